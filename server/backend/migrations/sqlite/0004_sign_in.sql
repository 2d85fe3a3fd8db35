-- The second factor, the step between password and session, when somebody last proved who they are, and from where was tried.
create table second_factor (
  account_id BLOB primary key references account (id),
  secret_sealed BLOB not null,
  since INTEGER not null,
  last_step INTEGER not null
) STRICT;

create table second_factor_set_up (
  account_id BLOB primary key references account (id),
  secret_sealed BLOB not null,
  codes_sealed BLOB not null,
  expires_at INTEGER not null
) STRICT;

create table recovery_code (
  account_id BLOB not null references account (id),
  code_hash BLOB not null,
  used_at INTEGER,
  primary key (account_id, code_hash)
) STRICT;

create table sign_in_step (
  token_hash BLOB primary key,
  account_id BLOB not null references account (id),
  device TEXT not null,
  expires_at INTEGER not null
) STRICT;

alter table session add column proved_at INTEGER not null default 0;
update session set proved_at = created_at;
alter table session add column held_sealed BLOB;

alter table sign_in_attempt add column address TEXT not null default '';
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);
