-- Two learners who became one: what both archives said before, sealed, and which rows moved from the second to the first, by
-- the columns of their keys. What is left of the second is a number.
create table learner_merge (
  id uuid primary key,
  pair_id uuid not null references learner_pair (id),
  first_id uuid not null references learner (id),
  second_id uuid not null references learner (id),
  by_id uuid not null,
  at bigint not null,
  before_sealed bytea not null,
  version bigint not null,
  undone_by uuid,
  undone_at bigint
);
create index learner_merge_pair on learner_merge (pair_id, undone_at);
create index learner_merge_first on learner_merge (first_id);
create index learner_merge_second on learner_merge (second_id, undone_at);
create table learner_moved (
  merge_id uuid not null references learner_merge (id),
  kind text not null,
  id uuid,
  class_id uuid,
  on_date date,
  title text,
  point text
);
create index learner_moved_merge on learner_moved (merge_id, kind);

-- The second net, as in 0025_learner_net.
do $$
declare about text;
begin
  foreach about in array array['learner_merge', 'learner_moved'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy house on %I to %I using (true) with check (true)', about, current_user);
  end loop;
end $$;
create policy merge_net on learner_merge to xuetu_app using (exists (select 1 from learner p where p.id = first_id));
create policy merge_net on learner_moved to xuetu_app using (exists (select 1 from learner_merge m where m.id = merge_id));
