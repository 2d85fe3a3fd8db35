//! The board: how much of what is wrong, where, and whose.

use super::{
    query::{QUALITY, board_address, queue_address, rows_address},
    words::{kind_name, owner_name, said},
};
use crate::{
    text::{Text, use_text},
    ui::{Art, Banner, Choice, Empty, Select, TableWrap, Tone, grouped, send_choice, visit},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::quality::{BoardFilter, CheckLine, Group, Kind, QualityBoard, RowFilter};
use std::fmt::Display;

/// The whole page.
pub(super) fn board(of: BoardFilter, board: QualityBoard) -> AnyView {
    let text = use_text();
    let QualityBoard { checks, campuses, owners, import, progress } = board;
    let all: i64 = checks.iter().map(|check| check.count).sum();
    let progress = progress.map(|(done, all)| view! { <Banner tone=Tone::Info>{text.quality_progress(grouped(done), grouped(all))}</Banner> });
    let import = import.map(|(id, count)| {
        let href = format!("/console/import/{id}");
        view! { <Banner tone=Tone::Warning>{text.quality_import(grouped(count))} " " <a href=href>{text.quality_import_open()}</a></Banner> }
    });
    let filters = filters(text, of, &campuses, &owners);
    let body = if all == 0 {
        view! { <h2 class="sr">{text.quality_what()}</h2> <Empty title=text.quality_all_clear() text=text.quality_all_clear_text() art=Art::Done /> }.into_any()
    } else {
        let kinds = Kind::ALL.into_iter().map(|kind| section(text, of, kind, &checks)).collect_view();
        let by_campus = group_table(text, text.quality_by_campus(), campuses, |id| BoardFilter { campus: id, ..of });
        let by_owner = group_table(text, text.quality_by_owner(), owners, |id| BoardFilter { owner: id, office: id.is_none(), ..of });
        view! { {kinds} {by_campus}{by_owner} }.into_any()
    };
    view! {
        <Title text=text.quality_title() />
        <header class="page-head">
            <div><h1>{text.quality_title()} " " <span class="total">{grouped(all)}</span></h1><p class="soft">{text.quality_lead()}</p></div>
        </header>
        <div class="fb">{filters}</div>
        <div class="stack stack-4">{progress}{import}{body}</div>
    }
    .into_any()
}

/// Campus and owner; a GET form, so that the address holds them.
fn filters(text: Text, of: BoardFilter, campuses: &[Group<shared::id::CampusId>], owners: &[Group<shared::id::StaffId>]) -> impl IntoView + use<> {
    let owner_now = if of.office { "office".to_owned() } else { of.owner.map(|id| id.to_string()).unwrap_or_default() };
    let campus_now = of.campus.map(|id| id.to_string()).unwrap_or_default();
    let all = || std::iter::once(Choice::new("", text.quality_all()));
    let campuses: Vec<Choice> = all().chain(campuses.iter().filter_map(|one| Some(Choice::new(one.id?.to_string(), one.name.clone())))).collect();
    let id = |one: &Group<shared::id::StaffId>| one.id.map_or_else(|| "office".to_owned(), |id| id.to_string());
    let owners: Vec<Choice> = all().chain(owners.iter().map(|one| Choice::new(id(one), owner_name(text, &one.name)))).collect();
    view! {
        <form class="filterbar" method="get" action=QUALITY on:submit=visit() on:change=send_choice>
            <Select id="quality-campus" name="campus" label=text.quality_campus() options=campuses value=campus_now />
            <Select id="quality-owner" name="owner" label=text.quality_owner() options=owners value=owner_now />
            <button class="btn" type="submit">{text.quality_filter()}</button>
        </form>
    }
}

fn section(text: Text, of: BoardFilter, kind: Kind, checks: &[CheckLine]) -> impl IntoView + use<> {
    let checks: Vec<CheckLine> = checks.iter().filter(|check| check.kind == kind).cloned().collect();
    let count: i64 = checks.iter().map(|check| check.count).sum();
    let rows = checks.into_iter().map(|check| row(text, of, check)).collect_view();
    let title = kind_name(text, kind);
    view! {
        <div class="sec">
            <h2>{title} " " <span class="total">{grouped(count)}</span></h2>
            <TableWrap label=title>
                <table class="table checks">
                    <thead>
                        <tr>
                            <th scope="col">{text.quality_check()}</th>
                            <th scope="col" class="n">{text.quality_count()}</th>
                            <th scope="col"><span class="sr">{text.quality_fix()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableWrap>
        </div>
    }
}

fn row(text: Text, of: BoardFilter, check: CheckLine) -> impl IntoView {
    let filter = RowFilter { check: check.word, of, after: None };
    let (name, todo, count) = (said(text, check.name), said(text, check.todo), grouped(check.count));
    let (number, fix) = if check.count == 0 {
        (view! { <span class="faint">"0"</span> }.into_any(), None)
    } else {
        let label = text.quality_rows_of(&name, &count);
        let fix = view! { <a class="btn btn-sm" href=queue_address(&filter)>{text.quality_fix()}<span class="sr">" · "{name.clone()}</span></a> };
        (view! { <a class="strong" href=rows_address(&filter) aria-label=label>{count}</a> }.into_any(), Some(fix))
    };
    view! {
        <tr>
            <th scope="row">{name}<span class="caption faint sub">{todo}</span></th>
            <td class="n">{number}</td>
            <td class="n">{fix}</td>
        </tr>
    }
}

/// Numbers by campus or owner: the name narrows the board, the number opens the rows.
fn group_table<Id: Copy + Display>(text: Text, title: &'static str, groups: Vec<Group<Id>>, of: impl Fn(Option<Id>) -> BoardFilter) -> impl IntoView {
    let row = |group: Group<Id>| {
        let of = of(group.id);
        let (name, count) = (owner_name(text, &group.name), grouped(group.count));
        let label = text.quality_people(&name, &count);
        let rows = rows_address(&RowFilter { of, ..RowFilter::default() });
        view! {
            <tr>
                <th scope="row"><a href=board_address(of)>{name}</a></th>
                <td class="n"><a href=rows aria-label=label>{count}</a></td>
            </tr>
        }
    };
    let rows = groups.into_iter().map(row).collect_view();
    view! {
        <div class="sec">
            <h2>{title}</h2>
            <TableWrap label=title>
                <table class="table checks">
                    <thead><tr><th scope="col">{title}</th><th scope="col" class="n">{text.quality_count()}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableWrap>
        </div>
    }
}
