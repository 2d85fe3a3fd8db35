//! The words of the sheets and the words of the books.

use crate::attendance::Code;

/// The stored kind of a change to a contract.
#[must_use]
pub fn change_kind(word: &str) -> Option<&'static str> {
    Some(match word {
        "退费" => "refund",
        "转班" => "transfer",
        "停课" => "pause",
        "复课" => "resume",
        _ => return None,
    })
}

/// The outcome of a lesson that a sheet's word names.
#[must_use]
pub fn attendance_code(word: &str) -> Option<Code> {
    Some(match word {
        "出勤" => Code::Present,
        "迟到" => Code::Late,
        "旷课" => Code::Absent,
        "请假" => Code::Leave,
        "病假" => Code::Sick,
        "补课" => Code::Makeup,
        "试听" => Code::Trial,
        _ => return None,
    })
}

/// Whether a state is that of somebody who has left.
#[must_use]
pub fn is_former(state: &str) -> bool {
    matches!(state, "已结课" | "已流失" | "已退费")
}

/// The minutes in a note like 「迟到10分钟」.
#[must_use]
pub fn late_minutes(note: &str) -> Option<i64> {
    let (before, _) = note.split_once("分钟")?;
    let digits = before.trim_end().bytes().rev().take_while(u8::is_ascii_digit).count();
    let from = before.trim_end().len() - digits;
    before.trim_end().get(from..)?.parse().ok().filter(|minutes| (1..=600).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::late_minutes;

    #[test]
    fn a_note_may_say_how_late() {
        assert_eq!(late_minutes("迟到10分钟"), Some(10));
        assert_eq!(late_minutes("堵车"), None);
        assert_eq!(late_minutes("几分钟"), None);
    }
}
