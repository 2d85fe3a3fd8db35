-- Ways back in for whoever forgot the password: a link that the office makes, and a code that goes to a guardian's phone.
create table reset_link (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  made_by BLOB not null references account (id),
  token_hash BLOB not null unique,
  expires_at INTEGER not null,
  ended_at INTEGER
) STRICT;
create index reset_link_account on reset_link (account_id, expires_at);

-- Every request has a row, whether there is such an account or not; a code is sent where there is a phone to send it to.
create table reset_code (
  token_hash BLOB primary key,
  account_id BLOB references account (id),
  looked_at INTEGER,
  code_hash BLOB,
  tries INTEGER not null default 0,
  proved_at INTEGER,
  expires_at INTEGER not null
) STRICT;
create index reset_code_account on reset_code (account_id, looked_at);
create index reset_code_expires on reset_code (expires_at);
