-- What a family agreed to, what it asked for, and who was erased.

create table consent (
  id uuid primary key,
  learner_id uuid not null references learner (id),
  purpose text not null,
  version bigint not null,
  given boolean not null,
  at bigint not null,
  by_id uuid not null
);
create index consent_learner on consent (learner_id, purpose, at);

create table privacy_request (
  id uuid primary key,
  kind text not null,
  learner_id uuid not null references learner (id),
  guardian_id uuid,
  asked_by uuid not null,
  asked_at bigint not null,
  due_on date not null,
  run_at bigint,
  state text not null,
  words_sealed bytea,
  reason_sealed bytea,
  decided_by uuid,
  decided_at bigint,
  counts text
);
create index privacy_request_state on privacy_request (state, due_on, id);
create index privacy_request_learner on privacy_request (learner_id, asked_at);

alter table learner add column erased_at bigint;
