-- Accounts that a provider of identities opens, attempts that are on their way there and back, and sessions for which the
-- provider asked for more than one proof itself.
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account (id),
  linked_at bigint not null,
  linked_by uuid not null references account (id),
  primary key (issuer, subject)
);
create unique index account_identity_account on account_identity (account_id);

create table provider_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  secrets_sealed bytea not null,
  purpose text not null,
  account_id uuid references account (id),
  next text not null,
  address text not null,
  expires_at bigint not null
);
create index provider_attempt_address on provider_attempt (address);
create index provider_attempt_expires on provider_attempt (expires_at);

alter table session add column proved_twice boolean not null default false;
