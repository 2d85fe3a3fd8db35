//! A tag that a learner carries or carried: the chip, and why on demand.

use super::words::{Names, reasons_words, tone};
use crate::{
    text::Text,
    ui::{Tag, date::day_full},
};
use leptos::{either::Either, prelude::*};
use shared::tags::Carried;

/// Why it is there.
pub(super) fn reason(text: Text, names: &Names, tag: &Carried) -> String {
    match &tag.by {
        Some(by) => text.tags_given_by(by),
        None => reasons_words(text, names, &tag.because),
    }
}

/// From when until when.
fn term(text: Text, tag: &Carried) -> String {
    match tag.until {
        Some(until) => text.tags_from_until(day_full(text, tag.from), day_full(text, until)),
        None => text.tags_from(day_full(text, tag.from)),
    }
}

/// The chip; pressed it says why and since when.
pub(super) fn chip(text: Text, names: &Names, tag: &Carried) -> impl IntoView + use<> {
    let (why, term, name, tone) = (reason(text, names, tag), term(text, tag), tag.name.clone(), tone(tag.colour));
    let mark = if tag.is_automatic {
        Either::Left(view! { <Tag tone reason=text.tags_by_rule()>{name}</Tag> })
    } else {
        Either::Right(view! { <Tag tone>{name}</Tag> })
    };
    view! { <details class="tag-why"><summary>{mark}</summary><p class="label">{why}<br /><span class="soft">{term}</span></p></details> }
}

/// A line of the history.
pub(super) fn line(text: Text, names: &Names, tag: &Carried) -> impl IntoView + use<> {
    let (why, term, name) = (reason(text, names, tag), term(text, tag), tag.name.clone());
    view! { <li><b>{name}</b> " " <span class="soft">{term}</span> " " {why}</li> }
}
