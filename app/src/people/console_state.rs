//! How learners stand: their state, their hours, when these expire.

use crate::{
    text::{Text, use_text},
    ui::{Badge, IconName, Tone, date::day_seen},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::credits::Hours;

/// Hours that ask for a word with the family, as on the board.
const LOW: Hours = Hours::whole(3);
/// Days before an expiry that are worth a look.
const SOON: i64 = 30;

/// A state in the reader's words; what the school alone knows stays as it wrote it.
#[must_use]
pub fn state_name(text: Text, state: &str) -> String {
    match state {
        "在读" => text.learners_state_active().into(),
        "意向" => text.learners_state_interested().into(),
        "试听" => text.learners_state_trial().into(),
        "停课" => text.learners_state_paused().into(),
        "未开课" => text.learners_state_waiting().into(),
        "待开课" => text.console_state_planned().into(),
        "已结课" => text.learners_state_finished().into(),
        "已流失" => text.learners_state_lost().into(),
        "已退费" => text.learners_state_refunded().into(),
        other => other.to_owned(),
    }
}

/// A gender in the reader's words.
#[must_use]
pub fn gender_name(text: Text, gender: &str) -> String {
    match gender {
        "男" => text.learners_boy().into(),
        "女" => text.learners_girl().into(),
        other => other.to_owned(),
    }
}

/// A learner's state.
#[component]
pub fn StateBadge(
    /// As the school writes it.
    state: String,
) -> impl IntoView {
    let (tone, icon) = match state.as_str() {
        "在读" => (Tone::Positive, IconName::CheckCircle),
        "意向" => (Tone::Info, IconName::Star),
        "试听" => (Tone::Info, IconName::Ticket),
        "停课" => (Tone::Neutral, IconName::Pause),
        "未开课" | "待开课" => (Tone::Warning, IconName::Clock),
        "已结课" => (Tone::Neutral, IconName::Flag),
        "已流失" => (Tone::Danger, IconName::Door),
        "已退费" => (Tone::Neutral, IconName::Undo),
        _ => (Tone::Neutral, IconName::Info),
    };
    view! { <Badge tone icon>{state_name(use_text(), &state)}</Badge> }
}

/// Hours left in a cell: heavy when few, red and 「欠」 when lessons were taken that nothing paid for.
#[component]
pub fn HoursLeft(
    /// Hours left.
    balance: Hours,
    /// Hours owed.
    owed: Hours,
) -> impl IntoView {
    if owed > Hours::ZERO {
        return view! { <span class="ink-danger strong">{use_text().learners_owes(owed)}</span> }.into_any();
    }
    match balance {
        balance if balance > Hours::ZERO && balance <= LOW => view! { <b>{balance.to_string()}</b> }.into_any(),
        balance => view! { <span>{balance.to_string()}</span> }.into_any(),
    }
}

/// When hours expire, in a cell: amber when soon.
#[component]
pub fn Expiry(
    /// The last valid day; none: they do not, or there are none.
    on: Option<NaiveDate>,
    /// Whether there are hours that could expire.
    any: bool,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let Some(on) = on else {
        return view! { <span class="faint">{if any { text.learners_no_expiry() } else { "–" }}</span> }.into_any();
    };
    let day = day_seen(text, on, today);
    match (on - today).num_days() {
        ..0 => view! { <span class="faint">{text.learners_expired_on(day)}</span> }.into_any(),
        0..=SOON => view! { <span class="ink-warning">{day}<span class="sr">{text.learners_expires_soon()}</span></span> }.into_any(),
        _ => view! { <span>{day}</span> }.into_any(),
    }
}
