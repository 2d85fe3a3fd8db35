//! Pages and server functions.

use super::confirm;
use crate::config::Settings;
use app::{
    app::{App, shell},
    failure::Failure,
    session::status_of,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    middleware::{Next, from_fn, map_response},
    response::{IntoResponse, Response},
    routing::post,
};
use backend::{Cx, access::Token};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};

/// A refusal is shorter, in bytes.
const REFUSAL: usize = 64 * 1024;

/// All pages of the app and all its server functions. Server functions answer POST only: no write hides in a link.
pub fn routes(settings: &Settings) -> Router {
    let options = options(settings);
    let routes = generate_route_list(App);
    Router::new()
        .route("/api/{*function}", post(carry_out))
        .leptos_routes(&options, routes, {
            let options = options.clone();
            move || shell(options.clone())
        })
        .with_state(options)
        .layer(map_response(say_what))
        .layer(from_fn(step_up))
}

/// A form that needs a fresh proof waits for it.
async fn step_up(request: Request, next: Next) -> Response {
    let asker = request.extensions().get::<Cx>().cloned().zip(request.extensions().get::<Token>().cloned());
    let (Some((cx, token)), true) = (asker, request.uri().path().starts_with("/api/")) else { return next.run(request).await };
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, super::BODY).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let response = next.run(Request::from_parts(head.clone(), Body::from(body.clone()))).await;
    if cx.asked_proof() { confirm::wait(&cx, &token, &head, &body).await.unwrap_or(response) } else { response }
}

/// Runs a server function.
pub async fn carry_out(request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await.into_response()
}

/// Leptos answers every refusal of a server function with 500; the status that belongs to it is in the body.
async fn say_what(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !response.headers().contains_key(SERVER_FN_ERROR_HEADER) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let body = to_bytes(body, REFUSAL).await.unwrap_or_default();
    head.status = status_of(&Failure::de(body.clone()).0);
    Response::from_parts(head, Body::from(body))
}

/// What Leptos needs to know of the built site.
pub fn options(settings: &Settings) -> LeptosOptions {
    LeptosOptions::builder()
        .output_name("xuetu")
        .site_root(settings.site_root.display().to_string())
        .site_pkg_dir("pkg")
        .site_addr(settings.addr)
        .hash_files(has_hashes())
        .build()
}

/// The build writes the hashes beside the binary; a test has neither.
fn has_hashes() -> bool {
    std::env::current_exe().is_ok_and(|exe| exe.with_file_name("hash.txt").exists())
}
