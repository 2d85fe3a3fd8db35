//! Texts: trimmed, or kept character by character.

use super::{Cell, Read, cell::trim};
use crate::intake::Kind;

/// A short text: blanks around it are cut.
#[must_use]
pub fn text(cell: &Cell) -> Read<String> {
    let Some(shown) = cell.shown() else { return Read::BLANK };
    let cut = trim(&shown);
    if cut.len() == shown.len() { Read::good(cut.to_owned()) } else { Read::mended(cut.to_owned(), Kind::SpaceEdge) }
}

/// A note: kept character by character, whatever it looks like.
#[must_use]
pub fn note(cell: &Cell) -> Read<String> {
    match cell.shown() {
        None => Read::BLANK,
        Some(shown) => Read { odd: oddity(&shown), value: Some(shown.into_owned()) },
    }
}

fn oddity(note: &str) -> Option<Kind> {
    let markup = note.as_bytes().windows(2).any(|pair| pair[0] == b'<' && (pair[1].is_ascii_alphabetic() || pair[1] == b'/'));
    if markup {
        Some(Kind::NoteScript)
    } else if is_formula(note) {
        Some(Kind::NoteFormula)
    } else if note.contains(['\n', '\r']) {
        Some(Kind::NoteNewline)
    } else if note.contains(is_emoji) {
        Some(Kind::NoteEmoji)
    } else {
        note.contains(['"', '\'', ',']).then_some(Kind::NotePunct)
    }
}

/// What a spreadsheet would run: `=1+1`, `@SUM(1+1)`, `-2+3`.
fn is_formula(note: &str) -> bool {
    let mut from = note.chars();
    match from.next() {
        Some('=' | '@' | '\t') => true,
        Some('+' | '-') => from.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '('),
        _ => false,
    }
}

const fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether the first cell of a row makes it a row of sums.
#[must_use]
pub fn is_total(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if matches!(trim(text).trim_end_matches([':', '：']), "小计" | "合计" | "总计" | "共计"))
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, is_total, note, text};

    #[test]
    fn blanks_around_a_text_are_cut() {
        assert_eq!(text(&Cell::Text("\u{3000}朝阳新华小学 ")).value.as_deref(), Some("朝阳新华小学"));
        assert_eq!(text(&Cell::Text("朝阳\0新华小学\0")).value.as_deref(), Some("朝阳新华小学"));
        assert!(Cell::Text(" \0").is_blank());
        assert_eq!(text(&Cell::Text(" \u{a0}")).value, None);
        assert_eq!(text(&Cell::Text("抖音")).odd, None);
    }

    #[test]
    fn notes_are_kept_to_the_character() {
        for (written, odd) in [
            ("妈妈说：\n周三晚上不方便\n请发微信", Some(Kind::NoteNewline)),
            ("家长问\"能退吗\",已答复,待回电;'急'", Some(Kind::NotePunct)),
            ("很棒👍🏻，继续加油💪", Some(Kind::NoteEmoji)),
            ("生日🎂快到了 👨‍👩‍👧", Some(Kind::NoteEmoji)),
            ("=cmd|' /C calc'!A0", Some(Kind::NoteFormula)),
            ("-2+3", Some(Kind::NoteFormula)),
            ("@SUM(1+1)", Some(Kind::NoteFormula)),
            ("<img src=x onerror=alert(1)>", Some(Kind::NoteScript)),
            ("近视，坐前排", None),
            ("思路清晰，继续保持", None),
        ] {
            let read = note(&Cell::Text(written));
            assert_eq!((read.value.as_deref(), read.odd), (Some(written), odd));
        }
    }

    #[test]
    fn sums_are_no_records() {
        assert!(is_total(&Cell::Text(" 合计：")));
        assert!(!is_total(&Cell::Text("合计划")));
    }
}
