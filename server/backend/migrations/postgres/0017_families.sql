-- What each guardian may know and do, who waits to say yes, how a link ended; guardians who are invited; what goes out.
alter table guardian_link add column reports boolean not null default true;
alter table guardian_link add column reminders boolean not null default true;
alter table guardian_link add column messages boolean not null default true;
alter table guardian_link add column pay boolean not null default true;
alter table guardian_link add column book boolean not null default true;
alter table guardian_link add column manages boolean not null default true;
alter table guardian_link add column waits boolean not null default false;
alter table guardian_link add column ended_at bigint;
alter table guardian_link add column ended_by uuid;
alter table guardian_link add column end_reason_sealed bytea;

alter table invitation add column guardian_id uuid references guardian (id);
alter table invitation add column code_hash bytea;
alter table invitation add column proof_hash bytea;
alter table invitation add column proof_until bigint;
alter table invitation add column proofs_sent bigint not null default 0;
create unique index invitation_code on invitation (code_hash);
create index invitation_guardian on invitation (guardian_id);

create table outbox (
  id uuid primary key,
  at bigint not null,
  kind text not null,
  channel text not null,
  state text not null,
  guardian_id uuid not null,
  recipient_sealed bytea not null,
  body_sealed bytea not null
);
create index outbox_at on outbox (at, id);
create index outbox_guardian on outbox (guardian_id);
