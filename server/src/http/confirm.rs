//! Step-up: a form that needs a fresh proof waits while its sender proves who they are, and then goes on.

use super::{Site, pages::carry_out};
use app::session::{CookieRules, is_own_path, set_cookie};
use axum::{
    Extension, Form,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Brought, Cx,
    access::{Held, Proved, Token, actor_of, hold, prove},
};
use serde::Deserialize;
use shared::error::AppError;

/// What browsers send when a plain form is submitted.
const FORM: &str = "application/x-www-form-urlencoded";

/// The page's form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    proof: String,
    next: String,
}

/// Takes the proof; then carries out what waits for it, or goes to `next`.
pub async fn confirm(
    State(site): State<Site>,
    Extension(cx): Extension<Cx>,
    Extension(rules): Extension<CookieRules>,
    token: Option<Extension<Token>>,
    Form(form): Form<Proof>,
) -> Response {
    let Some(Extension(token)) = token else { return Redirect::to("/sign-in").into_response() };
    let next = own_path(&form.next);
    let proved = match prove(&cx, &token, form.proof).await {
        Ok(proved) => proved,
        Err(AppError::SignedOut) => return Redirect::to("/sign-in").into_response(),
        Err(error) => return Redirect::to(&page(&next, Some(&error))).into_response(),
    };
    self::proved(&site, &cx, rules, proved, &next).await
}

/// Goes on after a proof, with the session under its new secret: with what waits for it, or to `next`.
pub async fn proved(site: &Site, cx: &Cx, rules: CookieRules, proved: Proved, next: &str) -> Response {
    let mut response = match proved.held {
        Some(held) => go_on(site, &proved.token, held, cx).await,
        None => Redirect::to(&own_path(next)).into_response(),
    };
    if let Ok(cookie) = HeaderValue::from_str(&set_cookie(rules, proved.token.text(), proved.life)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn go_on(site: &Site, token: &Token, held: Held, was: &Cx) -> Response {
    let Ok(Some(actor)) = actor_of(&site.house, token).await else { return Redirect::to("/sign-in").into_response() };
    let request = Request::post(&held.path)
        .header(header::CONTENT_TYPE, FORM)
        .header(header::ACCEPT, "text/html")
        .header(header::REFERER, &held.from)
        .extension(site.house.cx(actor).with(Brought { session: Some(token.clone()), ..was.brought().clone() }))
        .extension(token.clone())
        .extension(CookieRules { secure: site.secure })
        .extension(app::session::Demo(site.demo))
        .body(Body::from(held.body));
    match request {
        Ok(request) => carry_out(request).await,
        Err(_) => Redirect::to("/").into_response(),
    }
}

/// Keeps a plain form and leads to the page that asks for the proof; other requests get their refusal.
pub async fn wait(cx: &Cx, token: &Token, head: &Parts, body: &[u8]) -> Option<Response> {
    let is = |name: header::HeaderName, word: &str| header_text(&head.headers, &name).contains(word);
    if !is(header::CONTENT_TYPE, FORM) || !is(header::ACCEPT, "text/html") {
        return None;
    }
    let from = header_text(&head.headers, &header::REFERER);
    hold(cx, token, head.uri.path(), std::str::from_utf8(body).ok()?, from).await.ok()?;
    let next = from.parse::<axum::http::Uri>().ok().and_then(|uri| uri.path_and_query().map(|path| own_path(path.as_str())));
    Some(Redirect::to(&page(next.as_deref().unwrap_or("/"), None)).into_response())
}

fn header_text<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A path of ours, never another site's.
fn own_path(path: &str) -> String {
    if is_own_path(path) { path.to_owned() } else { "/".to_owned() }
}

/// The page that asks for the proof, and what was wrong with the last one.
pub fn page(next: &str, problem: Option<&AppError>) -> String {
    let problem = match problem {
        Some(AppError::Invalid(fields)) => fields.first().map_or("wrong", |field| field.reason.as_str()),
        Some(_) => "wrong",
        None => "",
    };
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).append_pair("problem", problem).finish();
    format!("/account/confirm?{}", query.trim_end_matches("&problem="))
}

#[cfg(test)]
mod tests {
    use super::{own_path, page};
    use shared::error::AppError;

    #[test]
    fn the_way_on_stays_on_this_site() {
        assert_eq!(
            ["/console/accounts?after=1", "//evil.example", "https://evil.example", "/\\evil", "/\t/evil.example", "/\r\nx: y"].map(own_path),
            ["/console/accounts?after=1", "/", "/", "/", "/", "/"]
        );
        assert_eq!(page("/x?a=1", None), "/account/confirm?next=%2Fx%3Fa%3D1");
        assert_eq!(page("/x", Some(&AppError::invalid("proof", "locked.3"))), "/account/confirm?next=%2Fx&problem=locked.3");
    }
}
