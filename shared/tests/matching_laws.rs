//! Laws of matching: who is joined, who is asked about, and who never is.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use shared::matching::{Band, Birth, Bits, Index, Kin, Name, NameMatch, Number, Person, Verdict};

/// Characters with their sounds: no two of them look alike.
const GIVEN: [(char, &str); 8] = [('轩', "xuan"), ('墨', "mo"), ('涵', "han"), ('晗', "han"), ('桐', "tong"), ('彤', "tong"), ('妍', "yan"), ('博', "bo")];
const SURNAMES: [(char, &str); 3] = [('王', "wang"), ('李', "li"), ('黎', "li")];
/// A name borne by one in a thousand.
const SHARE: f64 = 0.001;

fn name_of(letters: &[(char, &'static str)]) -> Name {
    let plain: Vec<char> = letters.iter().map(|(letter, _)| *letter).collect();
    Name { written: plain.iter().collect(), plain, sounds: letters.iter().map(|(_, sound)| vec![*sound]).collect() }
}

fn any_name() -> impl Strategy<Value = Name> {
    (0..SURNAMES.len(), prop::collection::vec(0..GIVEN.len(), 1..3))
        .prop_map(|(surname, given)| name_of(&[vec![SURNAMES[surname]], given.into_iter().map(|at| GIVEN[at]).collect()].concat()))
}

fn number(clear: &str) -> Number {
    Number { index: clear.as_bytes().to_vec(), clear: Some(clear.to_owned()) }
}

fn any_phone() -> impl Strategy<Value = Number> {
    (0..100_000_u32).prop_map(|at| number(&format!("138000{at:05}")))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..4_000_u64).prop_map(|days| NaiveDate::from_ymd_opt(2010, 1, 1).unwrap() + Days::new(days))
}

fn any_person() -> impl Strategy<Value = Person> {
    let kin = prop::collection::vec((any_name(), any_phone()).prop_map(|(name, phone)| Kin { name: name.written, phone: Some(phone) }), 1..3);
    let id = prop::option::of((0..1_000_u32).prop_map(|at| number(&format!("1101992015{at:08}"))));
    (any_name(), any_day(), any::<bool>(), id, prop::option::of(any_phone()), 0..4_u8, kin).prop_map(|(name, born, boy, id_no, phone, school, kin)| Person {
        name,
        born_on: Some(born),
        gender: Some(if boy { "男" } else { "女" }.to_owned()),
        id_no,
        phone,
        school: Some(format!("第{school}小学")),
        grade: Some("三年级".to_owned()),
        kin,
    })
}

fn band(one: &Person, other: &Person) -> Band {
    Verdict::of(one, other, SHARE).band()
}

proptest! {
    #[test]
    fn it_does_not_matter_which_row_comes_first(one in any_person(), other in any_person()) {
        prop_assert_eq!(Verdict::of(&one, &other, SHARE), Verdict::of(&other, &one, SHARE));
    }

    #[test]
    fn a_row_copied_without_its_id_number_is_the_same_person(one in any_person()) {
        let copy = Person { id_no: None, ..one.clone() };
        prop_assert_eq!(band(&one, &copy), Band::Sure);
    }

    #[test]
    fn brothers_and_sisters_stay_two_whatever_else_they_share(one in any_person(), name in any_name(), day in any_day()) {
        prop_assume!(!NameMatch::of(&one.name, &name).is_one_name());
        for born_on in [one.born_on, Some(day)] {
            let other = Person { name: name.clone(), born_on, id_no: None, ..one.clone() };
            prop_assert_ne!(band(&one, &other), Band::Sure);
        }
    }

    #[test]
    fn twins_whose_id_numbers_differ_are_never_joined(one in any_person(), id in 0..1_000_u32) {
        let mine = Person { id_no: Some(number(&format!("110199201500{id:06}"))), ..one.clone() };
        let twin = Person { id_no: Some(number(&format!("310199201600{:06}", id + 1_000))), ..one };
        prop_assert_ne!(band(&mine, &twin), Band::Sure);
    }

    #[test]
    fn namesakes_born_on_one_day_stay_two_where_their_families_differ(one in any_person(), other in any_person()) {
        let strangers = |kin: &Kin| Kin { name: format!("{}二", kin.name), phone: Some(number("13900000000")) };
        let namesake = Person { name: one.name.clone(), born_on: one.born_on, id_no: None, phone: None, kin: other.kin.iter().map(strangers).collect(), ..other };
        prop_assert_ne!(band(&one, &namesake), Band::Sure);
    }

    #[test]
    fn boys_are_not_girls(one in any_person()) {
        let other = Person { gender: Some(if one.gender.as_deref() == Some("男") { "女" } else { "男" }.to_owned()), ..one.clone() };
        prop_assert_ne!(band(&one, &other), Band::Sure);
    }

    #[test]
    fn the_rarer_a_name_the_more_it_tells(one in any_name(), shares in (0.0002..0.02_f64, 0.0002..0.02_f64)) {
        let weight = |share| NameMatch::of(&one, &one).bits(share);
        prop_assert_eq!(weight(shares.0) > weight(shares.1), shares.0 < shares.1);
    }

    #[test]
    fn one_slip_is_near_and_two_are_not(phone in any_phone(), at in 3..10_usize) {
        let clear = phone.clear.clone().unwrap();
        let changed = |places: &[usize]| number(&clear.char_indices().map(|(i, c)| if places.contains(&i) { if c == '9' { '8' } else { '9' } } else { c }).collect::<String>());
        prop_assert!(phone.is_near(&changed(&[at])) && changed(&[at]).is_near(&phone));
        prop_assert!(!phone.is_near(&changed(&[0, at])) && !phone.is_near(&phone));
        let mut swapped: Vec<char> = clear.chars().collect();
        swapped.swap(at, at + 1 - 2 * usize::from(at == 10));
        let swapped = number(&swapped.into_iter().collect::<String>());
        prop_assert_eq!(phone.is_near(&swapped), swapped.clear != phone.clear);
        let shorter = number(&[&clear[..at], &clear[at + 1..]].concat());
        prop_assert!(phone.is_near(&shorter) && shorter.is_near(&phone));
    }

    #[test]
    fn a_birth_date_is_compared_part_by_part(day in any_day(), other in any_day()) {
        prop_assert_eq!(Birth::of(Some(day), Some(day)), Birth::Equal);
        prop_assert_eq!(Birth::of(Some(day), Some(other)), Birth::of(Some(other), Some(day)));
        prop_assert_eq!(Birth::of(Some(day), None).bits(), Bits::default());
    }

    #[test]
    fn whoever_is_sure_to_be_the_same_is_met(all in prop::collection::vec(any_person(), 1..40), copied in any::<prop::sample::Index>()) {
        let copied = copied.index(all.len());
        let place = all.len();
        let copy = Person { id_no: None, ..all[copied].clone() };
        let index = Index::of(all.into_iter().chain([copy]).collect());
        let sure: Vec<usize> = (0..place).filter(|at| index.compare(*at, place).band() == Band::Sure).collect();
        let met: Vec<usize> = index.like(place).into_iter().filter(|(_, verdict)| verdict.band() == Band::Sure).map(|(at, _)| at).collect();
        prop_assert!(sure.contains(&copied));
        prop_assert!(sure.iter().all(|at| met.contains(at)), "{:?} {:?}", sure, met);
    }
}

#[test]
fn a_birth_date_that_was_misread_is_told_from_another() {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    assert_eq!(Birth::of(day(2015, 3, 5), day(2015, 5, 3)), Birth::Swapped);
    assert_eq!(Birth::of(day(2015, 3, 5), day(2016, 3, 5)), Birth::OneDigit);
    assert_eq!(Birth::of(day(2015, 3, 5), day(2016, 4, 5)), Birth::Differs);
}
