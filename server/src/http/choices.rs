//! Theme and language: kept in a cookie, changed by a form or a link that works without script.

use super::Site;
use app::session::{CookieRules, choice_cookie, choice_in, is_own_path};
use axum::{
    Form, Router,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::Deserialize;

/// The routes anybody may use.
pub fn routes(site: Site) -> Router {
    Router::new().route("/theme", post(theme)).route("/lang", get(lang)).route("/health", get(health)).with_state(site)
}

async fn health() -> &'static str {
    "ok"
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    theme: String,
}

async fn theme(State(site): State<Site>, headers: HeaderMap, Form(form): Form<Theme>) -> Response {
    let dark = choice(&headers, "theme").as_deref() == Some("dark");
    let next = match form.theme.as_str() {
        "dark" => "dark",
        "light" => "light",
        _ if dark => "light",
        _ => "dark",
    };
    back_with(&headers, &site, "theme", next)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lang {
    to: Option<String>,
}

async fn lang(State(site): State<Site>, headers: HeaderMap, Query(query): Query<Lang>) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let now = choice(&headers, "lang").or(accepted).unwrap_or_default();
    let to_english = query.to.as_deref().map_or_else(|| !now.starts_with("en"), |to| to.starts_with("en"));
    back_with(&headers, &site, "lang", if to_english { "en" } else { "zh-CN" })
}

fn choice(headers: &HeaderMap, name: &str) -> Option<String> {
    choice_in(headers.get(header::COOKIE)?.to_str().ok()?, name).map(str::to_owned)
}

/// Back to the page one came from, on this site only.
fn back_with(headers: &HeaderMap, site: &Site, name: &str, value: &str) -> Response {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).and_then(|url| url.parse::<axum::http::Uri>().ok());
    let back = referer.and_then(|uri| uri.path_and_query().map(|path| path.as_str().to_owned())).filter(|path| is_own_path(path));
    let mut response = Redirect::to(back.as_deref().unwrap_or("/")).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&choice_cookie(CookieRules { secure: site.secure }, name, value)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
