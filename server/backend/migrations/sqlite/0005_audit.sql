-- The audit: one chain a campus and one for the school, numbered without a gap. Rows are only added.
create table audit_entry (
  seq INTEGER primary key,
  id BLOB not null,
  chain_id BLOB not null,
  at INTEGER not null,
  actor_id BLOB,
  kind TEXT not null,
  act TEXT not null,
  learner_id BLOB,
  account_id BLOB,
  subject_id BLOB,
  fields TEXT not null,
  times INTEGER not null,
  sealed BLOB,
  prev BLOB not null,
  hash BLOB not null
) STRICT;
create index audit_entry_chain on audit_entry (chain_id, seq);
create index audit_entry_at on audit_entry (at, seq);
create index audit_entry_actor on audit_entry (actor_id, at, seq);
create index audit_entry_learner on audit_entry (learner_id, at, seq);
create index audit_entry_account on audit_entry (account_id, at, seq);
create index audit_entry_kind on audit_entry (kind, at, seq);
create trigger audit_entry_stays before update on audit_entry begin select raise(abort, 'entries of the audit are never changed'); end;
create trigger audit_entry_is_kept before delete on audit_entry begin select raise(abort, 'entries of the audit are never deleted'); end;
