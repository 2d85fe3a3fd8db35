-- Lists that leave the house: asked for with a reason, decided by somebody else, taken once.
create table export_request (
  id uuid primary key,
  asked_by uuid not null references account (id),
  asked_at bigint not null,
  campus_id uuid references campus (id),
  class_id uuid references class (id),
  state text not null,
  columns text not null,
  reason_sealed bytea not null,
  expected bigint not null,
  decided_by uuid references account (id),
  decided_at bigint,
  approved boolean,
  answer_sealed bytea,
  until_at bigint,
  taken_at bigint,
  learners bigint
);
create index export_request_waiting on export_request (decided_at, asked_at);
create index export_request_asker on export_request (asked_by, asked_at);
create index export_request_taken on export_request (asked_by, taken_at);
