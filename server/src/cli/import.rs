//! `xuetu import DIR`.

use crate::config::{Problem, Settings};
use backend::{intake, policy::Actor};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use shared::intake::{Phase, Progress, Report};
use std::{io::IsTerminal, path::PathBuf, process::ExitCode, sync::Mutex};

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
    let screen = Screen::new();
    let report = intake::import_now(&house.cx(Actor::operator()), files, import.dry_run, move |progress| screen.show(progress)).await?;
    summary(&report, import.dry_run);
    if let Some(path) = import.report {
        let json = serde_json::to_vec_pretty(&report).map_err(|error| Problem::Other(error.to_string()))?;
        std::fs::write(path, json)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Where progress is shown: a bar at a terminal, a line every tenth of the way in a log.
struct Screen {
    bar: Option<ProgressBar>,
    said: Mutex<(Option<Phase>, u64)>,
}

impl Screen {
    fn new() -> Self {
        let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = std::io::stderr().is_terminal().then(|| ProgressBar::new(0).with_style(style));
        Self { bar, said: Mutex::new((None, 0)) }
    }

    fn show(&self, progress: Progress) {
        match &self.bar {
            Some(bar) => {
                bar.set_message(format!("{:?}", progress.phase));
                bar.set_length(progress.all);
                bar.set_position(progress.done);
            }
            None => self.say(progress),
        }
    }

    fn say(&self, progress: Progress) {
        let now = (Some(progress.phase), progress.done * 10 / progress.all.max(1));
        let mut said = self.said.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if *said != now {
            *said = now;
            eprintln!("{:?} {}/{}", progress.phase, progress.done, progress.all);
        }
    }
}

fn summary(report: &Report, dry_run: bool) {
    let verb = if dry_run { "would add" } else { "added" };
    println!("{} rows read, {verb} {}, unchanged {}, findings {}", report.rows, report.added, report.unchanged, report.findings.len());
}
