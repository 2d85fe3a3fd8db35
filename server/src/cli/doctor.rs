//! `xuetu doctor`: looks whether everything is as it must be.

use crate::config::{Problem, Settings};
use backend::health;
use std::process::ExitCode;

/// Prints each check with its outcome; the exit code tells whether all are well.
pub(super) async fn doctor(settings: &Settings) -> Result<ExitCode, Problem> {
    let site = settings.site_root.join("pkg").is_dir();
    say("site", site, &settings.site_root.display().to_string());
    let house = settings.open().await?;
    say("database", true, &settings.database());
    let mut well = site;
    for check in health::checks(&house).await.map_err(|fault| Problem::Other(fault.to_string()))? {
        say(check.name, check.well, &check.detail);
        well &= check.well;
    }
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn say(name: &str, well: bool, detail: &str) {
    println!("{}  {name:<10} {detail}", if well { "ok " } else { "BAD" });
}
