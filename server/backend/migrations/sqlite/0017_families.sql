-- What each guardian may know and do, who waits to say yes, how a link ended; guardians who are invited; what goes out.
alter table guardian_link add column reports INTEGER not null default 1;
alter table guardian_link add column reminders INTEGER not null default 1;
alter table guardian_link add column messages INTEGER not null default 1;
alter table guardian_link add column pay INTEGER not null default 1;
alter table guardian_link add column book INTEGER not null default 1;
alter table guardian_link add column manages INTEGER not null default 1;
alter table guardian_link add column waits INTEGER not null default 0;
alter table guardian_link add column ended_at INTEGER;
alter table guardian_link add column ended_by BLOB;
alter table guardian_link add column end_reason_sealed BLOB;

alter table invitation add column guardian_id BLOB references guardian (id);
alter table invitation add column code_hash BLOB;
alter table invitation add column proof_hash BLOB;
alter table invitation add column proof_until INTEGER;
alter table invitation add column proofs_sent INTEGER not null default 0;
create unique index invitation_code on invitation (code_hash);
create index invitation_guardian on invitation (guardian_id);

create table outbox (
  id BLOB primary key,
  at INTEGER not null,
  kind TEXT not null,
  channel TEXT not null,
  state TEXT not null,
  guardian_id BLOB not null,
  recipient_sealed BLOB not null,
  body_sealed BLOB not null
) STRICT;
create index outbox_at on outbox (at, id);
create index outbox_guardian on outbox (guardian_id);
