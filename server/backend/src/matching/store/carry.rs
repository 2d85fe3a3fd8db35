//! Carrying what is about a learner over to another, and back. Where both have the same thing (an outcome of one lesson, a
//! score of one test), each keeps its own.

use super::super::DecidePair;
use crate::{
    db::{Conn, DbResult},
    execute,
    policy::Permit,
};
use chrono::NaiveDate;
use uuid::Uuid;

/// Every table that is carried: its name; the columns of `learner_moved` that its key is kept in, and the key; when the first
/// has the same thing as `b`; how a row is known again from `v`.
macro_rules! each_table {
    ($do:ident) => {
        $do!("contract", "id", "a.id", "false", "v.id = contract.id");
        $do!("lot", "id", "a.id", "false", "v.id = lot.id");
        $do!("consent", "id", "a.id", "false", "v.id = consent.id");
        $do!("account", "id", "a.id", "true", "v.id = account.id");
        $do!("membership", "id", "a.id", "b.class_id = a.class_id and b.kind = a.kind and (b.from_on = a.from_on or b.from_on < a.from_on and (b.until_on is null or b.until_on >= a.until_on))", "v.id = membership.id");
        $do!("guardian_link", "id", "a.guardian_id", "b.guardian_id = a.guardian_id", "v.id = guardian_link.guardian_id");
        $do!("learner_alias", "title", "a.no", "false", "v.title = learner_alias.no");
        $do!(
            "attendance",
            "class_id, on_date",
            "a.class_id, a.on_date",
            "b.class_id = a.class_id and b.on_date = a.on_date",
            "v.class_id = attendance.class_id and v.on_date = attendance.on_date"
        );
        $do!(
            "grade",
            "class_id, on_date, title, point",
            "a.class_id, a.on_date, a.title, a.point",
            "b.class_id = a.class_id and b.on_date = a.on_date and b.title = a.title and b.point = a.point",
            "v.class_id = grade.class_id and v.on_date = grade.on_date and v.title = grade.title and v.point = grade.point"
        );
        $do!(
            "homework",
            "class_id, on_date, title",
            "a.class_id, a.set_on, a.title",
            "b.class_id = a.class_id and b.set_on = a.set_on and b.title = a.title",
            "v.class_id = homework.class_id and v.on_date = homework.set_on and v.title = homework.title"
        );
    };
}

/// The text that gives the rows of a merge that were moved from one of its learners to the other.
macro_rules! handed {
    ($table:literal, $to:literal, $from:literal, $same:literal) => {
        concat!(
            "update ",
            $table,
            " set learner_id = (select m.",
            $to,
            " from learner_merge m where m.id = $1)
              where learner_id = (select m.",
            $from,
            " from learner_merge m where m.id = $1)
                and exists (select 1 from learner_moved v where v.merge_id = $1 and v.kind = '",
            $table,
            "' and ",
            $same,
            ")"
        )
    };
}

/// The same for entries of the ledger, which follow their lot.
macro_rules! entries {
    ($to:literal) => {
        concat!(
            "update ledger_entry set learner_id = (select m.",
            $to,
            " from learner_merge m where m.id = $1)
              where lot_id in (select v.id from learner_moved v where v.merge_id = $1 and v.kind = 'lot')"
        )
    };
}

/// Carries everything from the second learner of a merge to the first, and notes what it was.
pub async fn carry(_: &Permit<DecidePair>, conn: &mut Conn, merge: Uuid) -> DbResult<()> {
    macro_rules! over {
        ($table:literal, $columns:literal, $key:literal, $has:literal, $same:literal) => {
            execute!(
                conn,
                concat!(
                    "insert into learner_moved (merge_id, kind, ",
                    $columns,
                    ") select m.id, '",
                    $table,
                    "', ",
                    $key,
                    " from learner_merge m join ",
                    $table,
                    " a on a.learner_id = m.second_id where m.id = $1 and not exists (select 1 from ",
                    $table,
                    " b where b.learner_id = m.first_id and ",
                    $has,
                    ")"
                ),
                merge
            )?;
            execute!(conn, handed!($table, "first_id", "second_id", $same), merge)?;
        };
    }
    each_table!(over);
    execute!(conn, entries!("first_id"), merge).map(|_| ())
}

/// Carries back what was carried over.
pub async fn carry_back(_: &Permit<DecidePair>, conn: &mut Conn, merge: Uuid) -> DbResult<()> {
    macro_rules! back {
        ($table:literal, $columns:literal, $key:literal, $has:literal, $same:literal) => {
            execute!(conn, handed!($table, "second_id", "first_id", $same), merge)?;
        };
    }
    each_table!(back);
    execute!(conn, entries!("second_id"), merge)?;
    execute!(conn, "delete from learner_moved where merge_id = $1", merge).map(|_| ())
}

/// Figures beside a learner, and the sizes of their classes, read anew.
pub async fn refresh(_: &Permit<DecidePair>, conn: &mut Conn, learner: Uuid, today: NaiveDate) -> DbResult<()> {
    execute!(
        conn,
        "update learner set
           balance = coalesce((select cast(sum(o.balance) as bigint) from lot o where o.learner_id = learner.id and (o.expires_on is null or o.expires_on >= $2)), 0),
           next_expiry = (select min(o.expires_on) from lot o where o.learner_id = learner.id and o.balance > 0 and o.expires_on >= $2),
           owed = coalesce((select cast(sum(t.owed) as bigint) from attendance t where t.learner_id = learner.id), 0),
           lessons_taken = (select count(*) from attendance t where t.learner_id = learner.id and t.code in ('present', 'late', 'makeup')),
           last_seen = (select max(t.on_date) from attendance t where t.learner_id = learner.id and t.code in ('present', 'late', 'makeup'))
          where id = $1",
        learner,
        today
    )?;
    execute!(
        conn,
        "update class set learners = (select count(distinct m.learner_id) from membership m
                                       where m.class_id = class.id and m.kind = 'member' and m.from_on <= $2 and (m.until_on is null or m.until_on >= $2))
          where id in (select m.class_id from membership m where m.learner_id = $1)",
        learner,
        today
    )
    .map(|_| ())
}
