//! Keeps a timeline fresh while it is looked at.

use crate::wire::Fetched;
use leptos::prelude::*;
use shared::{access::Right, id::LearnerId, live::Topic, progress::Timeline};
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

type Read = Fetched<Timeline>;

/// Reads `timeline` again whenever something happens to its learner; true for a moment after that.
pub fn follow(timeline: Read) -> ReadSignal<bool> {
    let (fresh, set_fresh) = signal(false);
    let (whose, set_whose) = signal(None::<(LearnerId, i64)>);
    let reading = StoredValue::new(Reading::Rest);
    Effect::new(move |_| {
        let seen = timeline.with(|read| {
            read.as_ref()
                .map(|read| read.as_ref().ok().filter(|timeline| timeline.child.rights.has(Right::Reports)).map(|timeline| (timeline.child.id, timeline.seq)))
        });
        let Some((learner, seq)) = seen.flatten() else {
            reading.set_value(Reading::Rest);
            return;
        };
        if whose.get_untracked().is_none_or(|(before, _)| before != learner) {
            reading.set_value(Reading::Rest);
            set_fresh.set(false);
            set_whose.set(Some((learner, seq)));
        } else {
            arrived(timeline, reading, set_fresh);
        }
    });
    Effect::new(move |_| {
        let Some((learner, seq)) = whose.get() else { return };
        crate::live::listen(&[Topic::Learner(learner)], seq, move |_| heard(timeline, reading), |_| {});
    });
    fresh
}

fn heard(timeline: Read, reading: StoredValue<Reading>) {
    if reading.get_value() == Reading::Rest {
        reading.set_value(Reading::Again);
        timeline.refetch();
    } else {
        reading.set_value(Reading::AgainAndAgain);
    }
}

fn arrived(timeline: Read, reading: StoredValue<Reading>, fresh: WriteSignal<bool>) {
    match reading.get_value() {
        Reading::Rest => {}
        Reading::Again => {
            reading.set_value(Reading::Rest);
            fresh.set(true);
            set_timeout(
                move || {
                    fresh.try_set(false);
                },
                STAYS,
            );
        }
        Reading::AgainAndAgain => {
            reading.set_value(Reading::Again);
            timeline.refetch();
        }
    }
}
