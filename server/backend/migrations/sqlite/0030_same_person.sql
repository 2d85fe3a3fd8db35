-- Numbers under which a learner was known besides the own one, with the state of one who came back; and pairs of learners who may be one person, with the weight
-- of evidence in hundredths of a bit. A pair is open until somebody decides: merged, or different.
create table learner_alias (
  no TEXT primary key,
  learner_id BLOB not null references learner (id),
  since INTEGER not null,
  by_id BLOB not null,
  was_state TEXT
) STRICT;
create index learner_alias_learner on learner_alias (learner_id);
create table learner_pair (
  id BLOB primary key,
  first_id BLOB not null references learner (id),
  second_id BLOB not null references learner (id),
  bits INTEGER not null,
  found_at INTEGER not null,
  state TEXT not null,
  decided_by BLOB,
  decided_at INTEGER,
  unique (first_id, second_id)
) STRICT;
create index learner_pair_open on learner_pair (state, bits, id);
create index learner_pair_second on learner_pair (second_id);
