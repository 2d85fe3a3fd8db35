//! What a row can ask about.

use crate::{tags::words::Names, text::Text};
use shared::tags::{Compare, Condition, Measure};

/// Days a window has until it is changed.
const WINDOW: u16 = 30;

/// What a row asks about, without its values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Number(Measure),
    State,
    Grade,
    Campus,
    Core,
    Given,
}

/// Every kind with its word in the page.
const KINDS: [(Kind, &str); 17] = [
    (Kind::Number(Measure::DaysUnseen), "unseen"),
    (Kind::Number(Measure::Lessons(WINDOW)), "lessons"),
    (Kind::Number(Measure::Absences(WINDOW)), "absences"),
    (Kind::Number(Measure::AttendanceRate(WINDOW)), "attendance"),
    (Kind::Number(Measure::Balance), "balance"),
    (Kind::Number(Measure::DaysToExpiry), "expiry"),
    (Kind::Number(Measure::Owed), "owed"),
    (Kind::Number(Measure::AverageScore(WINDOW)), "average"),
    (Kind::Number(Measure::LastScore(WINDOW)), "last"),
    (Kind::Number(Measure::HomeworkRate(WINDOW)), "homework"),
    (Kind::Number(Measure::DaysJoined), "joined"),
    (Kind::Number(Measure::Age), "age"),
    (Kind::State, "state"),
    (Kind::Grade, "grade"),
    (Kind::Campus, "campus"),
    (Kind::Core, "core"),
    (Kind::Given, "given"),
];

impl Kind {
    fn of(condition: &Condition) -> Self {
        match condition {
            Condition::Number { of, .. } => Self::Number(of.over(WINDOW)),
            Condition::State(_) => Self::State,
            Condition::Grade(_) => Self::Grade,
            Condition::Campus(_) => Self::Campus,
            Condition::CoreFinished => Self::Core,
            Condition::Given(_) => Self::Given,
        }
    }

    fn name(self, text: Text) -> &'static str {
        match self {
            Self::Number(of) => number_name(text, of),
            Self::State => text.people_state(),
            Self::Grade => text.learners_grade(),
            Self::Campus => text.people_campus(),
            Self::Core => text.tags_core(),
            Self::Given => text.tags_by_hand(),
        }
    }

    /// The condition a row begins with when it asks about this.
    fn begin(self, names: &Names, states: &[String]) -> Option<Condition> {
        Some(match self {
            Self::Number(of) => Condition::Number { of, compare: Compare::AtLeast, value: if of.is_hours() { 100 } else { 1 } },
            Self::State => Condition::State(vec![states.first()?.clone()]),
            Self::Grade => Condition::Grade(Vec::new()),
            Self::Campus => Condition::Campus(vec![names.campuses.first()?.0]),
            Self::Core => Condition::CoreFinished,
            Self::Given => Condition::Given(names.given.first()?.id),
        })
    }
}

fn number_name(text: Text, of: Measure) -> &'static str {
    match of {
        Measure::DaysUnseen => text.tags_unseen(),
        Measure::Lessons(_) => text.tags_k_lessons(),
        Measure::Absences(_) => text.tags_k_absences(),
        Measure::AttendanceRate(_) => text.tags_k_attendance(),
        Measure::Balance => text.tags_balance(),
        Measure::DaysToExpiry => text.tags_to_expiry(),
        Measure::Owed => text.tags_owed(),
        Measure::AverageScore(_) => text.tags_k_average(),
        Measure::LastScore(_) => text.tags_k_last_score(),
        Measure::HomeworkRate(_) => text.tags_k_homework(),
        Measure::DaysJoined => text.tags_joined(),
        Measure::Age => text.tags_age(),
    }
}

/// The word of what a condition asks about.
pub(super) fn word(condition: &Condition) -> &'static str {
    let kind = Kind::of(condition);
    KINDS.iter().find(|(own, _)| *own == kind).map_or("", |(_, word)| word)
}

/// The condition a row begins with when it asks about `word`.
pub(super) fn begin(word: &str, names: &Names, states: &[String]) -> Option<Condition> {
    KINDS.iter().find(|(_, own)| *own == word)?.0.begin(names, states)
}

/// Words and names of what can be asked about: what there is nothing of in this school is left out.
pub(super) fn choices(text: Text, names: &Names, states: &[String]) -> Vec<(&'static str, &'static str)> {
    KINDS.iter().filter(|(kind, _)| kind.begin(names, states).is_some()).map(|(kind, word)| (*word, kind.name(text))).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{KINDS, begin, word};
    use crate::tags::words::Names;
    use shared::{
        id::{CampusId, TagId},
        tags::TagName,
    };

    #[test]
    fn every_kind_begins_as_what_it_is_called() {
        let id = "0190163d8694739aaea5966c26f8ad91";
        let names = Names {
            campuses: vec![(id.parse::<CampusId>().unwrap(), "A".into())],
            given: vec![TagName { id: id.parse::<TagId>().unwrap(), name: "B".into() }],
        };
        for (_, own) in KINDS {
            assert_eq!(begin(own, &names, &["x".into()]).map(|condition| word(&condition)), Some(own));
        }
        assert_eq!(begin("campus", &Names::default(), &[]), None);
    }
}
