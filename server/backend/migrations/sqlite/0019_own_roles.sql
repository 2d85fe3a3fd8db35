-- Roles of the school's own come to an end; who holds one is found by its word.
alter table custom_role add column retired_at INTEGER;
alter table custom_role add column retired_by BLOB;

-- Who can see a learner: by the family's own sign-ins, and by what was granted for a while.
create index account_guardian on account (guardian_id);
create index grant_request_held on grant_request (held_id);
