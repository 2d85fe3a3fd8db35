-- Roles by campus, department and class; roles of the school's own; grants for a while, asked for and approved.
alter table account_role add column department TEXT;
alter table account_role add column class_id BLOB references class (id);
alter table account_role add column ended_by BLOB;
create index account_role_role on account_role (role);

-- What each role may do, written anew from the program's table with every migration; roles of the school's own beside them.
create table role_permission (
  role TEXT not null,
  permission TEXT not null,
  primary key (role, permission)
) STRICT, WITHOUT ROWID;

create table custom_role (
  role TEXT primary key,
  title TEXT not null unique,
  made_by BLOB,
  made_at INTEGER not null,
  version INTEGER not null default 1
) STRICT;

create table grant_request (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  asked_by BLOB not null references account (id),
  asked_at INTEGER not null,
  role TEXT not null,
  campus_id BLOB references campus (id),
  department TEXT,
  class_id BLOB references class (id),
  reason TEXT not null,
  until_at INTEGER not null,
  decided_by BLOB references account (id),
  decided_at INTEGER,
  approved INTEGER,
  answer TEXT,
  held_id BLOB references account_role (id)
) STRICT;
create index grant_request_waiting on grant_request (decided_at, asked_at);
create index grant_request_account on grant_request (account_id, asked_at);
create index grant_request_asker on grant_request (asked_by, asked_at);

-- People of another company work only while its contract holds (law L20).
create table outsourcing (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  company TEXT not null,
  from_at INTEGER not null,
  until_at INTEGER not null,
  written_by BLOB
) STRICT;
create index outsourcing_account on outsourcing (account_id, until_at);

create table reveal (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  learner_id BLOB not null references learner (id),
  what TEXT not null,
  reason TEXT not null,
  at INTEGER not null
) STRICT;
create index reveal_account on reveal (account_id, at);

-- A session in which an administrator looks through somebody else's eyes, for a while and reading only.
create table view_as (
  token_hash BLOB primary key,
  account_id BLOB not null references account (id),
  by_id BLOB not null references account (id),
  from_at INTEGER not null,
  until_at INTEGER not null
) STRICT;
