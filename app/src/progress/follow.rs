//! Keeps a timeline fresh while it is looked at.

use crate::failure::Failure;
use leptos::prelude::*;
use shared::{live::Topic, progress::Timeline};
use std::time::Duration;

/// How long 「刚刚更新」 stays.
const STAYS: Duration = Duration::from_secs(12);

/// What is on the way.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Reading {
    /// What is shown is the newest.
    #[default]
    Rest,
    /// It is being read again.
    Again,
    /// It changed once more meanwhile.
    AgainAndAgain,
}

/// Reads `timeline` again whenever something happens to its learner; true for a moment after that.
pub fn follow(timeline: Resource<Result<Timeline, Failure>>) -> ReadSignal<bool> {
    let (fresh, set_fresh) = signal(false);
    let reading = StoredValue::new(Reading::Rest);
    let whose = Memo::new(move |_| timeline.read().as_ref().and_then(|read| read.as_ref().ok()).map(|timeline| timeline.child.id));
    Effect::new(move |_| {
        let learner = whose.get()?;
        let seq = timeline.with_untracked(|read| read.as_ref().and_then(|read| read.as_ref().ok()).map(|timeline| timeline.seq))?;
        set_fresh.set(false);
        crate::live::listen(&[Topic::Learner(learner)], seq, move |_| heard(timeline, reading), |_| {});
        Some(())
    });
    Effect::new(move |_| {
        timeline.track();
        match reading.get_value() {
            Reading::Rest => {}
            Reading::Again => arrived(reading, set_fresh),
            Reading::AgainAndAgain => {
                reading.set_value(Reading::Again);
                timeline.refetch();
            }
        }
    });
    fresh
}

fn heard(timeline: Resource<Result<Timeline, Failure>>, reading: StoredValue<Reading>) {
    match reading.get_value() {
        Reading::Rest => {
            reading.set_value(Reading::Again);
            timeline.refetch();
        }
        Reading::Again | Reading::AgainAndAgain => reading.set_value(Reading::AgainAndAgain),
    }
}

fn arrived(reading: StoredValue<Reading>, fresh: WriteSignal<bool>) {
    reading.set_value(Reading::Rest);
    fresh.set(true);
    set_timeout(move || fresh.set(false), STAYS);
}
