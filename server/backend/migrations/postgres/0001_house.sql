-- Campuses, people, classes, contracts and their hours, what happened in lessons, and the house's own tables.
-- Instants: milliseconds since the epoch (UTC). Hours and scores: hundredths. Money: fen. Times of day: minutes.

create table campus (
  id uuid primary key,
  name text not null unique,
  zone text not null
);

create table calendar_day (
  on_date date primary key,
  name text not null,
  is_open boolean not null,
  runs_as bigint check (runs_as between 1 and 7)
);

create table staff (
  id uuid primary key,
  no text not null unique,
  name text not null,
  campus_id uuid not null references campus (id),
  subject text,
  duty text not null,
  phone_sealed bytea,
  phone_index bytea
);

create table course (
  id uuid primary key,
  code text not null unique,
  name text not null,
  subject text not null,
  level text not null,
  total_hours bigint not null,
  price_fen bigint not null,
  core_module text
);

create table class (
  id uuid primary key,
  code text not null unique,
  name text not null,
  course_id uuid not null references course (id),
  campus_id uuid not null references campus (id),
  room text not null,
  teacher_id uuid references staff (id),
  head_teacher_id uuid references staff (id),
  capacity bigint not null,
  starts_on date not null,
  ends_on date not null,
  pattern text not null,
  learners bigint not null default 0
);
create index class_teacher on class (teacher_id);
create index class_head on class (head_teacher_id);
create index class_campus on class (campus_id, code);

create table lesson (
  id uuid primary key,
  class_id uuid not null references class (id),
  no bigint not null,
  on_date date not null,
  starts_min bigint not null,
  ends_min bigint not null,
  hours bigint not null,
  room text not null,
  teacher_id uuid references staff (id),
  taken_at bigint,
  unique (class_id, on_date)
);
create index lesson_teacher on lesson (teacher_id, on_date);
create index lesson_class on lesson (class_id, no);

create table learner (
  id uuid primary key,
  no text not null unique,
  name text not null,
  name_key text not null,
  gender text,
  born_on date,
  id_no_sealed bytea,
  id_no_index bytea,
  phone_sealed bytea,
  phone_index bytea,
  address_sealed bytea,
  school text,
  grade text,
  campus_id uuid not null references campus (id),
  source text,
  referrer text,
  joined_on date,
  state text not null,
  style text,
  availability text,
  notes text,
  balance bigint not null default 0,
  owed bigint not null default 0,
  lessons_taken bigint not null default 0,
  next_expiry date,
  last_seen date,
  version bigint not null default 1
);
create index learner_by_name on learner (name_key, id);
create index learner_by_balance on learner (balance, id);
create index learner_by_expiry on learner (coalesce(next_expiry, '9999-12-31'), id);
create index learner_by_seen on learner (coalesce(last_seen, '0001-01-01'), id);
create index learner_by_phone on learner (phone_index);

create table learner_search (learner_id uuid primary key, words tsvector not null);
create index learner_search_words on learner_search using gin (words);

create table guardian (
  id uuid primary key,
  name text not null,
  phone_sealed bytea,
  phone_index bytea
);
create index guardian_by_phone on guardian (phone_index);

create table guardian_link (
  learner_id uuid not null references learner (id),
  guardian_id uuid not null references guardian (id),
  relation text not null,
  rank bigint not null,
  from_on date not null,
  until_on date,
  primary key (learner_id, guardian_id)
);
create index guardian_link_guardian on guardian_link (guardian_id);

create table contract (
  id uuid primary key,
  no text not null unique,
  learner_id uuid not null references learner (id),
  course_id uuid not null references course (id),
  class_id uuid not null references class (id),
  purchased bigint not null check (purchased >= 0),
  gift bigint not null check (gift >= 0),
  paid_fen bigint not null,
  discount text,
  payment text,
  signed_on date not null,
  expires_on date,
  state text not null
);
create index contract_learner on contract (learner_id, signed_on);

create table contract_change (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  on_date date not null,
  kind text not null,
  to_class_id uuid references class (id),
  hours bigint not null,
  fen bigint not null,
  reason text,
  unique (contract_id, on_date, kind)
);

