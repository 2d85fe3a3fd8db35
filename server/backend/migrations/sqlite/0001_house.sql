-- Campuses, people, classes, contracts and their hours, what happened in lessons, and the house's own tables.
-- Instants: milliseconds since the epoch (UTC). Hours and scores: hundredths. Money: fen. Times of day: minutes.

create table campus (
  id BLOB primary key,
  name TEXT not null unique,
  zone TEXT not null
) STRICT;

create table calendar_day (
  on_date TEXT primary key,
  name TEXT not null,
  is_open INTEGER not null,
  runs_as INTEGER check (runs_as between 1 and 7)
) STRICT;

create table staff (
  id BLOB primary key,
  no TEXT not null unique,
  name TEXT not null,
  campus_id BLOB not null references campus (id),
  subject TEXT,
  duty TEXT not null,
  phone_sealed BLOB,
  phone_index BLOB
) STRICT;

create table course (
  id BLOB primary key,
  code TEXT not null unique,
  name TEXT not null,
  subject TEXT not null,
  level TEXT not null,
  total_hours INTEGER not null,
  price_fen INTEGER not null,
  core_module TEXT
) STRICT;

create table class (
  id BLOB primary key,
  code TEXT not null unique,
  name TEXT not null,
  course_id BLOB not null references course (id),
  campus_id BLOB not null references campus (id),
  room TEXT not null,
  teacher_id BLOB references staff (id),
  head_teacher_id BLOB references staff (id),
  capacity INTEGER not null,
  starts_on TEXT not null,
  ends_on TEXT not null,
  pattern TEXT not null,
  learners INTEGER not null default 0
) STRICT;
create index class_teacher on class (teacher_id);
create index class_head on class (head_teacher_id);
create index class_campus on class (campus_id, code);

create table lesson (
  id BLOB primary key,
  class_id BLOB not null references class (id),
  no INTEGER not null,
  on_date TEXT not null,
  starts_min INTEGER not null,
  ends_min INTEGER not null,
  hours INTEGER not null,
  room TEXT not null,
  teacher_id BLOB references staff (id),
  taken_at INTEGER,
  unique (class_id, on_date)
) STRICT;
create index lesson_teacher on lesson (teacher_id, on_date);
create index lesson_class on lesson (class_id, no);

create table learner (
  id BLOB primary key,
  no TEXT not null unique,
  name TEXT not null,
  name_key TEXT not null,
  gender TEXT,
  born_on TEXT,
  id_no_sealed BLOB,
  id_no_index BLOB,
  phone_sealed BLOB,
  phone_index BLOB,
  address_sealed BLOB,
  school TEXT,
  grade TEXT,
  campus_id BLOB not null references campus (id),
  source TEXT,
  referrer TEXT,
  joined_on TEXT,
  state TEXT not null,
  style TEXT,
  availability TEXT,
  notes TEXT,
  balance INTEGER not null default 0,
  owed INTEGER not null default 0,
  lessons_taken INTEGER not null default 0,
  next_expiry TEXT,
  last_seen TEXT,
  version INTEGER not null default 1
) STRICT;
create index learner_by_name on learner (name_key, id);
create index learner_by_balance on learner (balance, id);
create index learner_by_expiry on learner (coalesce(next_expiry, '9999-12-31'), id);
create index learner_by_seen on learner (coalesce(last_seen, '0001-01-01'), id);
create index learner_by_phone on learner (phone_index);

create virtual table learner_search using fts5 (learner_id unindexed, words, tokenize = 'unicode61 remove_diacritics 0');

create table guardian (
  id BLOB primary key,
  name TEXT not null,
  phone_sealed BLOB,
  phone_index BLOB
) STRICT;
create index guardian_by_phone on guardian (phone_index);

create table guardian_link (
  learner_id BLOB not null references learner (id),
  guardian_id BLOB not null references guardian (id),
  relation TEXT not null,
  rank INTEGER not null,
  from_on TEXT not null,
  until_on TEXT,
  primary key (learner_id, guardian_id)
) STRICT;
create index guardian_link_guardian on guardian_link (guardian_id);

create table contract (
  id BLOB primary key,
  no TEXT not null unique,
  learner_id BLOB not null references learner (id),
  course_id BLOB not null references course (id),
  class_id BLOB not null references class (id),
  purchased INTEGER not null check (purchased >= 0),
  gift INTEGER not null check (gift >= 0),
  paid_fen INTEGER not null,
  discount TEXT,
  payment TEXT,
  signed_on TEXT not null,
  expires_on TEXT,
  state TEXT not null
) STRICT;
create index contract_learner on contract (learner_id, signed_on);

create table contract_change (
  id BLOB primary key,
  contract_id BLOB not null references contract (id),
  on_date TEXT not null,
  kind TEXT not null,
  to_class_id BLOB references class (id),
  hours INTEGER not null,
  fen INTEGER not null,
  reason TEXT,
  unique (contract_id, on_date, kind)
) STRICT;

