//! A learner who is typed in by hand: what is typed, what is made of it, and whom it may be.

use crate::{
    error::{AppError, AppResult, FieldError},
    id::{CampusId, LearnerId},
    intake::cells::{self, Cell, IdNo, Read},
    matching::Likeness,
};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// The form as it was typed.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedLearner {
    /// Name.
    pub name: String,
    /// 男 or 女.
    pub gender: String,
    /// Birth date.
    pub born_on: String,
    /// ID number.
    pub id_no: String,
    /// Own phone.
    pub phone: String,
    /// Where the learner lives.
    pub address: String,
    /// School.
    pub school: String,
    /// Grade.
    pub grade: String,
    /// Campus.
    pub campus: String,
    /// How they came.
    pub source: String,
    /// Who sent them.
    pub referrer: String,
    /// First day.
    pub joined_on: String,
    /// State.
    pub state: String,
    /// When they can come.
    pub availability: String,
    /// Remarks.
    pub notes: String,
    /// Name of the guardian.
    pub guardian: String,
    /// What the guardian is to the child.
    pub relation: String,
    /// Phone of the guardian.
    pub guardian_phone: String,
}

/// A learner to be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewLearner {
    /// Name.
    pub name: String,
    /// 男 or 女.
    pub gender: Option<String>,
    /// Birth date.
    pub born_on: Option<NaiveDate>,
    /// ID number.
    pub id_no: Option<String>,
    /// Own phone.
    pub phone: Option<String>,
    /// Where the learner lives.
    pub address: Option<String>,
    /// School.
    pub school: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// Campus.
    pub campus: CampusId,
    /// How they came.
    pub source: Option<String>,
    /// Who sent them.
    pub referrer: Option<String>,
    /// First day.
    pub joined_on: NaiveDate,
    /// State.
    pub state: String,
    /// When they can come.
    pub availability: Option<String>,
    /// Remarks.
    pub notes: Option<String>,
    /// Who speaks for the child.
    pub guardian: Option<NewKin>,
}

/// A guardian of a learner to be written down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewKin {
    /// Name.
    pub name: String,
    /// What the guardian is to the child.
    pub relation: String,
    /// Phone.
    pub phone: Option<String>,
}

/// Gathers what is wrong with a form.
#[derive(Default)]
struct Wrong(Vec<FieldError>);

impl Wrong {
    fn at(&mut self, field: &str, reason: &str) {
        self.0.push(FieldError { field: field.to_owned(), reason: reason.to_owned() });
    }

    /// The value of a field, by the same reading as a cell of a sheet; a blank one is none.
    fn read<T>(&mut self, field: &str, typed: &str, read: impl Fn(&Cell) -> Read<T>) -> Option<T> {
        let value = read(&Cell::Text(typed)).value;
        if value.is_none() && !typed.trim().is_empty() {
            self.at(field, "unreadable");
        }
        value
    }

    fn text(&mut self, field: &str, typed: &str, most: usize) -> Option<String> {
        let text = typed.trim();
        if text.chars().count() > most {
            self.at(field, "long");
        }
        (!text.is_empty()).then(|| text.to_owned())
    }
}

/// Reads one phone.
pub(super) fn one_phone(cell: &Cell) -> Read<String> {
    let read = cells::phones(cell);
    Read { value: read.value.filter(|all| all.len() == 1).and_then(|all| all.into_iter().next()), odd: read.odd }
}

impl NewLearner {
    /// States a learner can begin in, as the school writes them.
    pub const STATES: [&str; 4] = ["未开课", "在读", "试听", "意向"];
    /// Genders, as the school writes them.
    pub const GENDERS: [&str; 2] = ["男", "女"];
    /// The most characters of a name.
    pub const NAME: usize = 40;
    /// The most characters of a line.
    pub const LINE: usize = 100;
    /// The most characters of remarks.
    pub const NOTES: usize = 1000;

