//! `xuetu backup` and `xuetu restore`.

use crate::config::{Problem, Settings};
use backend::{
    Fault,
    backup::{self, Later},
};
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct Backup {
    /// The folder to make `data` and `keys` in.
    dir: PathBuf,
    /// Where to put the keys instead, so that they never lie beside the data.
    #[arg(long)]
    keys: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Restore {
    /// The folder with `data` and `keys`.
    dir: PathBuf,
    /// Where the keys lie, if elsewhere.
    #[arg(long)]
    keys: Option<PathBuf>,
    /// The newest copy of erased.list; without it the one in the data folder.
    #[arg(long)]
    erased: Option<PathBuf>,
    /// There is no newer list because nobody was erased since the backup.
    #[arg(long, conflicts_with = "erased")]
    nobody_erased_since: bool,
}

/// Backs up and says what to do with it.
pub(super) async fn back_up(settings: &Settings, args: Backup) -> Result<(), Problem> {
    let house = settings.open().await?;
    for (folder, manifest) in backup::back_up(&house, &settings.place(), &args.dir, args.keys.as_deref()).await? {
        println!("{}: {} rows in {} tables", folder.display(), manifest.counts.values().sum::<i64>(), manifest.counts.len());
    }
    println!("keep the two folders in different places, and {} in a third", settings.master_key().display());
    Ok(())
}

/// Restores, then says how much came back.
pub(super) async fn restore(settings: &Settings, args: Restore) -> Result<(), Problem> {
    let keys = args.keys.unwrap_or_else(|| args.dir.join("keys"));
    let later = match args.erased {
        Some(file) => Later::List(file),
        None if args.nobody_erased_since => Later::Nobody,
        None => Later::InHouse,
    };
    let open = || async { settings.open_house().await.map_err(|problem| Fault::Other(problem.to_string())) };
    let restored = backup::restore(&settings.place(), &args.dir.join("data"), &keys, &later, open).await?;
    println!("{} rows are back; {} persons were erased again", restored.rows, restored.erased);
    Ok(())
}
