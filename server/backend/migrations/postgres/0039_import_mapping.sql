-- Which column is read as which field, for every sheet with the same words in its header. `look` is the hash of those words.
create table import_mapping (
  look text primary key,
  kind text not null,
  columns text not null,
  saved_at bigint not null,
  saved_by uuid
);
-- The mapping that was applied to a sheet.
alter table import_sheet add column look text;