    /// What is typed, read as imports read it. Refused are, each at its field, what cannot be read (`unreadable`), is missing
    /// (`required`), too long (`long`), not yet or too long ago (`when`), or contradicts the ID number (`differs`).
    pub fn of(typed: &TypedLearner, today: NaiveDate) -> AppResult<Self> {
        let mut wrong = Wrong::default();
        let read = Self::read(&mut wrong, typed, today);
        match read {
            Some(new) if wrong.0.is_empty() => Ok(new),
            _ => Err(AppError::Invalid(wrong.0)),
        }
    }

    fn read(wrong: &mut Wrong, typed: &TypedLearner, today: NaiveDate) -> Option<Self> {
        let name = wrong.read("name", &typed.name, cells::name);
        if name.as_ref().is_none_or(|name| name.chars().count() > Self::NAME) {
            wrong.at("name", if name.is_none() { "required" } else { "long" });
        }
        let id_no = wrong.read("id_no", &typed.id_no, cells::id_no);
        let campus = typed.campus.parse().ok();
        if campus.is_none() {
            wrong.at("campus", "required");
        }
        let state = if typed.state.is_empty() { Self::STATES[0] } else { typed.state.as_str() };
        if !Self::STATES.contains(&state) {
            wrong.at("state", "unreadable");
        }
        Some(Self {
            gender: gender(wrong, typed, id_no.as_ref()),
            born_on: born_on(wrong, typed, id_no.as_ref(), today),
            id_no: id_no.map(|id| id.as_str().to_owned()),
            phone: wrong.read("phone", &typed.phone, one_phone),
            address: wrong.text("address", &typed.address, Self::LINE),
            school: wrong.text("school", &typed.school, Self::LINE),
            grade: wrong.text("grade", &typed.grade, Self::NAME).and_then(|grade| cells::grade(&Cell::Text(&grade)).value),
            source: wrong.text("source", &typed.source, Self::NAME),
            referrer: wrong.text("referrer", &typed.referrer, Self::NAME),
            joined_on: joined_on(wrong, &typed.joined_on, today).unwrap_or(today),
            state: state.to_owned(),
            availability: wrong.text("availability", &typed.availability, Self::LINE),
            notes: wrong.text("notes", &typed.notes, Self::NOTES),
            guardian: kin(wrong, typed),
            name: name?,
            campus: campus?,
        })
    }
}

fn gender(wrong: &mut Wrong, typed: &TypedLearner, id: Option<&IdNo>) -> Option<String> {
    let told = id.map(|id| id.gender().to_owned());
    let gender = wrong.read("gender", &typed.gender, cells::gender);
    if gender.is_some() && told.is_some() && gender != told {
        wrong.at("gender", "differs");
    }
    gender.or(told)
}

fn born_on(wrong: &mut Wrong, typed: &TypedLearner, id: Option<&IdNo>, today: NaiveDate) -> Option<NaiveDate> {
    let told = id.and_then(IdNo::born_on);
    let born = wrong.read("born_on", &typed.born_on, cells::date);
    if born.is_some_and(|day| !is_birth(day, today)) {
        wrong.at("born_on", "when");
    } else if born.is_some() && told.is_some() && born != told {
        wrong.at("born_on", "differs");
    }
    born.or(told)
}

/// Whether a learner can be born that day.
pub(super) fn is_birth(day: NaiveDate, today: NaiveDate) -> bool {
    day <= today && today.checked_sub_months(Months::new(12 * 100)).is_none_or(|first| day >= first)
}

/// Within a year from now or long ago: what is typed as next century is a slip.
fn joined_on(wrong: &mut Wrong, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = wrong.read("joined_on", typed, cells::date)?;
    if today.checked_add_months(Months::new(12)).is_some_and(|last| day > last) {
        wrong.at("joined_on", "when");
    }
    Some(day)
}

fn kin(wrong: &mut Wrong, typed: &TypedLearner) -> Option<NewKin> {
    let name = wrong.text("guardian", &typed.guardian, NewLearner::NAME);
    let relation = wrong.text("relation", &typed.relation, NewLearner::NAME);
    let phone = wrong.read("guardian_phone", &typed.guardian_phone, one_phone);
    if name.is_none() && (phone.is_some() || relation.is_some()) {
        wrong.at("guardian", "required");
    }
    Some(NewKin { name: name?, relation: relation.unwrap_or_else(|| "家长".to_owned()), phone })
}

