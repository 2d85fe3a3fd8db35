-- Ways back in for whoever forgot the password: a link that the office makes, and a code that goes to a guardian's phone.
create table reset_link (
  id uuid primary key,
  account_id uuid not null references account (id),
  made_by uuid not null references account (id),
  token_hash bytea not null unique,
  expires_at bigint not null,
  ended_at bigint
);
create index reset_link_account on reset_link (account_id, expires_at);

-- Every request has a row, whether there is such an account or not; a code is sent where there is a phone to send it to.
create table reset_code (
  token_hash bytea primary key,
  account_id uuid references account (id),
  looked_at bigint,
  code_hash bytea,
  tries bigint not null default 0,
  proved_at bigint,
  expires_at bigint not null
);
create index reset_code_account on reset_code (account_id, looked_at);
create index reset_code_expires on reset_code (expires_at);
