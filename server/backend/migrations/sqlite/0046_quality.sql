-- Loops of the house that follow the event table beside that of the tags: up to which event each has looked, which round over all
-- learners was asked for and which is done, the last learner of the round under way, and the day of the last round.
create table follow_work (
  name TEXT primary key,
  turn INTEGER not null,
  seq INTEGER not null,
  wanted INTEGER not null,
  rounds INTEGER not null,
  after_id BLOB,
  looked INTEGER not null,
  on_day TEXT
) STRICT;
insert into follow_work (name, turn, seq, wanted, rounds, looked) select 'quality', 0, coalesce(max(seq), 0), 1, 0, 0 from event;

-- What is wrong with a learner: which check says so, who mends it, a mark of what the check looked at, and what was said of it.
-- What was put off comes back on `until_on`; what is right so comes back when the mark changes.
create table quality_finding (
  learner_id BLOB not null references learner (id),
  check_word TEXT not null,
  campus_id BLOB not null,
  owner_id BLOB,
  mark BLOB not null,
  since_on TEXT not null,
  state TEXT not null,
  until_on TEXT,
  reason TEXT,
  by_id BLOB,
  turn INTEGER not null,
  primary key (learner_id, check_word)
) STRICT, WITHOUT ROWID;
create index quality_finding_check on quality_finding (check_word, campus_id, owner_id, state, until_on, learner_id);
create index learner_with_id_no on learner (campus_id) where id_no_index is not null;
