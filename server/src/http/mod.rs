//! The routes and the layers around them.

mod address;
mod assets;
mod choices;
mod confirm;
mod download;
mod guard;
mod headers;
pub mod listen;
mod live;
mod pages;
mod provider;
mod turned_away;
mod upload;
mod words;

use crate::config::Settings;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::HeaderName,
    middleware,
    routing::{get, post},
};
use backend::House;
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::Semaphore;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer, trace::TraceLayer,
};

/// The largest body of a server function.
const BODY: usize = 64 * 1024;
/// The longest a page or a server function may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What handlers share.
#[derive(Clone)]
pub struct Site {
    house: House,
    secure: bool,
    demo: bool,
    /// The header in which the trusted proxy says where a request comes from.
    proxy_header: Option<HeaderName>,
    uploads: Arc<Path>,
    /// Files that may be written at a time.
    downloads: Arc<Semaphore>,
    open_streams: live::Open,
}

/// The whole site.
pub fn router(house: House, settings: &Settings) -> Router {
    let site = Site {
        house,
        secure: settings.secure_cookies(),
        demo: settings.demo,
        proxy_header: settings.trusted_header(),
        uploads: settings.uploads().into(),
        downloads: Arc::new(Semaphore::new(download::AT_ONCE)),
        open_streams: live::Open::default(),
    };
    let pages = pages::routes(settings)
        .layer(RequestBodyLimitLayer::new(BODY))
        .layer(TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, PATIENCE));
    let starts = Router::new().route("/", get(guard::start)).route("/console", get(guard::start)).route("/console/", get(guard::start));
    let streams = Router::new()
        .route("/live", get(live::stream))
        .route("/copy", post(download::copy).layer(DefaultBodyLimit::max(BODY)))
        .route("/upload/import", upload::import_route(upload::import))
        .route("/confirm", post(confirm::confirm))
        .route("/provider", post(provider::begin).layer(DefaultBodyLimit::max(BODY)))
        .route("/provider/back", get(provider::back))
        .route("/download/template/{book}", get(download::template))
        .route("/download/errors", post(download::errors).layer(DefaultBodyLimit::max(BODY)))
        .route("/download/audit", post(download::audit))
        .route("/download/export", post(download::export).layer(DefaultBodyLimit::max(BODY)));
    let guarded = pages.merge(starts).merge(streams.with_state(site.clone())).layer(middleware::from_fn_with_state(site.clone(), guard::who_asks));
    Router::new()
        .merge(guarded)
        .merge(choices::routes(site.clone()))
        .route("/words/{table}", get(words::table))
        .fallback_service(assets::service(pages::options(settings)))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(CsrfLayer::new().with_rejection_response(turned_away::other_site))
        .layer(middleware::from_fn_with_state(site.clone(), turned_away::note))
        .layer(middleware::from_fn_with_state(site, headers::set))
        .layer(TraceLayer::new_for_http())
}
