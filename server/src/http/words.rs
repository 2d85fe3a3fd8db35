//! The words of the pages, as scripts: without them no page comes to life.

use app::text::TABLES;
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::IntoResponse,
};

/// A table that never changes under its name; an older one is gone with the code that needed it.
pub async fn table(Path(name): Path<String>) -> Result<impl IntoResponse, StatusCode> {
    let table = TABLES.into_iter().find(|table| table.name == name).ok_or(StatusCode::NOT_FOUND)?;
    Ok(([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], table.script))
}