create table membership (
  id BLOB primary key,
  class_id BLOB not null references class (id),
  learner_id BLOB not null references learner (id),
  contract_id BLOB references contract (id),
  kind TEXT not null,
  from_on TEXT not null,
  until_on TEXT,
  unique (class_id, learner_id, kind, from_on)
) STRICT;
create index membership_class on membership (class_id, from_on);
create index membership_learner on membership (learner_id, from_on);

create table lot (
  id BLOB primary key,
  contract_id BLOB not null references contract (id),
  learner_id BLOB not null references learner (id),
  class_id BLOB not null references class (id),
  kind TEXT not null,
  units INTEGER not null check (units >= 0),
  unit_fen INTEGER not null,
  starts_on TEXT not null,
  expires_on TEXT,
  rank INTEGER not null,
  balance INTEGER not null check (balance >= 0),
  unique (contract_id, kind)
) STRICT;
create index lot_learner on lot (learner_id, class_id);

create table attendance (
  class_id BLOB not null references class (id),
  learner_id BLOB not null references learner (id),
  on_date TEXT not null,
  lesson_id BLOB not null references lesson (id),
  code TEXT not null,
  late_minutes INTEGER,
  hours INTEGER not null check (hours >= 0),
  owed INTEGER not null default 0 check (owed >= 0),
  note TEXT,
  marked_by BLOB,
  marked_at INTEGER not null,
  version INTEGER not null default 1,
  primary key (class_id, learner_id, on_date)
) STRICT, WITHOUT ROWID;
create index attendance_learner on attendance (learner_id, on_date, class_id);
create index attendance_lesson on attendance (lesson_id);

create table ledger_entry (
  lot_id BLOB not null references lot (id),
  on_date TEXT not null,
  class_id BLOB not null references class (id),
  kind TEXT not null,
  turn INTEGER not null,
  learner_id BLOB not null references learner (id),
  hours INTEGER not null,
  fen INTEGER not null,
  written_at INTEGER not null,
  written_by BLOB,
  primary key (lot_id, on_date, class_id, kind, turn)
) STRICT, WITHOUT ROWID;
create index ledger_learner on ledger_entry (learner_id, on_date, class_id);

create table grade (
  learner_id BLOB not null references learner (id),
  on_date TEXT not null,
  class_id BLOB not null references class (id),
  title TEXT not null,
  point TEXT not null,
  full_score INTEGER not null,
  score INTEGER not null,
  comment TEXT,
  primary key (learner_id, on_date, class_id, title, point)
) STRICT, WITHOUT ROWID;

create table homework (
  learner_id BLOB not null references learner (id),
  set_on TEXT not null,
  class_id BLOB not null references class (id),
  title TEXT not null,
  submitted_at INTEGER,
  score INTEGER,
  primary key (learner_id, set_on, class_id, title)
) STRICT, WITHOUT ROWID;

create table account (
  id BLOB primary key,
  login TEXT not null unique,
  name TEXT not null,
  kind TEXT not null,
  staff_id BLOB references staff (id),
  guardian_id BLOB references guardian (id),
  password_hash TEXT not null,
  is_active INTEGER not null,
  lang TEXT not null,
  created_at INTEGER not null
) STRICT;
create index account_kind on account (kind, login);

create table account_role (
  account_id BLOB not null references account (id),
  role TEXT not null,
  campus_id BLOB references campus (id),
  from_at INTEGER not null,
  until_at INTEGER,
  primary key (account_id, role, from_at)
) STRICT;

create table session (
  token_hash BLOB primary key,
  account_id BLOB not null references account (id),
  created_at INTEGER not null,
  seen_at INTEGER not null,
  expires_at INTEGER not null,
  device TEXT not null
) STRICT;
create index session_account on session (account_id);

create table sign_in_attempt (
  login TEXT not null,
  at INTEGER not null
) STRICT;
create index sign_in_attempt_login on sign_in_attempt (login, at);

create table event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER not null,
  actor_id BLOB,
  kind TEXT not null,
  class_id BLOB,
  learner_id BLOB,
  import_id BLOB,
  body TEXT not null
) STRICT;
create index event_class on event (class_id, seq);
create index event_learner on event (learner_id, seq);

create table job (
  id BLOB primary key,
  kind TEXT not null,
  body TEXT not null,
  once_key TEXT not null unique,
  state TEXT not null,
  run_at INTEGER not null,
  attempts INTEGER not null default 0,
  lease_until INTEGER,
  last_error TEXT,
  created_at INTEGER not null
) STRICT;
create index job_due on job (state, run_at);

create table once (
  account_id BLOB not null,
  key TEXT not null,
  request_hash BLOB not null,
  answer TEXT not null,
  at INTEGER not null,
  primary key (account_id, key)
) STRICT;

create table import_run (
  id BLOB primary key,
  started_by BLOB,
  started_at INTEGER not null,
  ended_at INTEGER,
  state TEXT not null,
  dry_run INTEGER not null,
  files TEXT not null,
  done_rows INTEGER not null default 0,
  all_rows INTEGER not null default 0,
  report TEXT
) STRICT;
create index import_run_started on import_run (started_at);
