//! `xuetu retain`.

use crate::config::{Problem, Settings};
use backend::privacy;
use clap::Args;
use shared::fields::longest;

#[derive(Args)]
pub(super) struct Retain {
    /// Say what would be deleted, and delete nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Deletes, and says how much of what.
pub(super) async fn retain(settings: &Settings, args: &Retain) -> Result<(), Problem> {
    let house = settings.open().await?;
    let swept = privacy::sweep(&house, args.dry_run).await?;
    for one in &swept {
        println!("{:<22} {:>8}  ({} months)", one.table, one.rows, longest(one.table));
    }
    println!("{} {} rows past their term", if args.dry_run { "would delete" } else { "deleted" }, swept.iter().map(|one| one.rows).sum::<u64>());
    Ok(())
}
