-- Accounts that a provider of identities opens, attempts that are on their way there and back, and sessions for which the
-- provider asked for more than one proof itself.
create table account_identity (
  issuer TEXT not null,
  subject TEXT not null,
  account_id BLOB not null references account (id),
  linked_at INTEGER not null,
  linked_by BLOB not null references account (id),
  primary key (issuer, subject)
) STRICT;
create unique index account_identity_account on account_identity (account_id);

create table provider_attempt (
  state_hash BLOB primary key,
  browser_hash BLOB not null,
  secrets_sealed BLOB not null,
  purpose TEXT not null,
  account_id BLOB references account (id),
  next TEXT not null,
  address TEXT not null,
  expires_at INTEGER not null
) STRICT;
create index provider_attempt_address on provider_attempt (address);
create index provider_attempt_expires on provider_attempt (expires_at);

alter table session add column proved_twice INTEGER not null default 0;
