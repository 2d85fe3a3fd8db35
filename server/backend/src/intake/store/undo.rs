//! Taking back what an import brought: its rows are told by the instant at which it began.

use super::Leave;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    policy::Permit,
    privacy::unrestricted,
    scalar,
};
use shared::{
    id::{ImportId, LearnerId},
    intake::{ImportState, Kept},
    time::At,
};
use uuid::Uuid;

/// Learners with rows of the import `$1` about whom nobody did anything since entry `$2` of the audit: then all its rows of them can go.
/// A learner it brought stays besides when the family has an account, a link, a consent, a request, or was revealed.
macro_rules! untouched {
    () => {
        "select t.learner_id from (
            select id as learner_id from learner where imported_at = $1
            union select learner_id from guardian_link where imported_at = $1
            union select learner_id from contract where imported_at = $1
            union select c.learner_id from contract_change h join contract c on c.id = h.contract_id where h.imported_at = $1
            union select learner_id from membership where imported_at = $1
            union select learner_id from attendance where marked_at = $1 and marked_by is null
            union select learner_id from grade where imported_at = $1
            union select learner_id from learner_alias where since = $1
            union select learner_id from homework where imported_at = $1) t
          where not exists (select 1 from audit_entry e where e.learner_id = t.learner_id and e.seq > $2 and e.actor_id is not null and e.kind in ('changed', 'rights'))
            and not exists (select 1 from restriction r where r.learner_id = t.learner_id)
            and not exists (select 1 from learner_merge m where m.first_id = t.learner_id or m.second_id = t.learner_id)
            and not exists (
              select 1 from learner l where l.id = t.learner_id and l.imported_at = $1 and (
                exists (select 1 from account a where a.learner_id = l.id)
                or exists (select 1 from guardian_link g join account a on a.guardian_id = g.guardian_id where g.learner_id = l.id)
                or exists (select 1 from guardian_link g join invitation i on i.guardian_id = g.guardian_id where g.learner_id = l.id)
                or exists (select 1 from consent c where c.learner_id = l.id)
                or exists (select 1 from privacy_request q where q.learner_id = l.id)
                or exists (select 1 from reveal v where v.learner_id = l.id)))"
    };
}

/// What still needs a class `k`, besides its own lessons.
macro_rules! class_in_use {
    () => {
        "(exists (select 1 from membership x where x.class_id = k.id) or exists (select 1 from attendance x where x.class_id = k.id)
          or exists (select 1 from contract x where x.class_id = k.id) or exists (select 1 from contract_change x where x.to_class_id = k.id)
          or exists (select 1 from lot x where x.class_id = k.id) or exists (select 1 from ledger_entry x where x.class_id = k.id)
          or exists (select 1 from grade x where x.class_id = k.id) or exists (select 1 from homework x where x.class_id = k.id)
          or exists (select 1 from account_role x where x.class_id = k.id) or exists (select 1 from grant_request x where x.class_id = k.id)
          or exists (select 1 from export_request x where x.class_id = k.id))"
    };
}

/// An import as far as undoing it goes.
#[derive(sqlx::FromRow)]
pub struct Undoable {
    /// When it began; tells its rows.
    pub started_at: i64,
    /// What has become of it.
    pub state: String,
    /// Its entry in the audit.
    pub seq: Option<i64>,
    /// Whether a later one was kept or is running: that one has to go first.
    pub newer: bool,
}

/// The import `id`, locked for whoever undoes it.
pub async fn undoable<A: crate::policy::Act>(_: &Permit<A>, conn: &mut Conn, id: ImportId) -> DbResult<Option<Undoable>> {
    fetch_optional!(
        conn,
        Undoable,
        "select r.started_at, r.state, (select max(e.seq) from audit_entry e where e.kind = 'changed' and e.at >= r.started_at and e.act = 'imported' and e.subject_id = r.id) as seq,
                exists (select 1 from import_run n where n.started_at > r.started_at and n.dry_run = $2 and n.state in ('done', 'running', 'undoing')) as newer
           from import_run r where r.id = $1",
        id.0,
        false
    )
}

/// From `from` to `to`; nothing when the import is no more in `from`.
pub async fn step(leave: &Leave, conn: &mut Conn, id: ImportId, from: ImportState, to: ImportState, at: At) -> DbResult<u64> {
    execute!(
        conn,
        "update import_run set state = $3, undone_at = $4, undone_by = $5 where id = $1 and state = $2",
        id.0,
        from.word(),
        to.word(),
        at.0,
        leave.actor().0
    )
}

