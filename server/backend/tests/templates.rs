//! Templates are recognised by the import that they are filled in for, and handed to whoever hands files in.

use backend::{
    Cx,
    intake::{self, TemplateWords},
    testing::{self, TestHouse, databases},
};
use shared::{
    access::Role,
    error::AppError,
    id::StaffId,
    intake::{Book, ImportState},
};

const WORDS: TemplateWords = TemplateWords { needed: "needed", optional: "optional", day: "day", digits: "digits", number: "number", choice: "choice" };

fn office(house: &TestHouse) -> Cx {
    house.cx(testing::staff(StaffId(backend::new_id()), &[Role::AcademicAffairs]))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_sheet_of_every_template_is_recognised() {
    for house in databases().await {
        let (cx, folder) = (office(&house), tempfile::tempdir().unwrap());
        for book in Book::ALL {
            let (name, file) = (format!("{}.xlsx", book.name()), intake::template(&cx, book, &WORDS).await.unwrap());
            let path = folder.path().join(&name);
            std::fs::write(&path, file).unwrap();
            let report = intake::import_now(&cx, vec![(name.clone(), path)], true, |_| ()).await.unwrap();
            assert_eq!(report.findings, [], "{}: {book:?}", house.name);
            let line = intake::imports(&cx).await.unwrap().into_iter().find(|line| line.files == [name.clone()]).unwrap();
            let run = intake::import(&cx, line.id, None, None).await.unwrap();
            assert_eq!(run.line.state, ImportState::Tried);
            let read: Vec<_> = run.sheets.iter().map(|sheet| sheet.table.unwrap()).collect();
            assert_eq!(read, book.tables(), "{}: {book:?}", house.name);
            for sheet in run.sheets {
                let table = sheet.table.unwrap();
                let words: Vec<&str> = sheet.columns.iter().map(|column| column.word.as_str()).collect();
                assert_eq!(words, table.columns().0, "{}: {table:?}", house.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_template_is_for_whoever_hands_files_in() {
    for house in databases().await {
        let teacher = house.cx(testing::staff(StaffId(backend::new_id()), &[Role::Teacher]));
        assert_eq!(intake::template(&teacher, Book::Learners, &WORDS).await, Err(AppError::Forbidden), "{}", house.name);
        assert_eq!(intake::template(&house.nobody(), Book::Learners, &WORDS).await, Err(AppError::SignedOut), "{}", house.name);
    }
}
