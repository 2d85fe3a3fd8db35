//! The school as the files tell it, small enough to hold: keyed by number, linked by place.

use chrono::{NaiveDate, NaiveDateTime};
use shared::{attendance::Code, credits::Hours, id::LotId, money::Fen, schedule::{Calendar, Pattern}};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A place on a shelf.
pub type At = u32;

/// Things of one sort in the order of their arrival, found by their number.
pub struct Shelf<T> {
    all: Vec<T>,
    places: HashMap<Box<str>, At>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new() }
    }
}

impl<T> Shelf<T> {
    /// The place of a number.
    pub fn find(&self, no: &str) -> Option<At> {
        self.places.get(no).copied()
    }

    /// Puts a thing under a number that is not taken yet; answers its place.
    pub fn put(&mut self, no: &str, thing: T) -> At {
        let at = At::try_from(self.all.len()).unwrap_or(At::MAX);
        self.places.insert(no.into(), at);
        self.all.push(thing);
        at
    }

    /// The thing at a place.
    pub fn get(&self, at: At) -> &T {
        &self.all[at as usize]
    }

    /// The thing at a place, to change.
    pub fn get_mut(&mut self, at: At) -> &mut T {
        &mut self.all[at as usize]
    }

    /// All things.
    pub fn all(&self) -> &[T] {
        &self.all
    }

    /// All things, to change.
    pub fn all_mut(&mut self) -> &mut [T] {
        &mut self.all
    }
}

/// Where a record came from: a row of a file, or the database.
#[derive(Clone, Copy, Default)]
pub struct Origin {
    /// Number of the sheet in the log.
    pub sheet: u16,
    /// The row; 0: it was only in the database.
    pub row: u32,
    /// Equal for rows that say the same.
    pub print: u64,
    /// Whether the database had it before.
    pub stored: bool,
}

impl Origin {
    /// Whether a row of this import says what the database had already.
    pub const fn is_again(&self) -> bool {
        self.stored && self.row > 0
    }
}

/// A campus.
pub struct Campus {
    pub id: Uuid,
    pub name: String,
    pub stored: bool,
}

/// A member of staff.
pub struct Staff {
    pub id: Uuid,
    pub origin: Origin,
    pub no: String,
    pub name: String,
    pub campus: At,
    pub subject: Option<String>,
    pub duty: String,
    pub phone: Option<String>,
}

/// A course.
pub struct Course {
    pub id: Uuid,
    pub origin: Origin,
    pub code: String,
    pub name: String,
    pub subject: String,
    pub level: String,
    pub total: Hours,
    pub price: Fen,
    pub core: Option<String>,
}

/// A class with its lessons.
pub struct Class {
    pub id: Uuid,
    pub origin: Origin,
    pub code: String,
    pub name: String,
    pub course: At,
    pub campus: At,
    pub room: String,
    pub teacher: Option<Uuid>,
    pub head: Option<Uuid>,
    pub capacity: i64,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub pattern: Option<Pattern>,
    pub lessons: Vec<Lesson>,
}

impl Class {
    /// The lessons with what they take from their class.
    pub fn timetabled(&self) -> impl Iterator<Item = (&Self, &Pattern, &Lesson)> {
        self.pattern.iter().flat_map(move |pattern| self.lessons.iter().map(move |lesson| (self, pattern, lesson)))
    }
}

/// A lesson of a class.
pub struct Lesson {
    pub id: Uuid,
    pub no: i64,
    pub on_date: NaiveDate,
    pub stored: bool,
    /// Whether its roll was taken.
    pub taken: bool,
    /// Whether that is news.
    pub newly_taken: bool,
}

/// A learner; what only the books of the database need is kept apart.
pub struct Learner {
    pub id: Uuid,
    pub no: Box<str>,
    pub origin: Origin,
    pub file: Option<Box<LearnerFile>>,
}

