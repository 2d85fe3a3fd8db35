-- The code of the first run, and staff who were invited and have not come yet.
create table first_run (
  code_hash BLOB primary key,
  expires_at INTEGER not null
) STRICT;

create table invitation (
  id BLOB primary key,
  name TEXT not null,
  login TEXT not null,
  staff_id BLOB references staff (id),
  given TEXT not null,
  invited_by BLOB not null references account (id),
  turn INTEGER not null,
  token_hash BLOB not null unique,
  expires_at INTEGER not null,
  ended_at INTEGER
) STRICT;
create index invitation_open on invitation (ended_at, expires_at);
