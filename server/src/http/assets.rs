//! Styles, scripts, icons: from the built site, compressed beforehand. What is no file is a page that was not found.
//!
//! Not `leptos_axum::file_and_error_handler`: a file it serves takes the headers and the status of the page that happens
//! to be rendered on the same thread, which then goes out without its policy.

use app::{app::shell, session::is_own_path};
use axum::{
    Router,
    extract::Request,
    http::{HeaderMap, HeaderValue, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::any,
};
use leptos::config::LeptosOptions;
use tower_http::services::ServeDir;

/// An address that no page has.
const NOT_FOUND: &str = "/not-found";

/// Serves the files of the site; names under `/pkg` carry the hash of their content and never change.
pub fn service(options: LeptosOptions) -> Router {
    let files = ServeDir::new(&*options.site_root).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let missing = any(leptos_axum::render_app_async(move || shell(options.clone()))).layer(middleware::from_fn(not_found));
    Router::new().fallback_service(files.fallback(missing)).layer(middleware::from_fn(cache))
}

/// What no route has is no page, whatever the app would make of its address: pages are behind the guard. An address with a
/// slash too many leads to the one without.
async fn not_found(mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if let Some(shorter) = path.strip_suffix('/').filter(|shorter| is_own_path(shorter)) {
        return Redirect::permanent(shorter).into_response();
    }
    *request.uri_mut() = Uri::from_static(NOT_FOUND);
    next.run(request).await
}

/// Our texts are UTF-8, and say so.
fn say_charset(headers: &mut HeaderMap) {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = !kind.contains("charset") && (kind.starts_with("text/") || kind.ends_with("+xml") || kind.ends_with("json"));
    if is_text && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8")) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
}

async fn cache(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/pkg/");
    let mut response = next.run(request).await;
    say_charset(response.headers_mut());
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if response.status().is_success() && !is_page {
        let value = if hashed { "public, max-age=31536000, immutable" } else { "public, max-age=3600" };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::service;
    use axum::{body::Body, extract::Request, http::header};
    use leptos::config::LeptosOptions;
    use tower::ServiceExt;

    #[tokio::test]
    async fn texts_say_their_characters_and_bytes_do_not() {
        let site = tempfile::tempdir().unwrap();
        let options = LeptosOptions::builder().output_name("x").site_root(site.path().display().to_string()).build();
        for (file, kind) in [
            ("x.css", "text/css; charset=utf-8"),
            ("x.js", "text/javascript; charset=utf-8"),
            ("x.svg", "image/svg+xml; charset=utf-8"),
            ("x.webmanifest", "application/manifest+json; charset=utf-8"),
            ("x.json", "application/json; charset=utf-8"),
            ("x.html", "text/html; charset=utf-8"),
            ("x.wasm", "application/wasm"),
            ("x.png", "image/png"),
        ] {
            std::fs::write(site.path().join(file), "x").unwrap();
            let request = Request::get(format!("/{file}")).body(Body::empty()).unwrap();
            let response = service(options.clone()).oneshot(request).await.unwrap();
            assert_eq!(response.headers()[header::CONTENT_TYPE], kind, "{file}");
        }
    }
}
