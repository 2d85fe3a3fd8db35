//! What the fields of an archive were: when, who, from what source; values as far as the reader sees them.

use super::store::{self, AFTER, BEFORE, ChangeRow};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::wall,
    keys::{Cell, Ring},
    people::ViewPortrait,
};
use shared::{
    access::{Contact, Sight},
    error::AppResult,
    id::LearnerId,
    page::{PAGE_ROWS, Page},
    people::{ArchiveField, ArchiveHistory, ChangeLine, ChangeSource},
    time::At,
};
use uuid::Uuid;

/// The history of an archive, or of one field of it, from the entry before `before` on. Contacts are masked as on the portrait, ID numbers
/// at the least; how they learn is shown to nobody where the family did not agree to have it kept.
pub async fn field_history(cx: &Cx, learner: LearnerId, field: Option<ArchiveField>, before: Option<Uuid>) -> AppResult<ArchiveHistory> {
    let mut conn = cx.read().await?;
    let (permit, facts) = cx.permit_by::<ViewPortrait>(&mut conn, learner).await?;
    cx.archives_open()?;
    let sight = facts.sight(cx.actor()?, permit.now());
    let profiled = crate::people::store::archive(&permit, &mut conn).await.or_fault()?.may_profile(&cx.zone, cx.today().date);
    let rows = store::list(&permit, &mut conn, field, before, PAGE_ROWS + 1).await.or_fault()?;
    let (name, imported_at) = store::origin(&permit, &mut conn).await.or_fault()?;
    let reader = Reader { cx, learner, ring: cx.seal.ring(&[learner.0]).await?, sight, profiled };
    let mut lines: Vec<ChangeLine> = rows.into_iter().filter_map(|row| reader.line(row)).collect();
    if i64::try_from(lines.len()).is_ok_and(|shown| shown <= PAGE_ROWS) {
        lines.extend(imported_at.map(|at| reader.imported(at)));
    }
    cx.looked(&Entry { kind: Kind::Viewed, act: "FieldHistory", learner: Some(learner), fields: "learner.history", ..Entry::default() }).await?;
    let page = Page::cut(lines, PAGE_ROWS, before.is_some(), |line: &ChangeLine| line.key.clone());
    Ok(ArchiveHistory { learner, name, field, page })
}

struct Reader<'a> {
    cx: &'a Cx,
    learner: LearnerId,
    ring: Ring,
    sight: Sight,
    profiled: bool,
}

impl Reader<'_> {
    fn when(&self, at: i64) -> String {
        let at = wall(At(at), &self.cx.zone);
        format!("{} {}", at.date, at.minute)
    }

    fn line(&self, row: ChangeRow) -> Option<ChangeLine> {
        let field = ArchiveField::of(&row.field);
        let hidden = match field {
            Some(ArchiveField::Style) => !self.profiled,
            Some(field) => field.is_contact() && self.sight == Sight::Hidden,
            None => false,
        };
        let value = |column, sealed: Option<Vec<u8>>| sealed.filter(|_| !hidden).and_then(|sealed| self.value(row.id, field, column, &sealed));
        Some(ChangeLine {
            key: row.id.simple().to_string(),
            field,
            source: ChangeSource::of(&row.source)?,
            by: row.by,
            at: self.when(row.at),
            before: value(BEFORE, row.before_sealed),
            after: value(AFTER, row.after_sealed),
            hidden,
        })
    }

    /// A value as it is shown beside the portrait.
    fn value(&self, row: Uuid, field: Option<ArchiveField>, column: &'static str, sealed: &[u8]) -> Option<String> {
        let cell = Cell { person: self.learner.0, row, column };
        let shown = match field {
            Some(ArchiveField::IdNo) => self.ring.shown(cell, Some(sealed), self.sight.at_most_masked()),
            Some(ArchiveField::Phone) => self.ring.shown(cell, Some(sealed), self.sight),
            Some(ArchiveField::Address) => self.ring.shown_address(cell, Some(sealed), self.sight),
            _ => return self.ring.open(cell, sealed).ok().map(|secret| secret.expose().to_owned()),
        };
        match shown? {
            Contact::Hidden => None,
            Contact::Masked(value) | Contact::Clear(value) => Some(value),
        }
    }

    /// The import that brought the archive.
    fn imported(&self, at: i64) -> ChangeLine {
        let (key, at) = (Uuid::nil().simple().to_string(), self.when(at));
        ChangeLine { key, field: None, source: ChangeSource::Import, by: None, at, before: None, after: None, hidden: false }
    }
}
