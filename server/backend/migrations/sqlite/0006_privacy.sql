-- A value sealed under the key of the house: the keys that do not open it are another school's.
create table key_check (
  one INTEGER primary key,
  sealed BLOB not null
) STRICT;

-- The search words of somebody who is erased leave the index at once, not with its next merge.
insert into learner_search (learner_search, rank) values ('secure-delete', 1);