create table membership (
  id uuid primary key,
  class_id uuid not null references class (id),
  learner_id uuid not null references learner (id),
  contract_id uuid references contract (id),
  kind text not null,
  from_on date not null,
  until_on date,
  unique (class_id, learner_id, kind, from_on)
);
create index membership_class on membership (class_id, from_on);
create index membership_learner on membership (learner_id, from_on);

create table lot (
  id uuid primary key,
  contract_id uuid not null references contract (id),
  learner_id uuid not null references learner (id),
  class_id uuid not null references class (id),
  kind text not null,
  units bigint not null check (units >= 0),
  unit_fen bigint not null,
  starts_on date not null,
  expires_on date,
  rank bigint not null,
  balance bigint not null check (balance >= 0),
  unique (contract_id, kind)
);
create index lot_learner on lot (learner_id, class_id);

create table attendance (
  class_id uuid not null references class (id),
  learner_id uuid not null references learner (id),
  on_date date not null,
  lesson_id uuid not null references lesson (id),
  code text not null,
  late_minutes bigint,
  hours bigint not null check (hours >= 0),
  owed bigint not null default 0 check (owed >= 0),
  note text,
  marked_by uuid,
  marked_at bigint not null,
  version bigint not null default 1,
  primary key (class_id, learner_id, on_date)
);
create index attendance_learner on attendance (learner_id, on_date, class_id);
create index attendance_lesson on attendance (lesson_id);

create table ledger_entry (
  lot_id uuid not null references lot (id),
  on_date date not null,
  class_id uuid not null references class (id),
  kind text not null,
  turn bigint not null,
  learner_id uuid not null references learner (id),
  hours bigint not null,
  fen bigint not null,
  written_at bigint not null,
  written_by uuid,
  primary key (lot_id, on_date, class_id, kind, turn)
);
create index ledger_learner on ledger_entry (learner_id, on_date, class_id);

create table grade (
  learner_id uuid not null references learner (id),
  on_date date not null,
  class_id uuid not null references class (id),
  title text not null,
  point text not null,
  full_score bigint not null,
  score bigint not null,
  comment text,
  primary key (learner_id, on_date, class_id, title, point)
);

create table homework (
  learner_id uuid not null references learner (id),
  set_on date not null,
  class_id uuid not null references class (id),
  title text not null,
  submitted_at bigint,
  score bigint,
  primary key (learner_id, set_on, class_id, title)
);

create table account (
  id uuid primary key,
  login text not null unique,
  name text not null,
  kind text not null,
  staff_id uuid references staff (id),
  guardian_id uuid references guardian (id),
  password_hash text not null,
  is_active boolean not null,
  lang text not null,
  created_at bigint not null
);
create index account_kind on account (kind, login);

create table account_role (
  account_id uuid not null references account (id),
  role text not null,
  campus_id uuid references campus (id),
  from_at bigint not null,
  until_at bigint,
  primary key (account_id, role, from_at)
);

create table session (
  token_hash bytea primary key,
  account_id uuid not null references account (id),
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  device text not null
);
create index session_account on session (account_id);

create table sign_in_attempt (
  login text not null,
  at bigint not null
);
create index sign_in_attempt_login on sign_in_attempt (login, at);

create table event (
  seq bigint generated always as identity primary key,
  at bigint not null,
  actor_id uuid,
  kind text not null,
  class_id uuid,
  learner_id uuid,
  import_id uuid,
  body text not null
);
create index event_class on event (class_id, seq);
create index event_learner on event (learner_id, seq);

create table job (
  id uuid primary key,
  kind text not null,
  body text not null,
  once_key text not null unique,
  state text not null,
  run_at bigint not null,
  attempts bigint not null default 0,
  lease_until bigint,
  last_error text,
  created_at bigint not null
);
create index job_due on job (state, run_at);

create table once (
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  answer text not null,
  at bigint not null,
  primary key (account_id, key)
);

create table import_run (
  id uuid primary key,
  started_by uuid,
  started_at bigint not null,
  ended_at bigint,
  state text not null,
  dry_run boolean not null,
  files text not null,
  done_rows bigint not null default 0,
  all_rows bigint not null default 0,
  report text
);
create index import_run_started on import_run (started_at);
