//! Sending marks: one after another, so that the last tap wins, and each under its own key, so that none counts twice.

use super::{
    act::{Act, one},
    last::Last,
    store::Roll,
};
use crate::{attendance::api::mark_roll, failure::Failure, fresh_key::fresh_key};
use leptos::{prelude::*, task::spawn_local};
use shared::{
    attendance::{Mark, Marked, Target},
    error::AppError,
};
use std::{sync::atomic::Ordering, time::Duration};

/// How often a mark is tried when nobody answers; the waits double from one second.
const TRIES: u32 = 4;

impl Roll {
    /// Shows the mark at once and sends it.
    pub fn act(&self, mark: Mark) {
        let shown = untrack(|| self.shown());
        self.last.set(Last::of(mark, &shown));
        self.enqueue(mark);
    }

    /// Takes back what was done last.
    pub fn undo(&self) {
        match self.last.get_untracked() {
            Last::One { undo, .. } => self.act(undo),
            Last::Rest(learners) => {
                for learner in &learners {
                    self.enqueue(one(*learner, None, None));
                }
                self.last.set(Last::Back(learners.len()));
            }
            _ => {}
        }
    }

    fn enqueue(&self, mark: Mark) {
        if let Target::One(learner) = mark.target {
            self.refused.update(|refused| refused.retain(|(whose, _)| *whose != learner));
        }
        self.queue.update(|queue| queue.push_back(Act { mark, key: fresh_key(), tries: 0 }));
        self.pump();
    }

    /// Sends the first mark that waits, unless one is under way.
    fn pump(&self) {
        let Some(act) = self.queue.read_untracked().front().cloned() else { return };
        if self.sending.swap(true, Ordering::SeqCst) {
            return;
        }
        let roll = self.clone();
        spawn_local(async move {
            let answer = mark_roll(roll.lesson, act.mark.to_string(), act.key.clone()).await;
            roll.settle(&act, answer);
        });
    }

    fn settle(&self, act: &Act, answer: Result<Vec<Marked>, Failure>) {
        let cut_off = matches!(answer, Err(Failure(AppError::Busy)));
        self.linked.set(!cut_off);
        if cut_off && act.tries + 1 < TRIES {
            return self.try_again(act.tries);
        }
        match answer {
            Ok(marks) => self.agree(act.mark, &marks),
            Err(failure) => self.refuse(act.mark, failure),
        }
        self.queue.update(|queue| drop(queue.pop_front()));
        self.sending.store(false, Ordering::SeqCst);
        self.pump();
    }

    /// The same mark under the same key, a little later: if it did arrive, it still counts once.
    fn try_again(&self, tries: u32) {
        self.queue.update(|queue| queue.front_mut().into_iter().for_each(|act| act.tries += 1));
        let roll = self.clone();
        let again = move || {
            roll.sending.store(false, Ordering::SeqCst);
            roll.pump();
        };
        set_timeout(again, Duration::from_secs(1 << tries));
    }

    fn agree(&self, mark: Mark, marks: &[Marked]) {
        for marked in marks {
            self.take(marked);
        }
        if mark.target == Target::Rest {
            self.last.update(|last| {
                if let Last::Rest(learners) = last {
                    *learners = marks.iter().map(|marked| marked.learner).collect();
                }
            });
        }
    }

    /// The tile goes back when the mark leaves the queue; here it is said why.
    fn refuse(&self, mark: Mark, failure: Failure) {
        let learner = match mark.target {
            Target::One(learner) => Some(learner),
            Target::Rest => None,
        };
        self.refused.update(|refused| refused.extend(learner.map(|learner| (learner, failure.clone()))));
        self.last.set(Last::Refused { learner, failure });
    }
}
