-- A learner's own sign-in, which a guardian makes; the net below the policy lets through what is the learner's own.
alter table account add column learner_id uuid references learner (id);
create unique index account_learner on account (learner_id);

create or replace function xuetu_campuses() returns setof uuid language sql stable security definer as $$
  with asker as (
    select current_setting('xuetu.campuses') as campuses,
           cast(nullif(current_setting('xuetu.staff'), '') as uuid) as staff,
           cast(nullif(current_setting('xuetu.guardian'), '') as uuid) as guardian,
           cast(nullif(current_setting('xuetu.learner', true), '') as uuid) as learner
  )
  select x.id from campus x, asker a
   where a.campuses = '*' or cast(x.id as text) = any (string_to_array(a.campuses, ','))
      or exists (select 1 from class c where (c.teacher_id = a.staff or c.head_teacher_id = a.staff) and c.campus_id = x.id)
      or exists (select 1 from lesson l join class c on c.id = l.class_id where l.teacher_id = a.staff and c.campus_id = x.id)
      or exists (select 1 from guardian_link k join learner p on p.id = k.learner_id where k.guardian_id = a.guardian and p.campus_id = x.id)
      or exists (select 1 from learner p where p.id = a.learner and p.campus_id = x.id)
$$;

create or replace function xuetu_child(class uuid) returns boolean language sql stable security definer as $$
  select exists (select 1 from guardian_link k join membership m on m.learner_id = k.learner_id
                  where k.guardian_id = cast(nullif(current_setting('xuetu.guardian'), '') as uuid) and m.class_id = $1)
      or exists (select 1 from membership m where m.learner_id = cast(nullif(current_setting('xuetu.learner', true), '') as uuid) and m.class_id = $1)
$$;

do $$
begin
  execute format('alter function xuetu_campuses() set search_path = %I', current_schema());
  execute format('alter function xuetu_child(uuid) set search_path = %I', current_schema());
end $$;
