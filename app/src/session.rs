//! Who is here: the one place where pages touch the request.

use crate::{failure::Failure, text::Text};
#[cfg(not(feature = "ssr"))]
use leptos::prelude::*;
use shared::{access::Me, lang::Lang};

/// The person who is signed in, handed to all pages by the root; and for staff what marks their screens: name, the end of
/// their account, the school's day.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Here(pub Option<Me>, pub Option<String>);

/// What the request says of the reader: language and theme.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reader {
    /// The language.
    pub lang: Lang,
    /// The theme that was chosen on this device.
    pub theme: Option<crate::ui::Theme>,
}

impl Reader {
    /// The words of the reader's language.
    #[must_use]
    pub const fn text(self) -> Text {
        Text::new(self.lang)
    }
}

/// The reader of this page: from cookies and headers on the server, from `<html>` in the browser.
#[must_use]
pub fn reader() -> Reader {
    #[cfg(feature = "ssr")]
    return server::reader();
    #[cfg(not(feature = "ssr"))]
    {
        let root = document().document_element();
        let lang = root.and_then(|root| root.get_attribute("lang")).unwrap_or_default();
        Reader { lang: Lang::of(&lang), theme: None }
    }
}

/// Lets the response carry the status that belongs to `failure`.
pub fn answer_status(failure: &Failure) {
    #[cfg(feature = "ssr")]
    server::answer_status(&failure.0);
    #[cfg(not(feature = "ssr"))]
    let _ = failure;
}

#[cfg(feature = "ssr")]
pub use server::{
    choice_cookie, choice_in, cookie_name, cx, device, device_name, enter, go, is_demo, is_own_path, keep, keep_always, keep_reset, me, origin, path,
    provider_cookie, provider_name, renew, reset, screen_mark, send_policy, set_cookie, sign_in, sign_in_code, sign_in_cookies, sign_out, status_of, token,
    viewing,
};

/// Whether this is a demo school, which shows its sign-ins: put into each request by the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Demo(pub bool);

/// How the session cookie is set: put into each request by the server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CookieRules {
    /// Whether the browser reaches us by HTTPS or on the machine itself; then the cookie is `__Host-` and `Secure`.
    pub secure: bool,
}

#[cfg(feature = "ssr")]
mod server {
    use super::{CookieRules, Reader};
    use crate::{failure::Failure, ui::Theme};
    use axum::http::{StatusCode, header, request::Parts};
    use backend::{
        Cx,
        access::{ATTEMPT_LIFE, DEVICE_LIFE, PROOF_LIFE, Proved, SignedIn, Token},
    };
    use leptos::{prelude::*, reactive::owner::with_context, server_fn::error::ServerFnUrlError};
    use leptos_axum::ResponseOptions;
    use shared::{
        access::{AccountKind, Me, SignIn},
        error::AppError,
        lang::Lang,
    };

