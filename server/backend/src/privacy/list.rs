//! The list of who was erased: ids alone, kept beside the keys, longer than any backup.

use crate::Fault;
use shared::time::At;
use std::{
    fmt, fs,
    io::Write,
    path::{Path, PathBuf},
    str::FromStr,
    sync::Arc,
};
use uuid::Uuid;

/// Somebody who was erased, and who was erased with them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Erased {
    /// When.
    pub at: At,
    /// The learner, or the lead.
    pub learner: Uuid,
    /// Guardians who had no other child here, and leads of the same child.
    pub guardians: Vec<Uuid>,
}

impl fmt::Display for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.at.0, self.learner)?;
        self.guardians.iter().try_for_each(|guardian| write!(f, " {guardian}"))
    }
}

impl FromStr for Erased {
    type Err = Fault;

    fn from_str(line: &str) -> Result<Self, Fault> {
        let torn = || Fault::Other("the list of erasures is damaged".into());
        let mut parts = line.split(' ');
        let at = parts.next().and_then(|at| at.parse().ok()).map(At).ok_or_else(torn)?;
        let learner = parts.next().and_then(|id| id.parse().ok()).ok_or_else(torn)?;
        let guardians = parts.map(str::parse).collect::<Result<_, _>>().map_err(|_| torn())?;
        Ok(Self { at, learner, guardians })
    }
}

/// The file of the list. Lines are only ever added.
#[derive(Clone)]
pub struct ErasureList(Arc<Path>);

impl ErasureList {
    /// The name of the file.
    pub const NAME: &str = "erased.list";

    /// The list in `folder`.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self(folder.join(Self::NAME).into())
    }

    /// The list in a file of any name.
    #[must_use]
    pub fn file(file: PathBuf) -> Self {
        Self(file.into())
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Whether there is a list.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.exists()
    }

    /// Who is on it; nobody, where there is none.
    pub fn read(&self) -> Result<Vec<Erased>, Fault> {
        if !self.exists() {
            return Ok(Vec::new());
        }
        fs::read_to_string(&self.0)?.lines().map(str::parse).collect()
    }

    /// Adds those who are not on it yet; returns when they are on the disk.
    pub fn add_all(&self, erased: &[Erased]) -> Result<(), Fault> {
        let known = self.read()?;
        let new = erased.iter().filter(|one| !known.contains(one));
        let lines: String = new.flat_map(|one| [one.to_string(), "\n".to_owned()]).collect();
        let mut file = fs::OpenOptions::new().create(true).append(true).open(&self.0)?;
        file.write_all(lines.as_bytes())?;
        Ok(file.sync_all()?)
    }

    /// Copies the list into a backup, an empty one where nobody was erased.
    pub fn copy_to(&self, folder: &Path) -> Result<(), Fault> {
        Self::at(folder).add_all(&self.read()?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Erased, ErasureList};
    use shared::time::At;
    use uuid::Uuid;

    #[test]
    fn says_who_was_erased_once_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let list = ErasureList::at(folder.path());
        assert!(!list.exists() && list.read().unwrap().is_empty());
        let one = Erased { at: At(7), learner: Uuid::from_u128(1), guardians: vec![Uuid::from_u128(2), Uuid::from_u128(3)] };
        let other = Erased { at: At(8), learner: Uuid::from_u128(4), guardians: Vec::new() };
        list.add_all(std::slice::from_ref(&one)).unwrap();
        list.add_all(&[one.clone(), other.clone()]).unwrap();
        assert_eq!(list.read().unwrap(), [one, other]);
        std::fs::write(list.path(), "7 no-id\n").unwrap();
        assert!(list.read().is_err());
    }
}
