//! Import in the console.

pub mod api;
pub mod import_page;
pub mod imports_page;
