//! Contracts and what changed about them.

use super::keys::{class, course, is_restricted, learner, origin, repeats};
use crate::intake::{
    books::{Books, Change, ChangeKind, Contract, Origin, Told},
    read::Row,
};
use shared::{
    credits::Hours,
    id::LotId,
    intake::{
        Kind, cells,
        cells::{Cell, Read},
        change_kind,
    },
    money::Fen,
};

pub fn contract(books: &mut Books, mut row: Row) {
    let Some(no) = row.need("合同编号", cells::code).map(|no| no.to_string()) else { return };
    let learner = learner(books, &mut row);
    let course = course(books, &mut row);
    let (purchased, gift, told) = told(&mut row);
    let made = read(books, &mut row, &no, (learner, course), (purchased, gift, told));
    let known = books.contracts.find(&no);
    if known.is_some_and(|at| repeats(&mut row, "合同编号", books.contracts.get(at).origin)) {
        return;
    }
    match (made.filter(|_| row.is_good()), known) {
        (None, None) => refuse(books, &row, no, course, told),
        (None, Some(_)) => {}
        (Some(again), Some(at)) => {
            let stored = books.contracts.get_mut(at);
            stored.origin = Origin { stored: true, ..origin(&row) };
            stored.told = again.told;
        }
        (Some(contract), None) => {
            books.contracts.put(&no, contract);
        }
    }
}

/// What refers to a refused contract follows from it.
fn refuse(books: &mut Books, row: &Row, no: String, course: Option<u32>, told: Told) {
    let learner: Option<Box<str>> = cells::code(row.cell("学员编号")).value.map(Into::into);
    let is_somebody = learner.as_ref().is_some_and(|no| books.learners.find(no).is_some() || books.refused.learners.contains(no));
    if let (Some(course), Some(learner)) = (course, &learner) {
        books.refused.bought.insert((learner.clone(), course));
    }
    books.refused.contracts.insert(no.into(), learner.filter(|_| is_somebody).map(|learner| (learner, told)));
}

/// Hours bought, hours given, and what the sheet says of them.
fn told(row: &mut Row) -> (Option<Hours>, Hours, Told) {
    let purchased = row.need("购买课时", cells::hours);
    let gift = row.take("赠送课时", cells::hours).unwrap_or(Hours::ZERO);
    let (taken, left) = (row.take("已消课时", cells::hours), row.take("剩余课时", cells::hours));
    let granted = purchased.map(|purchased| purchased + gift);
    (purchased, gift, Told { origin: origin(row), granted, taken, left, gone: Hours::ZERO })
}

fn read(
    books: &Books,
    row: &mut Row,
    no: &str,
    (learner, course): (Option<u32>, Option<u32>),
    (purchased, gift, told): (Option<Hours>, Hours, Told),
) -> Option<Contract> {
    row.take("姓名", cells::name);
    let class = class(books, row, "班级编号");
    let paid = row.need("实付金额", cells::money);
    let discount = row.take("折扣说明", cells::text);
    let payment = row.take("付款方式", cells::text);
    let signed = row.need("报名日期", cells::date);
    let expires = row.take("有效期至", cells::date);
    let state = row.need("状态", cells::text);
    let (purchased, paid) = (purchased?, paid?);
    Some(Contract {
        id: crate::new_id(),
        origin: origin(row),
        no: no.to_owned(),
        learner: learner?,
        course: course?,
        class: class?,
        now_in: class?,
        purchased,
        gift,
        paid,
        from: source(books, discount.as_deref()),
        discount,
        payment,
        signed: signed?,
        expires,
        state: state?,
        told,
        worth: paid,
        left: [purchased, gift],
        lots: [LotId(crate::new_id()), LotId(crate::new_id())],
        drawn: Hours::ZERO,
        last_draw: None,
    })
}

/// The contract named in 「由HT251200109转入」.
fn source(books: &Books, discount: Option<&str>) -> Option<u32> {
    books.contracts.find(discount?.strip_prefix('由')?.strip_suffix("转入")?)
}

pub fn change(books: &mut Books, mut row: Row) {
    let on_date = row.need("日期", cells::date);
    let hours = row.take("课时", cells::hours).unwrap_or(Hours::ZERO);
    let contract = find_contract(books, &mut row, hours);
    row.take("学员编号", cells::code);
    if is_restricted(books, &mut row, contract.map(|at| books.contracts.get(at).learner)) {
        return;
    }
    let kind = kind(&mut row);
    let to_class = if row.cell("转入班级").is_blank() { None } else { class(books, &mut row, "转入班级") };
    let fen = row.take("金额", cells::money).unwrap_or(Fen(0));
    let reason = row.take("原因", cells::note);
    let (Some(on_date), Some(contract), Some(kind)) = (on_date, contract, kind) else { return };
    let same = books.change_at.get(&(contract, on_date, kind)).copied();
    if !row.is_good() || same.is_some_and(|at| repeats(&mut row, "合同编号", books.changes[at].origin)) {
        return;
    }
    match same {
        Some(at) => books.changes[at].origin = Origin { stored: true, ..origin(&row) },
        None => books.add_change(Change { id: crate::new_id(), origin: origin(&row), contract, on_date, kind, to_class, hours, fen, reason }),
    }
}

fn find_contract(books: &mut Books, row: &mut Row, hours: Hours) -> Option<u32> {
    let no = row.need("合同编号", cells::code)?;
    let found = books.contracts.find(&no);
    if let Some(at) = found {
        books.contracts.get_mut(at).told.gone += hours;
        return found;
    }
    match books.refused.contracts.get_mut(no.as_ref()) {
        None => row.note(Some("合同编号"), Kind::UnknownContract, None),
        Some(told) => {
            row.note(Some("合同编号"), Kind::ContractRefused, None);
            if let Some((_, told)) = told {
                told.gone += hours;
            }
        }
    }
    None
}

fn kind(row: &mut Row) -> Option<ChangeKind> {
    let read = |cell: &Cell| {
        cells::text(cell).and(|word| match change_kind(&word) {
            Some(_) => Read::good(word),
            None => Read::refused(Kind::ValueBad),
        })
    };
    ChangeKind::of(change_kind(&row.need("类型", read)?)?)
}
