-- A contract says what for and who signed it, and may be ended before its time.
alter table outsourcing add column purpose TEXT not null default '';
alter table outsourcing add column signed_by TEXT not null default '';
alter table outsourcing add column ended_by BLOB;
create index outsourcing_until on outsourcing (until_at);
