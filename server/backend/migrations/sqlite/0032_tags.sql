-- Tags: what they are called and by which rule they come, every version of that, who carries which from when until when and why,
-- and the day on which a learner is to be looked at again by time alone.
create table tag (
  id BLOB primary key,
  name TEXT not null unique,
  shelf TEXT not null,
  colour TEXT not null,
  rule TEXT,
  is_on INTEGER not null,
  version INTEGER not null default 1
) STRICT;
create table tag_change (
  tag_id BLOB not null references tag (id),
  version INTEGER not null,
  at INTEGER not null,
  by_id BLOB,
  name TEXT not null,
  rule TEXT,
  is_on INTEGER not null,
  primary key (tag_id, version)
) STRICT;
create table learner_tag (
  id BLOB primary key,
  learner_id BLOB not null references learner (id),
  tag_id BLOB not null references tag (id),
  from_at INTEGER not null,
  until_at INTEGER,
  why TEXT not null,
  given_by BLOB,
  ended_by BLOB
) STRICT;
create unique index learner_tag_now on learner_tag (tag_id, learner_id) where until_at is null;
create index learner_tag_learner on learner_tag (learner_id, from_at);
create table tag_due (
  learner_id BLOB primary key references learner (id),
  due_on TEXT not null
) STRICT;
create index tag_due_on on tag_due (due_on);
-- The one row of the house at work: up to which event it has looked, which round over all learners was asked for and which
-- is done, and the last learner of the round that is under way.
create table tag_work (
  id INTEGER primary key check (id = 1),
  turn INTEGER not null,
  seq INTEGER not null,
  wanted INTEGER not null,
  rounds INTEGER not null,
  after_id BLOB,
  looked INTEGER not null,
  furnished INTEGER not null
) STRICT;
insert into tag_work (id, turn, seq, wanted, rounds, looked, furnished) select 1, 0, coalesce(max(seq), 0), 0, 0, 0, 0 from event;
