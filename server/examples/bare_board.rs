//! The floor under the board page: a handler by hand that asks the same questions and writes the same bytes.
//!
//! `bare_board PAGE`, where PAGE is an answer of the product. What is the same in every answer is cut out of it; nonce,
//! tiles and the data for the browser are written anew each time, from what the session and the board queries found.
//! Settings are read as by `xuetu serve`. `make bench` compares the bytes.

#![allow(clippy::format_collect, reason = "the plainest way to write these bytes")]

use app::{failure::Failure, wire::Compact};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use backend::{
    House,
    access::{Token, actor_of},
    attendance,
};
use leptos::server::{IntoEncodedString, codee::Encoder};
use server::config::{Flags, Settings};
use shared::{
    attendance::{Board, Code, TileView},
    credits::Hours,
    error::AppError,
    id::LessonId,
};
use std::{collections::HashMap, fmt::Write, sync::Arc};

type Problem = Box<dyn std::error::Error + Send + Sync>;

struct Bare {
    house: House,
    page: Page,
    words: Words,
}

#[tokio::main]
async fn main() -> Result<(), Problem> {
    let page = Page::cut(&std::fs::read_to_string(std::env::args().nth(1).ok_or("PAGE")?)?)?;
    let settings = Settings::read(&Flags::default())?;
    let bare = Bare { house: settings.open().await?, page, words: Words::read()? };
    let app = Router::new().route("/board/lesson/{lesson}", get(board)).route("/board.json/{lesson}", get(json)).with_state(Arc::new(bare));
    let listener = tokio::net::TcpListener::bind(settings.addr).await?;
    println!("http://{}", listener.local_addr()?);
    Ok(axum::serve(listener, app).await?)
}

async fn board(State(bare): State<Arc<Bare>>, Path(lesson): Path<String>, headers: HeaderMap) -> Response {
    match read(&bare, &lesson, &headers).await {
        Ok(board) => bare.page.answer(&board, &bare.words),
        Err(AppError::SignedOut) => StatusCode::UNAUTHORIZED.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The board for the peer, which renders from data in memory.
async fn json(State(bare): State<Arc<Bare>>, Path(lesson): Path<String>, headers: HeaderMap) -> Response {
    read(&bare, &lesson, &headers).await.map_or_else(|_| StatusCode::NOT_FOUND.into_response(), |board| Json(board).into_response())
}

async fn read(bare: &Bare, lesson: &str, headers: &HeaderMap) -> Result<Board, AppError> {
    let lesson: LessonId = lesson.parse().map_err(|_| AppError::NotFound)?;
    let cookies = headers.get(header::COOKIE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let sent = cookies.split(';').filter_map(|pair| pair.trim().split_once('=')).find(|(name, _)| *name == "__Host-sid");
    let token = sent.map(|(_, token)| Token::sent(token)).ok_or(AppError::SignedOut)?;
    let actor = actor_of(&bare.house, &token).await?.ok_or(AppError::SignedOut)?;
    attendance::board(&bare.house.cx(actor), lesson).await
}

/// What stands in the page where something fixed ends.
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    Nonce,
    Tiles,
    Data,
    End,
}

/// The page, cut at its slots.
struct Page {
    parts: Vec<(String, Slot)>,
    nonce: usize,
    bytes: usize,
}

/// The text between `from` and `to`.
fn between<'a>(text: &'a str, from: &str, to: &str) -> Result<&'a str, Problem> {
    let after = text.split_once(from).ok_or_else(|| format!("the page has no {from}"))?.1;
    Ok(after.split_once(to).ok_or_else(|| format!("the page has no {to} after {from}"))?.0)
}

impl Page {
    fn cut(page: &str) -> Result<Self, Problem> {
        let nonce = between(page, "nonce=\"", "\"")?;
        let list = between(page, "<ul class=\"tiles", "</ul>")?;
        let tiles = &list[list.find("<li>").ok_or("the list has no tiles")?..list.rfind("</li>").ok_or("the list has no tiles")? + 5];
        let data = between(page, DATA, "\"")?;
        let mut parts = Vec::new();
        let mut rest = page;
        while !rest.is_empty() {
            let found =
                [(nonce, Slot::Nonce), (tiles, Slot::Tiles), (data, Slot::Data)].into_iter().filter_map(|(text, slot)| Some((rest.find(text)?, text, slot)));
            let (at, text, slot) = found.min_by_key(|(at, ..)| *at).unwrap_or((rest.len(), "", Slot::End));
            parts.push((rest[..at].to_owned(), slot));
            rest = &rest[at + text.len()..];
        }
        Ok(Self { parts, nonce: nonce.len(), bytes: page.len() })
    }

