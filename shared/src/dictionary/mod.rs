//! The data dictionary (数据字典): what every field of the registry is called, what it means and what kind of thing it is.
//! Who answers for it, why it is kept and for how long is read from [`crate::fields`].

use crate::{
    fields::{Class, Ending, FIELDS, Field, Purpose},
    people::{ArchiveField, FieldOwner},
    quality::Said,
};
use serde::{Deserialize, Serialize};

mod words;

/// What kind of thing is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Words.
    Text,
    /// A number.
    Number,
    /// A day.
    Day,
    /// A point in time.
    Instant,
    /// Yes or no.
    YesNo,
    /// Words under a key.
    Sealed,
    /// A print that can be compared and not be read.
    Print,
    /// Which row of another table.
    Link,
}

/// What the table of words says of a field.
pub(crate) struct Word {
    field: &'static str,
    name: Said<&'static str>,
    shape: Shape,
    meaning: Said<&'static str>,
}

/// Who answers for a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Owner {
    /// Academic affairs (教务).
    Office,
    /// The class teacher (班主任).
    ClassTeacher,
    /// Finance (财务).
    Finance,
    /// Whoever runs the system (系统管理员).
    Admin,
}

/// A field as the page shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DictionaryLine {
    /// Where it is stored: table and column.
    pub field: String,
    /// What it is called.
    pub name: Said,
    /// What it means.
    pub meaning: Said,
    /// What kind of thing it is.
    pub shape: Shape,
    /// How sensitive.
    pub class: Class,
    /// Why it is kept.
    pub purpose: Purpose,
    /// Months it is kept.
    pub months: u32,
    /// What happens then.
    pub ending: Ending,
}

impl DictionaryLine {
    /// Whether readers see it masked: `138****1234`.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        ["phone_sealed", "id_no_sealed", "address_sealed"].iter().any(|column| self.field.ends_with(column))
    }

    /// Who answers for it: of a field of an archive who may correct it, elsewhere whom its purpose concerns.
    #[must_use]
    pub fn owner(&self) -> Owner {
        let archive = self.field.strip_prefix("learner.").and_then(|column| ArchiveField::of(column.trim_end_matches("_sealed")));
        match (archive.map(ArchiveField::owner), self.purpose) {
            (Some(FieldOwner::Teaching), _) | (None, Purpose::Contact) => Owner::ClassTeacher,
            (Some(FieldOwner::Office), _) | (None, Purpose::Teaching) => Owner::Office,
            (None, Purpose::Contract) => Owner::Finance,
            (None, Purpose::Access) => Owner::Admin,
        }
    }
}

/// Every field that says `q` somewhere in its names, its meaning or its place; all for an empty one.
#[must_use]
pub fn lines(q: &str) -> Vec<DictionaryLine> {
    let q = q.trim().to_lowercase();
    FIELDS.iter().map(line).filter(|line| says(line, &q)).collect()
}

fn says(line: &DictionaryLine, q: &str) -> bool {
    let all = [&line.field, &line.name.zh, &line.name.en, &line.meaning.zh, &line.meaning.en];
    all.into_iter().any(|text| text.to_lowercase().contains(q))
}

fn line(of: &Field) -> DictionaryLine {
    let field = format!("{}.{}", of.table, of.column);
    let word = words::WORDS.iter().find(|word| word.field == field);
    let said = |said: Option<&Said<&'static str>>| said.map_or_else(|| Said { zh: field.clone(), en: field.clone() }, Said::owned);
    DictionaryLine {
        name: said(word.map(|word| &word.name)),
        meaning: said(word.map(|word| &word.meaning)),
        shape: word.map_or(Shape::Text, |word| word.shape),
        class: of.class,
        purpose: of.purpose,
        months: of.keep_months,
        ending: of.ending(),
        field,
    }
}

#[cfg(test)]
mod tests {
    use super::{Owner, lines, words::WORDS};
    use crate::fields::FIELDS;

    #[test]
    fn every_field_of_the_registry_has_words_and_nothing_else_has() {
        let stored: Vec<String> = FIELDS.iter().map(|field| format!("{}.{}", field.table, field.column)).collect();
        let named: Vec<&str> = WORDS.iter().map(|word| word.field).collect();
        let without: Vec<&String> = stored.iter().filter(|field| !named.contains(&field.as_str())).collect();
        let beyond: Vec<&&str> = named.iter().filter(|field| !stored.iter().any(|own| own == *field)).collect();
        assert!(without.is_empty() && beyond.is_empty(), "say in dictionary/words.rs what these are: {without:?}; take out {beyond:?}");
    }

    #[test]
    fn whoever_may_correct_a_field_answers_for_it() {
        let owner = |field: &str| lines("").into_iter().find(|line| line.field == field).map(|line| line.owner());
        let of = ["learner.phone_sealed", "learner.notes", "learner.name", "guardian.phone_sealed"].map(owner);
        assert_eq!(of, [Owner::Office, Owner::ClassTeacher, Owner::Office, Owner::ClassTeacher].map(Some));
    }

    #[test]
    fn a_field_is_found_by_either_language_and_by_its_place() {
        for q in ["家长手机", "Guardian’s phone", "guardian.phone_sealed", " GUARDIAN.phone_sealed "] {
            assert!(lines(q).iter().any(|line| line.field == "guardian.phone_sealed" && line.is_masked()), "{q}");
        }
        assert_eq!((lines("").len(), lines("没有这样的字段").len()), (FIELDS.len(), 0));
    }
}
