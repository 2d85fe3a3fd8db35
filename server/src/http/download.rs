//! Files that leave the house: written whole before the first byte is sent, so that a failure is said and not torn.

use axum::{
    Extension, Form,
    body::Body,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{Cx, audit};
use chrono::NaiveDate;
use serde::Deserialize;
use shared::error::AppError;
use std::io::{Seek, Write};
use tokio_util::io::ReaderStream;

/// The days of an export; empty: no bound.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Days {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// The audit with its signatures, for `xuetu audit verify`.
pub async fn audit(Extension(cx): Extension<Cx>, Form(days): Form<Days>) -> Response {
    match file(&cx, &days).await {
        Ok(file) => {
            let name = format!("attachment; filename=\"xuetu-audit-{}.jsonl\"", cx.today().date);
            let headers = [(header::CONTENT_TYPE, "application/jsonl".to_owned()), (header::CONTENT_DISPOSITION, name)];
            (headers, Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)))).into_response()
        }
        Err(AppError::SignedOut) => Redirect::to("/sign-in?next=/console/audit").into_response(),
        Err(AppError::Forbidden | AppError::NotFound) => StatusCode::FORBIDDEN.into_response(),
        Err(AppError::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn file(cx: &Cx, days: &Days) -> Result<std::fs::File, AppError> {
    let out = std::io::BufWriter::new(tempfile::tempfile().map_err(backend::Fault::from)?);
    let (mut out, _) = audit::export(cx, day("from", &days.from)?, day("to", &days.to)?, out).await?;
    out.flush().map_err(backend::Fault::from)?;
    let mut file = out.into_inner().map_err(|error| backend::Fault::from(error.into_error()))?;
    file.rewind().map_err(backend::Fault::from)?;
    Ok(file)
}

fn day(field: &str, text: &str) -> Result<Option<NaiveDate>, AppError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| AppError::invalid(field, "unreadable")) }
}
