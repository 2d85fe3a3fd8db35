//! What is written of a lead, and what is refused.

use super::{Source, Stage};
use crate::{
    error::{AppError, AppResult},
    id::{AccountId, CampusId},
    intake::cells::{Cell, phones},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A new lead.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewLead {
    /// Where the family wants to learn.
    pub campus: CampusId,
    /// Who looks after it, where the asker decides that; otherwise whoever writes it down.
    pub owner: Option<AccountId>,
    /// Who, and how they are reached.
    pub words: LeadWords,
    /// When to speak with them next.
    pub next_on: Option<NaiveDate>,
}

/// Who is interested, how the family is reached, in what they are interested.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeadWords {
    /// The child.
    pub name: String,
    /// Who speaks for the child; empty: not known yet.
    pub guardian: String,
    /// The phone of the family; empty: as it was.
    pub phone: String,
    /// School grade; empty: not known yet.
    pub grade: String,
    /// What they want to learn; empty: not known yet.
    pub subject: String,
    /// How they came here.
    pub source: Source,
}

/// The most characters of a name.
const NAME: usize = 40;
/// The most characters of what they want to learn.
const SUBJECT: usize = 80;

fn within(field: &str, text: &str, most: usize) -> AppResult<String> {
    let text = text.trim();
    if text.chars().count() > most { Err(AppError::invalid(field, "long")) } else { Ok(text.to_owned()) }
}

impl LeadWords {
    /// As it is stored. Refused at `name` without one (`required`), at `phone` when it is none (`unreadable`), and where
    /// a text is too long (`long`).
    pub fn checked(&self) -> AppResult<Self> {
        let name = within("name", &self.name, NAME)?;
        if name.is_empty() {
            return Err(AppError::invalid("name", "required"));
        }
        let phone = match phones(&Cell::Text(&self.phone)).value.as_deref() {
            _ if self.phone.trim().is_empty() => String::new(),
            Some([one]) => one.clone(),
            _ => return Err(AppError::invalid("phone", "unreadable")),
        };
        Ok(Self {
            name,
            phone,
            guardian: within("guardian", &self.guardian, NAME)?,
            grade: within("grade", &self.grade, NAME)?,
            subject: within("subject", &self.subject, SUBJECT)?,
            source: self.source,
        })
    }
}

impl NewLead {
    /// As it is stored: with a phone (`required`), and not to be spoken with before `today` (`past`).
    pub fn checked(&self, today: NaiveDate) -> AppResult<Self> {
        let words = self.words.checked()?;
        if words.phone.is_empty() {
            return Err(AppError::invalid("phone", "required"));
        }
        Ok(Self { words, next_on: coming(self.next_on, today)?, ..self.clone() })
    }
}

fn coming(next_on: Option<NaiveDate>, today: NaiveDate) -> AppResult<Option<NaiveDate>> {
    if next_on.is_some_and(|day| day < today) { Err(AppError::invalid("next_on", "past")) } else { Ok(next_on) }
}

/// What was said with the family, where it stands now, and when to speak next.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogContact {
    /// Where it stands now.
    pub stage: Stage,
    /// What was said; of what was lost, why.
    pub text: String,
    /// When to speak next; nobody does when it is won or lost.
    pub next_on: Option<NaiveDate>,
}

impl LogContact {
    /// The fewest characters of what was said.
    pub const SHORTEST: usize = 2;
    /// The most.
    pub const LONGEST: usize = 500;

    /// As it is stored; refused at `text` (`short`, `long`) and at `next_on` (`past`).
    pub fn checked(&self, today: NaiveDate) -> AppResult<Self> {
        let text = self.text.trim().to_owned();
        match text.chars().count() {
            n if n < Self::SHORTEST => return Err(AppError::invalid("text", "short")),
            n if n > Self::LONGEST => return Err(AppError::invalid("text", "long")),
            _ => {}
        }
        let next_on = coming(self.next_on.filter(|_| self.stage.is_open()), today)?;
        Ok(Self { stage: self.stage, text, next_on })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn words() -> LeadWords {
        LeadWords {
            name: " 顾一一 ".into(),
            guardian: " 顾女士".into(),
            phone: "139 1111-2222".into(),
            grade: "三年级".into(),
            subject: "围棋".into(),
            source: Source::Call,
        }
    }

    #[test]
    fn a_lead_has_a_name_and_a_phone() {
        let new = NewLead { campus: uuid::Uuid::nil().into(), owner: None, words: words(), next_on: Some(day(21)) };
        let kept = new.checked(day(21)).unwrap().words;
        assert_eq!((kept.name.as_str(), kept.guardian.as_str(), kept.phone.as_str()), ("顾一一", "顾女士", "13911112222"));
        for (wrong, field, why) in [
            (LeadWords { name: " ".into(), ..words() }, "name", "required"),
            (LeadWords { name: "名".repeat(41), ..words() }, "name", "long"),
            (LeadWords { phone: "12".into(), ..words() }, "phone", "unreadable"),
            (LeadWords { phone: String::new(), ..words() }, "phone", "required"),
            (LeadWords { subject: "长".repeat(81), ..words() }, "subject", "long"),
        ] {
            assert_eq!(NewLead { words: wrong, ..new.clone() }.checked(day(21)).err(), Some(AppError::invalid(field, why)));
        }
        assert_eq!(new.checked(day(22)).err(), Some(AppError::invalid("next_on", "past")));
    }

    #[test]
    fn what_is_won_or_lost_waits_for_no_day() {
        let log = LogContact { stage: Stage::Lost, text: " 太远 ".into(), next_on: Some(day(1)) };
        assert_eq!(log.checked(day(21)), Ok(LogContact { stage: Stage::Lost, text: "太远".into(), next_on: None }));
        let open = LogContact { stage: Stage::Trial, ..log.clone() };
        assert_eq!(open.checked(day(21)), Err(AppError::invalid("next_on", "past")));
        assert_eq!(LogContact { text: "远".into(), ..log.clone() }.checked(day(21)), Err(AppError::invalid("text", "short")));
        assert_eq!(LogContact { text: "长".repeat(501), ..log }.checked(day(21)), Err(AppError::invalid("text", "long")));
    }
}
