//! Homework, handed on as it is read.

use super::{
    grades::first,
    keys::{class, learner},
};
use crate::intake::{
    books::{Books, Homework},
    read::{Line, Log, Row, Source},
};
use shared::intake::{Value, cells};
use std::collections::HashMap;

/// Reads homework and remembers the keys it has seen.
#[derive(Default)]
pub struct Homeworks(HashMap<u64, (u32, u32)>);

impl Homeworks {
    /// The homework of a row, unless it is refused or repeats another.
    pub fn record(&mut self, books: &Books, source: &Source, line: &Line, log: &mut Log) -> Option<Homework> {
        let mut row = Row::new(line, source, log);
        let set_on = row.need("布置日期", cells::date);
        let class = class(books, &mut row, "班级编号");
        let learner = learner(books, &mut row);
        let title = row.need("作业标题", cells::text);
        let submitted = row.take_as("提交时间", cells::moment, |at| Value::from(at.to_string()));
        let score = row.take("得分", cells::score).map(|score| score.0);
        let (set_on, class, learner, title) = (set_on?, class?, learner?, title?);
        if row.is_good() {
            first(&mut self.0, &mut row, &(set_on, class, learner, &title), "学员编号");
        }
        let (learner, class) = (books.learners.get(learner).id, books.classes.get(class).id);
        row.is_good().then_some(Homework { learner, class, set_on, title, submitted, score })
    }
}
