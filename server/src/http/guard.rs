//! Who asks: the session behind the cookie, once a request.

use super::Site;
use app::session::{CookieRules, cookie_name, device_name};
use axum::{
    Extension,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use backend::{
    Brought, Cx,
    access::{Token, actor_of},
    people::hidden_search,
};

/// Where a second factor is set up.
pub const SET_UP: &str = "/account/second-factor";

/// Puts the asker into the request; pages that need one send strangers to the sign-in page.
pub async fn who_asks(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let rules = CookieRules { secure: site.secure };
    let token = cookie(request.headers(), cookie_name(rules)).map(Token::sent);
    if token.is_some() && unexplained_write(request.method(), request.headers()) {
        return super::turned_away::unexplained();
    }
    if let Some(hidden) = hidden_number(&request, &site) {
        return Redirect::to(&hidden).into_response();
    }
    let brought = Brought {
        address: super::address::of(&request, &site),
        device: cookie(request.headers(), device_name(rules)).map(str::to_owned),
        session: token.clone(),
    };
    let actor = match &token {
        Some(token) => match actor_of(&site.house, token).await {
            Ok(actor) => actor,
            Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
        None => None,
    };
    if actor.is_none() && is_page(&request) {
        return Redirect::to(&sign_in_for(&request)).into_response();
    }
    if actor.as_ref().is_some_and(|actor| actor.must_set_up) && is_page(&request) && !is_set_up(&request) {
        return Redirect::to(SET_UP).into_response();
    }
    if request.uri().path() == "/ui" && !site.demo {
        return StatusCode::NOT_FOUND.into_response();
    }
    let cx = actor.map_or_else(|| site.house.nobody(), |actor| site.house.cx(actor)).with(brought);
    let (asker, path) = (cx.clone(), request.uri().path().to_owned());
    let extensions = request.extensions_mut();
    extensions.insert(cx);
    extensions.insert(rules);
    extensions.insert(app::session::Demo(site.demo));
    if let Some(token) = token {
        extensions.insert(token);
    }
    let response = next.run(request).await;
    super::turned_away::unreadable(&asker, &path, &response);
    response
}

/// Leads everybody to the start of their own face.
pub async fn start(Extension(cx): Extension<Cx>) -> Redirect {
    Redirect::to(cx.actor().map_or("/sign-in", |actor| actor.me().home()))
}

pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// A write with a cookie that says nothing of where it comes from.
fn unexplained_write(method: &Method, headers: &HeaderMap) -> bool {
    !method.is_safe() && !headers.contains_key("sec-fetch-site") && !headers.contains_key(header::ORIGIN)
}

/// The lists of learners and of leads, and where one asks for an export.
const SEARCHED: [&str; 3] = ["/console/learners", "/console/leads", "/console/exports"];

/// The address of a list in which a whole phone or ID number was looked for, without it: addresses are kept in histories
/// and logs.
fn hidden_number(request: &Request, site: &Site) -> Option<String> {
    let query = request.uri().query().filter(|_| request.method() == Method::GET && SEARCHED.contains(&request.uri().path()))?;
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let hide = |(key, value): &(String, String)| (key == "q").then(|| hidden_search(&site.house.seal, value)).flatten();
    if !pairs.iter().any(|pair| hide(pair).is_some()) {
        return None;
    }
    let kept = pairs.iter().filter(|(_, value)| !value.is_empty());
    let query: String =
        form_urlencoded::Serializer::new(String::new()).extend_pairs(kept.map(|pair| (pair.0.clone(), hide(pair).unwrap_or_else(|| pair.1.clone())))).finish();
    Some(format!("{}?{query}", request.uri().path()))
}

/// Pages that somebody must be signed in for. Server functions and streams say so themselves.
fn is_page(request: &Request) -> bool {
    let path = request.uri().path();
    request.method().is_safe() && ["/board", "/portal", "/console", "/account"].iter().any(|face| path.starts_with(face))
}

/// The pages of whoever must set up a second factor before anything else.
fn is_set_up(request: &Request) -> bool {
    [SET_UP, "/account/confirm"].contains(&request.uri().path())
}

fn sign_in_for(request: &Request) -> String {
    let wanted = request.uri().path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    let escaped: String = form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
    format!("/sign-in?next={escaped}")
}
