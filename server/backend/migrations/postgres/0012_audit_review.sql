-- Reviews of the audit: a period, what was in it, who put their name to it. Rows are only added.
create table audit_review (
  id uuid primary key,
  from_on date not null,
  to_on date not null,
  first_seq bigint not null,
  last_seq bigint not null,
  entries bigint not null,
  rights_made bigint not null,
  rights_had bigint not null,
  root bytea not null,
  reviewer_id uuid not null references account (id),
  at bigint not null,
  remark_sealed bytea not null,
  key bytea not null,
  signature bytea not null
);
create index audit_review_period on audit_review (to_on, from_on);
create trigger audit_review_stays before update or delete or truncate on audit_review execute function audit_entry_stays();
