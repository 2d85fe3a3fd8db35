-- A second net below the policy, for PostgreSQL alone: whoever asks works as the role xuetu_app, which owns nothing and
-- sees rows of the campuses that the asker has to do with, whatever a statement forgot to say. The house itself (jobs,
-- commands, sign-in) works as the owner.
do $$
begin
  if not exists (select 1 from pg_roles where rolname = 'xuetu_app') then
    create role xuetu_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise exception 'the role xuetu_app is missing and this user may not make it; let an administrator run: create role xuetu_app nologin; grant xuetu_app to %', current_user;
end $$;

do $$
begin
  if not pg_has_role(current_user, 'xuetu_app', 'member') then
    execute format('grant xuetu_app to %I', current_user);
  end if;
  execute format('grant usage on schema %I to xuetu_app', current_schema());
  execute format('grant select, insert, update, delete on all tables in schema %I to xuetu_app', current_schema());
  execute format('alter default privileges in schema %I grant select, insert, update, delete on tables to xuetu_app', current_schema());
end $$;

-- Campuses the asker has to do with: of a role held now ('*': all), of classes taught or led, of lessons taken for a
-- colleague, of children. Who asks is set on the connection; where it is not set, nothing is seen.
create function xuetu_campuses() returns setof uuid language sql stable security definer as $$
  with asker as (
    select current_setting('xuetu.campuses') as campuses,
           cast(nullif(current_setting('xuetu.staff'), '') as uuid) as staff,
           cast(nullif(current_setting('xuetu.guardian'), '') as uuid) as guardian
  )
  select x.id from campus x, asker a
   where a.campuses = '*' or cast(x.id as text) = any (string_to_array(a.campuses, ','))
      or exists (select 1 from class c where (c.teacher_id = a.staff or c.head_teacher_id = a.staff) and c.campus_id = x.id)
      or exists (select 1 from lesson l join class c on c.id = l.class_id where l.teacher_id = a.staff and c.campus_id = x.id)
      or exists (select 1 from guardian_link k join learner p on p.id = k.learner_id where k.guardian_id = a.guardian and p.campus_id = x.id)
$$;

-- A learner of another campus who is on a roster here belongs to the roster; a child's class may be anywhere.
create function xuetu_guest(learner uuid) returns boolean language sql stable security definer as $$
  select exists (select 1 from membership m join class c on c.id = m.class_id where m.learner_id = $1 and c.campus_id in (select xuetu_campuses()))
$$;
create function xuetu_child(class uuid) returns boolean language sql stable security definer as $$
  select exists (select 1 from guardian_link k join membership m on m.learner_id = k.learner_id
                  where k.guardian_id = cast(nullif(current_setting('xuetu.guardian'), '') as uuid) and m.class_id = $1)
$$;

do $$
begin
  execute format('alter function xuetu_campuses() set search_path = %I', current_schema());
  execute format('alter function xuetu_guest(uuid) set search_path = %I', current_schema());
  execute format('alter function xuetu_child(uuid) set search_path = %I', current_schema());
  execute format('create policy house on learner to %I using (true) with check (true)', current_user);
  execute format('create policy house on class to %I using (true) with check (true)', current_user);
end $$;

alter table learner enable row level security;
alter table learner force row level security;
create policy campus_net on learner to xuetu_app using (campus_id in (select xuetu_campuses()) or xuetu_guest(id));
alter table class enable row level security;
alter table class force row level security;
create policy campus_net on class to xuetu_app using (campus_id in (select xuetu_campuses()) or xuetu_child(id));
