//! `xuetu import DIR`.

use crate::config::{Problem, Settings};
use backend::{intake, policy::Actor};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use shared::intake::{Progress, Report};
use std::{path::PathBuf, process::ExitCode};

/// What to import.
#[derive(Args)]
pub(super) struct Import {
    /// Folder with the school's workbooks and CSV files.
    dir: PathBuf,
    /// Where to write the report (JSON): totals and findings.
    #[arg(long)]
    report: Option<PathBuf>,
    /// Try it: do everything, keep nothing.
    #[arg(long)]
    dry_run: bool,
}

/// Imports the folder, shows how far it is, writes the report. Rows with errors do not stop the good ones.
pub(super) async fn import(settings: &Settings, import: Import) -> Result<ExitCode, Problem> {
    let files = intake::files_of(&import.dir).map_err(|error| Problem::Other(format!("{}: {error}", import.dir.display())))?;
    let house = settings.open().await?;
    let bar = bar();
    let shown = bar.clone();
    let report = intake::import_now(&house.cx(Actor::operator()), files, import.dry_run, move |progress| show(&shown, progress)).await?;
    bar.finish_and_clear();
    summary(&report, import.dry_run);
    if let Some(path) = import.report {
        let json = serde_json::to_vec_pretty(&report).map_err(|error| Problem::Other(error.to_string()))?;
        std::fs::write(path, json)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style)
}

fn show(bar: &ProgressBar, progress: Progress) {
    bar.set_message(format!("{:?}", progress.phase));
    bar.set_length(progress.all);
    bar.set_position(progress.done);
}

fn summary(report: &Report, dry_run: bool) {
    let verb = if dry_run { "would add" } else { "added" };
    println!("{} rows read, {verb} {}, unchanged {}, findings {}", report.rows, report.added, report.unchanged, report.findings.len());
}
