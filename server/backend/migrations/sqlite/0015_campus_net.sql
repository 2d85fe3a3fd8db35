-- SQLite has one user and no rules on rows: the policy stands alone there. PostgreSQL gets a second net.
select 1;
