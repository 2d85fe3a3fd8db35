-- Whose archive each account opened last, so that very many within an hour are noticed; what was noticed, and until when
-- further archives stay shut.
create table archive_look (
  account_id uuid not null,
  learner_id uuid not null,
  at bigint not null,
  primary key (account_id, learner_id)
);
create index archive_look_at on archive_look (account_id, at);
create index archive_look_learner on archive_look (learner_id);
create table many_read (
  id uuid primary key,
  account_id uuid not null,
  noticed text not null,
  at bigint not null,
  learners bigint not null,
  settled_by uuid,
  settled_at bigint,
  note_sealed bytea
);
create index many_read_open on many_read (settled_at, at);
create index many_read_account on many_read (account_id, noticed, at);
alter table account add column archives_shut_until bigint;
-- What was looked for in the list that is exported.
alter table export_request add column q_sealed bytea;

-- The second net, as in 0025_learner_net.
do $$
begin
  execute format('create policy house on archive_look to %I using (true) with check (true)', current_user);
end $$;
alter table archive_look enable row level security;
alter table archive_look force row level security;
create policy learner_net on archive_look to xuetu_app using (exists (select 1 from learner p where p.id = learner_id));
