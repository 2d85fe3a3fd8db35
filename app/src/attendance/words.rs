//! How marks and times are said on the board.

use crate::{text::Text, ui::IconName};
use shared::{attendance::Code, time::Minute};

/// How a mark looks and what it is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// Says the same without colour; untaken has a dashed ring instead.
    pub icon: Option<IconName>,
    /// The ground of the tile.
    pub class: &'static str,
    /// The ink of an icon that stands alone.
    pub ink: &'static str,
    /// The word.
    pub word: String,
}

/// The look of a mark, or of its absence.
#[must_use]
pub fn look(text: Text, code: Option<Code>, late: Option<i64>) -> Look {
    let (icon, class, ink, word) = match code {
        None => (None, "is-untaken", "faint", text.board_untaken()),
        Some(Code::Present) => (Some(IconName::Check), "is-positive", "ink-positive", text.board_present()),
        Some(Code::Trial) => (Some(IconName::Check), "is-positive", "ink-positive", text.board_trial_came()),
        Some(Code::Makeup) => (Some(IconName::Check), "is-positive", "ink-positive", text.board_makeup()),
        Some(Code::Late) => (Some(IconName::Clock), "is-warning", "ink-warning", text.board_late()),
        Some(Code::Leave) => (Some(IconName::Note), "is-leave", "ink-info", text.board_leave()),
        Some(Code::Sick) => (Some(IconName::Note), "is-leave", "ink-info", text.board_sick()),
        Some(Code::Absent) => (Some(IconName::X), "is-danger", "ink-danger", text.board_absent()),
    };
    let word = match late {
        Some(minutes) if code == Some(Code::Late) => text.board_late_minutes(minutes),
        _ => word.to_owned(),
    };
    Look { icon, class, ink, word }
}

/// `10:00–11:30`.
#[must_use]
pub fn hours(starts: Minute, ends: Minute) -> String {
    format!("{starts}–{ends}")
}

/// The parts that are there, with a dot between them.
#[must_use]
pub fn dotted<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A greeting for the time of day.
#[must_use]
pub fn greeting(text: Text, name: &str, now: Minute) -> String {
    match now.0 / 60 {
        ..11 => text.board_morning(name),
        11..13 => text.board_noon(name),
        13..18 => text.board_afternoon(name),
        _ => text.board_evening(name),
    }
}

/// How far the lesson is: 「14 分钟后开始」, 「正在上课 · 还有 20 分钟」.
#[must_use]
pub fn distance(text: Text, starts: Minute, ends: Minute, now: Minute) -> String {
    match (starts.0 - now.0, ends.0 - now.0) {
        (60.., _) => text.board_starts_in_hours((starts.0 - now.0) / 60, (starts.0 - now.0) % 60),
        (before @ 1.., _) => text.board_starts_in(before),
        (_, left @ 1..) => text.board_running(left),
        _ => text.board_just_over().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{distance, dotted, greeting};
    use crate::text::Text;
    use shared::{lang::Lang, time::Minute};

    #[test]
    fn a_lesson_is_near_running_or_over() {
        let text = Text::new(Lang::Zh);
        let at = |now| distance(text, Minute(600), Minute(690), Minute(now));
        assert_eq!([at(495), at(586), at(610), at(695)], ["1 小时 45 分后开始", "14 分钟后开始", "正在上课 · 还有 80 分钟", "刚下课"]);
    }

    #[test]
    fn greets_by_the_clock_and_leaves_out_what_is_missing() {
        assert_eq!(greeting(Text::new(Lang::Zh), "林知远", Minute(586)), "林知远，上午好");
        assert_eq!(dotted(["302教室".into(), String::new(), "24 人".into()]), "302教室 · 24 人");
    }
}
