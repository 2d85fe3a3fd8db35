//! Styles, scripts, icons: from the built site, compressed beforehand. What is no file is a page that was not found.
//!
//! Not `leptos_axum::file_and_error_handler`: a file it serves takes the headers and the status of the page that happens
//! to be rendered on the same thread, which then goes out without its policy.

use app::app::shell;
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{self, Next},
    response::Response,
    routing::any,
};
use leptos::config::LeptosOptions;
use tower_http::services::ServeDir;

/// Serves the files of the site; names under `/pkg` carry the hash of their content and never change.
pub fn service(options: LeptosOptions) -> Router {
    let files = ServeDir::new(&*options.site_root).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let missing = any(leptos_axum::render_app_async(move || shell(options.clone())));
    Router::new().fallback_service(files.fallback(missing)).layer(middleware::from_fn(cache))
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
