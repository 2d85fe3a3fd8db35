-- Corrections of archives by hand, field by field: who, when, from what source; what it was and is, sealed under the learner's key.
-- Without a field it is about the whole archive.
create table learner_change (
  id uuid primary key,
  learner_id uuid not null references learner (id),
  field text not null,
  at bigint not null,
  by_id uuid not null,
  source text not null,
  before_sealed bytea,
  after_sealed bytea
);
create index learner_change_learner on learner_change (learner_id, id);
create index learner_change_field on learner_change (learner_id, field, id);

-- The second net, as in 0025_learner_net.
alter table learner_change enable row level security;
alter table learner_change force row level security;
do $$
begin
  execute format('create policy house on learner_change to %I using (true) with check (true)', current_user);
end $$;
create policy learner_net on learner_change to xuetu_app using (exists (select 1 from learner p where p.id = learner_id));
