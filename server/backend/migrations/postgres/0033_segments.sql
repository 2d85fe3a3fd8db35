-- Filters of the list of learners that somebody keeps under a name. What is looked for by words is no filter.
create table segment (
  id uuid primary key,
  account_id uuid not null references account (id),
  name text not null,
  filter text not null,
  unique (account_id, name)
);
