//! The copy of a child's data, as a file.

use axum::{
    Extension, Form,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{Cx, privacy};
use serde::Deserialize;
use shared::{error::AppError, id::LearnerId};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    learner: LearnerId,
}

/// Hands it out, to the child's guardian alone.
pub async fn copy(Extension(cx): Extension<Cx>, Form(ask): Form<Ask>) -> Response {
    match privacy::copy(&cx, ask.learner).await {
        Ok(zip) => {
            let headers = [
                (header::CONTENT_TYPE, "application/zip"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"xuetu-copy.zip\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (headers, zip).into_response()
        }
        Err(AppError::SignedOut) => Redirect::to("/sign-in?next=/portal/privacy").into_response(),
        Err(AppError::NotFound | AppError::Forbidden) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}
