-- Filters of the list of learners that somebody keeps under a name. What is looked for by words is no filter.
create table segment (
  id BLOB primary key,
  account_id BLOB not null references account (id),
  name TEXT not null,
  filter TEXT not null,
  unique (account_id, name)
) STRICT;
