//! How much a workbook unpacks to: found out before any of it is held in memory.

use super::source::Broken;
use std::{
    fs::File,
    io::{BufReader, Read, sink},
    path::Path,
};
use zip::ZipArchive;

/// Files in a workbook.
const ENTRIES: usize = 1000;
/// Bytes of all of them, unpacked.
const UNPACKED: u64 = 1 << 30;
/// Bytes of those that are held in memory while it is read: everything but the sheets, above all the shared texts.
const HELD: u64 = 256 << 20;

/// Refuses a workbook that unpacks to more than it may. What the archive says of itself is not believed: it is unpacked, to
/// nowhere, and no further than the bound.
pub(super) fn measure(path: &Path) -> Result<(), Broken> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| error.to_string())?;
    if archive.len() > ENTRIES {
        return Err("too many files in the workbook".into());
    }
    let (mut all, mut held) = (0, 0);
    for number in 0..archive.len() {
        let entry = archive.by_index(number).map_err(|error| error.to_string())?;
        let is_sheet = entry.name().is_ok_and(|name| name.to_lowercase().contains("worksheets/"));
        let bytes = std::io::copy(&mut entry.take(UNPACKED - all + 1), &mut sink()).map_err(|error| error.to_string())?;
        all += bytes;
        held += if is_sheet { 0 } else { bytes };
        if all > UNPACKED || held > HELD {
            return Err("too large when unpacked".into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{ENTRIES, HELD, measure};
    use std::{fs, io::Write, path::Path};
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    /// A workbook of few bytes with `zeros` MiB of them in the file `name`.
    fn book(path: &Path, name: &str, zeros: u64) {
        let mut book = ZipWriter::new(fs::File::create(path).unwrap());
        book.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        let much = vec![0; 1 << 20];
        for _ in 0..zeros {
            book.write_all(&much).unwrap();
        }
        book.finish().unwrap();
    }

    /// Makes the archive say that it unpacks to a thousand bytes.
    fn lie(path: &Path, size: u64) {
        let (mut bytes, size) = (fs::read(path).unwrap(), u32::try_from(size).unwrap().to_le_bytes());
        while let Some(at) = bytes.windows(4).position(|word| word == size) {
            bytes[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
        fs::write(path, bytes).unwrap();
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused_whatever_it_says_of_itself() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bomb.xlsx");
        let much = (HELD >> 20) + 1;
        book(&path, "xl/sharedStrings.xml", much);
        assert!(fs::metadata(&path).unwrap().len() < 1 << 20);
        assert_eq!(measure(&path), Err("too large when unpacked".to_owned()));
        lie(&path, much << 20);
        assert!(measure(&path).is_err(), "{:?}", measure(&path));
        book(&path, "xl/worksheets/sheet1.xml", much);
        assert_eq!(measure(&path), Ok(()), "a sheet is read row by row");
        book(&path, "xl/worksheets/sheet1.xml", 1025);
        assert_eq!(measure(&path), Err("too large when unpacked".to_owned()));
    }

    #[test]
    fn so_many_files_are_no_workbook() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("crowd.xlsx");
        let mut book = ZipWriter::new(fs::File::create(&path).unwrap());
        for number in 0..=ENTRIES {
            book.start_file(format!("xl/{number}.xml"), SimpleFileOptions::default()).unwrap();
        }
        book.finish().unwrap();
        assert_eq!(measure(&path), Err("too many files in the workbook".to_owned()));
    }
}
