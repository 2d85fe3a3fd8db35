//! Import in the console.

pub mod api;
pub mod columns;
pub mod counts;
pub mod findings;
pub mod import_page;
pub mod imports_page;
pub mod kind_words;
pub mod mend;
pub mod running;
pub mod sheet_columns;
pub mod state;
pub mod table_words;
pub mod totals;
pub mod undo_page;
pub mod upload_form;
