//! Live updates by server-sent events: id = event sequence, replay after a reconnect, reset when too much was missed.

use super::Site;
use axum::{
    Extension,
    extract::{Query, State},
    http::{HeaderMap, StatusCode},
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use backend::{
    Cx,
    access::{Token, still_signed_in},
    live::{Told, Watch, in_lesson, may_watch, watch},
};
use futures::Stream;
use serde::Deserialize;
use shared::{error::AppError, live::Topic};
use std::{
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How often an open stream is asked whether it may stay open.
const CHECK: Duration = Duration::from_secs(15);
/// Streams one session may hold open.
const STREAMS: usize = 16;
/// Topics one page may watch.
const TOPICS: usize = 8;

/// What to watch, and from where on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    topics: String,
    since: Option<i64>,
}

/// How many streams each session holds open in this process.
#[derive(Clone, Default)]
pub struct Open(Arc<Mutex<HashMap<Vec<u8>, usize>>>);

/// A place among the open streams of a session, given back with the stream.
struct Place(Open, Vec<u8>);

impl Open {
    fn place(&self, token: &Token) -> Option<Place> {
        let session = token.hash();
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let held = open.entry(session.clone()).or_default();
        if *held == STREAMS {
            return None;
        }
        *held += 1;
        drop(open);
        Some(Place(self.clone(), session))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(held) = open.get_mut(&self.1) {
            *held -= 1;
            if *held == 0 {
                open.remove(&self.1);
            }
        }
    }
}

/// Opens a stream.
pub async fn stream(
    State(site): State<Site>,
    Extension(cx): Extension<Cx>,
    token: Option<Extension<Token>>,
    headers: HeaderMap,
    Query(ask): Query<Ask>,
) -> Response {
    let Ok(topics) = ask.topics.split(',').take(TOPICS).map(str::parse::<Topic>).collect::<Result<Vec<_>, _>>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|id| id.parse().ok());
    let Some(Extension(token)) = token else { return StatusCode::UNAUTHORIZED.into_response() };
    match watch(&cx, topics, last.or(ask.since)).await {
        Ok(watch) => {
            let Some(place) = site.open_streams.place(&token) else { return StatusCode::TOO_MANY_REQUESTS.into_response() };
            Sse::new(tell(site, cx, token, watch, place)).keep_alive(KeepAlive::new().interval(Duration::from_secs(10))).into_response()
        }
        Err(AppError::SignedOut) => StatusCode::UNAUTHORIZED.into_response(),
        Err(AppError::NeedsSetUp) => StatusCode::PRECONDITION_REQUIRED.into_response(),
        Err(AppError::Forbidden | AppError::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn tell(site: Site, cx: Cx, token: Token, mut watch: Watch, place: Place) -> impl Stream<Item = Result<Event, Infallible>> {
    async_stream::stream! {
        let _place = place;
        let mut check = tokio::time::interval(CHECK);
        check.reset();
        loop {
            tokio::select! {
                told = watch.next() => match told {
                    Some(Told::Doubt) if !may_stay(&site, &cx, &token, &watch).await => break,
                    Some(told) => if let Some(event) = event(told) { yield Ok(event) },
                    None => break,
                },
                _ = check.tick() => if !may_stay(&site, &cx, &token, &watch).await { break },
            }
        }
    }
}

async fn may_stay(site: &Site, cx: &Cx, token: &Token, watch: &Watch) -> bool {
    let Ok(actor) = cx.actor() else { return false };
    let at_work = in_lesson(cx, watch.topics()).await;
    if !still_signed_in(&site.house, token, actor, at_work).await {
        return false;
    }
    for topic in watch.topics() {
        if may_watch(cx, *topic).await.is_err() {
            return false;
        }
    }
    true
}

fn event(told: Told) -> Option<Event> {
    match told {
        Told::Event(seq, body) => Some(Event::default().id(seq.to_string()).data(app::live::told(&body))),
        Told::Reset(seq) => Some(Event::default().id(seq.to_string()).event("reset").data("{}")),
        Told::Doubt => None,
    }
}
