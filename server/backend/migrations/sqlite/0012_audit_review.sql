-- Reviews of the audit: a period, what was in it, who put their name to it. Rows are only added.
create table audit_review (
  id BLOB primary key,
  from_on TEXT not null,
  to_on TEXT not null,
  first_seq INTEGER not null,
  last_seq INTEGER not null,
  entries INTEGER not null,
  rights_made INTEGER not null,
  rights_had INTEGER not null,
  root BLOB not null,
  reviewer_id BLOB not null references account (id),
  at INTEGER not null,
  remark_sealed BLOB not null,
  key BLOB not null,
  signature BLOB not null
) STRICT;
create index audit_review_period on audit_review (to_on, from_on);
create trigger audit_review_stays before update on audit_review begin select raise(abort, 'reviews of the audit are never changed'); end;
create trigger audit_review_is_kept before delete on audit_review begin select raise(abort, 'reviews of the audit are never deleted'); end;
