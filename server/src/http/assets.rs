//! Styles, scripts, icons: from the built site, compressed beforehand. What is no file is a page that was not found.

use app::app::shell;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
};
use leptos::config::LeptosOptions;

/// Serves the files of the site; names under `/pkg` carry the hash of their content and never change.
pub fn service(options: LeptosOptions) -> Router {
    Router::new().fallback(leptos_axum::file_and_error_handler::<LeptosOptions, _>(shell)).with_state(options).layer(middleware::from_fn(cache))
}

async fn cache(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let value = if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}
