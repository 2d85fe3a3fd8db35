//! What is left, in the words a family acts on.

use crate::{
    text::{Text, use_text},
    ui::{Icon, IconName, Tone, date},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{credits::Hours, people::HoursLeft};

/// This much or less asks for a word with the school, as on the class board.
const LOW: Hours = Hours::whole(3);
/// An expiry this near is worth a warning.
const SOON: i64 = 30;

/// The unit that belongs to `hours`.
#[must_use]
pub fn hours_unit(text: Text, hours: Hours) -> &'static str {
    if hours == Hours::whole(1) { text.portal_hour_one() } else { text.portal_hours() }
}

/// The unit that belongs to so many lessons.
#[must_use]
pub fn lessons_unit(text: Text, lessons: i64) -> &'static str {
    if lessons == 1 { text.portal_lesson_one() } else { text.portal_lessons() }
}

/// Until when the hours can be used: 「12月26日 到期」, 「不过期」, 「–」 where nothing is left.
#[must_use]
pub fn expiry(text: Text, hours: &HoursLeft, today: NaiveDate) -> String {
    match hours.next_expiry {
        Some(last) if last < today => text.portal_expired(date::day_seen(text, last, today)),
        Some(last) => text.portal_expires(date::day_seen(text, last, today)),
        None if hours.balance > Hours::ZERO => text.portal_never_expires().into(),
        None => text.portal_nothing_left().into(),
    }
}

/// The same under a label that says what it is: 「12月26日」.
#[must_use]
pub fn expiry_day(text: Text, hours: &HoursLeft, today: NaiveDate) -> String {
    match hours.next_expiry {
        Some(last) if last < today => text.portal_expired_day(date::day_seen(text, last, today)),
        Some(last) => date::day_seen(text, last, today),
        None => expiry(text, hours, today),
    }
}

fn shortage(text: Text, hours: &HoursLeft) -> Option<(Tone, IconName, String)> {
    if hours.owed > Hours::ZERO {
        Some((Tone::Danger, IconName::Alert, text.portal_owed(hours.owed)))
    } else if hours.balance <= Hours::ZERO {
        Some((Tone::Danger, IconName::Alert, text.portal_used_up().into()))
    } else if hours.balance <= LOW {
        Some((Tone::Warning, IconName::Alert, text.portal_low().into()))
    } else {
        None
    }
}

fn ending(text: Text, hours: &HoursLeft, today: NaiveDate) -> Option<(Tone, IconName, String)> {
    let days = (hours.next_expiry? - today).num_days();
    let words = match days {
        0 => text.portal_expires_today().to_owned(),
        1 => text.portal_expires_tomorrow().to_owned(),
        2..=SOON => text.portal_expires_in(days),
        _ => return None,
    };
    Some((Tone::Warning, IconName::Clock, words))
}

/// What to do something about: hours owed, used up, nearly used up, soon expired. Nothing when all is well.
#[component]
pub fn Warnings(
    /// What is left.
    hours: HoursLeft,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let all: Vec<_> = shortage(text, &hours).into_iter().chain(ending(text, &hours, today)).collect();
    let line = |(tone, icon, words): (Tone, IconName, String)| view! { <li class=tone.ink()><Icon name=icon />{words}</li> };
    (!all.is_empty()).then(|| view! { <ul class="warnings">{all.into_iter().map(line).collect_view()}</ul> })
}

#[cfg(test)]
mod tests {
    use super::{ending, expiry, shortage};
    use crate::text::Text;
    use chrono::{Days, NaiveDate};
    use shared::{credits::Hours, lang::Lang, people::HoursLeft};

    fn left(balance: i64, owed: i64, days: Option<u64>) -> (HoursLeft, NaiveDate) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let next_expiry = days.map(|days| today + Days::new(days));
        (HoursLeft { balance: Hours::whole(balance), owed: Hours::whole(owed), next_expiry }, today)
    }

    #[test]
    fn warns_of_what_is_owed_before_what_is_low() {
        let text = Text::new(Lang::Zh);
        let words = |balance, owed| shortage(text, &left(balance, owed, None).0).map(|(_, _, words)| words);
        assert_eq!(words(0, 2).as_deref(), Some("欠 2 课时，下次续课时扣除"));
        assert_eq!(words(0, 0).as_deref(), Some(text.portal_used_up()));
        assert_eq!(words(3, 0).as_deref(), Some(text.portal_low()));
        assert_eq!(words(4, 0), None);
    }

    #[test]
    fn says_until_when() {
        let text = Text::new(Lang::Zh);
        let words = |balance, days| {
            let (hours, today) = left(balance, 0, days);
            (expiry(text, &hours, today), ending(text, &hours, today).is_some())
        };
        assert_eq!(words(13, Some(36)), ("12月26日 到期".into(), false));
        assert_eq!(words(13, Some(10)), ("11月30日 到期".into(), true));
        assert_eq!(words(13, Some(60)), ("2027年1月19日 到期".into(), false));
        assert_eq!(words(13, None), ("不过期".into(), false));
        assert_eq!(words(0, None), ("–".into(), false));
    }
}
