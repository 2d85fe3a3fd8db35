-- Learners in reach are counted from the index alone.
create index learner_count on learner (state, campus_id, id);
