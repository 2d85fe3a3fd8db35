-- The loop that looks for one person behind two learners who are stored already, and what it finds them by.
insert into follow_work (name, turn, seq, wanted, rounds, looked) select 'matching', 0, coalesce(max(seq), 0), 1, 0, 0 from event;
create index learner_by_id_no on learner (id_no_index) where id_no_index is not null;
create index learner_by_birth on learner (born_on) where born_on is not null;
