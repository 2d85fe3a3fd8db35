-- A role is a row of its own: the same role for two campuses, given by somebody, ended for itself.
create table account_role_new (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  role TEXT not null,
  campus_id BLOB references campus (id),
  from_at INTEGER not null,
  until_at INTEGER,
  given_by BLOB
) STRICT;
insert into account_role_new (id, account_id, role, campus_id, from_at, until_at)
  select randomblob(16), account_id, role, campus_id, from_at, until_at from account_role;
drop table account_role;
alter table account_role_new rename to account_role;
create index account_role_account on account_role (account_id);
