//! Scores, handed on as they are read.

use super::keys::{class, learner};
use crate::intake::{
    books::{Books, Grade},
    read::{Line, Log, Row, Source},
};
use shared::intake::{Kind, cells};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

/// Reads scores and remembers the keys it has seen.
#[derive(Default)]
pub struct Grades(HashMap<u64, (u32, u32)>);

impl Grades {
    /// The score of a row, unless it is refused or repeats another.
    pub fn record(&mut self, books: &Books, source: &Source, line: &Line, log: &mut Log) -> Option<Grade> {
        let mut row = Row::new(line, source, log);
        let title = row.need("考试名称", cells::text);
        let on_date = row.need("日期", cells::date);
        let class = class(books, &mut row, "班级编号");
        let learner = learner(books, &mut row);
        let point = row.need("知识点", cells::text);
        let full = row.need("满分", cells::score);
        let score = row.need("得分", cells::score);
        let comment = row.take("评语", cells::note);
        let (title, on_date, class, learner, point, full, score) = (title?, on_date?, class?, learner?, point?, full?, score?);
        if row.is_good() {
            first(&mut self.0, &mut row, &(&title, on_date, class, learner, &point), "学员编号");
        }
        let (learner, class) = (books.learners.get(learner).id, books.classes.get(class).id);
        row.is_good().then_some(Grade { learner, class, on_date, title, point, full: full.0, score: score.0, comment })
    }
}

/// Notes a key; a second row with it is a copy or a contradiction.
pub(super) fn first(seen: &mut HashMap<u64, (u32, u32)>, row: &mut Row, key: &impl Hash, column: &'static str) {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    #[allow(clippy::cast_possible_truncation)]
    let print = row.print() as u32;
    match seen.entry(hasher.finish()) {
        std::collections::hash_map::Entry::Vacant(free) => {
            free.insert((row.number(), print));
        }
        std::collections::hash_map::Entry::Occupied(taken) if taken.get().1 == print => row.note_with(None, Kind::RowDuplicate, None, Some(taken.get().0)),
        std::collections::hash_map::Entry::Occupied(taken) => row.note_with(Some(column), Kind::KeyRepeated, None, Some(taken.get().0)),
    }
}
