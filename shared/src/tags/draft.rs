//! A tag as somebody writes it.

use super::Rule;
use crate::error::{AppError, AppResult};
use serde::{Deserialize, Serialize};

/// What colour a tag has; its meaning is always in its name too.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    /// No meaning of its own.
    #[default]
    Plain,
    /// Going well.
    Green,
    /// To be known.
    Blue,
    /// Worth a look.
    Amber,
    /// Needs somebody now.
    Red,
}

impl Colour {
    /// All colours.
    pub const ALL: [Self; 5] = [Self::Plain, Self::Green, Self::Blue, Self::Amber, Self::Red];

    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }

    /// The colour of a stored word; an unknown one is plain.
    #[must_use]
    pub fn of(word: &str) -> Self {
        Self::ALL.into_iter().find(|colour| colour.word() == word).unwrap_or_default()
    }
}

/// What a tag is called and when it is carried.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TagDraft {
    /// The name.
    pub name: String,
    /// The group it stands in; empty: none.
    pub shelf: String,
    /// The colour.
    pub colour: Colour,
    /// The rule; none: it is given by hand.
    pub rule: Option<Rule>,
    /// Whether it is in use.
    pub is_on: bool,
}

impl TagDraft {
    /// Characters of a name and of a group at most.
    pub const LONGEST: usize = 12;
    /// Tags a school has at most.
    pub const MOST: i64 = 100;

    /// The same without blanks around its words.
    #[must_use]
    pub fn trimmed(self) -> Self {
        Self { name: self.name.trim().to_owned(), shelf: self.shelf.trim().to_owned(), ..self }
    }

    /// Refuses `name` (`required`, `long`), `shelf` (`long`) and what [`Rule::check`] refuses.
    pub fn check(&self) -> AppResult<()> {
        let long = |words: &str| words.chars().count() > Self::LONGEST;
        if self.name.is_empty() {
            return Err(AppError::invalid("name", "required"));
        }
        if let Some((field, _)) = [("name", &self.name), ("shelf", &self.shelf)].into_iter().find(|(_, words)| long(words)) {
            return Err(AppError::invalid(field, "long"));
        }
        self.rule.as_ref().map_or(Ok(()), Rule::check)
    }
}
