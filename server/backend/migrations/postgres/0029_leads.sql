-- Families that ask before they enrol: who they are, who looks after them, what was said, whose phone was seen in clear.
create table lead (
  id uuid primary key,
  campus_id uuid not null references campus (id),
  name text not null,
  words text not null,
  guardian text not null,
  phone_sealed bytea,
  phone_index bytea,
  grade text not null,
  subject text not null,
  source text not null,
  stage text not null,
  owner_id uuid references account (id),
  next_on date,
  created_at bigint not null,
  created_by uuid not null,
  touched_at bigint not null,
  version bigint not null
);
create index lead_due on lead (coalesce(next_on, '9999-12-31'), id);
create index lead_owner on lead (owner_id, coalesce(next_on, '9999-12-31'), id);
create index lead_phone on lead (phone_index);
create index lead_touched on lead (touched_at);

create table lead_note (
  id uuid primary key,
  lead_id uuid not null references lead (id) on delete cascade,
  by_id uuid not null references account (id),
  at bigint not null,
  stage text not null,
  text_sealed bytea not null
);
create index lead_note_lead on lead_note (lead_id, at);
create index lead_note_at on lead_note (at);

create table lead_reveal (
  id uuid primary key,
  account_id uuid not null references account (id),
  lead_id uuid not null references lead (id) on delete cascade,
  at bigint not null
);
create index lead_reveal_account on lead_reveal (account_id, at);
create index lead_reveal_lead on lead_reveal (lead_id);
create index lead_reveal_at on lead_reveal (at);

-- The second net: leads of the asker's campuses, and what is about them with them.
do $$
declare about text;
begin
  foreach about in array array['lead', 'lead_note', 'lead_reveal'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy house on %I to %I using (true) with check (true)', about, current_user);
  end loop;
end $$;
create policy campus_net on lead to xuetu_app using (campus_id in (select xuetu_campuses()));
create policy lead_net on lead_note to xuetu_app using (exists (select 1 from lead p where p.id = lead_id));
create policy lead_net on lead_reveal to xuetu_app using (exists (select 1 from lead p where p.id = lead_id));
