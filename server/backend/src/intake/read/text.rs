//! CSV files, streamed: GBK, UTF-8 with or without a mark, UTF-16.

use super::{
    Kept, Line, Log, Source,
    header::{self, LOOKED_AT},
    source::{Broken, Form},
};
use crate::intake::known::Known;
use csv::{Reader, ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, GB18030, UTF_8};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use shared::intake::{Kind, cells::Cell};
use std::{
    fs::File,
    io::{BufReader, Read},
    path::Path,
};

/// Bytes looked at to tell the encoding.
const SAMPLE: u64 = 64 * 1024;
/// Blank lines reported one by one at a place.
const BLANKS: u32 = 1000;

type Stream = Reader<DecodeReaderBytes<File, Vec<u8>>>;

pub(super) fn survey(name: &str, path: &Path, known: &Known, log: &mut Log) -> Result<Vec<Source>, Broken> {
    let sheet_no = log.sheet(name, None);
    let sample = sample(path)?;
    let encoding = encoding(&sample);
    let delimiter = delimiter(&encoding.decode(&sample).0);
    let mut stream = open(path, encoding, delimiter)?;
    let mut seen = Vec::new();
    let mut record = StringRecord::new();
    for row in 1.. {
        if row as usize > LOOKED_AT || !stream.read_record(&mut record).map_err(|error| error.to_string())? {
            break;
        }
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if let Some(found) = header::header(&cells, known) {
            let form = Form::Text { encoding, delimiter };
            let rows = lines(path)?;
            log.head(found.head(sheet_no, row));
            return Ok(vec![Source { path: path.to_owned(), sheet_no, form, table: found.table, header: row, places: found.places, rows }]);
        }
        seen.push((row, cells));
    }
    header::report_unknown(&seen, sheet_no, log);
    Ok(Vec::new())
}

pub(super) fn read(source: &Source, encoding: &'static Encoding, delimiter: u8, log: &mut Log, each: &mut impl FnMut(Line, &mut Log)) -> Result<(), Broken> {
    walk(source, encoding, delimiter, &mut |row, blanks, record| {
        let first = row - blanks;
        for blank in first..first + blanks.min(BLANKS) {
            log.note(source.sheet_no, blank, None, Kind::BlankRow, None, None);
        }
        each(Line::of(row, source, record.iter().map(Cell::Text).enumerate()), log);
        true
    })
}

/// Hands out rows below the header until `each` has enough.
pub(super) fn again(
    source: &Source,
    encoding: &'static Encoding,
    delimiter: u8,
    each: &mut impl FnMut(u32, &mut dyn Iterator<Item = (usize, Kept)>) -> bool,
) -> Result<(), Broken> {
    walk(source, encoding, delimiter, &mut |row, _, record| {
        let filled = record.iter().enumerate().filter(|(_, text)| !text.is_empty());
        each(row, &mut filled.map(|(at, text)| (at, Kept::Text(text.to_owned()))))
    })
}

/// Every row below the header, with its number and how many blank lines stood before it, until `each` has enough.
fn walk(source: &Source, encoding: &'static Encoding, delimiter: u8, each: &mut impl FnMut(u32, u32, &StringRecord) -> bool) -> Result<(), Broken> {
    let mut stream = open(&source.path, encoding, delimiter)?;
    let mut record = StringRecord::new();
    let (mut row, mut records) = (0, 0);
    loop {
        let before = stream.position().line();
        if !stream.read_record(&mut record).map_err(|error| error.to_string())? {
            return Ok(());
        }
        records += 1;
        let blanks = blank_lines(stream.position().line() - before, &record);
        row += blanks + 1;
        if records > source.header && !each(row, blanks, &record) {
            return Ok(());
        }
    }
}

/// Empty lines that were passed over before a record which took `lines` lines altogether.
fn blank_lines(lines: u64, record: &StringRecord) -> u32 {
    if lines < 2 {
        return 0;
    }
    let inside = record.as_slice().bytes().filter(|b| *b == b'\n').count() as u64;
    u32::try_from(lines.saturating_sub(inside + 1)).unwrap_or(u32::MAX)
}

fn open(path: &Path, encoding: &'static Encoding, delimiter: u8) -> Result<Stream, Broken> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let decoded = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).strip_bom(true).build(file);
    Ok(ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(1 << 16).from_reader(decoded))
}

fn sample(path: &Path) -> Result<Vec<u8>, Broken> {
    let mut sample = Vec::new();
    File::open(path).and_then(|file| file.take(SAMPLE).read_to_end(&mut sample)).map_err(|error| error.to_string())?;
    Ok(sample)
}

/// The encoding of a byte order mark; else UTF-8 if the sample is that; else GBK.
fn encoding(sample: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    match std::str::from_utf8(sample) {
        Err(error) if error.error_len().is_some() => GB18030,
        _ => UTF_8,
    }
}

/// The sign between cells: a tabulator or semicolon where the first line has more of them than commas.
fn delimiter(sample: &str) -> u8 {
    let first = sample.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    [',', '\t', ';'].into_iter().rev().max_by_key(|sign| count(*sign)).filter(|sign| count(*sign) > 0).map_or(b',', |sign| sign as u8)
}

fn lines(path: &Path) -> Result<u64, Broken> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path).map_err(|error| error.to_string())?);
    let (mut buffer, mut lines) = (vec![0; 1 << 16], 0);
    loop {
        match file.read(&mut buffer).map_err(|error| error.to_string())? {
            0 => return Ok(lines),
            read => lines += buffer[..read].iter().map(|b| u64::from(*b == b'\n')).sum::<u64>(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{delimiter, encoding};
    use encoding_rs::{GB18030, UTF_8, UTF_16LE};

    #[test]
    fn tells_encodings_apart() {
        assert_eq!(encoding("日期,班级编号".as_bytes()), UTF_8);
        assert_eq!(encoding(&GB18030.encode("日期,班级编号").0), GB18030);
        assert_eq!(encoding(&[0xff, 0xfe, 0x41, 0x00]), UTF_16LE);
        assert_eq!(encoding(&"日".as_bytes()[..2]), UTF_8, "a sample may end inside a character");
    }

    #[test]
    fn tells_delimiters_apart() {
        assert_eq!(delimiter("日期,班级\n"), b',');
        assert_eq!(delimiter("日期\t班级\t课次\n"), b'\t');
        assert_eq!(delimiter("日期"), b',');
    }
}
