-- Corrections of archives by hand, field by field: who, when, from what source; what it was and is, sealed under the learner's key.
-- Without a field it is about the whole archive.
create table learner_change (
  id BLOB primary key,
  learner_id BLOB not null references learner (id),
  field TEXT not null,
  at INTEGER not null,
  by_id BLOB not null,
  source TEXT not null,
  before_sealed BLOB,
  after_sealed BLOB
) STRICT;
create index learner_change_learner on learner_change (learner_id, id);
create index learner_change_field on learner_change (learner_id, field, id);