/// A learner who is there already and may be the one that is typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// Who.
    pub id: LearnerId,
    /// Learner number.
    pub no: String,
    /// Name.
    pub name: String,
    /// Birth date.
    pub born_on: Option<NaiveDate>,
    /// School.
    pub school: Option<String>,
    /// Grade.
    pub grade: Option<String>,
    /// Campus.
    pub campus: String,
    /// State.
    pub state: String,
    /// Whether they have left: then they can come back.
    pub is_former: bool,
    /// Whether the reader takes them back.
    pub can_return: bool,
    /// Whether it is sure that it is the same child.
    pub is_sure: bool,
    /// How they agree.
    pub likeness: Likeness,
}

/// The form for a new learner.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NewcomerForm {
    /// Campuses for which the reader writes learners down.
    pub campuses: Vec<(CampusId, String)>,
    /// What was typed before.
    pub typed: TypedLearner,
    /// Who may be the one that is typed, former learners first; not those of whom it was said that they are others.
    pub candidates: Vec<Candidate>,
    /// The key of this form: sent twice it counts once.
    pub key: String,
    /// Today on the campus clock.
    pub today: NaiveDate,
}

/// What became of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Added {
    /// The learner is written down.
    Done(LearnerId),
    /// Somebody has to say first who it is.
    Asks,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn typed() -> TypedLearner {
        TypedLearner {
            name: " 顾 一一 ".into(),
            born_on: "2017/3/5".into(),
            grade: "3年级".into(),
            campus: "00000000000000000000000000000001".into(),
            guardian: "顾女士".into(),
            guardian_phone: "139 1111-2222".into(),
            ..TypedLearner::default()
        }
    }

    #[test]
    fn what_is_typed_is_read_as_a_sheet_is() {
        let new = NewLearner::of(&typed(), today()).unwrap();
        assert_eq!((new.name.as_str(), new.grade.as_deref(), new.state.as_str(), new.joined_on), ("顾一一", Some("三年级"), "未开课", today()));
        assert_eq!(new.born_on, NaiveDate::from_ymd_opt(2017, 3, 5));
        let kin = new.guardian.unwrap();
        assert_eq!((kin.phone.as_deref(), kin.relation.as_str()), (Some("13911112222"), "家长"));
    }

    #[test]
    fn an_id_number_tells_birth_and_gender() {
        let with_id = TypedLearner { id_no: "310104201703050017".into(), born_on: String::new(), ..typed() };
        let id = cells::check_digit("31010420170305001").map(|last| format!("31010420170305001{last}")).unwrap();
        let new = NewLearner::of(&TypedLearner { id_no: id.clone(), ..with_id.clone() }, today()).unwrap();
        assert_eq!((new.born_on, new.gender.as_deref()), (NaiveDate::from_ymd_opt(2017, 3, 5), Some("男")));
        let other = TypedLearner { id_no: id, born_on: "2017-03-06".into(), gender: "女".into(), ..with_id };
        let Err(AppError::Invalid(fields)) = NewLearner::of(&other, today()) else { panic!("both contradict") };
        assert_eq!(fields.iter().map(|one| (one.field.as_str(), one.reason.as_str())).collect::<Vec<_>>(), [("gender", "differs"), ("born_on", "differs")]);
    }

    #[test]
    fn everything_wrong_is_said_at_once_at_its_field() {
        let wrong = TypedLearner {
            name: String::new(),
            born_on: "2027-01-01".into(),
            phone: "12".into(),
            campus: String::new(),
            state: "已流失".into(),
            guardian: String::new(),
            notes: "长".repeat(1001),
            ..typed()
        };
        let Err(AppError::Invalid(fields)) = NewLearner::of(&wrong, today()) else { panic!("refused") };
        let told: Vec<(&str, &str)> = fields.iter().map(|one| (one.field.as_str(), one.reason.as_str())).collect();
        for expected in [
            ("name", "required"),
            ("born_on", "when"),
            ("phone", "unreadable"),
            ("campus", "required"),
            ("state", "unreadable"),
            ("guardian", "required"),
            ("notes", "long"),
        ] {
            assert!(told.contains(&expected), "{expected:?} in {told:?}");
        }
    }
}
