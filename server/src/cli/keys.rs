//! `xuetu keys`.

use crate::config::{Problem, Settings};
use clap::Subcommand;

#[derive(Subcommand)]
pub(super) enum Keys {
    /// Make a new master key and wrap every key under it. The server may run; cut off, it goes on where it stopped.
    Rotate,
}

/// Rotates, and says what to do with the old key.
pub(super) async fn keys(settings: &Settings, keys: &Keys) -> Result<(), Problem> {
    let Keys::Rotate = keys;
    let house = settings.open().await?;
    let (wrapped, old) = house.seal.rotate(&settings.master_key()).await?;
    println!("{wrapped} keys are wrapped under the new master key in {}", settings.master_key().display());
    println!("keep a copy of it apart from the database; the old key lies in {old}: backups made before now need it, destroy it together with them");
    Ok(())
}
