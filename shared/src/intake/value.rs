//! What a cell was read as.

use super::cells::Score;
use crate::{credits::Hours, money::Fen};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

/// A value in a report: text, a number, or several texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A text; days are ISO.
    Text(String),
    /// A number in hundredths.
    Number(i64),
    /// Several texts, the first of which was taken.
    List(Vec<String>),
}

/// The form values have in JSON.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Plain {
    Text(String),
    Whole(i64),
    Number(f64),
    List(Vec<String>),
}

/// The form values have where a reader cannot tell a text from a number: between server and browser.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Value")]
enum Exact {
    Text(String),
    Number(i64),
    List(Vec<String>),
}

/// Hundredths as the number a sheet shows; only for documents, never for sums.
#[allow(clippy::cast_precision_loss)]
pub(super) fn shown(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// The hundredths nearest to a number of a document or sheet, if it is within reason.
#[allow(clippy::cast_possible_truncation)]
pub(super) fn hundredths(number: f64) -> Option<i64> {
    (number.abs() < 1e12).then(|| (number * 100.0).round() as i64)
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            _ if !out.is_human_readable() => Exact::serialize(self, out),
            Self::Text(text) => out.serialize_str(text),
            Self::Number(number) if number % 100 == 0 => out.serialize_i64(number / 100),
            Self::Number(number) => out.serialize_f64(shown(*number)),
            Self::List(all) => all.serialize(out),
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if !from.is_human_readable() {
            return Exact::deserialize(from);
        }
        Ok(match Plain::deserialize(from)? {
            Plain::Text(text) => Self::Text(text),
            Plain::Whole(whole) => Self::Number(whole.saturating_mul(100)),
            Plain::Number(number) => Self::Number(hundredths(number).unwrap_or_default()),
            Plain::List(all) => Self::List(all),
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Cow<'_, str>> for Value {
    fn from(text: Cow<'_, str>) -> Self {
        Self::Text(text.into_owned())
    }
}

impl From<Score> for Value {
    fn from(score: Score) -> Self {
        Self::Number(score.0)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Text(day.to_string())
    }
}

impl From<Hours> for Value {
    fn from(hours: Hours) -> Self {
        Self::Number(hours.0)
    }
}

impl From<Fen> for Value {
    fn from(fen: Fen) -> Self {
        Self::Number(fen.0)
    }
}

impl From<i64> for Value {
    fn from(whole: i64) -> Self {
        Self::Number(whole.saturating_mul(100))
    }
}
