-- The second net below the policy, below learners too: what is about a learner is seen by whom the learner is seen.
do $$
declare about text;
begin
  foreach about in array array['attendance', 'consent', 'contract', 'grade', 'guardian_link', 'homework', 'learner_search', 'ledger_entry', 'lot',
                               'membership', 'privacy_request', 'reveal'] loop
    execute format('alter table %I enable row level security', about);
    execute format('alter table %I force row level security', about);
    execute format('create policy house on %I to %I using (true) with check (true)', about, current_user);
    execute format('create policy learner_net on %I to xuetu_app using (exists (select 1 from learner p where p.id = learner_id))', about);
  end loop;
  execute format('create policy house on contract_change to %I using (true) with check (true)', current_user);
end $$;

alter table contract_change enable row level security;
alter table contract_change force row level security;
create policy contract_net on contract_change to xuetu_app using (exists (select 1 from contract c where c.id = contract_id));
