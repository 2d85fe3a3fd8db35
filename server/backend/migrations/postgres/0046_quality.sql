-- Loops of the house that follow the event table beside that of the tags: up to which event each has looked, which round over all
-- learners was asked for and which is done, the last learner of the round under way, and the day of the last round.
create table follow_work (
  name text primary key,
  turn bigint not null,
  seq bigint not null,
  wanted bigint not null,
  rounds bigint not null,
  after_id uuid,
  looked bigint not null,
  on_day date
);
insert into follow_work (name, turn, seq, wanted, rounds, looked) select 'quality', 0, coalesce(max(seq), 0), 1, 0, 0 from event;

-- What is wrong with a learner: which check says so, who mends it, a mark of what the check looked at, and what was said of it.
-- What was put off comes back on `until_on`; what is right so comes back when the mark changes.
create table quality_finding (
  learner_id uuid not null references learner (id),
  check_word text not null,
  campus_id uuid not null,
  owner_id uuid,
  mark bytea not null,
  since_on date not null,
  state text not null,
  until_on date,
  reason text,
  by_id uuid,
  turn bigint not null,
  primary key (learner_id, check_word)
);
create index quality_finding_check on quality_finding (check_word, campus_id, owner_id, state, until_on, learner_id);
create index learner_with_id_no on learner (campus_id) where id_no_index is not null;

-- The second net: what is wrong with a learner is seen by whom their campus is seen.
alter table quality_finding enable row level security;
alter table quality_finding force row level security;
do $$
begin
  execute format('create policy house on quality_finding to %I using (true) with check (true)', current_user);
end $$;
create policy campus_net on quality_finding to xuetu_app using (campus_id in (select xuetu_campuses()));
