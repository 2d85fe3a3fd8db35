-- Learners that are written down by hand: who may, what was typed while somebody still asks who it is, and the rule of their numbers.
insert into role_permission (role, permission) values
  ('admin', 'write_learners'), ('manager', 'write_learners'), ('academic_affairs', 'write_learners'), ('class_teacher', 'write_own_learners'),
  ('admin', 'set_numbers'), ('manager', 'set_numbers');

create table learner_draft (
  account_id BLOB not null references account (id),
  key TEXT not null,
  at INTEGER not null,
  body_sealed BLOB not null,
  primary key (account_id, key)
) STRICT;
create index learner_draft_at on learner_draft (at);

-- Every rule that was in force, the newest last; and the last running number that was given behind each head.
create table number_rule (
  version INTEGER primary key,
  at INTEGER not null,
  by_id BLOB not null,
  rule TEXT not null
) STRICT;
create table number_given (
  head TEXT primary key,
  last INTEGER not null
) STRICT;
alter table campus add column code TEXT;

-- Who may be the same child as one that is typed.
