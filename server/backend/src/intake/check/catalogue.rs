//! Courses, days that differ, staff.

use super::keys::{campus, origin, repeats};
use crate::intake::{
    books::{Books, Course, Origin, Staff},
    read::Row,
};
use shared::{
    intake::{Kind, cells},
    schedule::{CalendarDay, runs_as},
};

pub fn course(books: &mut Books, mut row: Row) {
    let no = row.need("课程代码", cells::code);
    let name = row.need("课程名称", cells::text);
    let subject = row.need("科目", cells::text);
    let level = row.need("级别", cells::text);
    let total = row.need("总课时", cells::hours);
    let price = row.need("单价", cells::money);
    let core = row.take("核心模块", cells::text);
    let (Some(no), Some(name), Some(subject), Some(level), Some(total), Some(price)) = (no, name, subject, level, total, price) else { return };
    let known = books.courses.find(&no);
    if !row.is_good() || known.is_some_and(|at| repeats(&mut row, "课程代码", books.courses.get(at).origin)) {
        return;
    }
    if let Some(at) = known {
        books.courses.get_mut(at).origin = Origin { stored: true, ..origin(&row) };
    } else {
        let course = Course { id: crate::new_id(), origin: origin(&row), code: no.to_string(), name, subject, level, total, price, core };
        books.courses.put(&no, course);
    }
}

pub fn day(books: &mut Books, mut row: Row) {
    let on_date = row.need("日期", cells::date);
    let name = row.need("名称", cells::text);
    let open = row.need("是否上课", cells::text);
    let (Some(on_date), Some(name), Some(open)) = (on_date, name, open) else { return };
    let is_open = open == "是";
    if !is_open && open != "否" {
        row.note(Some("是否上课"), Kind::ValueBad, None);
    }
    if row.is_good() {
        let runs_as = if is_open { runs_as(&name) } else { None };
        let differs = CalendarDay { name, is_open, runs_as };
        if books.calendar.0.get(&on_date) != Some(&differs) {
            books.calendar.0.insert(on_date, differs);
            books.days.push(on_date);
        }
    }
}

pub fn staff(books: &mut Books, mut row: Row) {
    let no = row.need("工号", cells::code);
    let name = row.take("姓名", cells::name);
    if name.is_none() {
        row.note(Some("姓名"), Kind::NameMissing, None);
    }
    let phone = super::learners::phone(&mut row, "手机");
    let campus = campus(books, &mut row);
    let subject = row.take("科目", cells::text);
    let duty = row.need("职务", cells::text);
    let (Some(no), Some(name), Some(campus), Some(duty)) = (no, name, campus, duty) else { return };
    let known = books.staff.find(&no);
    if !row.is_good() || known.is_some_and(|at| repeats(&mut row, "工号", books.staff.get(at).origin)) {
        return;
    }
    if let Some(at) = known {
        books.staff.get_mut(at).origin = Origin { stored: true, ..origin(&row) };
    } else {
        let one = Staff { id: crate::new_id(), origin: origin(&row), no: no.to_string(), name, campus, subject, duty, phone };
        books.staff.put(&no, one);
    }
}
