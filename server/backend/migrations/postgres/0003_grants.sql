-- Roles by campus, department and class; roles of the school's own; grants for a while, asked for and approved.
alter table account_role add column department text;
alter table account_role add column class_id uuid references class (id);
alter table account_role add column ended_by uuid;
create index account_role_role on account_role (role);

-- What each role may do, written anew from the program's table with every migration; roles of the school's own beside them.
create table role_permission (
  role text not null,
  permission text not null,
  primary key (role, permission)
);

create table custom_role (
  role text primary key,
  title text not null unique,
  made_by uuid,
  made_at bigint not null,
  version bigint not null default 1
);

create table grant_request (
  id uuid primary key,
  account_id uuid not null references account (id),
  asked_by uuid not null references account (id),
  asked_at bigint not null,
  role text not null,
  campus_id uuid references campus (id),
  department text,
  class_id uuid references class (id),
  reason text not null,
  until_at bigint not null,
  decided_by uuid references account (id),
  decided_at bigint,
  approved boolean,
  answer text,
  held_id uuid references account_role (id)
);
create index grant_request_waiting on grant_request (decided_at, asked_at);
create index grant_request_account on grant_request (account_id, asked_at);
create index grant_request_asker on grant_request (asked_by, asked_at);

-- People of another company work only while its contract holds (law L20).
create table outsourcing (
  id uuid primary key,
  account_id uuid not null references account (id),
  company text not null,
  from_at bigint not null,
  until_at bigint not null,
  written_by uuid
);
create index outsourcing_account on outsourcing (account_id, until_at);

create table reveal (
  id uuid primary key,
  account_id uuid not null references account (id),
  learner_id uuid not null references learner (id),
  what text not null,
  reason text not null,
  at bigint not null
);
create index reveal_account on reveal (account_id, at);

-- A session in which an administrator looks through somebody else's eyes, for a while and reading only.
create table view_as (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  by_id uuid not null references account (id),
  from_at bigint not null,
  until_at bigint not null
);
