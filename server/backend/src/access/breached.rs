//! Passwords that are known from breaches: a list of the school's own, far too long for memory, looked into where it lies.

use crate::Fault;
use sha1::{Digest, Sha1};
use shared::error::AppResult;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read, Seek, SeekFrom},
    path::Path,
    sync::Arc,
};

/// Signs of a SHA-1, written as hexadecimal digits.
const HASH: usize = 40;
/// Bytes that are read of a line at most.
const LINE: usize = 128;
/// Places of the list that are looked at when the house opens; all of it would take minutes.
const SAMPLES: u64 = 4096;

/// The list: a SHA-1 a line in ascending order, with or without `:` and a number behind it. None by default.
#[derive(Clone, Default)]
pub struct Breached(Option<Arc<Path>>);

/// Why a list is of no use.
#[derive(Debug, thiserror::Error)]
pub enum NoList {
    /// The file cannot be read.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// It holds no line.
    #[error("the list is empty")]
    Empty,
    /// A line is something else.
    #[error("the line at byte {0} is no SHA-1 of 40 hexadecimal digits")]
    NoHash(u64),
    /// Lines are not in order.
    #[error("the list is not sorted: the line at byte {0} comes too late; take the one ordered by hash")]
    Unsorted(u64),
}

impl Breached {
    /// The list in `file`, after a look at [`SAMPLES`] places of it.
    pub fn open(file: &Path) -> Result<Self, NoList> {
        let mut list = List::open(file)?;
        let mut before = String::new();
        for place in 0..SAMPLES {
            let at = list.length * place / SAMPLES;
            let Some(hash) = list.hash_from(at)? else { break };
            if hash.len() != HASH || !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return Err(NoList::NoHash(at));
            }
            if hash < before {
                return Err(NoList::Unsorted(at));
            }
            before = hash;
        }
        if before.is_empty() { Err(NoList::Empty) } else { Ok(Self(Some(file.into()))) }
    }

    /// Whether `password` is on the list; without a list none is.
    pub(super) async fn has(&self, password: &str) -> AppResult<bool> {
        let Some(file) = self.0.clone() else { return Ok(false) };
        let hash = hex::encode_upper(Sha1::digest(password.as_bytes()));
        let found = tokio::task::spawn_blocking(move || List::open(&file)?.has(&hash)).await;
        found.map_err(|error| error.to_string()).and_then(|found| found.map_err(|error| error.to_string())).map_err(|error| Fault::Other(error).into())
    }
}

struct List {
    file: BufReader<File>,
    length: u64,
}

impl List {
    fn open(file: &Path) -> io::Result<Self> {
        let file = File::open(file)?;
        let length = file.metadata()?.len();
        Ok(Self { file: BufReader::with_capacity(LINE, file), length })
    }

    /// The hash of the first line that begins at byte `at` or later.
    fn hash_from(&mut self, at: u64) -> io::Result<Option<String>> {
        self.file.seek(SeekFrom::Start(at.saturating_sub(1)))?;
        if at > 0 {
            self.file.skip_until(b'\n')?;
        }
        let mut line = Vec::new();
        self.file.by_ref().take(LINE as u64).read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line);
        let hash = line.trim_end().split(':').next().unwrap_or_default();
        Ok((!hash.is_empty()).then(|| hash.to_ascii_uppercase()))
    }

    /// Halves the bytes until it stands before the first line that is not below `hash`.
    fn has(&mut self, hash: &str) -> io::Result<bool> {
        let (mut low, mut high) = (0, self.length);
        while low < high {
            let middle = low.midpoint(high);
            if self.hash_from(middle)?.is_some_and(|line| line.as_str() < hash) { low = middle + 1 } else { high = middle }
        }
        Ok(self.hash_from(low)?.is_some_and(|line| line == hash))
    }
}

#[cfg(test)]
mod tests {
    use super::{Breached, NoList};
    use sha1::{Digest, Sha1};
    use std::path::PathBuf;

    fn file(text: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("xuetu-breached-{}", crate::new_id().simple()));
        std::fs::write(&path, text).unwrap();
        path
    }

    fn list(passwords: impl Iterator<Item = String>, line: fn(String) -> String) -> String {
        let mut hashes: Vec<String> = passwords.map(|password| hex::encode_upper(Sha1::digest(password))).collect();
        hashes.sort();
        hashes.into_iter().map(line).collect()
    }

    #[tokio::test]
    async fn every_password_of_the_list_is_found_and_no_other() {
        let forms: [fn(String) -> String; 3] = [|hash| format!("{hash}:17\r\n"), |hash| format!("{}\n", hash.to_lowercase()), |hash| hash + ":3\n"];
        for (line, count) in forms.into_iter().zip([500, 2, 1]) {
            let path = file(&list((0..count).map(|number| format!("breached {number}")), line));
            let breached = Breached::open(&path).unwrap();
            for number in 0..count {
                assert!(breached.has(&format!("breached {number}")).await.unwrap(), "{number} of {count}");
                assert!(!breached.has(&format!("another {number}")).await.unwrap(), "{number} of {count}");
            }
            std::fs::remove_file(path).unwrap();
        }
        assert!(!Breached::default().has("breached 1").await.unwrap(), "without a list none is");
    }

    #[test]
    fn a_file_that_is_no_sorted_list_is_refused_in_words() {
        let refused = |text: &str| Breached::open(&file(text)).err().unwrap();
        let (low, high) = ("0".repeat(40), "F".repeat(40));
        assert!(matches!(refused(&format!("{high}:1\n{low}:1\n")), NoList::Unsorted(_)));
        assert!(matches!(refused("password\n123456\n"), NoList::NoHash(0)));
        assert!(matches!(refused(""), NoList::Empty));
        assert!(matches!(Breached::open(std::path::Path::new("/no/such/list")).err(), Some(NoList::Unreadable(_))));
    }
}
