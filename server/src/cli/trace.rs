//! `xuetu trace`.

use crate::config::{Problem, Settings};
use backend::{clock::wall, exports};
use clap::Args;
use std::{path::PathBuf, process::ExitCode};

/// A file that turned up somewhere: an export, or a text into which something of one was copied.
#[derive(Args)]
pub(super) struct Trace {
    file: PathBuf,
}

/// Says whose exports are marked in the file; the exit code is 1 where there is no mark.
pub(super) async fn trace(settings: &Settings, trace: &Trace) -> Result<ExitCode, Problem> {
    let text = std::fs::read(&trace.file)?;
    let house = settings.open().await?;
    let found = exports::trace(&house, &String::from_utf8_lossy(&text)).await?;
    for (number, taker) in &found {
        match taker {
            Some((name, login, at)) => {
                let face = wall(*at, &house.zone);
                println!("{number}  {name} ({login})  {} {}", face.date, face.minute);
            }
            None => println!("{number}  不是这里的导出 not an export of this house"),
        }
    }
    if found.is_empty() {
        println!("没有找到水印 no mark found");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