    /// What the server's middleware put into this request.
    fn of_request<T: Clone + Send + Sync + 'static>() -> Option<T> {
        with_context(|parts: &Parts| parts.extensions.get::<T>().cloned()).flatten()
    }

    /// The use-cases' view of this request.
    pub fn cx() -> Result<Cx, Failure> {
        of_request::<Cx>().ok_or(Failure(AppError::SignedOut))
    }

    /// The secret of this request's session.
    pub fn token() -> Result<Token, Failure> {
        of_request::<Token>().ok_or(Failure(AppError::SignedOut))
    }

    /// Goes on to a page of ours.
    pub fn go(path: &str) {
        if is_own_path(path) {
            leptos_axum::redirect(path);
        }
    }

    /// What a page without script gets back when its form is refused: the error as Leptos carries it, and what was filled in,
    /// so that it stands there again. A page with script has kept it anyway.
    pub fn keep<T>(path: &str, filled: &[(&str, &str)], answer: Result<T, Failure>) -> Result<T, Failure> {
        match answer {
            Err(failure @ Failure(AppError::Invalid(_))) => keep_always(path, filled, Err(failure)),
            answer => answer,
        }
    }

    /// The same of every refusal, for a form of which the server keeps what was filled in.
    pub fn keep_always<T>(path: &str, filled: &[(&str, &str)], answer: Result<T, Failure>) -> Result<T, Failure> {
        let failure = match answer {
            Err(failure) if header_of(&header::ACCEPT).contains("text/html") => failure,
            answer => return answer,
        };
        let referer = header_of(&header::REFERER);
        let query = filled.iter().fold(form_urlencoded::Serializer::new(String::new()), |mut query, (key, value)| {
            query.append_pair(key, value);
            query
        });
        let page = format!("{}?{}", referer.split(['?', '#']).next().unwrap_or_default(), { query }.finish());
        if let Ok(url) = ServerFnUrlError::new(path, failure.clone()).to_url(&page) {
            answer_header(header::LOCATION, url.as_str());
        }
        Err(failure)
    }

    fn rules() -> CookieRules {
        of_request().unwrap_or(CookieRules { secure: true })
    }

    /// Whether this is a demo school.
    pub fn is_demo() -> bool {
        of_request::<super::Demo>().is_some_and(|demo| demo.0)
    }

    /// A header of this request; empty without it.
    fn header_of(name: &header::HeaderName) -> String {
        with_context(|parts: &Parts| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)).flatten().unwrap_or_default()
    }

    /// The name of the session cookie.
    #[must_use]
    pub const fn cookie_name(rules: CookieRules) -> &'static str {
        if rules.secure { "__Host-sid" } else { "sid" }
    }

    /// The header that sets the session cookie for `life` seconds; none: takes it away.
    #[must_use]
    pub fn set_cookie(rules: CookieRules, token: &str, life: i64) -> String {
        cookie(rules, cookie_name(rules), token, life)
    }

    fn cookie(rules: CookieRules, name: &str, token: &str, life: i64) -> String {
        let secure = if rules.secure { "; Secure" } else { "" };
        format!("{name}={token}; Path=/; Max-Age={life}; HttpOnly; SameSite=Lax{secure}")
    }

    /// The name of the cookie by which a browser is known that somebody signed in with before.
    #[must_use]
    pub const fn device_name(rules: CookieRules) -> &'static str {
        if rules.secure { "__Host-device" } else { "device" }
    }

    /// What the header `Cookie` says of a choice, `theme` or `lang`; a choice of before cookies were secure holds too.
    #[must_use]
    pub fn choice_in<'a>(cookies: &'a str, choice: &str) -> Option<&'a str> {
        let pairs = || cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        let secure = pairs().find(|(name, _)| name.strip_prefix("__Host-") == Some(choice));
        secure.or_else(|| pairs().find(|(name, _)| *name == choice)).map(|(_, value)| value)
    }

    /// The header that remembers a choice for a year. Script may read it: the browser changes the theme by itself.
    #[must_use]
    pub fn choice_cookie(rules: CookieRules, choice: &str, value: &str) -> String {
        let (prefix, secure) = if rules.secure { ("__Host-", "; Secure") } else { ("", "") };
        format!("{prefix}{choice}={value}; Path=/; Max-Age=31536000; SameSite=Lax{secure}")
    }

    /// The name of the cookie between password and code.
    const fn step_name(rules: CookieRules) -> &'static str {
        if rules.secure { "__Host-step" } else { "step" }
    }

    /// A cookie of this request.
    fn cookie_of(name: &str) -> Option<String> {
        let cookies = header_of(&header::COOKIE);
        cookies.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    }

    fn answer_header(name: header::HeaderName, value: &str) {
        if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), value.parse()) {
            response.append_header(name, value);
        }
    }

    /// Checks the password, sets the cookie, goes on: to the page that asks for the code where there is a second factor.
    pub async fn sign_in(form: SignIn, next: Option<String>) -> Result<(), Failure> {
        let signed_in = backend::access::sign_in(&cx()?, form, &header_of(&header::USER_AGENT)).await?;
        enter(&signed_in, next);
        Ok(())
    }

    /// Checks the code after the password, sets the cookie, goes on.
    pub async fn sign_in_code(code: &str, next: Option<String>) -> Result<(), Failure> {
        let step = Token::sent(&cookie_of(step_name(rules())).ok_or(Failure(AppError::SignedOut))?);
        let signed_in = backend::access::sign_in_code(&cx()?, &step, code).await?;
        answer_header(header::SET_COOKIE, &cookie(rules(), step_name(rules()), "", 0));
        enter(&signed_in, next);
        Ok(())
    }

    /// Sets the cookie of a sign-in, goes on: to the page that asks for the code where that is still to come.
    pub fn enter(signed_in: &SignedIn, next: Option<String>) {
        let (cookies, path) = sign_in_cookies(rules(), signed_in, next);
        for cookie in &cookies {
            answer_header(header::SET_COOKIE, cookie);
        }
        leptos_axum::redirect(&path);
    }

    /// The cookies of a sign-in, and the page it goes on to.
    #[must_use]
    pub fn sign_in_cookies(rules: CookieRules, signed_in: &SignedIn, next: Option<String>) -> (Vec<String>, String) {
        let next = next.filter(|path| is_own_path(path));
        let known = signed_in.device.as_ref().map(|device| cookie(rules, device_name(rules), device, DEVICE_LIFE));
        let (name, path) = if let Some(me) = &signed_in.me {
            (cookie_name(rules), next.unwrap_or_else(|| me.home().to_owned()))
        } else {
            (step_name(rules), crate::ui::address("/sign-in/code", &[("next", next.as_deref().unwrap_or_default())]))
        };
        let own = cookie(rules, name, signed_in.token.text(), signed_in.life);
        (known.into_iter().chain([own]).collect(), path)
    }

    /// The name of the cookie that binds the way back from a provider of identities to the browser that went there.
    #[must_use]
    pub const fn provider_name(rules: CookieRules) -> &'static str {
        if rules.secure { "__Host-provider" } else { "provider" }
    }

    /// The header that sets that cookie; none: takes it away.
    #[must_use]
    pub fn provider_cookie(rules: CookieRules, token: Option<&Token>) -> String {
        token.map_or_else(|| cookie(rules, provider_name(rules), "", 0), |token| cookie(rules, provider_name(rules), token.text(), ATTEMPT_LIFE))
    }

    /// The name of the cookie that binds the steps to a new password to the browser that began them.
    const fn reset_name(rules: CookieRules) -> &'static str {
        if rules.secure { "__Host-reset" } else { "reset" }
    }

    /// Sets that cookie, for the code and the choice of a password; none: takes it away.
    pub fn keep_reset(token: Option<&Token>) {
        let (text, life) = token.map_or(("", 0), |token| (token.text(), 2 * PROOF_LIFE));
        answer_header(header::SET_COOKIE, &cookie(rules(), reset_name(rules()), text, life));
    }

    /// The secret of the steps to a new password.
    pub fn reset() -> Result<Token, Failure> {
        cookie_of(reset_name(rules())).map(|text| Token::sent(&text)).ok_or(Failure(AppError::SignedOut))
    }

    /// Sets the cookie of a session under another secret, goes on.
    pub fn renew(proved: &Proved, path: &str) {
        answer_header(header::SET_COOKIE, &set_cookie(rules(), proved.token.text(), proved.life));
        leptos_axum::redirect(path);
    }

    /// What the browser calls itself.
    pub fn device() -> String {
        header_of(&header::USER_AGENT)
    }

    /// Where people reach us, such as `https://school.example`.
    pub fn origin() -> String {
        let host = header_of(&header::HOST);
        let here = host.starts_with("127.0.0.1") || host.starts_with("localhost");
        format!("{}://{host}", if rules().secure && !here { "https" } else { "http" })
    }

    /// Whether `path` leads to a page of ours, never to another site: one slash, no control characters.
    #[must_use]
    pub fn is_own_path(path: &str) -> bool {
        path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.is_ascii() && !path.contains(|c: char| c.is_ascii_control())
    }

    /// Ends the session, takes the cookie away, goes to the sign-in page.
    pub async fn sign_out() -> Result<(), Failure> {
        if let Ok(token) = token() {
            backend::access::sign_out(&cx()?, &token).await?;
        }
        answer_header(header::SET_COOKIE, &set_cookie(rules(), "", 0));
        answer_header(header::HeaderName::from_static("clear-site-data"), "\"cache\", \"storage\"");
        leptos_axum::redirect("/sign-in");
        Ok(())
    }

    /// Who is signed in.
    pub fn me() -> Option<Me> {
        cx().ok().and_then(|cx| cx.actor().ok().map(backend::policy::Actor::me))
    }

    /// The path of this request.
    pub fn path() -> String {
        with_context(|parts: &Parts| parts.uri.path().to_owned()).unwrap_or_default()
    }

    /// Through whose eyes this request looks, and until what time.
    pub fn viewing() -> Option<(String, String)> {
        cx().ok().and_then(|cx| cx.viewing())
    }

    /// What marks the screens of staff: who really looks.
    pub fn screen_mark() -> Option<String> {
        let cx = cx().ok()?.as_oneself();
        let me = cx.actor().ok().filter(|actor| actor.kind == AccountKind::Staff)?;
        Some(format!("{} · {} · {}", me.name, me.account.tail(), cx.today().date))
    }

    /// Sends the content policy of a page, with the nonce of this response.
    pub fn send_policy() {
        let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string()).unwrap_or_default();
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
             img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), policy.parse()) {
            response.insert_header(header::CONTENT_SECURITY_POLICY, value);
        }
    }

    pub(super) fn reader() -> Reader {
        let cookies = header_of(&header::COOKIE);
        let lang = choice_in(&cookies, "lang").map_or_else(|| header_of(&header::ACCEPT_LANGUAGE), str::to_owned);
        Reader { lang: Lang::of(&lang), theme: choice_in(&cookies, Theme::COOKIE).and_then(Theme::of) }
    }

    pub(super) fn answer_status(error: &AppError) {
        if let Some(response) = use_context::<ResponseOptions>() {
            response.set_status(status_of(error));
        }
    }

    /// The status that belongs to an error.
    #[must_use]
    pub const fn status_of(error: &AppError) -> StatusCode {
        match error {
            AppError::SignedOut => StatusCode::UNAUTHORIZED,
            AppError::Forbidden => StatusCode::FORBIDDEN,
            AppError::NeedsProof | AppError::NeedsSetUp => StatusCode::PRECONDITION_REQUIRED,
            AppError::NotFound => StatusCode::NOT_FOUND,
            AppError::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            AppError::Conflict(_) => StatusCode::CONFLICT,
            AppError::Busy => StatusCode::SERVICE_UNAVAILABLE,
            AppError::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
            AppError::TooMany => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}
