-- Learners about whom everything but storage stops: a row for each reason, while it holds.
create table restriction (
  learner_id uuid not null references learner (id),
  reason text not null,
  since bigint not null,
  by_id uuid not null,
  primary key (learner_id, reason)
);

-- What families decided before: teaching refused by the newest answer, and erasures that were accepted.
insert into restriction (learner_id, reason, since, by_id)
select c.learner_id, 'consent', c.at, c.by_id from consent c
 where c.purpose = 'teaching' and not c.given
   and not exists (select 1 from consent n where n.learner_id = c.learner_id and n.purpose = c.purpose and (n.at > c.at or (n.at = c.at and n.id > c.id)));
insert into restriction (learner_id, reason, since, by_id)
select q.learner_id, 'erasure', coalesce(q.decided_at, q.asked_at), coalesce(q.decided_by, q.asked_by) from privacy_request q
 where q.kind = 'erase' and q.state = 'accepted' on conflict do nothing;

-- The second net: whoever does not see the learner does not see this.
alter table restriction enable row level security;
alter table restriction force row level security;
do $$
begin
  execute format('create policy house on restriction to %I using (true) with check (true)', current_user);
end $$;
create policy learner_net on restriction to xuetu_app using (exists (select 1 from learner p where p.id = learner_id));
