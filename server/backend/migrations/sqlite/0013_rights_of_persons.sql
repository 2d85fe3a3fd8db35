-- What a family agreed to, what it asked for, and who was erased.

create table consent (
  id BLOB primary key,
  learner_id BLOB not null references learner (id),
  purpose TEXT not null,
  version INTEGER not null,
  given INTEGER not null,
  at INTEGER not null,
  by_id BLOB not null
) STRICT;
create index consent_learner on consent (learner_id, purpose, at);

create table privacy_request (
  id BLOB primary key,
  kind TEXT not null,
  learner_id BLOB not null references learner (id),
  guardian_id BLOB,
  asked_by BLOB not null,
  asked_at INTEGER not null,
  due_on TEXT not null,
  run_at INTEGER,
  state TEXT not null,
  words_sealed BLOB,
  reason_sealed BLOB,
  decided_by BLOB,
  decided_at INTEGER,
  counts TEXT
) STRICT;
create index privacy_request_state on privacy_request (state, due_on, id);
create index privacy_request_learner on privacy_request (learner_id, asked_at);

alter table learner add column erased_at INTEGER;
