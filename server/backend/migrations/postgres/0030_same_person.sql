-- Numbers under which a learner was known besides the own one, with the state of one who came back; and pairs of learners who may be one person, with the weight
-- of evidence in hundredths of a bit. A pair is open until somebody decides: merged, or different.
create table learner_alias (
  no text primary key,
  learner_id uuid not null references learner (id),
  since bigint not null,
  by_id uuid not null,
  was_state text
);
create index learner_alias_learner on learner_alias (learner_id);
create table learner_pair (
  id uuid primary key,
  first_id uuid not null references learner (id),
  second_id uuid not null references learner (id),
  bits bigint not null,
  found_at bigint not null,
  state text not null,
  decided_by uuid,
  decided_at bigint,
  unique (first_id, second_id)
);
create index learner_pair_open on learner_pair (state, bits, id);
create index learner_pair_second on learner_pair (second_id);

-- The second net, as in 0025_learner_net; a pair is seen by whom both are seen.
do $$
declare about text;
begin
  foreach about in array array['learner_alias', 'learner_pair'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy house on %I to %I using (true) with check (true)', about, current_user);
  end loop;
end $$;
create policy learner_net on learner_alias to xuetu_app using (exists (select 1 from learner p where p.id = learner_id));
create policy pair_net on learner_pair to xuetu_app
  using (exists (select 1 from learner p where p.id = first_id) and exists (select 1 from learner p where p.id = second_id));
