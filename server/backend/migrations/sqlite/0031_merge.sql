-- Two learners who became one: what both archives said before, sealed, and which rows moved from the second to the first, by
-- the columns of their keys. What is left of the second is a number.
create table learner_merge (
  id BLOB primary key,
  pair_id BLOB not null references learner_pair (id),
  first_id BLOB not null references learner (id),
  second_id BLOB not null references learner (id),
  by_id BLOB not null,
  at INTEGER not null,
  before_sealed BLOB not null,
  version INTEGER not null,
  undone_by BLOB,
  undone_at INTEGER
) STRICT;
create index learner_merge_pair on learner_merge (pair_id, undone_at);
create index learner_merge_first on learner_merge (first_id);
create index learner_merge_second on learner_merge (second_id, undone_at);
create table learner_moved (
  merge_id BLOB not null references learner_merge (id),
  kind TEXT not null,
  id BLOB,
  class_id BLOB,
  on_date TEXT,
  title TEXT,
  point TEXT
) STRICT;
create index learner_moved_merge on learner_moved (merge_id, kind);
