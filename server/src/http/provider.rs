//! To the provider of identities and back.

use super::{Site, confirm, guard::cookie};
use app::session::{CookieRules, is_own_path, provider_cookie, provider_name, sign_in_cookies};
use axum::{
    Extension, Form,
    extract::{Query, State},
    http::{HeaderMap, HeaderValue, header},
    response::{Html, IntoResponse, Redirect, Response},
};
use backend::{
    Cx,
    access::{Answer, Arrival, Arrived, Token, arrive_from_provider, start_with_provider},
};
use serde::Deserialize;
use shared::{access::ProviderPurpose, error::AppError};

/// The button's form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    purpose: ProviderPurpose,
    #[serde(default)]
    next: String,
}

/// What the provider appends to the address. It may say more than we read.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    state: String,
    code: Option<String>,
    iss: Option<String>,
}

/// Begins an attempt and leads to the provider: by a page, for the content policy lets no form end on another site.
pub async fn begin(Extension(cx): Extension<Cx>, Extension(rules): Extension<CookieRules>, Form(form): Form<Begin>) -> Response {
    let next = if is_own_path(&form.next) { form.next } else { String::new() };
    let started = match start_with_provider(&cx, form.purpose, &next).await {
        Ok(started) => started,
        Err(AppError::NeedsProof) => return Redirect::to("/account/confirm?next=%2Faccount").into_response(),
        Err(error) => return refused(form.purpose, &next, &error),
    };
    let url = escaped(&started.url);
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>→</title><meta http-equiv=\"refresh\" content=\"0; url={url}\"><p><a href=\"{url}\">→</a></p>"
    );
    with_cookies(Html(page).into_response(), &[provider_cookie(rules, Some(&started.token))])
}

/// Takes what the provider answers.
pub async fn back(
    State(site): State<Site>,
    Extension(cx): Extension<Cx>,
    Extension(rules): Extension<CookieRules>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Response {
    let device = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let browser = cookie(&headers, provider_name(rules)).map(Token::sent);
    let answer = Answer { state: back.state, code: back.code, issuer: back.iss };
    let arrival = match arrive_from_provider(&cx, browser.as_ref(), answer, device).await {
        Ok(arrival) => arrival,
        Err(error) => return refused(ProviderPurpose::SignIn, "", &error),
    };
    let Arrival { purpose, next, result } = arrival;
    let response = match result {
        Ok(Arrived::SignedIn(signed_in)) => {
            let (cookies, path) = sign_in_cookies(rules, &signed_in, Some(next));
            with_cookies(Redirect::to(&path).into_response(), &cookies)
        }
        Ok(Arrived::Linked) => Redirect::to("/account?done=linked").into_response(),
        Ok(Arrived::Proved(proved)) => confirm::proved(&site, &cx, rules, proved, &next).await,
        Err(error) => refused(purpose, &next, &error),
    };
    with_cookies(response, &[provider_cookie(rules, None)])
}

/// The page an attempt was begun on, with what went wrong.
fn refused(purpose: ProviderPurpose, next: &str, error: &AppError) -> Response {
    let problem = match error {
        AppError::Invalid(fields) => fields.first().map_or("wrong", |field| field.reason.as_str()),
        AppError::Busy => "busy",
        AppError::NotFound => return axum::http::StatusCode::NOT_FOUND.into_response(),
        AppError::SignedOut => "signed_out",
        _ => "wrong",
    };
    let page = match purpose {
        ProviderPurpose::SignIn => "/sign-in",
        ProviderPurpose::Link => "/account",
        ProviderPurpose::Prove => "/account/confirm",
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !next.is_empty() {
        query.append_pair("next", next);
    }
    query.append_pair("provider", problem);
    Redirect::to(&format!("{page}?{}", query.finish())).into_response()
}

fn with_cookies(mut response: Response, cookies: &[String]) -> Response {
    for cookie in cookies.iter().filter_map(|cookie| HeaderValue::from_str(cookie).ok()) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::{escaped, refused};
    use axum::http::header;
    use shared::{access::ProviderPurpose, error::AppError};

    #[test]
    fn what_went_wrong_is_said_where_it_was_begun() {
        let wrong = |purpose, next| refused(purpose, next, &AppError::invalid("provider", "locked.3")).headers()[header::LOCATION].clone();
        assert_eq!(wrong(ProviderPurpose::SignIn, "/board?a=1"), "/sign-in?next=%2Fboard%3Fa%3D1&provider=locked.3");
        assert_eq!(wrong(ProviderPurpose::Link, ""), "/account?provider=locked.3");
    }

    #[test]
    fn an_address_cannot_leave_its_place() {
        assert_eq!(escaped("https://a/?b=1&c=\"><script>"), "https://a/?b=1&amp;c=&quot;>&lt;script>");
    }
}
