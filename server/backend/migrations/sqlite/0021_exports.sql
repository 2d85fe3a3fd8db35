-- Lists that leave the house: asked for with a reason, decided by somebody else, taken once.
create table export_request (
  id BLOB primary key,
  asked_by BLOB not null references account (id),
  asked_at INTEGER not null,
  campus_id BLOB references campus (id),
  class_id BLOB references class (id),
  state TEXT not null,
  columns TEXT not null,
  reason_sealed BLOB not null,
  expected INTEGER not null,
  decided_by BLOB references account (id),
  decided_at INTEGER,
  approved INTEGER,
  answer_sealed BLOB,
  until_at INTEGER,
  taken_at INTEGER,
  learners INTEGER
) STRICT;
create index export_request_waiting on export_request (decided_at, asked_at);
create index export_request_asker on export_request (asked_by, asked_at);
create index export_request_taken on export_request (asked_by, taken_at);
