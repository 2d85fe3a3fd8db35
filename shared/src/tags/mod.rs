//! Tags (标签): what a rule says of a learner, decided by facts and the day alone, and explained.

mod condition;
mod draft;
mod evaluate;
mod facts;
mod measure;
mod ready;
mod rule;
mod segment;
mod view;

pub use condition::{Compare, Condition};
pub use draft::{Colour, TagDraft};
pub use evaluate::{Outcome, Reason, evaluate};
pub use facts::{Came, Facts, Score};
pub use measure::Measure;
pub use ready::ready_made;
pub use rule::Rule;
pub use segment::Segment;
pub use view::{Carried, LearnerTags, Match, Preview, Progress, TagChange, TagLine, TagName, TagPage, Tags};