/// The archive of a learner.
pub struct LearnerFile {
    pub name: String,
    pub gender: Option<String>,
    pub born_on: Option<NaiveDate>,
    pub id_no: Option<String>,
    pub phone: Option<String>,
    pub school: Option<String>,
    pub grade: Option<String>,
    pub campus: At,
    pub source: Option<String>,
    pub referrer: Option<String>,
    pub guardians: Vec<Guardian>,
    pub address: Option<String>,
    pub joined_on: Option<NaiveDate>,
    pub state: String,
    pub style: Option<String>,
    pub availability: Option<String>,
    pub notes: Option<String>,
}

/// A guardian as a learner's row names them.
pub struct Guardian {
    pub name: String,
    pub relation: String,
    pub phone: Option<String>,
}

/// A contract with its two lots.
pub struct Contract {
    pub id: Uuid,
    pub origin: Origin,
    pub no: String,
    pub learner: At,
    pub course: At,
    pub class: At,
    /// The class it pays for today.
    pub now_in: At,
    pub purchased: Hours,
    pub gift: Hours,
    pub paid: Fen,
    pub discount: Option<String>,
    pub payment: Option<String>,
    pub signed: NaiveDate,
    pub expires: Option<NaiveDate>,
    pub state: String,
    /// What the sheet says of its hours.
    pub told: Told,
    /// The contract whose hours were converted into this one.
    pub from: Option<At>,
    /// What the hours of the purchase are worth: money paid and value carried over.
    pub worth: Fen,
    /// The lots of the purchase and of the gift.
    pub lots: [LotId; 2],
    /// Hours left of both.
    pub left: [Hours; 2],
    /// Hours taken from both.
    pub drawn: Hours,
    /// The day of the last draw.
    pub last_draw: Option<NaiveDate>,
}

impl Contract {
    /// Hours the lot of the purchase or of the gift was opened with.
    pub const fn units(&self, gift: bool) -> Hours {
        if gift { self.gift } else { self.purchased }
    }

    /// Hours left.
    pub fn balance(&self) -> Hours {
        self.left[0] + self.left[1]
    }

    /// The order of age: the number's, and of one contract the purchase before the gift.
    pub fn rank(&self, gift: bool) -> i64 {
        let digits = self.no.bytes().filter(u8::is_ascii_digit).take(17);
        digits.fold(0_i64, |rank, digit| rank * 10 + i64::from(digit - b'0')) * 2 + i64::from(gift)
    }

    /// Where the hours came from, as the lot's kind: bought, given, or carried over.
    pub const fn lot_kind(&self, gift: bool) -> &'static str {
        match (gift, self.from) {
            (true, _) => "gift",
            (false, Some(_)) => "transfer",
            (false, None) => "purchase",
        }
    }

    /// The lots that hold any hours.
    pub fn lots_opened(&self) -> impl Iterator<Item = (&Self, bool)> {
        [false, true].into_iter().filter(|gift| !gift || self.gift > Hours::ZERO).map(move |gift| (self, gift))
    }

    /// The price of an hour of a lot; gifts are worth nothing.
    pub const fn unit_fen(&self, gift: bool) -> i64 {
        if gift || self.purchased.0 == 0 { 0 } else { self.worth.0 * 100 / self.purchased.0 }
    }
}

/// What a change does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ChangeKind {
    Refund,
    Transfer,
    Pause,
    Resume,
}

impl ChangeKind {
    const ALL: [Self; 4] = [Self::Refund, Self::Transfer, Self::Pause, Self::Resume];

    /// The word stored in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Transfer => "transfer",
            Self::Pause => "pause",
            Self::Resume => "resume",
        }
    }

    /// The kind of a stored word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A refund, transfer, pause or resumption.
pub struct Change {
    pub id: Uuid,
    pub origin: Origin,
    pub contract: At,
    pub on_date: NaiveDate,
    pub kind: ChangeKind,
    pub to_class: Option<At>,
    pub hours: Hours,
    pub fen: Fen,
    pub reason: Option<String>,
}

/// An outcome of a lesson.
#[derive(Clone, Copy)]
pub struct Mark {
    pub learner: At,
    pub class: At,
    pub on_date: NaiveDate,
    pub row: u32,
    /// Place among the lessons of the class.
    pub lesson: u32,
    pub hours: i32,
    pub owed: i32,
    /// Place among the notes, counted from 1; 0: none.
    pub note: u32,
    pub code: Code,
    pub sheet: u8,
    pub refused: bool,
}

