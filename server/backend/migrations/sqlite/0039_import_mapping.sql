-- Which column is read as which field, for every sheet with the same words in its header. `look` is the hash of those words.
create table import_mapping (
  look TEXT primary key,
  kind TEXT not null,
  columns TEXT not null,
  saved_at INTEGER not null,
  saved_by BLOB
) STRICT;
-- The mapping that was applied to a sheet.
alter table import_sheet add column look TEXT;
