//! The cookie by which a browser is known that somebody signed in with before: failures there are counted apart, so that
//! strangers who guess cannot lock the owner out.
//!
//! It holds a random name and, for each login that was used there, a signature of both: without the key of the house nobody
//! can make one, and nothing of it is stored but the name beside a failure. It opens nothing.

use crate::Cx;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// Seconds the cookie lives.
pub const DEVICE_LIFE: i64 = 365 * 24 * 3600;
/// Logins a browser is known by; the newest stay.
const LOGINS: usize = 6;
/// Bytes of a random name.
const NAME: usize = 16;

/// The name of this request's browser, if `login` signed in there before.
pub(super) fn known<'a>(cx: &'a Cx, login: &str) -> Option<&'a str> {
    let (name, mut signatures) = parts(cx)?;
    // Hashed once more, so that the time of the comparison tells nothing.
    let expected = cx.seal.index(&signature(cx, name, login));
    signatures.any(|sent| cx.seal.index(sent) == expected).then_some(name)
}

/// The cookie after `login` signed in.
pub(super) fn cookie(cx: &Cx, login: &str) -> String {
    let (name, old) = parts(cx).map_or_else(|| (fresh(), Vec::new()), |(name, old)| (name.to_owned(), old.collect()));
    let own = signature(cx, &name, login);
    let others: Vec<&str> = old.into_iter().filter(|signature| *signature != own).take(LOGINS - 1).collect();
    [&[name.as_str(), own.as_str()], others.as_slice()].concat().join(".")
}

fn parts(cx: &Cx) -> Option<(&str, impl Iterator<Item = &str>)> {
    let mut parts = cx.brought().device.as_deref()?.split('.');
    let name = parts.next().filter(|name| URL_SAFE_NO_PAD.decode(name).is_ok_and(|bytes| bytes.len() == NAME))?;
    Some((name, parts.take(LOGINS)))
}

fn fresh() -> String {
    let mut bytes = [0; NAME];
    getrandom::fill(&mut bytes).expect("the operating system has random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}

fn signature(cx: &Cx, name: &str, login: &str) -> String {
    URL_SAFE_NO_PAD.encode(cx.seal.index(&format!("device {name} {login}")))
}