/// Hours drawn from a lot by a lesson.
#[derive(Clone, Copy)]
pub struct Draw {
    pub contract: At,
    pub class: At,
    pub on_date: NaiveDate,
    pub hours: i32,
    pub gift: bool,
}

/// An entry of the ledger that no lesson caused.
pub struct Entry {
    pub contract: At,
    pub gift: bool,
    pub class: At,
    pub on_date: NaiveDate,
    pub kind: &'static str,
    pub hours: Hours,
    pub fen: Fen,
}

/// A stay in a class.
pub struct Stay {
    pub class: At,
    pub learner: At,
    pub contract: Option<At>,
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
    pub trial: bool,
}

/// A score.
pub struct Grade {
    pub learner: Uuid,
    pub class: Uuid,
    pub on_date: NaiveDate,
    pub title: String,
    pub point: String,
    pub full: i64,
    pub score: i64,
    pub comment: Option<String>,
}

/// A piece of homework.
pub struct Homework {
    pub learner: Uuid,
    pub class: Uuid,
    pub set_on: NaiveDate,
    pub title: String,
    pub submitted: Option<NaiveDateTime>,
    pub score: Option<i64>,
}

/// Numbers whose rows were refused: what refers to them follows.
#[derive(Default)]
pub struct Refused {
    pub learners: HashSet<Box<str>>,
    pub classes: HashSet<Box<str>>,
    /// Contracts with their learner's number and what the sheet says of them.
    pub contracts: HashMap<Box<str>, Option<(Box<str>, Told)>>,
    /// Numbers of learners with the courses of their refused contracts.
    pub bought: HashSet<(Box<str>, At)>,
    /// Hours of refused attendance by the learner's number.
    pub hours: HashMap<Box<str>, Hours>,
}

/// What the sheet says of a contract's hours.
#[derive(Clone, Copy)]
pub struct Told {
    pub origin: Origin,
    /// Hours bought and given; none: they do not read.
    pub granted: Option<Hours>,
    pub taken: Option<Hours>,
    pub left: Option<Hours>,
    /// Hours that were refunded or converted.
    pub gone: Hours,
}

/// Everything.
#[derive(Default)]
pub struct Books {
    pub campuses: Shelf<Campus>,
    pub staff: Shelf<Staff>,
    pub courses: Shelf<Course>,
    pub calendar: Calendar,
    /// Days of the calendar that are new or differ from before.
    pub days: Vec<NaiveDate>,
    pub classes: Shelf<Class>,
    pub learners: Shelf<Learner>,
    pub contracts: Shelf<Contract>,
    pub changes: Vec<Change>,
    pub change_at: HashMap<(At, NaiveDate, ChangeKind), usize>,
    pub marks: Vec<Mark>,
    pub notes: Vec<Box<str>>,
    pub draws: Vec<Draw>,
    pub entries: Vec<Entry>,
    pub stays: Vec<Stay>,
    pub refused: Refused,
    /// Outcomes that the database has already.
    pub known_marks: HashSet<(At, At, NaiveDate)>,
    /// How many of the files' outcomes the database has already.
    pub marks_again: usize,
}

impl Books {
    /// A note by its place, counted from 1.
    pub fn note(&self, place: u32) -> Option<&str> {
        self.notes.get(place.checked_sub(1)? as usize).map(AsRef::as_ref)
    }

    /// Learners about whom the files say anything new.
    pub fn learners_with_news(&self) -> HashSet<At> {
        let contracts = self.contracts.all().iter().filter(|contract| !contract.origin.stored).map(|contract| contract.learner);
        let changes = self.changes.iter().filter(|change| !change.origin.stored).map(|change| self.contracts.get(change.contract).learner);
        contracts.chain(changes).chain(self.marks.iter().map(|mark| mark.learner)).collect()
    }

    /// Adds a change to a contract.
    pub fn add_change(&mut self, change: Change) {
        self.change_at.insert((change.contract, change.on_date, change.kind), self.changes.len());
        self.changes.push(change);
    }
}
