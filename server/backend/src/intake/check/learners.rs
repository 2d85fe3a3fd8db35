//! The archive of learners and their guardians.

use super::keys::{campus, is_restricted, origin, repeats};
use crate::intake::{
    books::{Books, Guardian, Learner, LearnerFile, Origin},
    read::Row,
};
use chrono::NaiveDate;
use shared::intake::{
    Kind, Value,
    cells::{self, IdNo},
};

pub fn learner(books: &mut Books, mut row: Row) {
    let Some(no) = row.need("学员编号", cells::code).map(|no| no.to_string()) else { return };
    let known = books.learners.find(&no);
    if is_restricted(books, &mut row, known) {
        return;
    }
    let file = read(books, &mut row);
    if known.is_some_and(|at| repeats(&mut row, "学员编号", books.learners.get(at).origin)) {
        return;
    }
    match (file.filter(|_| row.is_good()), known) {
        (None, None) => {
            books.refused.learners.insert(no.into());
        }
        (None, Some(_)) => {}
        (Some(file), Some(at)) => {
            let stored = books.learners.get_mut(at);
            stored.origin = Origin { stored: true, ..origin(&row) };
            stored.file = Some(Box::new(file));
        }
        (Some(file), None) => {
            books.refused.learners.remove(no.as_str());
            books.learners.put(
                &no,
                Learner { id: crate::new_id(), no: no.as_str().into(), origin: origin(&row), restricted: false, same_as: None, file: Some(Box::new(file)) },
            );
        }
    }
}

fn read(books: &mut Books, row: &mut Row) -> Option<LearnerFile> {
    let name = row.take("姓名", cells::name);
    if name.is_none() {
        row.note(Some("姓名"), Kind::NameMissing, None);
    }
    let id_no = row.take_as("身份证号", cells::id_no, |id| Value::from(id.as_str()));
    let gender = gender(row, id_no.as_ref());
    let born_on = born_on(row, id_no.as_ref());
    let phone = phone(row, "联系电话");
    let school = row.take("就读学校", cells::text);
    let grade = row.take("年级", cells::grade);
    let campus = campus(books, row);
    let source = row.take("来源渠道", cells::text);
    let referrer = row.take("推荐人", cells::name);
    let guardians = [guardian(row, ["家长1姓名", "家长1关系", "家长1手机"]), guardian(row, ["家长2姓名", "家长2关系", "家长2手机"])];
    let address = row.take("住址", cells::text);
    let joined_on = row.take("报名日期", cells::date);
    let state = row.need("状态", cells::text);
    let style = row.take("学习偏好", cells::text);
    let availability = row.take("可上课时间", cells::text);
    let notes = row.take("备注", cells::note);
    Some(LearnerFile {
        name: name?,
        gender,
        born_on,
        id_no: id_no.map(|id| id.as_str().to_owned()),
        phone,
        school,
        grade,
        campus: campus?,
        source,
        referrer,
        guardians: guardians.into_iter().flatten().collect(),
        address,
        joined_on,
        state: state?,
        style,
        availability,
        notes,
    })
}

/// The gender; of a blank cell, what the ID number tells.
fn gender(row: &mut Row, id: Option<&IdNo>) -> Option<String> {
    if !row.cell("性别").is_blank() {
        return row.take("性别", cells::gender);
    }
    let told = id.map(|id| id.gender().to_owned());
    row.note(Some("性别"), Kind::GenderBlank, told.clone().map(Value::from));
    told
}

/// The birth date; the ID number is believed where the two differ.
fn born_on(row: &mut Row, id: Option<&IdNo>) -> Option<NaiveDate> {
    let born = row.take("出生日期", cells::date);
    let told = id.and_then(IdNo::born_on);
    if let (Some(born), Some(told)) = (born, told)
        && born != told
    {
        row.note(Some("出生日期"), Kind::BirthVsId, Some(told.into()));
    }
    told.or(born)
}

/// The first mobile number of a cell.
pub fn phone(row: &mut Row, column: &'static str) -> Option<String> {
    let shown = |all: &Vec<String>| match all.as_slice() {
        [one] => Value::from(one.as_str()),
        all => Value::List(all.to_vec()),
    };
    row.take_as(column, cells::phones, shown)?.into_iter().next()
}

fn guardian(row: &mut Row, [name, relation, phone_column]: [&'static str; 3]) -> Option<Guardian> {
    let name_read = row.take(name, cells::name);
    let relation = row.take(relation, cells::text);
    let phone = phone(row, phone_column);
    if name_read.is_none() && phone.is_none() {
        return None;
    }
    let relation = relation.unwrap_or_else(|| "家长".to_owned());
    Some(Guardian { name: name_read.unwrap_or_else(|| relation.clone()), relation, phone })
}
