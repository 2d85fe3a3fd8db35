-- Whose archive each account opened last, so that very many within an hour are noticed; what was noticed, and until when
-- further archives stay shut.
create table archive_look (
  account_id BLOB not null,
  learner_id BLOB not null,
  at INTEGER not null,
  primary key (account_id, learner_id)
) STRICT;
create index archive_look_at on archive_look (account_id, at);
create index archive_look_learner on archive_look (learner_id);
create table many_read (
  id BLOB primary key,
  account_id BLOB not null,
  noticed TEXT not null,
  at INTEGER not null,
  learners INTEGER not null,
  settled_by BLOB,
  settled_at INTEGER,
  note_sealed BLOB
) STRICT;
create index many_read_open on many_read (settled_at, at);
create index many_read_account on many_read (account_id, noticed, at);
alter table account add column archives_shut_until INTEGER;
-- What was looked for in the list that is exported.
alter table export_request add column q_sealed BLOB;
