//! The files handed in.

use std::{
    collections::HashSet,
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

/// The files under names that tell them apart: of two with one name the second has a number.
pub fn told_apart(mut files: Files) -> Files {
    let mut taken: HashSet<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let mut seen = HashSet::new();
    for (name, _) in &mut files {
        if !seen.insert(name.clone()) {
            *name = numbered(name, &taken);
            taken.insert(name.clone());
        }
    }
    files
}

fn numbered(name: &str, taken: &HashSet<String>) -> String {
    let (stem, end) = name.rfind('.').map_or((name, ""), |at| name.split_at(at));
    (2..100_000).map(|number: u32| format!("{stem} ({number}){end}")).find(|name| !taken.contains(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::told_apart;

    #[test]
    fn no_two_files_have_one_name() {
        let files = ["学员.csv", "学员.csv", "学员 (2).csv", "学员.csv", "名单", "名单"].map(|name| (name.to_owned(), name.into())).to_vec();
        let names: Vec<String> = told_apart(files).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["学员.csv", "学员 (3).csv", "学员 (2).csv", "学员 (4).csv", "名单", "名单 (2)"]);
    }
}
