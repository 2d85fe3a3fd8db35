-- The instant at which the import began that brought a row; attendance and the ledger have it in `marked_at` and `written_at`.
alter table campus add column imported_at INTEGER;
alter table calendar_day add column imported_at INTEGER;
alter table staff add column imported_at INTEGER;
alter table course add column imported_at INTEGER;
alter table class add column imported_at INTEGER;
alter table lesson add column imported_at INTEGER;
alter table learner add column imported_at INTEGER;
alter table guardian add column imported_at INTEGER;
alter table guardian_link add column imported_at INTEGER;
alter table contract add column imported_at INTEGER;
alter table contract_change add column imported_at INTEGER;
alter table membership add column imported_at INTEGER;
alter table grade add column imported_at INTEGER;
alter table homework add column imported_at INTEGER;
alter table import_run add column undone_at INTEGER;
alter table import_run add column undone_by BLOB;
-- Learners of an import that is being undone; empty at all other times.
create table import_undo (learner_id BLOB primary key references learner (id) on delete cascade) STRICT;
