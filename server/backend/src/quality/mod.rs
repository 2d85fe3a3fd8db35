//! Quality of the archive: a loop that keeps what is wrong with each learner true, and the board, lists and queue that show it.

mod answer;
mod board;
mod engine;
mod policy;
mod queue;
mod rows;
mod store;

pub use answer::answer_finding;
pub use board::quality_board;
pub use engine::{keep_quality, step};
pub use policy::{AnswerFinding, ListQuality};
pub use queue::next_finding;
pub use rows::findings;
