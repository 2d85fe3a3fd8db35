//! Numbers and codes that name things, campuses and school grades.

use super::{Cell, Read, cell::trim, text};
use crate::intake::Kind;
use std::borrow::Cow;

/// Full-width digits, letters and signs as their plain forms.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    let wide = |c: &char| ('！'..='～').contains(c);
    if !text.contains(|c| wide(&c)) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| if wide(&c) { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }).collect::<String>().into()
}

/// A cell as plain text without blanks around it, and what had to be done for that.
pub(super) fn plain<'a>(cell: &Cell<'a>) -> Option<(Cow<'a, str>, Option<Kind>)> {
    let shown = cell.shown()?;
    let cut = trim(&shown);
    let half = half_width(cut);
    let odd = match (cut.len() == shown.len(), &half) {
        (_, Cow::Owned(_)) => Some(Kind::Fullwidth),
        (false, _) => Some(Kind::SpaceEdge),
        (true, _) => return Some((shown, None)),
    };
    Some((Cow::Owned(half.into_owned()), odd))
}

/// A number or code that names something: 学员编号, 班级编号, 合同编号.
#[must_use]
pub fn code<'a>(cell: &Cell<'a>) -> Read<Cow<'a, str>> {
    plain(cell).map_or(Read::BLANK, |(value, odd)| Read { value: Some(value), odd })
}

/// A campus: 朝阳 is 朝阳校区.
#[must_use]
pub fn campus(cell: &Cell) -> Read<String> {
    text(cell).and(|name| {
        let whole = ["校区", "学校", "中心", "总部", "分部", "店", "点"].iter().any(|end| name.ends_with(end));
        if whole { Read::good(name) } else { Read::mended(format!("{name}校区"), Kind::CampusAlias) }
    })
}

const GRADES: [&str; 15] = ["小班", "中班", "大班", "一年级", "二年级", "三年级", "四年级", "五年级", "六年级", "初一", "初二", "初三", "高一", "高二", "高三"];

/// A school grade: 3年级 and 小三 are 三年级, 7年级 is 初一. Other texts are kept.
#[must_use]
pub fn grade(cell: &Cell) -> Read<String> {
    let Some((name, odd)) = plain(cell) else { return Read::BLANK };
    if GRADES.contains(&name.as_ref()) {
        return Read { value: Some(name.into_owned()), odd };
    }
    match year(&name) {
        Some(year) => Read::mended(GRADES[year + 2].to_owned(), Kind::GradeAlias),
        None => Read { value: Some(name.into_owned()), odd },
    }
}

/// The school year of an alias: 1 for 一年级 … 9 for 初三, 12 for 高三.
fn year(alias: &str) -> Option<usize> {
    let (stem, from) = match alias.strip_suffix("年级") {
        Some(stem) => match stem.strip_prefix("初中").or_else(|| stem.strip_prefix('初')) {
            Some(rest) => (rest, 6),
            None => (stem.strip_prefix("小学").unwrap_or(stem), 0),
        },
        None => (alias.strip_prefix('小')?, 0),
    };
    let digit = |c| "一二三四五六七八九".chars().position(|known| known == c).map(|at| at + 1);
    let mut rest = stem.chars();
    let number = rest.next().and_then(|c| c.to_digit(10).map(|n| n as usize).or_else(|| digit(c)))?;
    (rest.next().is_none() && (1..=9).contains(&(number + from))).then_some(number + from)
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, campus, code, grade};

    #[test]
    fn codes_become_plain() {
        for (written, odd) in [("ＸＹ２５００００１", Some(Kind::Fullwidth)), ("XY2500001", None), (" XY2500001\u{3000}", Some(Kind::SpaceEdge))] {
            let read = code(&Cell::Text(written));
            assert_eq!((read.value.as_deref(), read.odd), (Some("XY2500001"), odd));
        }
    }

    #[test]
    fn campuses_have_aliases() {
        assert_eq!((campus(&Cell::Text("朝阳")).value.as_deref(), campus(&Cell::Text("朝阳")).odd), (Some("朝阳校区"), Some(Kind::CampusAlias)));
        assert_eq!(campus(&Cell::Text("总部")).odd, None);
    }

    #[test]
    fn grades_have_aliases() {
        for (written, grown) in [("3年级", "三年级"), ("小三", "三年级"), ("7年级", "初一"), ("９年级", "初三"), ("七年级", "初一"), ("初中二年级", "初二")]
        {
            assert_eq!((grade(&Cell::Text(written)).value.as_deref(), grade(&Cell::Text(written)).odd), (Some(grown), Some(Kind::GradeAlias)), "{written}");
        }
        for kept in ["大班", "三年级", "初三", "大学二年级", "小"] {
            assert_eq!((grade(&Cell::Text(kept)).value.as_deref(), grade(&Cell::Text(kept)).odd), (Some(kept), None));
        }
    }
}
