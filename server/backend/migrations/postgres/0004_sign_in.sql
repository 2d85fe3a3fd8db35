-- The second factor, the step between password and session, when somebody last proved who they are, and from where was tried.
create table second_factor (
  account_id uuid primary key references account (id),
  secret_sealed bytea not null,
  since bigint not null,
  last_step bigint not null
);

create table second_factor_set_up (
  account_id uuid primary key references account (id),
  secret_sealed bytea not null,
  codes_sealed bytea not null,
  expires_at bigint not null
);

create table recovery_code (
  account_id uuid not null references account (id),
  code_hash bytea not null,
  used_at bigint,
  primary key (account_id, code_hash)
);

create table sign_in_step (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  device text not null,
  expires_at bigint not null
);

alter table session add column proved_at bigint not null default 0;
update session set proved_at = created_at;
alter table session add column held_sealed bytea;

alter table sign_in_attempt add column address text not null default '';
create index sign_in_attempt_address on sign_in_attempt (address, at);
create index sign_in_attempt_at on sign_in_attempt (at);