    fn answer(&self, board: &Board, words: &Words) -> Response {
        let fresh = Token::fresh();
        let nonce = &fresh.text()[..self.nonce];
        let mut page = String::with_capacity(self.bytes + 1024);
        for (fixed, slot) in &self.parts {
            page.push_str(fixed);
            match slot {
                Slot::Nonce => page.push_str(nonce),
                Slot::Tiles => board.tiles.iter().zip(1..).for_each(|(tile, no)| words.tile(&mut page, tile, no)),
                Slot::Data => page.push_str(&data(board)),
                Slot::End => {}
            }
        }
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
             img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        );
        let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned());
        ([kind, (header::CONTENT_SECURITY_POLICY, policy), (header::CACHE_CONTROL, "no-store".to_owned())], page).into_response()
    }
}

/// Where the page carries the board to the browser; what is read before it is who is here.
const DATA: &str = "__RESOLVED_RESOURCES[1] = \"";

/// The board as the page carries it.
fn data(board: &Board) -> String {
    Compact::encode(&Ok::<_, Failure>(board)).unwrap_or_default().into_encoded_string()
}

/// The words of the tiles; those with a number or a name in them are cut there.
struct Words(HashMap<String, (String, String)>);

impl Words {
    fn read() -> Result<Self, Problem> {
        let all: HashMap<String, String> = serde_json::from_str(include_str!("../../app/locales/zh-CN/board.json"))?;
        let cut = |words: String| match words.split_once('{') {
            Some((before, after)) => (before.to_owned(), after.split_once('}').unwrap_or(("", after)).1.to_owned()),
            None => (words, String::new()),
        };
        Ok(Self(all.into_iter().map(|(key, words)| (key, cut(words))).collect()))
    }

    fn say(&self, key: &str, what: impl std::fmt::Display) -> String {
        self.0.get(key).map_or_else(String::new, |(before, after)| format!("{before}{what}{after}"))
    }

    fn hours(&self, tile: &TileView) -> String {
        if tile.trial {
            return format!("<span class=\"kind\">{}</span>", self.say("trial", ""));
        }
        if tile.owed > Hours::ZERO {
            return format!("<span class=\"low debt\">{}{}</span>", icon("alert"), self.say("owed_hours", tile.owed));
        }
        let left = self.say("left_hours", tile.balance);
        if tile.is_low() { format!("<span class=\"low\">{}{left}</span>", icon("alert")) } else { format!("<span>{left}</span>") }
    }

    fn state(&self, tile: &TileView) -> (&'static str, String) {
        let (sign, class, word) = match tile.code {
            None => (None, "is-untaken", "untaken"),
            Some(Code::Present) => (Some("check"), "is-positive", "present"),
            Some(Code::Trial) => (Some("check"), "is-positive", "trial_came"),
            Some(Code::Makeup) => (Some("check"), "is-positive", "makeup"),
            Some(Code::Late) => (Some("clock"), "is-warning", "late"),
            Some(Code::Leave) => (Some("note"), "is-leave", "leave"),
            Some(Code::Sick) => (Some("note"), "is-leave", "sick"),
            Some(Code::Absent) => (Some("x"), "is-danger", "absent"),
        };
        let word = tile.late_minutes.map_or_else(|| self.say(word, ""), |minutes| self.say("late_minutes", minutes));
        (class, sign.map_or_else(|| "<span class=\"circle\" aria-hidden=\"true\"></span>".to_owned(), icon) + &word)
    }

    fn tile(&self, page: &mut String, tile: &TileView, no: usize) {
        let here = matches!(tile.code, None | Some(Code::Present | Code::Trial | Code::Makeup));
        let (learner, next, pressed) = (tile.learner, if here { "absent" } else { "present" }, tile.code.is_some());
        let (class, state) = self.state(tile);
        let long = if tile.name.chars().count() > if tile.name.is_ascii() { 11 } else { 4 } { " long" } else { "" };
        let name: String = tile.name.split_inclusive('·').map(|part| format!("{}<wbr>", escape(part))).collect();
        let (sub, more, dots) = (self.hours(tile), escape(&self.say("other_states", &tile.name)), icon("more"));
        let _ = write!(
            page,
            "<li><button type=\"submit\" name=\"mark\" value=\"{learner}.{next}\" aria-pressed=\"{pressed}\" data-learner=\"{learner}\" class=\"tile {class}\">\
             <span><span class=\"nm{long}\">{name}</span><span class=\"no num\">{no}</span><span class=\"sub\">{sub}</span></span>\
             <span class=\"st\">{state}</span><!><!></button>\
             <button type=\"button\" class=\"tile-more\" aria-label=\"{more}\" title=\"{more}\">{dots}</button></li>"
        );
    }
}

fn icon(name: &str) -> String {
    format!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/icons.svg#i-{name}\"></use></svg>")
}

fn escape(text: &str) -> String {
    if text.contains(['&', '<', '>', '"']) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
    } else {
        text.to_owned()
    }
}
