-- A learner's own sign-in, which a guardian makes.
alter table account add column learner_id BLOB references learner (id);
create unique index account_learner on account (learner_id);
