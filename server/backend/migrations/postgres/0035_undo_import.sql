-- The instant at which the import began that brought a row; attendance and the ledger have it in `marked_at` and `written_at`.
alter table campus add column imported_at bigint;
alter table calendar_day add column imported_at bigint;
alter table staff add column imported_at bigint;
alter table course add column imported_at bigint;
alter table class add column imported_at bigint;
alter table lesson add column imported_at bigint;
alter table learner add column imported_at bigint;
alter table guardian add column imported_at bigint;
alter table guardian_link add column imported_at bigint;
alter table contract add column imported_at bigint;
alter table contract_change add column imported_at bigint;
alter table membership add column imported_at bigint;
alter table grade add column imported_at bigint;
alter table homework add column imported_at bigint;
alter table import_run add column undone_at bigint;
alter table import_run add column undone_by uuid;
-- Learners of an import that is being undone; empty at all other times.
create table import_undo (learner_id uuid primary key references learner (id) on delete cascade);

-- The second net, as in 0025_learner_net.
alter table import_undo enable row level security;
alter table import_undo force row level security;
do $$
begin
  execute format('create policy house on import_undo to %I using (true) with check (true)', current_user);
end $$;
create policy learner_net on import_undo to xuetu_app using (exists (select 1 from learner p where p.id = learner_id));
