//! What erasing does to each table. `shared::fields` says what there is to erase.

use super::Counts;
use crate::{
    db::{Conn, DbResult},
    execute, fetch_all,
};
use chrono::NaiveDate;
use shared::time::At;
use uuid::Uuid;

/// A sealed value: whose, which column, the value.
pub type Sealed = (Uuid, &'static str, Vec<u8>);

/// Adds the rows of a statement to the count of a table.
macro_rules! counted {
    ($counts:ident, $table:literal, $conn:ident, $sql:expr $(, $arg:expr)*) => {{
        let rows = execute!($conn, $sql $(, $arg)*)?;
        *$counts.entry($table.to_owned()).or_default() += i64::try_from(rows).unwrap_or(i64::MAX);
    }};
}

/// Names, numbers and sealed values of those who are to be erased.
pub async fn words(conn: &mut Conn, learner: Uuid, guardians: &[Uuid]) -> DbResult<(Vec<String>, Vec<Sealed>)> {
    type Row = (String, String, Option<Vec<u8>>, Option<Vec<u8>>, Option<Vec<u8>>);
    const SQL: &str = "select no, name, phone_sealed, id_no_sealed, address_sealed from learner where id = $1 and erased_at is null";
    let (mut words, mut sealed) = (Vec::new(), Vec::new());
    for (no, name, phone, id_no, address) in fetch_all!(conn, Row, SQL, learner)? {
        words.extend([no, name]);
        let columns = [("learner.phone_sealed", phone), ("learner.id_no_sealed", id_no), ("learner.address_sealed", address)];
        sealed.extend(columns.into_iter().filter_map(|(column, value)| Some((learner, column, value?))));
    }
    words.extend(fetch_all!(conn, (String,), "select no from learner_alias where learner_id = $1", learner)?.into_iter().map(|(no,)| no));
    for guardian in guardians {
        for (name, phone) in fetch_all!(conn, (String, Option<Vec<u8>>), "select name, phone_sealed from guardian where id = $1", *guardian)? {
            words.push(name);
            sealed.extend(phone.map(|value| (*guardian, "guardian.phone_sealed", value)));
        }
    }
    Ok((words, sealed))
}

/// The learner: what is left is a number, the contracts with their money, and how often lessons were attended.
pub async fn learner(conn: &mut Conn, learner: Uuid, at: At, today: NaiveDate, counts: &mut Counts) -> DbResult<()> {
    counted!(counts, "learner", conn, "update learner set referrer = null where referrer = (select name from learner where id = $1)", learner);
    counted!(
        counts,
        "learner",
        conn,
        "update learner set name = '已删除学员 ' || no, name_key = '~' || no, gender = null, born_on = null, id_no_sealed = null, id_no_index = null, phone_sealed = null,
                phone_index = null, address_sealed = null, school = null, grade = null, source = null, referrer = null, style = null, availability = null,
                notes = null, version = version + 1, erased_at = $2 where id = $1 and erased_at is null",
        learner,
        at.0
    );
    for account in fetch_all!(conn, (Uuid, String), "select id, login from account where learner_id = $1", learner)? {
        erase_account(conn, account, "已删除学员", counts).await?;
    }
    counted!(counts, "membership", conn, "update membership set until_on = $2 where learner_id = $1 and (until_on is null or until_on > $2)", learner, today);
    Ok(())
}

/// What was written about the learner anywhere.
pub async fn traces(conn: &mut Conn, learner: Uuid, counts: &mut Counts) -> DbResult<()> {
    const PAIRS: &str =
        "delete from learner_pair where (first_id = $1 or second_id = $1) and not exists (select 1 from learner_merge m where m.pair_id = learner_pair.id)";
    const MOVED: &str = "delete from learner_moved where merge_id in (select id from learner_merge where first_id = $1 or second_id = $1)";
    // Written with dashes in documents and without them in addresses.
    let (text, short) = (format!("%{learner}%"), format!("%{}%", learner.simple()));
    counted!(
        counts,
        "attendance",
        conn,
        "update attendance set note = null, late_minutes = null where learner_id = $1 and (note is not null or late_minutes is not null)",
        learner
    );
    counted!(counts, "grade", conn, "delete from grade where learner_id = $1", learner);
    counted!(counts, "homework", conn, "delete from homework where learner_id = $1", learner);
    counted!(
        counts,
        "contract_change",
        conn,
        "update contract_change set reason = null where reason is not null and contract_id in (select id from contract where learner_id = $1)",
        learner
    );
    counted!(counts, "event", conn, "update event set body = '{}' where learner_id = $1 and body <> '{}'", learner);
    counted!(counts, "event", conn, "update event set body = '{}' where body like $1 or body like $2", &text, &short);
    counted!(counts, "once", conn, "delete from once where answer like $1 or answer like $2", &text, &short);
    counted!(counts, "job", conn, "delete from job where body like $1 or body like $2", &text, &short);
    counted!(counts, "reveal", conn, "update reveal set reason = '' where learner_id = $1 and reason <> ''", learner);
    counted!(counts, "archive_look", conn, "delete from archive_look where learner_id = $1", learner);
    counted!(counts, "learner_tag", conn, "delete from learner_tag where learner_id = $1", learner);
    counted!(counts, "learner_tag", conn, "delete from tag_due where learner_id = $1", learner);
    counted!(counts, "quality_finding", conn, "delete from quality_finding where learner_id = $1", learner);
    // What was corrected before the archive was merged into this one goes too: it is about the same child.
    counted!(
        counts,
        "learner_change",
        conn,
        "delete from learner_change where learner_id = $1 or learner_id in (select second_id from learner_merge where first_id = $1 and undone_at is null)",
        learner
    );
    counted!(counts, "consent", conn, "delete from consent where learner_id = $1", learner);
    counted!(counts, "restriction", conn, "delete from restriction where learner_id = $1", learner);
    counted!(
        counts,
        "privacy_request",
        conn,
        "update privacy_request set words_sealed = null, reason_sealed = null where learner_id = $1 and (words_sealed is not null or reason_sealed is not null)",
        learner
    );
    // Other numbers stay as the own one does: else an old file would bring the child back.
    counted!(counts, "learner_pair", conn, PAIRS, learner);
    counted!(counts, "learner_moved", conn, MOVED, learner);
    counted!(counts, "learner_merge", conn, "update learner_merge set before_sealed = $2 where first_id = $1 or second_id = $1", learner, Vec::<u8>::new());
    counted!(counts, "guardian_link", conn, "delete from guardian_link where learner_id = $1", learner);
    Ok(())
}

/// A lead, with all that was said.
pub async fn lead(conn: &mut Conn, lead: Uuid, counts: &mut Counts) -> DbResult<()> {
    counted!(counts, "lead_note", conn, "delete from lead_note where lead_id = $1", lead);
    counted!(counts, "lead", conn, "delete from lead where id = $1", lead);
    Ok(())
}

/// An account, with everything it was signed in with.
async fn erase_account(conn: &mut Conn, (account, login): (Uuid, String), name: &str, counts: &mut Counts) -> DbResult<()> {
    counted!(counts, "sign_in_attempt", conn, "delete from sign_in_attempt where login = $1", login);
    counted!(counts, "session", conn, "delete from session where account_id = $1", account);
    counted!(counts, "once", conn, "delete from once where account_id = $1", account);
    counted!(counts, "second_factor", conn, "delete from second_factor where account_id = $1", account);
    counted!(counts, "second_factor", conn, "delete from second_factor_set_up where account_id = $1", account);
    counted!(counts, "recovery_code", conn, "delete from recovery_code where account_id = $1", account);
    counted!(counts, "session", conn, "delete from sign_in_step where account_id = $1", account);
    counted!(counts, "session", conn, "delete from reset_link where account_id = $1", account);
    counted!(counts, "session", conn, "delete from reset_code where account_id = $1", account);
    counted!(counts, "account_identity", conn, "delete from account_identity where account_id = $1", account);
    counted!(counts, "session", conn, "delete from provider_attempt where account_id = $1", account);
    counted!(
        counts,
        "account",
        conn,
        "update account set login = $2, name = $4, password_hash = '', is_active = $3 where id = $1 and login <> $2",
        account,
        format!("erased-{}", account.simple()),
        false,
        name
    );
    Ok(())
}

/// A guardian who has no other child here, with their account and everything they were signed in with.
pub async fn guardian(conn: &mut Conn, guardian: Uuid, counts: &mut Counts) -> DbResult<()> {
    for account in fetch_all!(conn, (Uuid, String), "select id, login from account where guardian_id = $1", guardian)? {
        erase_account(conn, account, "已删除家长", counts).await?;
    }
    counted!(counts, "outbox", conn, "delete from outbox where guardian_id = $1", guardian);
    counted!(
        counts,
        "invitation",
        conn,
        "update invitation set name = '', given = '[]', guardian_id = null, ended_at = coalesce(ended_at, 0) where guardian_id = $1",
        guardian
    );
    counted!(
        counts,
        "guardian",
        conn,
        "update guardian set name = '已删除家长', phone_sealed = null, phone_index = null where id = $1 and name <> '已删除家长'",
        guardian
    );
    Ok(())
}

/// Reports of imports.
pub async fn reports(conn: &mut Conn) -> DbResult<Vec<(Uuid, String)>> {
    fetch_all!(conn, (Uuid, String), "select id, report from import_run where report is not null")
}

/// Imports of which rows to mend lie.
pub async fn imports_to_mend(conn: &mut Conn) -> DbResult<Vec<Uuid>> {
    let rows = fetch_all!(conn, (Uuid,), "select distinct import_id from import_row")?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The sealed rows of one of them.
pub async fn rows_to_mend(conn: &mut Conn, import: Uuid) -> DbResult<Vec<(i64, i64, Vec<u8>)>> {
    fetch_all!(conn, (i64, i64, Vec<u8>), "select sheet_no, row_no, cells_sealed from import_row where import_id = $1", import)
}

/// Takes one of its rows away.
pub async fn forget_row(conn: &mut Conn, import: Uuid, sheet: i64, row: i64) -> DbResult<u64> {
    execute!(conn, "delete from import_row where import_id = $1 and sheet_no = $2 and row_no = $3", import, sheet, row)
}

/// Takes away all that lies of imports to be mended, and the sheets it stood in.
pub async fn forget_rows(conn: &mut Conn) -> DbResult<u64> {
    execute!(conn, "delete from import_sheet")?;
    execute!(conn, "delete from import_row")
}

/// The sheets of imports: the import, their number, and what their header says.
pub async fn sheets(conn: &mut Conn) -> DbResult<Vec<(Uuid, i64, String)>> {
    fetch_all!(conn, (Uuid, i64, String), "select import_id, no, columns from import_sheet")
}

/// Takes one of them away.
pub async fn forget_sheet(conn: &mut Conn, import: Uuid, sheet: i64) -> DbResult<u64> {
    execute!(conn, "delete from import_sheet where import_id = $1 and no = $2", import, sheet)
}

/// Puts a report in the place of another.
pub async fn set_report(conn: &mut Conn, id: Uuid, report: &str) -> DbResult<u64> {
    execute!(conn, "update import_run set report = $2 where id = $1", id, report)
}

/// Drafts of new learners: whose, under which key, sealed.
pub async fn drafts(conn: &mut Conn) -> DbResult<Vec<(Uuid, String, Vec<u8>)>> {
    fetch_all!(conn, (Uuid, String, Vec<u8>), "select account_id, key, body_sealed from learner_draft")
}

/// Takes one of them away.
pub async fn forget_draft(conn: &mut Conn, account: Uuid, key: &str) -> DbResult<u64> {
    execute!(conn, "delete from learner_draft where account_id = $1 and key = $2", account, key)
}
