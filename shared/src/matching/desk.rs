//! The desk that decides about pairs of learners who may be one person.

use super::{Birth, Family, IdMatch, NameMatch, Verdict};
use crate::{
    access::Contact,
    credits::Hours,
    id::{LearnerId, PairId},
    page::Page,
};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word in forms and in the database.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one with that word.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// A part of the archive that is taken from one of two learners.
    Part {
        /// Name.
        Name "name",
        /// Gender.
        Gender "gender",
        /// Birth date.
        BornOn "born_on",
        /// ID number.
        IdNo "id_no",
        /// Own phone.
        Phone "phone",
        /// Address.
        Address "address",
        /// School.
        School "school",
        /// Grade.
        Grade "grade",
        /// How they came.
        Source "source",
        /// State.
        State "state",
        /// How they learn.
        Style "style",
        /// When they can come.
        Availability "availability",
        /// Remarks.
        Notes "notes",
    }
}

words! {
    /// What became of a pair.
    PairState {
        /// Nobody decided yet.
        Open "open",
        /// They are one learner now.
        Merged "merged",
        /// They are two.
        Different "different",
    }
}

/// A pair in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairLine {
    /// Which.
    pub id: PairId,
    /// Number, name and campus of both, who was there first before.
    pub both: [(String, String, String); 2],
    /// Weight of evidence in hundredths of a bit.
    pub bits: i64,
    /// What became of it.
    pub state: PairState,
}

/// The list: pairs nobody decided about, the likeliest first, and what was decided last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Duplicates {
    /// Whether all learners are being compared just now.
    pub scanning: bool,
    /// How many scans were asked for: asking twice at once counts once.
    pub scans: i64,
    /// To decide.
    pub open: Page<PairLine>,
    /// Decided, the newest first.
    pub decided: Vec<PairLine>,
}

/// How two learners agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Likeness {
    /// Names.
    pub name: NameMatch,
    /// Birth dates.
    pub birth: Birth,
    /// Genders.
    pub gender: Option<bool>,
    /// ID numbers.
    pub id_no: IdMatch,
    /// Families.
    pub family: Family,
    /// Schools.
    pub school: Option<bool>,
    /// Grades.
    pub grade: Option<bool>,
}

impl From<Verdict> for Likeness {
    fn from(of: Verdict) -> Self {
        Self { name: of.name, birth: of.birth, gender: of.gender, id_no: of.id_no, family: of.family, school: of.school, grade: of.grade }
    }
}

/// What a part says, as far as the reader sees it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Told {
    /// As it is.
    Text(String),
    /// A contact.
    Contact(Contact),
}

/// One of the two.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Side {
    /// Who.
    pub learner: LearnerId,
    /// Learner number.
    pub no: String,
    /// Other numbers.
    pub numbers: Vec<String>,
    /// Campus.
    pub campus: String,
    /// Parts of the archive that say something.
    pub parts: Vec<(Part, Told)>,
    /// Names of guardians.
    pub guardians: Vec<String>,
    /// Contracts.
    pub contracts: i64,
    /// Hours left.
    pub balance: Hours,
    /// Lessons taken.
    pub lessons: i64,
}

impl Side {
    /// What a part says.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&Told> {
        self.parts.iter().find(|(known, _)| *known == part).map(|(_, told)| told)
    }
}

/// A pair on its own page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PairView {
    /// Which.
    pub id: PairId,
    /// What became of it.
    pub state: PairState,
    /// Both; of a merged pair the one that stayed.
    pub sides: Vec<Side>,
    /// How they agree; none once they are one.
    pub likeness: Option<Likeness>,
    /// Weight of evidence in hundredths of a bit.
    pub bits: i64,
    /// Changes with every decision: sent twice a decision counts once.
    pub turn: i64,
}
