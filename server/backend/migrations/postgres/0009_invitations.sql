-- The code of the first run, and staff who were invited and have not come yet.
create table first_run (
  code_hash bytea primary key,
  expires_at bigint not null
);

create table invitation (
  id uuid primary key,
  name text not null,
  login text not null,
  staff_id uuid references staff (id),
  given text not null,
  invited_by uuid not null references account (id),
  turn bigint not null,
  token_hash bytea not null unique,
  expires_at bigint not null,
  ended_at bigint
);
create index invitation_open on invitation (ended_at, expires_at);
