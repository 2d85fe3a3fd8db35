-- The sheets of an import as they were found: which column was read as which field. And the rows that were refused or questioned,
-- sealed, until they are mended.
create table import_sheet (
  import_id uuid not null references import_run (id),
  no bigint not null,
  file text not null,
  sheet text,
  kind text,
  header_row bigint not null,
  columns text not null,
  primary key (import_id, no)
);
create table import_row (
  import_id uuid not null references import_run (id),
  sheet_no bigint not null,
  row_no bigint not null,
  cells_sealed bytea not null,
  primary key (import_id, sheet_no, row_no)
);
