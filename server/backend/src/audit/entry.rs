//! What is said of one happening, before it is numbered and chained.

use super::{Kind, Record, SCHOOL, Sealer};
use crate::{Cx, event::Event, policy::Act};
use shared::{
    id::{AccountId, ClassId, ImportId, LearnerId, LessonId},
    time::At,
};
use std::{any::Any, collections::HashMap};
use uuid::Uuid;

/// Something to be written down. Who and when come from the request.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// What it tells of.
    pub kind: Kind,
    /// The learner whose data it is about.
    pub learner: Option<LearnerId>,
    /// The account it is about, where that is not the asker's.
    pub account: Option<AccountId>,
    /// The fields, as in `shared::fields`, apart by blanks: `guardian.phone learner.id_no`.
    pub fields: &'static str,
    /// Why, in the asker's words; sealed.
    pub reason: String,
}

/// One entry with all that belongs to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    pub(super) at: At,
    pub(super) actor: Option<AccountId>,
    pub(super) kind: Kind,
    pub(super) act: String,
    pub(super) learner: Option<Uuid>,
    pub(super) account: Option<Uuid>,
    pub(super) class: Option<Uuid>,
    pub(super) subject: Option<Uuid>,
    pub(super) fields: &'static str,
    pub(super) times: i64,
    pub(super) reason: String,
    pub(super) from: String,
}

impl Line {
    pub(super) fn new(cx: &Cx, kind: Kind, act: &str) -> Self {
        // Through somebody else's eyes it is the looker who looks, and the entry is about the other.
        let (actor, seen) = (cx.actor().ok().map(|actor| actor.account), cx.looker().map(|looker| looker.actor.account));
        Self {
            at: cx.clock.now(),
            actor: seen.or(actor),
            kind,
            act: act.to_owned(),
            learner: None,
            account: seen.and(actor).map(|actor| actor.0),
            class: None,
            subject: None,
            fields: "",
            times: 1,
            reason: String::new(),
            from: cx.address().to_owned(),
        }
    }

    pub(super) fn of(cx: &Cx, entry: &Entry) -> Self {
        let (learner, account) = (entry.learner.map(|learner| learner.0), entry.account.map(|account| account.0));
        let line = Self::new(cx, entry.kind, entry.kind.word());
        Self { learner, account: account.or(line.account), fields: entry.fields, reason: entry.reason.clone(), ..line }
    }

    /// What happened, as the event says. Somebody who signs in is nobody yet: then it is the account's own doing.
    pub(crate) fn happened(cx: &Cx, event: &Event) -> Self {
        let line = Self::new(cx, Kind::of_event(event.kind), event.kind);
        let actor = line.actor.or(event.account.map(AccountId));
        Self {
            actor,
            learner: event.learner_id,
            account: event.account,
            class: event.class_id,
            subject: event.class_id.or(event.import_id),
            reason: event.reason.clone(),
            ..line
        }
    }

    pub(super) fn denied<A: Act>(cx: &Cx, on: &A::On) -> Self {
        let act = std::any::type_name::<A>().rsplit("::").next().unwrap_or_default();
        let mut line = Self::new(cx, Kind::Denied, act);
        let on: &dyn Any = on;
        line.learner = on.downcast_ref::<LearnerId>().map(|id| id.0);
        line.account = on.downcast_ref::<AccountId>().map(|id| id.0).or(line.account);
        line.class = on.downcast_ref::<ClassId>().map(|id| id.0);
        let other = on.downcast_ref::<LessonId>().map(|id| id.0).or(on.downcast_ref::<ImportId>().map(|id| id.0));
        line.subject = line.class.or(other);
        line
    }

    /// How many could not be told apart for want of room.
    pub(super) fn uncounted(at: At, times: i64) -> Self {
        let (reason, from, act) = (String::new(), String::new(), "more".to_owned());
        Self { at, actor: None, kind: Kind::Denied, act, learner: None, account: None, class: None, subject: None, fields: "", times, reason, from }
    }

    /// Whether both tell of the same, but for the time.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        *self == Self { at: self.at, times: self.times, ..other.clone() }
    }

    pub(super) fn record(self, campuses: &HashMap<Uuid, Uuid>, sealer: &Sealer) -> Record {
        let campus = self.class.or(self.learner).and_then(|id| campuses.get(&id).copied());
        let id = crate::new_id();
        let words = sealer.close(&self, id);
        Record {
            seq: 0,
            id,
            chain_id: campus.unwrap_or(SCHOOL),
            at: self.at.0,
            actor_id: self.actor.map(|actor| actor.0),
            kind: self.kind.word().to_owned(),
            act: self.act,
            learner_id: self.learner,
            account_id: self.account,
            subject_id: self.subject,
            fields: self.fields.to_owned(),
            times: self.times,
            sealed: words,
            prev: Vec::new(),
            hash: Vec::new(),
        }
    }
}
