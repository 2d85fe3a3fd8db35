//! Pages and server functions.

use crate::config::Settings;
use app::app::{App, shell};
use axum::{Router, extract::Request, response::IntoResponse, routing::post};
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};

/// All pages of the app and all its server functions. Server functions answer POST only: no write hides in a link.
pub fn routes(settings: &Settings) -> Router {
    let options = options(settings);
    let routes = generate_route_list(App);
    Router::new()
        .route("/api/{*function}", post(server_functions))
        .leptos_routes(&options, routes, {
            let options = options.clone();
            move || shell(options.clone())
        })
        .with_state(options)
}

async fn server_functions(request: Request) -> impl IntoResponse {
    leptos_axum::handle_server_fns_with_context(|| {}, request).await
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
