//! The field registry: every personal column, why it is kept and for how long (law L7). A personal column that is
//! missing here fails the test that compares this list with the schema.

use serde::{Deserialize, Serialize};

/// How sensitive a column is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Class {
    /// Identifies or describes a person.
    Personal,
    /// Contacts, ID numbers, addresses: sealed in the database.
    Sealed,
    /// What a child did or achieved.
    Learning,
}

/// Why a column is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Purpose {
    /// Teaching and looking after the learner.
    Teaching,
    /// Reaching the family.
    Contact,
    /// The contract and its money.
    Contract,
    /// Signing in and the security of accounts.
    Access,
}

/// One personal column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Table.
    pub table: &'static str,
    /// Column.
    pub column: &'static str,
    /// How sensitive.
    pub class: Class,
    /// Why it is kept.
    pub purpose: Purpose,
    /// Months it is kept; from when on and what then, [`Field::ending`] says.
    pub keep_months: u32,
}

const fn field(table: &'static str, column: &'static str, class: Class, purpose: Purpose, keep_months: u32) -> Field {
    Field { table, column, class, purpose, keep_months }
}

use Class::{Learning, Personal, Sealed};
use Purpose::{Access, Contact, Contract, Teaching};

/// Every personal column of the schema.
pub const FIELDS: &[Field] = &[
    field("learner", "no", Personal, Teaching, 36),
    field("learner", "name", Personal, Teaching, 36),
    field("learner", "name_key", Personal, Teaching, 36),
    field("learner", "gender", Personal, Teaching, 36),
    field("learner", "born_on", Personal, Teaching, 36),
    field("learner", "id_no_sealed", Sealed, Contract, 36),
    field("learner", "id_no_index", Sealed, Contract, 36),
    field("learner", "phone_sealed", Sealed, Contact, 12),
    field("learner", "phone_index", Sealed, Contact, 12),
    field("learner", "address_sealed", Sealed, Contact, 12),
    field("learner", "school", Personal, Teaching, 36),
    field("learner", "grade", Personal, Teaching, 36),
    field("learner", "source", Personal, Contact, 12),
    field("learner", "referrer", Personal, Contact, 12),
    field("learner", "style", Learning, Teaching, 12),
    field("learner", "availability", Personal, Teaching, 12),
    field("learner", "notes", Personal, Teaching, 12),
    field("learner_change", "before_sealed", Sealed, Teaching, 12),
    field("learner_change", "after_sealed", Sealed, Teaching, 12),
    field("learner_draft", "body_sealed", Sealed, Teaching, 1),
    field("learner_search", "words", Personal, Teaching, 36),
    field("learner_alias", "no", Personal, Teaching, 36),
    field("learner_pair", "bits", Personal, Teaching, 36),
    field("learner_merge", "before_sealed", Sealed, Teaching, 36),
    field("learner_moved", "title", Learning, Teaching, 36),
    field("guardian", "name", Personal, Contact, 36),
    field("guardian", "phone_sealed", Sealed, Contact, 12),
    field("guardian", "phone_index", Sealed, Contact, 12),
    field("guardian_link", "relation", Personal, Contact, 36),
    field("lead", "name", Personal, Contact, 12),
    field("lead", "words", Personal, Contact, 12),
    field("lead", "guardian", Personal, Contact, 12),
    field("lead", "phone_sealed", Sealed, Contact, 12),
    field("lead", "phone_index", Sealed, Contact, 12),
    field("lead", "grade", Personal, Contact, 12),
    field("lead", "subject", Personal, Contact, 12),
    field("lead", "source", Personal, Contact, 12),
    field("lead_note", "text_sealed", Sealed, Contact, 12),
    field("lead_reveal", "lead_id", Personal, Access, 36),
    field("staff", "no", Personal, Contract, 36),
    field("staff", "name", Personal, Contract, 36),
    field("staff", "phone_sealed", Sealed, Contact, 12),
    field("staff", "phone_index", Sealed, Contact, 12),
    field("attendance", "code", Learning, Teaching, 36),
    field("attendance", "late_minutes", Learning, Teaching, 36),
    field("attendance", "note", Learning, Teaching, 12),
    field("grade", "score", Learning, Teaching, 36),
    field("grade", "comment", Learning, Teaching, 12),
    field("homework", "score", Learning, Teaching, 36),
    field("homework", "submitted_at", Learning, Teaching, 36),
    field("contract_change", "reason", Personal, Contract, 36),
    field("privacy_request", "words_sealed", Sealed, Contract, 36),
    field("privacy_request", "reason_sealed", Sealed, Contract, 36),
    field("consent", "given", Personal, Contract, 36),
    field("learner_tag", "why", Learning, Teaching, 36),
    field("quality_finding", "check_word", Personal, Teaching, 36),
    field("quality_finding", "reason", Personal, Teaching, 36),
    field("restriction", "reason", Personal, Contract, 36),
    field("export_request", "reason_sealed", Sealed, Access, 36),
    field("export_request", "answer_sealed", Sealed, Access, 36),
    field("export_request", "q_sealed", Sealed, Access, 36),
    field("account", "login", Personal, Access, 6),
    field("account", "name", Personal, Access, 6),
    field("account", "password_hash", Personal, Access, 6),
    field("session", "device", Personal, Access, 1),
    field("session", "held_sealed", Sealed, Access, 1),
    field("sign_in_step", "device", Personal, Access, 1),
    field("sign_in_attempt", "login", Personal, Access, 1),
    field("audit_entry", "sealed", Sealed, Access, 36),
    field("sign_in_attempt", "address", Personal, Access, 1),
    field("sign_in_attempt", "device", Personal, Access, 1),
    field("account_identity", "subject", Personal, Access, 6),
    field("provider_attempt", "address", Personal, Access, 1),
    field("provider_attempt", "secrets_sealed", Sealed, Access, 1),
    field("second_factor", "secret_sealed", Sealed, Access, 6),
    field("second_factor_set_up", "secret_sealed", Sealed, Access, 1),
    field("second_factor_set_up", "codes_sealed", Sealed, Access, 1),
    field("recovery_code", "code_hash", Personal, Access, 6),
    field("audit_review", "remark_sealed", Sealed, Access, 36),
    field("outsourcing", "signed_by", Personal, Contract, 36),
    field("once", "answer", Personal, Access, 1),
    field("job", "body", Personal, Contact, 1),
    field("event", "body", Learning, Teaching, 1),
    field("import_run", "report", Personal, Teaching, 3),
    field("import_row", "cells_sealed", Sealed, Teaching, 3),
    field("import_sheet", "columns", Personal, Teaching, 3),
    field("reveal", "reason", Personal, Access, 36),
    field("archive_look", "learner_id", Personal, Access, 1),
    field("many_read", "note_sealed", Sealed, Access, 36),
    field("grant_request", "reason", Personal, Access, 36),
    field("grant_request", "answer", Personal, Access, 36),
    field("invitation", "name", Personal, Access, 1),
    field("invitation", "login", Personal, Access, 1),
    field("reset_link", "token_hash", Personal, Access, 1),
    field("reset_code", "code_hash", Personal, Access, 1),
    field("guardian_link", "end_reason_sealed", Sealed, Contact, 36),
    field("outbox", "recipient_sealed", Sealed, Contact, 1),
    field("outbox", "body_sealed", Sealed, Contact, 1),
];

