//! The files handed in.

use std::{
    io,
    path::{Path, PathBuf},
};

/// Names and places of files.
pub type Files = Vec<(String, PathBuf)>;

/// The workbooks and text files of a folder, by name.
pub fn files_of(folder: &Path) -> io::Result<Files> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let known = path.extension().and_then(|end| end.to_str()).is_some_and(|end| matches!(end.to_ascii_lowercase().as_str(), "xlsx" | "csv"));
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        // Excel's lock files begin with ~$.
        if known && path.is_file() && !name.starts_with("~$") {
            files.push((name, path));
        }
    }
    files.sort();
    Ok(files)
}
