//! Password hashing: slow on purpose, so two at a time, off the async threads, with a short line.

use crate::Fault;
use argon2::{
    Argon2, PasswordHash, PasswordVerifier,
    password_hash::{PasswordHasher, SaltString},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use shared::error::{AppError, AppResult};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes at the same time.
const AT_ONCE: usize = 2;
/// Waiting hashes at most; more are told to try again.
const LINE: usize = 64;

/// Hashes and checks passwords with Argon2id.
#[derive(Clone)]
pub struct Hasher {
    line: Arc<Semaphore>,
    work: Arc<Semaphore>,
}

impl Default for Hasher {
    fn default() -> Self {
        Self { line: Arc::new(Semaphore::new(LINE)), work: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Hasher {
    /// The hash to store for `password`.
    pub async fn hash(&self, password: String) -> AppResult<String> {
        self.run(move || hash(&password)).await?.map_err(AppError::from)
    }

    /// Whether `password` is the one `stored` was made from. Without a stored hash it takes the same time and says no.
    pub async fn check(&self, password: String, stored: Option<String>) -> AppResult<bool> {
        self.run(move || match stored {
            Some(stored) => PasswordHash::new(&stored).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()),
            None => hash(&password).is_err(),
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> AppResult<T> {
        let _place = self.line.clone().try_acquire_owned().map_err(|_| AppError::Busy)?;
        let _turn = self.work.clone().acquire_owned().await.map_err(|_| AppError::Busy)?;
        tokio::task::spawn_blocking(work).await.map_err(|error| Fault::Other(error.to_string()).into())
    }
}

fn hash(password: &str) -> Result<String, Fault> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| Fault::Other(error.to_string()))?;
    let salt = SaltString::from_b64(&STANDARD_NO_PAD.encode(salt)).map_err(|error| Fault::Other(error.to_string()))?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|error| Fault::Other(error.to_string()))?;
    Ok(hash.to_string())
}
