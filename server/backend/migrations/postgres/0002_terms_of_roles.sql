-- A role is a row of its own: the same role for two campuses, given by somebody, ended for itself.
create table account_role_new (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null,
  campus_id uuid references campus (id),
  from_at bigint not null,
  until_at bigint,
  given_by uuid
);
insert into account_role_new (id, account_id, role, campus_id, from_at, until_at)
  select gen_random_uuid(), account_id, role, campus_id, from_at, until_at from account_role;
drop table account_role;
alter table account_role_new rename to account_role;
create index account_role_account on account_role (account_id);
