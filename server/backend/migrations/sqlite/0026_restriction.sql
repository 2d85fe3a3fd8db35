-- Learners about whom everything but storage stops: a row for each reason, while it holds.
create table restriction (
  learner_id BLOB not null references learner (id),
  reason TEXT not null,
  since INTEGER not null,
  by_id BLOB not null,
  primary key (learner_id, reason)
) STRICT;

-- What families decided before: teaching refused by the newest answer, and erasures that were accepted.
insert into restriction (learner_id, reason, since, by_id)
select c.learner_id, 'consent', c.at, c.by_id from consent c
 where c.purpose = 'teaching' and not c.given
   and not exists (select 1 from consent n where n.learner_id = c.learner_id and n.purpose = c.purpose and (n.at > c.at or (n.at = c.at and n.id > c.id)));
insert into restriction (learner_id, reason, since, by_id)
select q.learner_id, 'erasure', coalesce(q.decided_at, q.asked_at), coalesce(q.decided_by, q.asked_by) from privacy_request q
 where q.kind = 'erase' and q.state = 'accepted' on conflict do nothing;
