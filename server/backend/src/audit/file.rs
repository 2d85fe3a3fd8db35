//! The log as a file: JSON lines, each checked by itself and with those before it.
//!
//! `head` (signed: what the file holds, and the checkpoint before its first entry) · `entry`s with the `checkpoint`s
//! between them, each right after its last entry · `end` (signed: the hash of everything above).

use super::{Broken, Checkpoint, Follower, Held, Record, Signer, signer::is_signed};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Write};

/// What the first line says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The version of the format.
    pub xuetu_audit: u32,
    /// When the file was made, milliseconds.
    pub made_at: i64,
    /// The first entry's number.
    pub first: i64,
    /// The last entry's number.
    pub last: i64,
    /// The sizes of the checkpoints in the file.
    pub checkpoints: Vec<i64>,
    /// The checkpoint before the first entry; none where that is number 1.
    pub start: Option<Checkpoint>,
    /// The public key of the house.
    #[serde(with = "hex::serde")]
    pub key: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Head { head: Head, signature: String },
    Entry(Box<Record>),
    Checkpoint(Checkpoint),
    End { sha256: String, signature: String },
}

/// Writes the file line by line.
pub struct Writer<W: Write> {
    out: W,
    sum: Sha256,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    pub fn begin(out: W, head: Head, signer: &Signer) -> std::io::Result<Self> {
        let signature = hex::encode(signer.sign(&serde_json::to_vec(&head)?));
        let mut writer = Self { out, sum: Sha256::new() };
        writer.line(&Line::Head { head, signature })?;
        Ok(writer)
    }

    /// Adds an entry.
    pub fn entry(&mut self, record: Record) -> std::io::Result<()> {
        self.line(&Line::Entry(Box::new(record)))
    }

    /// Adds a checkpoint.
    pub fn checkpoint(&mut self, checkpoint: Checkpoint) -> std::io::Result<()> {
        self.line(&Line::Checkpoint(checkpoint))
    }

    /// Ends the file.
    pub fn end(mut self, signer: &Signer) -> std::io::Result<W> {
        let sum = self.sum.clone().finalize();
        self.line(&Line::End { sha256: hex::encode(sum), signature: hex::encode(signer.sign(&sum)) })?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn line(&mut self, line: &Line) -> std::io::Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.sum.update(&text);
        self.out.write_all(&text)
    }
}

/// Why a file does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Wrong {
    /// A line is not as it was written.
    #[error("line {line}: {what}")]
    Line {
        /// The first wrong line, from 1.
        line: u64,
        /// What is wrong with it.
        what: What,
    },
    /// The file ends before its end.
    #[error("the file is torn off after line {0}: it has no end")]
    Torn(u64),
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] std::io::Error),
}

/// What is wrong with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum What {
    /// It is not a line of this format, to the letter.
    #[error("not a line of this format")]
    Form,
    /// It stands in a wrong place, or lines before it are missing or added.
    #[error("not the line that belongs here")]
    Place,
    /// Its signature is not the key's.
    #[error("the signature does not hold")]
    Signature,
    /// Entry, chain or tree.
    #[error(transparent)]
    Broken(#[from] Broken),
}

/// Reads a file to its end. Answers what held and what the head says, or the first wrong line.
pub fn verify(mut file: impl BufRead) -> Result<(Head, Held), Wrong> {
    let mut reader: Option<Reader> = None;
    let mut sum = Sha256::new();
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        file.read_until(b'\n', &mut text)?;
        let wrong = |what| Wrong::Line { line, what };
        let Some(body) = text.strip_suffix(b"\n") else { return Err(Wrong::Torn(line - 1)) };
        let parsed = parse(body).map_err(wrong)?;
        match (&mut reader, parsed) {
            (None, Line::Head { head, signature }) => reader = Some(Reader::begin(head, &signature).map_err(wrong)?),
            (Some(reader), Line::Entry(record)) => reader.entry(&record).map_err(wrong)?,
            (Some(reader), Line::Checkpoint(checkpoint)) => reader.checkpoint(&checkpoint).map_err(wrong)?,
            (Some(_), Line::End { sha256, signature }) => {
                let reader = reader.take().ok_or(Wrong::Torn(line))?;
                let held = reader.end(&sum.finalize(), &sha256, &signature).map_err(wrong)?;
                text.clear();
                file.read_until(b'\n', &mut text)?;
                return if text.is_empty() { Ok(held) } else { Err(Wrong::Line { line: line + 1, what: What::Place }) };
            }
            _ => return Err(wrong(What::Place)),
        }
        sum.update(&text);
    }
    Err(Wrong::Torn(0))
}

/// A line, if it is written exactly as this house writes it.
fn parse(body: &[u8]) -> Result<Line, What> {
    let line: Line = serde_json::from_slice(body).map_err(|_| What::Form)?;
    let again = serde_json::to_vec(&line).map_err(|_| What::Form)?;
    if again == body { Ok(line) } else { Err(What::Form) }
}

struct Reader {
    head: Head,
    follower: Follower,
    next: usize,
}

impl Reader {
    fn begin(head: Head, signature: &str) -> Result<Self, What> {
        let text = serde_json::to_vec(&head).map_err(|_| What::Form)?;
        if head.xuetu_audit != 1 || !is_signed(&head.key, &text, &hex::decode(signature).map_err(|_| What::Form)?) {
            return Err(What::Signature);
        }
        let follower = Follower::new(head.start.as_ref())?;
        if head.first != follower.seq() + 1 {
            return Err(What::Place);
        }
        Ok(Self { head, follower, next: 0 })
    }

    /// The checkpoint that must come before the next entry.
    fn due(&self) -> Option<i64> {
        self.head.checkpoints.get(self.next).copied().filter(|size| *size == self.follower.seq())
    }

    fn entry(&mut self, record: &Record) -> Result<(), What> {
        if self.due().is_some() || record.seq > self.head.last {
            return Err(What::Place);
        }
        Ok(self.follower.entry(record)?)
    }

    fn checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), What> {
        if self.due() != Some(checkpoint.size) {
            return Err(What::Place);
        }
        self.next += 1;
        Ok(self.follower.checkpoint(checkpoint)?)
    }

    fn end(self, sum: &[u8], sha256: &str, signature: &str) -> Result<(Head, Held), What> {
        let complete = self.follower.seq() == self.head.last && self.next == self.head.checkpoints.len() && hex::encode(sum) == sha256;
        if !complete {
            return Err(What::Place);
        }
        if !is_signed(&self.head.key, sum, &hex::decode(signature).map_err(|_| What::Form)?) {
            return Err(What::Signature);
        }
        Ok((self.head, self.follower.held()))
    }
}
