//! What of a timeline is asked for; all of it stands in the URL.

use chrono::NaiveDate;
use leptos_router::params::ParamsMap;
use shared::{id::LearnerId, progress::Kind};

/// The path and query of a timeline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Whose; none: the address holds no id.
    pub learner: Option<LearnerId>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only before this day.
    pub before: Option<NaiveDate>,
}

/// The word of a kind in a URL.
#[must_use]
pub const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Lesson => "lesson",
        Kind::Homework => "homework",
        Kind::Grade => "grade",
    }
}

impl Asked {
    /// Reads path and query.
    #[must_use]
    pub fn of(params: &ParamsMap, query: &ParamsMap) -> Self {
        Self {
            learner: params.get("learner").and_then(|id| id.parse().ok()),
            kind: query.get("kind").and_then(|kind| Kind::of(&kind)),
            before: query.get("before").and_then(|day| day.parse().ok()),
        }
    }
}

/// The same page of `learner` with another kind, from the newest or `before` a day.
#[must_use]
pub fn href(learner: LearnerId, kind: Option<Kind>, before: Option<&str>) -> String {
    let kind = kind.map(|kind| format!("kind={}", word(kind)));
    let before = before.map(|day| format!("before={day}"));
    let query: Vec<String> = kind.into_iter().chain(before).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("/portal/growth/{learner}{mark}{}", query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{Asked, href};
    use leptos_router::params::ParamsMap;
    use shared::{id::LearnerId, progress::Kind};

    #[test]
    fn an_address_reads_back() {
        let learner = "0199a1b2c3d47e5f8091a2b3c4d5e6f7".parse::<LearnerId>().unwrap();
        let params: ParamsMap = [("learner".to_owned(), learner.to_string())].into_iter().collect();
        let query: ParamsMap = [("kind", "grade"), ("before", "2026-11-06")].into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        let asked = Asked::of(&params, &query);
        assert_eq!((asked.learner, asked.kind), (Some(learner), Some(Kind::Grade)));
        let before = asked.before.map(|day| day.to_string());
        assert_eq!(href(learner, asked.kind, before.as_deref()), format!("/portal/growth/{learner}?kind=grade&before=2026-11-06"));
        assert_eq!(href(learner, None, None), format!("/portal/growth/{learner}"));
    }

    #[test]
    fn nonsense_asks_for_everything() {
        let query: ParamsMap = [("kind", "x"), ("before", "soon")].into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(Asked::of(&ParamsMap::new(), &query), Asked { learner: None, kind: None, before: None });
    }
}
