-- SQLite has one user and no rules on rows: the policy stands alone there. PostgreSQL's net gets finer.
select 1;
