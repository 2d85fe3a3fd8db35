//! Names and genders.

use super::{Cell, Read, text};
use crate::intake::Kind;

/// A person's name: a blank between two Chinese characters is a slip, one in an English name is not.
#[must_use]
pub fn name(cell: &Cell) -> Read<String> {
    text(cell).and(|name| match without_inner_blanks(&name) {
        Some(mended) => Read::mended(mended, Kind::SpaceInner),
        None => Read::good(name),
    })
}

fn without_inner_blanks(name: &str) -> Option<String> {
    if !name.contains(char::is_whitespace) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut mended = words.first().map(|word| (*word).to_owned())?;
    for word in &words[1..] {
        let chinese = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '·'));
        if !(chinese(mended.chars().last()) && chinese(word.chars().next())) {
            mended.push(' ');
        }
        mended.push_str(word);
    }
    (mended != name).then_some(mended)
}

/// A gender, 男 or 女.
#[must_use]
pub fn gender(cell: &Cell) -> Read<String> {
    let Some(shown) = cell.shown() else { return Read::BLANK };
    let word = match super::code::half_width(super::cell::trim(&shown)).to_ascii_uppercase().as_str() {
        "男" | "M" | "1" | "男孩" | "男生" | "男性" | "MALE" | "BOY" => "男",
        "女" | "F" | "2" | "女孩" | "女生" | "女性" | "FEMALE" | "GIRL" => "女",
        _ => return Read::refused(Kind::ValueBad),
    };
    let odd = match shown.as_ref() {
        shown if shown == word => None,
        shown if shown.trim() == word => Some(Kind::SpaceEdge),
        _ => Some(Kind::GenderCode),
    };
    Read { value: Some(word.to_owned()), odd }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, gender, name};

    #[test]
    fn blanks_inside_a_chinese_name_go() {
        for written in ["田\u{3000}金凤", "田 金凤", "田\u{a0}金凤"] {
            assert_eq!((name(&Cell::Text(written)).value.as_deref(), name(&Cell::Text(written)).odd), (Some("田金凤"), Some(Kind::SpaceInner)));
        }
        for kept in ["Olivia Chen", "艾力·买买提", "欧阳若汐"] {
            assert_eq!((name(&Cell::Text(kept)).value.as_deref(), name(&Cell::Text(kept)).odd), (Some(kept), None));
        }
    }

    #[test]
    fn genders_have_codes() {
        for cell in [Cell::Text("F"), Cell::Number(2.0), Cell::Text("女孩")] {
            assert_eq!((gender(&cell).value.as_deref(), gender(&cell).odd), (Some("女"), Some(Kind::GenderCode)));
        }
        assert_eq!(gender(&Cell::Text("男")).odd, None);
        assert_eq!(gender(&Cell::Text("?")).odd, Some(Kind::ValueBad));
    }
}
