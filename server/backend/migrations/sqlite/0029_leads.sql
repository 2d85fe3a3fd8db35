-- Families that ask before they enrol: who they are, who looks after them, what was said, whose phone was seen in clear.
create table lead (
  id BLOB primary key,
  campus_id BLOB not null references campus (id),
  name TEXT not null,
  words TEXT not null,
  guardian TEXT not null,
  phone_sealed BLOB,
  phone_index BLOB,
  grade TEXT not null,
  subject TEXT not null,
  source TEXT not null,
  stage TEXT not null,
  owner_id BLOB references account (id),
  next_on TEXT,
  created_at INTEGER not null,
  created_by BLOB not null,
  touched_at INTEGER not null,
  version INTEGER not null
) STRICT;
create index lead_due on lead (coalesce(next_on, '9999-12-31'), id);
create index lead_owner on lead (owner_id, coalesce(next_on, '9999-12-31'), id);
create index lead_phone on lead (phone_index);
create index lead_touched on lead (touched_at);

create table lead_note (
  id BLOB primary key,
  lead_id BLOB not null references lead (id) on delete cascade,
  by_id BLOB not null references account (id),
  at INTEGER not null,
  stage TEXT not null,
  text_sealed BLOB not null
) STRICT;
create index lead_note_lead on lead_note (lead_id, at);
create index lead_note_at on lead_note (at);

create table lead_reveal (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  lead_id BLOB not null references lead (id) on delete cascade,
  at INTEGER not null
) STRICT;
create index lead_reveal_account on lead_reveal (account_id, at);
create index lead_reveal_lead on lead_reveal (lead_id);
create index lead_reveal_at on lead_reveal (at);
