//! The one error that crosses the wire.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A field that was refused and why, by translation key.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in its form.
    pub field: String,
    /// Translation key of the reason.
    pub reason: String,
}

/// Why a request was refused. Carries codes, never internal detail.
#[derive(Clone, PartialEq, Eq, Debug, Error, Serialize, Deserialize)]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    #[error("signed_out")]
    SignedOut,
    /// The person may not do this. A hidden thing answers [`AppError::NotFound`] instead.
    #[error("forbidden")]
    Forbidden,
    /// It hurts, and the person last proved who they are too long ago: prove it once more.
    #[error("needs_proof")]
    NeedsProof,
    /// The person must set up a second factor before anything else.
    #[error("needs_set_up")]
    NeedsSetUp,
    /// There is no such thing, or the person may not know that there is.
    #[error("not_found")]
    NotFound,
    /// Some fields were refused.
    #[error("invalid")]
    Invalid(Vec<FieldError>),
    /// Someone else changed it first, or the same key was used for another request; the code says which.
    #[error("conflict")]
    Conflict(String),
    /// Too many at once: try again.
    #[error("busy")]
    Busy,
    /// A fault of ours, logged under this report id.
    #[error("fault")]
    Fault(String),
    /// The person opened so many archives that further ones stay shut for an hour.
    #[error("too_many")]
    TooMany,
}

impl AppError {
    /// One refused field.
    #[must_use]
    pub fn invalid(field: &str, reason: &str) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), reason: reason.to_owned() }])
    }
}

/// What every use-case answers.
pub type AppResult<T> = Result<T, AppError>;