/// Learners whose rows would go.
pub async fn going<A: crate::policy::Act>(_: &Permit<A>, conn: &mut Conn, at: i64, seq: i64) -> DbResult<i64> {
    scalar!(conn, i64, concat!("select count(*) from (", untouched!(), ") u"), at, seq)
}

/// Learners the import brought and that stay, as far as anybody may see them, at most `limit`; and how many there are in all.
pub async fn kept<A: crate::policy::Act>(_: &Permit<A>, conn: &mut Conn, at: i64, seq: i64, limit: i64) -> DbResult<(i64, Vec<Kept>)> {
    let all = scalar!(conn, i64, concat!("select count(*) from learner p where p.imported_at = $1 and p.id not in (", untouched!(), ")"), at, seq)?;
    let rows = fetch_all!(
        conn,
        (Uuid, String, String),
        concat!(
            "select p.id, p.no, p.name from learner p where p.imported_at = $1 and p.id not in (",
            untouched!(),
            ") and ",
            unrestricted!("p.id"),
            " order by p.no limit $3"
        ),
        at,
        seq,
        limit
    )?;
    Ok((all, rows.into_iter().map(|(id, no, name)| Kept { id: LearnerId(id), no, name }).collect()))
}

/// Persons the import brought and that go: their keys go with them.
pub async fn persons(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1
         union all select g.id from guardian g where g.imported_at = $1
         union all select s.id from staff s where s.imported_at = $1",
        at
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Of `persons`, those who are no more.
pub async fn gone(_: &Leave, conn: &mut Conn, persons: &[Uuid]) -> DbResult<Vec<Uuid>> {
    const SQL: &str = "select count(*) from (select id from learner where id = $1 union all select id from guardian where id = $1 union all select id from staff where id = $1) p";
    let mut gone = Vec::new();
    for person in persons {
        if scalar!(conn, i64, SQL, *person)? == 0 {
            gone.push(*person);
        }
    }
    Ok(gone)
}

/// Notes whose rows go.
pub async fn choose(_: &Leave, conn: &mut Conn, at: i64, seq: i64) -> DbResult<u64> {
    execute!(conn, concat!("insert into import_undo (learner_id) ", untouched!()), at, seq)
}

/// What the learners did, and what they bought.
pub async fn history(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<u64> {
    let mut rows = execute!(conn, "delete from homework where imported_at = $1 and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(conn, "delete from grade where imported_at = $1 and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(conn, "delete from attendance where marked_at = $1 and marked_by is null and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(conn, "delete from ledger_entry where written_at = $1 and written_by is null and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(conn, "delete from membership where imported_at = $1 and learner_id in (select learner_id from import_undo)", at)?;
    Ok(rows)
}

/// Contracts with their lots; lots of older contracts go back to the class they were in.
pub async fn contracts(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<u64> {
    execute!(
        conn,
        "update lot set class_id = coalesce(
                (select h.to_class_id from contract_change h where h.contract_id = lot.contract_id and h.to_class_id is not null
                    and (h.imported_at is null or h.imported_at <> $1) order by h.on_date desc limit 1),
                (select c.class_id from contract c where c.id = lot.contract_id))
          where learner_id in (select learner_id from import_undo)
            and exists (select 1 from contract_change h where h.contract_id = lot.contract_id and h.imported_at = $1 and h.to_class_id is not null)",
        at
    )?;
    let mut rows = execute!(
        conn,
        "delete from contract_change where imported_at = $1
            and contract_id in (select c.id from contract c join import_undo u on u.learner_id = c.learner_id)",
        at
    )?;
    rows += execute!(
        conn,
        "delete from lot where contract_id in (select c.id from contract c join import_undo u on u.learner_id = c.learner_id where c.imported_at = $1)",
        at
    )?;
    rows += execute!(conn, "delete from contract where imported_at = $1 and learner_id in (select learner_id from import_undo)", at)?;
    Ok(rows)
}

/// Learners who stay and to whom the import brought another number.
pub async fn renumbered(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(
        conn,
        (Uuid,),
        "select distinct a.learner_id from learner_alias a join import_undo u on u.learner_id = a.learner_id join learner l on l.id = a.learner_id
          where a.since = $1 and (l.imported_at is null or l.imported_at <> $1)",
        at
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Other numbers, and pairs to look at; who came back is as before.
pub async fn same(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<u64> {
    execute!(
        conn,
        "update learner set version = version + 1,
                state = (select max(a.was_state) from learner_alias a where a.learner_id = learner.id and a.since = $1 and a.was_state is not null)
          where id in (select learner_id from import_undo)
            and exists (select 1 from learner_alias a where a.learner_id = learner.id and a.since = $1 and a.was_state is not null)",
        at
    )?;
    let mut rows = execute!(conn, "delete from learner_alias where since = $1 and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(
        conn,
        "delete from learner_pair where not exists (select 1 from learner_merge m where m.pair_id = learner_pair.id)
            and exists (select 1 from learner l join import_undo u on u.learner_id = l.id
                         where l.imported_at = $1 and (l.id = learner_pair.first_id or l.id = learner_pair.second_id))",
        at
    )?;
    rows += execute!(
        conn,
        "delete from learner_pair where state = 'open' and found_at = $1
            and not exists (select 1 from learner l where l.imported_at = $1 and (l.id = learner_pair.first_id or l.id = learner_pair.second_id))",
        at
    )?;
    Ok(rows)
}

/// Learners, their families and what finds them.
pub async fn people(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<u64> {
    const FOUND: &str =
        "delete from learner_search where learner_id in (select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1)";
    execute!(conn, FOUND, at)?;
    execute!(
        conn,
        "delete from archive_look where learner_id in (select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1)",
        at
    )?;
    execute!(
        conn,
        "delete from learner_tag where learner_id in (select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1)",
        at
    )?;
    execute!(
        conn,
        "delete from quality_finding where learner_id in (select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1)",
        at
    )?;
    execute!(
        conn,
        "delete from tag_due where learner_id in (select l.id from learner l join import_undo u on u.learner_id = l.id where l.imported_at = $1)",
        at
    )?;
    let mut rows = execute!(conn, "delete from guardian_link where imported_at = $1 and learner_id in (select learner_id from import_undo)", at)?;
    rows += execute!(conn, "delete from learner where imported_at = $1 and id in (select learner_id from import_undo)", at)?;
    rows += execute!(
        conn,
        "delete from guardian where imported_at = $1 and not exists (select 1 from guardian_link g where g.guardian_id = guardian.id)
            and not exists (select 1 from account a where a.guardian_id = guardian.id)
            and not exists (select 1 from invitation i where i.guardian_id = guardian.id)",
        at
    )?;
    Ok(rows)
}

/// Lessons, classes, courses, staff, campuses and days that nothing needs any more.
pub async fn catalogue(_: &Leave, conn: &mut Conn, at: i64) -> DbResult<u64> {
    execute!(conn, "update lesson set taken_at = null where taken_at is not null and not exists (select 1 from attendance a where a.lesson_id = lesson.id)")?;
    let mut rows = execute!(
        conn,
        concat!(
            "delete from lesson where imported_at = $1 and not exists (select 1 from attendance a where a.lesson_id = lesson.id)
                and not exists (select 1 from class k where k.id = lesson.class_id and k.imported_at = $1 and ",
            class_in_use!(),
            ")"
        ),
        at
    )?;
    rows += execute!(
        conn,
        concat!(
            "delete from class where id in (select k.id from class k where k.imported_at = $1 and not exists (select 1 from lesson l where l.class_id = k.id) and not ",
            class_in_use!(),
            ")"
        ),
        at
    )?;
    rows += execute!(
        conn,
        "delete from course where imported_at = $1 and not exists (select 1 from class k where k.course_id = course.id)
            and not exists (select 1 from contract c where c.course_id = course.id)",
        at
    )?;
    rows += execute!(
        conn,
        "delete from staff where imported_at = $1 and not exists (select 1 from class k where k.teacher_id = staff.id or k.head_teacher_id = staff.id)
            and not exists (select 1 from lesson l where l.teacher_id = staff.id) and not exists (select 1 from account a where a.staff_id = staff.id)
            and not exists (select 1 from invitation i where i.staff_id = staff.id)",
        at
    )?;
    rows += execute!(
        conn,
        "delete from campus where imported_at = $1 and not exists (select 1 from staff x where x.campus_id = campus.id)
            and not exists (select 1 from class x where x.campus_id = campus.id) and not exists (select 1 from learner x where x.campus_id = campus.id)
            and not exists (select 1 from account_role x where x.campus_id = campus.id) and not exists (select 1 from grant_request x where x.campus_id = campus.id)
            and not exists (select 1 from export_request x where x.campus_id = campus.id) and not exists (select 1 from lead x where x.campus_id = campus.id)",
        at
    )?;
    rows += execute!(conn, "delete from calendar_day where imported_at = $1", at)?;
    Ok(rows)
}

/// Empties the list of whose rows go.
pub async fn chosen(_: &Leave, conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from import_undo")
}
