//! Rules and reasons in plain words.

use crate::{people::console_state::state_name, text::Text, ui::Tone};
use shared::{
    credits::Hours,
    id::{CampusId, TagId},
    tags::{Colour, Compare, Condition, Measure, Reason, Rule, TagName},
};

/// What ids in rules are called.
#[derive(Clone, Default)]
pub struct Names {
    /// Campuses.
    pub campuses: Vec<(CampusId, String)>,
    /// Tags given by hand.
    pub given: Vec<TagName>,
}

impl Names {
    fn campus(&self, id: CampusId) -> String {
        self.campuses.iter().find(|(own, _)| *own == id).map_or_else(|| "?".to_owned(), |(_, name)| name.clone())
    }

    fn tag(&self, id: TagId) -> String {
        self.given.iter().find(|tag| tag.id == id).map_or_else(|| "?".to_owned(), |tag| tag.name.clone())
    }
}

/// The tone in which a colour is drawn.
#[must_use]
pub const fn tone(colour: Colour) -> Tone {
    match colour {
        Colour::Plain => Tone::Neutral,
        Colour::Green => Tone::Positive,
        Colour::Blue => Tone::Info,
        Colour::Amber => Tone::Warning,
        Colour::Red => Tone::Danger,
    }
}

/// What a colour is called.
#[must_use]
pub fn colour_name(text: Text, colour: Colour) -> &'static str {
    match colour {
        Colour::Plain => text.tags_plain(),
        Colour::Green => text.tags_green(),
        Colour::Blue => text.tags_blue(),
        Colour::Amber => text.tags_amber(),
        Colour::Red => text.tags_red(),
    }
}

/// What a measure is called, with its window.
#[must_use]
pub fn measure_name(text: Text, of: Measure) -> String {
    match of {
        Measure::DaysUnseen => text.tags_unseen().to_owned(),
        Measure::Lessons(days) => text.tags_lessons(days),
        Measure::Absences(days) => text.tags_absences(days),
        Measure::AttendanceRate(days) => text.tags_attendance(days),
        Measure::Balance => text.tags_balance().to_owned(),
        Measure::DaysToExpiry => text.tags_to_expiry().to_owned(),
        Measure::Owed => text.tags_owed().to_owned(),
        Measure::AverageScore(days) => text.tags_average(days),
        Measure::LastScore(days) => text.tags_last_score(days),
        Measure::HomeworkRate(days) => text.tags_homework(days),
        Measure::DaysJoined => text.tags_joined().to_owned(),
        Measure::Age => text.tags_age().to_owned(),
    }
}

/// A value as it is read and typed; what nobody can mean is a question mark.
#[must_use]
pub fn value_words(of: Measure, value: i64) -> String {
    match value {
        ..0 => "?".to_owned(),
        value if of.is_hours() => Hours(value).to_string(),
        value => value.to_string(),
    }
}

/// What a condition asks, in words.
#[must_use]
pub fn condition_words(text: Text, names: &Names, condition: &Condition) -> String {
    let or = |words: Vec<String>| words.join(text.tags_or());
    match condition {
        Condition::Number { of, compare: Compare::AtLeast, value } => text.tags_at_least(measure_name(text, *of), value_words(*of, *value)),
        Condition::Number { of, compare: Compare::AtMost, value } => text.tags_at_most(measure_name(text, *of), value_words(*of, *value)),
        Condition::State(states) => text.tags_state_is(or(states.iter().map(|state| state_name(text, state)).collect())),
        Condition::Grade(grades) => text.tags_grade_is(or(grades.clone())),
        Condition::Campus(campuses) => text.tags_campus_is(or(campuses.iter().map(|campus| names.campus(*campus)).collect())),
        Condition::CoreFinished => text.tags_core_finished().to_owned(),
        Condition::Given(tag) => text.tags_carries(names.tag(*tag)),
    }
}

/// A rule as a sentence.
#[must_use]
pub fn sentence(text: Text, names: &Names, rule: &Rule) -> String {
    let joined = |parts: &[Rule], by: &str| parts.iter().map(|part| inner(text, names, part, parts.len() > 1)).collect::<Vec<_>>().join(by);
    match rule {
        Rule::All(parts) => joined(parts, text.tags_and()),
        Rule::Any(parts) => joined(parts, text.tags_or()),
        Rule::Not(part) => text.tags_not(sentence(text, names, part)),
        Rule::Is(condition) => condition_words(text, names, condition),
    }
}

/// A part of a sentence, bracketed where it would be read wrongly without.
fn inner(text: Text, names: &Names, part: &Rule, among: bool) -> String {
    let words = sentence(text, names, part);
    let grouped = matches!(part, Rule::All(parts) | Rule::Any(parts) if parts.len() > 1);
    if among && grouped { text.tags_bracketed(words) } else { words }
}

/// A reason in words, with what was found.
#[must_use]
pub fn reason_words(text: Text, names: &Names, reason: &Reason) -> String {
    let condition = condition_words(text, names, &reason.condition);
    let condition = if reason.holds { condition } else { text.tags_not(condition) };
    match (&reason.condition, reason.found) {
        (Condition::Number { of, .. }, Some(found)) => text.tags_found(condition, value_words(*of, found)),
        _ => condition,
    }
}

/// All reasons in one line.
#[must_use]
pub fn reasons_words(text: Text, names: &Names, because: &[Reason]) -> String {
    because.iter().map(|reason| reason_words(text, names, reason)).collect::<Vec<_>>().join(text.tags_and())
}
