-- Signed heads of the tree over the entries of the audit. Rows are only added.
create table audit_checkpoint (
  size INTEGER primary key,
  at INTEGER not null,
  root BLOB not null,
  peaks BLOB not null,
  key BLOB not null,
  signature BLOB not null
) STRICT;
create trigger audit_checkpoint_stays before update on audit_checkpoint begin select raise(abort, 'checkpoints of the audit are never changed'); end;
create trigger audit_checkpoint_is_kept before delete on audit_checkpoint begin select raise(abort, 'checkpoints of the audit are never deleted'); end;
