//! The queue of jobs: put in line in the transaction that wants them, claimed under a lease, tried again with growing
//! pauses, kept as dead letters in the end.

mod queue;

pub use queue::{Job, Outcome, claim, enqueue, finish};
