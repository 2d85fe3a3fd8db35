-- The audit: one chain a campus and one for the school, numbered without a gap. Rows are only added.
create table audit_entry (
  seq bigint primary key,
  id uuid not null,
  chain_id uuid not null,
  at bigint not null,
  actor_id uuid,
  kind text not null,
  act text not null,
  learner_id uuid,
  account_id uuid,
  subject_id uuid,
  fields text not null,
  times bigint not null,
  sealed bytea,
  prev bytea not null,
  hash bytea not null
);
create index audit_entry_chain on audit_entry (chain_id, seq);
create index audit_entry_at on audit_entry (at, seq);
create index audit_entry_actor on audit_entry (actor_id, at, seq);
create index audit_entry_learner on audit_entry (learner_id, at, seq);
create index audit_entry_account on audit_entry (account_id, at, seq);
create index audit_entry_kind on audit_entry (kind, at, seq);
create function audit_entry_stays() returns trigger language plpgsql as $$ begin raise exception 'entries of the audit are never changed or deleted'; end $$;
create trigger audit_entry_stays before update or delete or truncate on audit_entry execute function audit_entry_stays();
