//! Ten thousand files that are broken in some way, as a disk, a program or somebody's malice breaks them: nothing panics,
//! nothing comes in half, and the memory stays small.

use backend::{
    intake::{self, Files},
    testing::{self, TestHouse},
};
use proptest::{
    prelude::{Rng, RngExt},
    test_runner::{TestRng, TestRunner},
};
use shared::{access::Role, error::AppError, id::StaffId};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

const FILES: usize = 10_000;
/// Files of one import.
const TOGETHER: usize = 200;
/// Lines of a text file that is broken.
const LINES: usize = 12;
/// What the process may grow by, in KiB: half of what an import of a large school may take.
const GROWTH: u64 = 150 * 1024;

/// A file as a school sends it.
struct Whole {
    name: String,
    bytes: Vec<u8>,
}

fn whole() -> Vec<Whole> {
    let folder = testing::shared_files().join("data/school-200-clean");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|end| end != "json"));
    let mut whole: Vec<Whole> = files.map(|path| Whole { name: path.file_name().unwrap().to_string_lossy().into_owned(), bytes: start_of(&path) }).collect();
    whole.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(whole.iter().any(is_book) && !whole.iter().all(is_book));
    whole
}

fn start_of(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if path.extension().is_some_and(|end| end == "xlsx") {
        return bytes;
    }
    bytes.split_inclusive(|byte| *byte == b'\n').take(LINES).flatten().copied().collect()
}

fn is_book(file: &Whole) -> bool {
    Path::new(&file.name).extension().is_some_and(|end| end == "xlsx")
}

/// The file, broken in one of the ways there are.
fn broken(file: &Whole, rng: &mut TestRng) -> Vec<u8> {
    match rng.random_range(0..4) {
        0 => cut(&file.bytes, rng),
        1 => scattered(&file.bytes, rng),
        _ if is_book(file) => inside(&file.bytes, rng),
        _ => text(&file.bytes, rng),
    }
}

fn cut(bytes: &[u8], rng: &mut TestRng) -> Vec<u8> {
    bytes[..rng.random_range(0..bytes.len())].to_vec()
}

fn scattered(bytes: &[u8], rng: &mut TestRng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..rng.random_range(1..40) {
        let at = rng.random_range(0..bytes.len());
        bytes[at] = rng.next_u32().to_le_bytes()[0];
    }
    bytes
}

/// A text in another encoding than it says, with too many columns, with cells of another kind.
fn text(bytes: &[u8], rng: &mut TestRng) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let hostile = ["=cmd|' /C calc'!A0", "31/02/2025", "1.10101E+17", "９９９９９９９９９９９９", "-1", "\"", "\0", "NaN", "\u{202e}"];
    match rng.random_range(0..5) {
        0 => encoding_rs::GB18030.encode(&text).0.into_owned(),
        1 => [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect(),
        2 => text.replace('\r', "").replace('\n', &format!("{}\n", ",x".repeat(1000))).into_bytes(),
        3 => text.replace(',', ",\"").into_bytes(),
        _ => {
            let cells = text.split(',').map(|cell| if rng.random_ratio(1, 6) { hostile[rng.random_range(0..hostile.len())] } else { cell });
            cells.collect::<Vec<_>>().join(",").into_bytes()
        }
    }
}

/// A workbook whose archive is sound and one of whose parts is not.
fn inside(bytes: &[u8], rng: &mut TestRng) -> Vec<u8> {
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let chosen = rng.random_range(0..archive.len());
    let mut book = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut part = Vec::new();
        entry.read_to_end(&mut part).unwrap();
        book.start_file(name, SimpleFileOptions::default()).unwrap();
        let part = if number == chosen { unsound(&part, rng) } else { part };
        book.write_all(&part).unwrap();
    }
    book.finish().unwrap().into_inner()
}

fn unsound(part: &[u8], rng: &mut TestRng) -> Vec<u8> {
    if part.is_empty() {
        return b"<".to_vec();
    }
    match rng.random_range(0..4) {
        0 => cut(part, rng),
        1 => scattered(part, rng),
        2 => swapped(part, &[("t=\"s\"", "t=\"n\""), ("t=\"n\"", "t=\"b\""), ("<v>", "<f>1/0</f><v>")]),
        _ => swapped(part, &[("r=\"A", "r=\"ZZZZ"), ("<row ", "<row r=\"4294967295\" "), ("count=\"", "count=\"99999999")]),
    }
}

fn swapped(part: &[u8], pairs: &[(&str, &str)]) -> Vec<u8> {
    pairs.iter().fold(String::from_utf8_lossy(part).into_owned(), |text, (from, to)| text.replace(from, to)).into_bytes()
}

async fn count(house: &TestHouse) -> [i64; 5] {
    let mut conn = house.db.read().await.unwrap();
    [
        backend::scalar!(&mut conn, i64, "select count(*) from learner").unwrap(),
        backend::scalar!(&mut conn, i64, "select count(*) from contract").unwrap(),
        backend::scalar!(&mut conn, i64, "select count(*) from attendance").unwrap(),
        backend::scalar!(&mut conn, i64, "select count(*) from ledger_entry").unwrap(),
        backend::scalar!(&mut conn, i64, "select count(*) from grade").unwrap(),
    ]
}

/// What must hold after every import, whatever it read.
async fn is_sound(house: &TestHouse) {
    let mut conn = house.db.read().await.unwrap();
    let wrong = backend::scalar!(
        &mut conn,
        i64,
        "select count(*) from lot where balance <> (select cast(coalesce(sum(e.hours), 0) as bigint) from ledger_entry e where e.lot_id = lot.id)"
    );
    assert_eq!(wrong.unwrap(), 0, "a balance is the sum of its entries");
    let outside = backend::scalar!(
        &mut conn,
        i64,
        "select count(*) from attendance a where not exists (select 1 from membership m where m.class_id = a.class_id and m.learner_id = a.learner_id
           and m.from_on <= a.on_date and (m.until_on is null or m.until_on >= a.on_date))"
    );
    assert_eq!(outside.unwrap(), 0, "who is marked was in the class");
}

fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or_default()
}

fn laid(folder: &Path, whole: &[Whole], rng: &mut TestRng) -> Files {
    let mut lay = |number: usize| {
        let file = &whole[rng.random_range(0..whole.len())];
        let (name, path) = (format!("{number}-{}", file.name), folder.join(number.to_string()));
        fs::write(&path, broken(file, rng)).unwrap();
        (name, path)
    };
    (0..TOGETHER).map(&mut lay).collect()
}

async fn take(house: &TestHouse, files: Files) {
    let cx = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]));
    let before = count(house).await;
    match intake::import_now(&cx, files, false, |_| ()).await {
        Ok(_) => {}
        Err(AppError::Invalid(_)) => assert_eq!(count(house).await, before, "what is refused brings nothing"),
        Err(error) => panic!("{error:?}"),
    }
    is_sound(house).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_broken_files_break_nothing() {
    let whole = whole();
    let mut runner = TestRunner::deterministic();
    let houses = testing::databases().await;
    let before = resident();
    for house in houses.iter().cycle().take(FILES / TOGETHER) {
        let folder = tempfile::tempdir().unwrap();
        let files = laid(folder.path(), &whole, runner.rng());
        take(house, files).await;
    }
    for house in &houses {
        assert!(count(house).await[0] > 0, "{}: some of it can be read", house.name);
    }
    let grown = resident().saturating_sub(before);
    assert!(grown < GROWTH, "grew by {grown} KiB");
}
