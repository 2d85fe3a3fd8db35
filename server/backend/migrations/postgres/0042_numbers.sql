-- Learners that are written down by hand: who may, what was typed while somebody still asks who it is, and the rule of their numbers.
insert into role_permission (role, permission) values
  ('admin', 'write_learners'), ('manager', 'write_learners'), ('academic_affairs', 'write_learners'), ('class_teacher', 'write_own_learners'),
  ('admin', 'set_numbers'), ('manager', 'set_numbers');

create table learner_draft (
  account_id uuid not null references account (id),
  key text not null,
  at bigint not null,
  body_sealed bytea not null,
  primary key (account_id, key)
);
create index learner_draft_at on learner_draft (at);

-- Every rule that was in force, the newest last; and the last running number that was given behind each head.
create table number_rule (
  version bigint primary key,
  at bigint not null,
  by_id uuid not null,
  rule text not null
);
create table number_given (
  head text primary key,
  last bigint not null
);
alter table campus add column code text;

-- Who may be the same child as one that is typed.

-- Numbers are taken on every campus: the net below the policy would hide those of other campuses. They say that a number is taken, not whose it is.
create function xuetu_number_taken(wanted text) returns bigint language sql stable security definer as $$
  select (select count(*) from learner where no = wanted) + (select count(*) from learner_alias where no = wanted)
$$;
create function xuetu_numbers_taken(head text, len bigint, digits bigint) returns setof text language sql stable security definer as $$
  select n.no from (select no from learner union all select no from learner_alias) n
   where length(n.no) = len and substr(n.no, 1, length(head)) = head and substr(n.no, length(head) + 1, cast(digits as int)) ~ '^[0-9]+$'
   order by n.no desc limit 20
$$;
do $$
begin
  execute format('alter function xuetu_number_taken(text) set search_path = %I', current_schema());
  execute format('alter function xuetu_numbers_taken(text, bigint, bigint) set search_path = %I', current_schema());
end $$;
