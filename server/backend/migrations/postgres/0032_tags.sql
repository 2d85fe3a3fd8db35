-- Tags: what they are called and by which rule they come, every version of that, who carries which from when until when and why,
-- and the day on which a learner is to be looked at again by time alone.
create table tag (
  id uuid primary key,
  name text not null unique,
  shelf text not null,
  colour text not null,
  rule text,
  is_on boolean not null,
  version bigint not null default 1
);
create table tag_change (
  tag_id uuid not null references tag (id),
  version bigint not null,
  at bigint not null,
  by_id uuid,
  name text not null,
  rule text,
  is_on boolean not null,
  primary key (tag_id, version)
);
create table learner_tag (
  id uuid primary key,
  learner_id uuid not null references learner (id),
  tag_id uuid not null references tag (id),
  from_at bigint not null,
  until_at bigint,
  why text not null,
  given_by uuid,
  ended_by uuid
);
create unique index learner_tag_now on learner_tag (tag_id, learner_id) where until_at is null;
create index learner_tag_learner on learner_tag (learner_id, from_at);
create table tag_due (
  learner_id uuid primary key references learner (id),
  due_on date not null
);
create index tag_due_on on tag_due (due_on);
-- The one row of the house at work: up to which event it has looked, which round over all learners was asked for and which
-- is done, and the last learner of the round that is under way.
create table tag_work (
  id bigint primary key check (id = 1),
  turn bigint not null,
  seq bigint not null,
  wanted bigint not null,
  rounds bigint not null,
  after_id uuid,
  looked bigint not null,
  furnished boolean not null
);
insert into tag_work (id, turn, seq, wanted, rounds, looked, furnished) select 1, 0, coalesce(max(seq), 0), 0, 0, 0, false from event;

-- The second net, as in 0025_learner_net.
do $$
declare about text;
begin
  foreach about in array array['learner_tag', 'tag_due'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy house on %I to %I using (true) with check (true)', about, current_user);
    execute format('create policy learner_net on %I to xuetu_app using (exists (select 1 from learner p where p.id = learner_id))', about);
  end loop;
end $$;
