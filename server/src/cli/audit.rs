//! `xuetu audit export FILE` and `xuetu audit verify FILE`.

use crate::config::{Problem, Settings};
use backend::{audit, policy::Actor};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::PathBuf,
    process::ExitCode,
};

/// What to do with the audit.
#[derive(Subcommand)]
pub(super) enum Audit {
    /// Write the log with its signed checkpoints to a file.
    Export(Export),
    /// Check such a file. Needs neither the database nor the settings.
    Verify(Verify),
}

/// What to hand out.
#[derive(Args)]
pub(super) struct Export {
    /// The file to write: JSON lines.
    file: PathBuf,
    /// The first day.
    #[arg(long)]
    from: Option<NaiveDate>,
    /// The last day.
    #[arg(long)]
    to: Option<NaiveDate>,
}

/// What to check.
#[derive(Args)]
pub(super) struct Verify {
    /// The file.
    file: PathBuf,
    /// The public key that must have signed, as `xuetu doctor` prints it. May be given more than once.
    #[arg(long)]
    key: Vec<String>,
}

/// Writes the file, through one that is whole or not there.
pub(super) async fn carry_out(settings: &Settings, audit: Audit) -> Result<(), Problem> {
    let Audit::Export(Export { file, from, to }) = audit else { return Ok(()) };
    let house = settings.open().await?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), PathBuf::from);
    let whole = tempfile::NamedTempFile::new_in(folder)?;
    let out = BufWriter::new(whole.reopen()?);
    let (out, head) = audit::export(&house.cx(Actor::operator()), from, to, out).await?;
    out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
    whole.persist(&file).map_err(|error| error.error)?;
    println!("{}: entries {} to {}, signed by {}", file.display(), head.first, head.last, hex::encode(&head.key));
    Ok(())
}

/// Says whether the file holds; the exit code says it too.
pub(super) fn verify(verify: &Verify) -> ExitCode {
    let name = verify.file.display();
    let read = File::open(&verify.file).map_err(audit::file::Wrong::from).and_then(|file| audit::file::verify(BufReader::new(file)));
    match read {
        Err(wrong) => {
            println!("BAD  {name}: {wrong}");
            ExitCode::FAILURE
        }
        Ok((begin, held)) => {
            let mut keys: Vec<String> = held.keys.iter().chain([&begin.key]).map(hex::encode).collect();
            keys.sort();
            keys.dedup();
            let strange = keys.iter().find(|key| !verify.key.is_empty() && !verify.key.iter().any(|own| own.eq_ignore_ascii_case(key)));
            if let Some(key) = strange {
                println!("BAD  {name}: signed by {key}, which is not the key you gave");
                return ExitCode::FAILURE;
            }
            println!("ok   {name}: entries {} to {}, {} checkpoints, signed by {}", held.first, held.last, held.checkpoints, keys.join(", "));
            ExitCode::SUCCESS
        }
    }
}
