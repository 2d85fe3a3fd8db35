//! What is turned away before anybody is asked whether it may be: it leaves an entry of the log, counted and never with what
//! was sent.

use super::Site;
use axum::{
    body::Body,
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::Cx;
use tower_http::csrf::ProtectionError;

/// Marks the answer to a write that another site sent, or that does not say where it comes from.
#[derive(Clone, Copy)]
struct OtherSite;

/// The answer to a write of another site.
pub fn other_site(_: ProtectionError) -> Response {
    unexplained()
}

/// The answer to a write that does not say where it comes from.
pub fn unexplained() -> Response {
    let mut response = StatusCode::FORBIDDEN.into_response();
    response.extensions_mut().insert(OtherSite);
    response
}

/// Notes writes of other sites: whoever's cookie came along had no part in it, so only the address is told.
pub async fn note(State(site): State<Site>, request: Request, next: Next) -> Response {
    let address = super::address::of(&request, &site);
    let response = next.run(request).await;
    if response.extensions().get::<OtherSite>().is_some() {
        site.house.nobody().sent_from(address.as_deref()).turned_away("other_site", "");
    }
    response
}

/// Notes a form, an upload or an address of `cx` that could not be read; arguments of server functions are noted where they
/// are read.
pub fn unreadable(cx: &Cx, path: &str, response: &Response<Body>) {
    let status = [StatusCode::BAD_REQUEST, StatusCode::UNSUPPORTED_MEDIA_TYPE, StatusCode::UNPROCESSABLE_ENTITY];
    if !path.starts_with("/api/") && status.contains(&response.status()) {
        cx.turned_away("unreadable", "");
    }
}
