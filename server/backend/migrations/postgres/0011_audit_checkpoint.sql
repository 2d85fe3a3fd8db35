-- Signed heads of the tree over the entries of the audit. Rows are only added.
create table audit_checkpoint (
  size bigint primary key,
  at bigint not null,
  root bytea not null,
  peaks bytea not null,
  key bytea not null,
  signature bytea not null
);
create trigger audit_checkpoint_stays before update or delete or truncate on audit_checkpoint execute function audit_entry_stays();