/// What happens when a term is over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Ending {
    /// The house deletes it by itself, every day; the term counts from when it was written or ended.
    Swept,
    /// The privacy desk is told and decides; the term counts from when the person left.
    Desk,
    /// It stays as long as the log, under a key that is destroyed when the person is erased.
    Log,
}

/// Tables that the house sweeps by itself.
pub const SWEPT: [&str; 22] = [
    "session",
    "sign_in_step",
    "second_factor_set_up",
    "sign_in_attempt",
    "invitation",
    "reset_link",
    "reset_code",
    "once",
    "job",
    "event",
    "import_run",
    "import_row",
    "import_sheet",
    "reveal",
    "archive_look",
    "grant_request",
    "export_request",
    "outbox",
    "lead_reveal",
    "lead_note",
    "lead",
    "learner_draft",
];

/// Tables of the log, of which nothing is taken out.
const LOG: [&str; 3] = ["audit_entry", "audit_review", "many_read"];

impl Field {
    /// What happens when its term is over.
    #[must_use]
    pub fn ending(&self) -> Ending {
        match self.table {
            table if SWEPT.contains(&table) => Ending::Swept,
            table if LOG.contains(&table) => Ending::Log,
            _ => Ending::Desk,
        }
    }
}

/// The term of one column, in months; 0: it is not in the registry.
#[must_use]
pub fn term(table: &str, column: &str) -> u32 {
    FIELDS.iter().find(|field| field.table == table && field.column == column).map_or(0, |field| field.keep_months)
}

/// The longest term of any column of a table, in months.
#[must_use]
pub fn longest(table: &str) -> u32 {
    FIELDS.iter().filter(|field| field.table == table).map(|field| field.keep_months).max().unwrap_or(0)
}
