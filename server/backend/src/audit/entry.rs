//! What is said of one happening, before it is numbered and chained.

use super::{Kind, Record, SCHOOL, Sealer};
use crate::{Cx, event::Event, policy::Act};
use shared::{
    id::{AccountId, ClassId, ImportId, LeadId, LearnerId, LessonId},
    people::ArchiveField,
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
    /// The class it is about.
    pub class: Option<ClassId>,
    /// What else it is about: a lead.
    pub about: Option<Uuid>,
    /// The fields, as in `shared::fields`, apart by blanks: `guardian.phone learner.id_no`.
    pub fields: &'static str,
    /// More of them, where they were chosen.
    pub chosen: String,
    /// What was done, where the kind alone does not say it.
    pub act: &'static str,
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
    pub(super) fields: String,
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
            fields: String::new(),
            times: 1,
            reason: String::new(),
            from: cx.address().to_owned(),
        }
    }

    pub(super) fn of(cx: &Cx, entry: &Entry) -> Self {
        let (learner, account) = (entry.learner.map(|learner| learner.0), entry.account.map(|account| account.0));
        let act = if entry.act.is_empty() { entry.kind.word() } else { entry.act };
        let fields = [entry.fields, &entry.chosen].join(" ").trim().to_owned();
        let class = entry.class.map(|class| class.0);
        let line = Self::new(cx, entry.kind, act);
        Self { learner, account: account.or(line.account), class, subject: class.or(entry.about), fields, reason: entry.reason.clone(), ..line }
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
            fields: event.fields.clone(),
            ..line
        }
    }

    pub(super) fn denied<A: Act>(cx: &Cx, on: &A::On) -> Self {
        let act = std::any::type_name::<A>().rsplit("::").next().unwrap_or_default();
        let mut line = Self::new(cx, Kind::Denied, act);
        let on: &dyn Any = on;
        let field = on.downcast_ref::<(LearnerId, ArchiveField)>();
        line.learner = on.downcast_ref::<LearnerId>().or(field.map(|(learner, _)| learner)).map(|id| id.0);
        line.account = on.downcast_ref::<AccountId>().map(|id| id.0).or(line.account);
        line.class = on.downcast_ref::<ClassId>().map(|id| id.0);
        let other = [on.downcast_ref::<LessonId>().map(|id| id.0), on.downcast_ref::<ImportId>().map(|id| id.0), on.downcast_ref::<LeadId>().map(|id| id.0)];
        line.subject = line.class.or(other.into_iter().flatten().next());
        line
    }

    /// How many could not be told apart for want of room.
    pub(super) fn uncounted(at: At, times: i64) -> Self {
        let (reason, from, act) = (String::new(), String::new(), "more".to_owned());
        Self { at, actor: None, kind: Kind::Denied, act, learner: None, account: None, class: None, subject: None, fields: String::new(), times, reason, from }
    }

    /// Whether both tell of the same, but for the time.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        *self == Self { at: self.at, times: self.times, ..other.clone() }
    }

    /// Takes up a look at the same person or class by the same reader, which is of the same page: the fields of both.
    pub(super) fn joins(&mut self, other: &Self) -> bool {
        let same = (self.actor, self.kind, self.learner, self.class, self.account, &self.from)
            == (other.actor, other.kind, other.learner, other.class, other.account, &other.from);
        let joins = same && self.kind == Kind::Viewed && (self.learner.is_some() || self.class.is_some()) && self.reason.is_empty() && other.reason.is_empty();
        if joins {
            let more: Vec<&str> = other.fields.split(' ').filter(|field| !self.fields.split(' ').any(|own| own == *field)).collect();
            self.fields = [&[self.fields.as_str()], more.as_slice()].concat().join(" ");
        }
        joins
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
            fields: self.fields,
            times: self.times,
            sealed: words,
            prev: Vec::new(),
            hash: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Line;
    use crate::audit::Kind;
    use shared::{id::AccountId, time::At};
    use uuid::Uuid;

    fn look(actor: u128, learner: Option<u128>, fields: &str) -> Line {
        let actor = Some(AccountId(Uuid::from_u128(actor)));
        Line { actor, kind: Kind::Viewed, learner: learner.map(Uuid::from_u128), fields: fields.into(), ..Line::uncounted(At(7), 1) }
    }

    #[test]
    fn looks_at_one_person_by_one_reader_are_one_entry_with_the_fields_of_both() {
        let mut page = look(1, Some(2), "learner.name learner.notes");
        assert!(page.joins(&look(1, Some(2), "learner.name grade.score")));
        assert_eq!(page.fields, "learner.name learner.notes grade.score");
        for other in [look(3, Some(2), "x"), look(1, Some(3), "x"), look(1, None, "x"), Line { kind: Kind::Revealed, ..look(1, Some(2), "x") }] {
            assert!(!page.clone().joins(&other), "{other:?}");
        }
        assert!(!look(1, None, "x").joins(&look(1, None, "x")), "of a list each page is its own");
        assert!(!page.joins(&Line { reason: "why".into(), ..look(1, Some(2), "x") }), "what has a reason stands alone");
    }
}
