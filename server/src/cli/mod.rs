//! The commands of `xuetu`.

mod audit;
mod backup;
mod doctor;
mod import;
mod keys;
mod retain;
mod seed;
mod serve;
mod trace;

use crate::config::{Flags, Problem, Settings};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "xuetu", version, about = "Xuetu (学途): the student-management system for training institutions")]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Start the server.
    Serve,
    /// Bring the database up to this version.
    Migrate,
    /// Import a folder of a school's Excel and CSV files.
    Import(import::Import),
    /// Load the demo school into an empty database.
    Seed,
    /// Hand out the audit as a file, or verify such a file.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Delete what is past its term, as the server does every day.
    Retain(retain::Retain),
    /// Say who took the export that a file or a part of one comes from.
    Trace(trace::Trace),
    /// Look whether everything is as it must be.
    Doctor,
    /// Copy the school into a new folder while it works: data and keys, to be kept in two places.
    Backup(backup::Backup),
    /// Put a backup back where nothing is yet.
    Restore(backup::Restore),
    /// The keys of sealed fields.
    #[command(subcommand)]
    Keys(keys::Keys),
}

/// Runs the command line; the exit code is 0 when all went well, 1 when not, 2 when it was not understood.
pub async fn run() -> ExitCode {
    let cli = Cli::parse();
    // Databases, backups, uploads: whatever the house writes is for its owner alone.
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    match carry_out(cli).await {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("xuetu: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn carry_out(cli: Cli) -> Result<ExitCode, Problem> {
    if let Command::Audit(audit::Audit::Verify(verify)) = &cli.command {
        return Ok(audit::verify(verify));
    }
    let settings = Settings::read(&cli.flags)?;
    crate::telemetry::start(&settings.log);
    match cli.command {
        Command::Serve => serve::serve(settings).await,
        Command::Migrate => settings.open().await.map(drop),
        Command::Import(import) => return import::import(&settings, import).await,
        Command::Seed => seed::seed(&settings).await,
        Command::Backup(backup) => backup::back_up(&settings, backup).await,
        Command::Restore(restore) => backup::restore(&settings, restore).await,
        Command::Retain(retain) => retain::retain(&settings, &retain).await,
        Command::Keys(keys) => keys::keys(&settings, &keys).await,
        Command::Audit(audit) => audit::carry_out(&settings, audit).await,
        Command::Trace(trace) => return trace::trace(&settings, &trace).await,
        Command::Doctor => return doctor::doctor(&settings).await,
    }
    .map(|()| ExitCode::SUCCESS)
}
