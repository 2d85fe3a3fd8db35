-- The sheets of an import as they were found: which column was read as which field. And the rows that were refused or questioned,
-- sealed, until they are mended.
create table import_sheet (
  import_id BLOB not null references import_run (id),
  no INTEGER not null,
  file TEXT not null,
  sheet TEXT,
  kind TEXT,
  header_row INTEGER not null,
  columns TEXT not null,
  primary key (import_id, no)
) STRICT;
create table import_row (
  import_id BLOB not null references import_run (id),
  sheet_no INTEGER not null,
  row_no INTEGER not null,
  cells_sealed BLOB not null,
  primary key (import_id, sheet_no, row_no)
) STRICT;
