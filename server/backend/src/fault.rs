//! Internal errors: logged once under a report id, shown as nothing but that id.

use shared::error::AppError;
use thiserror::Error;

/// Something went wrong that the person cannot mend.
#[derive(Debug, Error)]
pub enum Fault {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A stored or sent document does not read.
    #[error("document: {0}")]
    Document(#[from] serde_json::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    /// A sealed value does not open: wrong key or damaged.
    #[error("seal does not open")]
    Seal,
    /// A key is lost or is another school's: nothing may be served.
    #[error("keys: {0}")]
    Keys(String),
    /// Anything else, in words for the log.
    #[error("{0}")]
    Other(String),
}

impl From<Fault> for AppError {
    fn from(fault: Fault) -> Self {
        if matches!(fault, Fault::Database(sqlx::Error::PoolTimedOut)) {
            return Self::Busy;
        }
        let report = crate::new_id().simple().to_string();
        tracing::error!(%report, %fault, "fault");
        Self::Fault(report)
    }
}

/// Turns internal errors into the error of the wire: `store::read(..).await.or_fault()?`.
pub trait OrFault<T> {
    /// The value, or a logged [`AppError::Fault`].
    fn or_fault(self) -> Result<T, AppError>;
}

impl<T, E: Into<Fault>> OrFault<T> for Result<T, E> {
    fn or_fault(self) -> Result<T, AppError> {
        self.map_err(|error| error.into().into())
    }
}
