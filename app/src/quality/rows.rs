//! The rows behind a number.

use super::{
    query::{QUALITY, queue_address, rows_address},
    words::{owner_name, said, told},
};
use crate::{
    text::{Text, use_text},
    ui::{Art, Avatar, ButtonKind, Crumbs, Empty, KeyPager, LinkButton, TableWrap, date::day_full, grouped, row_keys},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::quality::{FindingLine, FindingList, RowFilter};

/// The whole page.
pub(super) fn rows(filter: RowFilter, list: FindingList) -> AnyView {
    let text = use_text();
    row_keys("nav-find");
    let FindingList { check, page } = list;
    let (count, todo) = (check.as_ref().map(|check| grouped(check.count)), check.as_ref().map(|check| said(text, check.todo.clone())));
    let title = check.map_or_else(|| text.quality_rows().to_owned(), |check| said(text, check.name));
    let shown = page.rows.len();
    let first = page.later.then(|| rows_address(&RowFilter { after: None, ..filter.clone() }));
    let next = page.next.map(|key| rows_address(&RowFilter { after: Some(key), ..filter.clone() }));
    let fix = (shown > 0).then(|| view! { <LinkButton kind=ButtonKind::Primary href=queue_address(&filter)>{text.quality_fix()}</LinkButton> });
    let body = if shown == 0 {
        view! { <Empty title=text.quality_none_here() text=text.quality_none_here_text() art=Art::Done><LinkButton href=QUALITY>{text.quality_back()}</LinkButton></Empty> }
            .into_any()
    } else {
        let lines = page.rows.into_iter().map(|line| row(text, line)).collect_view();
        view! { {table(text, lines)} <KeyPager summary=text.quality_page(shown) first next /> }.into_any()
    };
    view! {
        <Title text=title.clone() />
        <header class="page-head">
            <div>
                <Crumbs above=vec![(QUALITY.into(), text.quality_title().into())] here=title.clone() />
                <h1>{title} " " <span class="total">{count}</span></h1>
                <p class="soft">{todo}</p>
            </div>
            <div class="acts">{fix}</div>
        </header>
        <h2 class="sr">{text.quality_rows()}</h2>
        {body}
    }
    .into_any()
}

fn table(text: Text, lines: impl IntoView + 'static) -> impl IntoView {
    view! {
        <TableWrap label=text.quality_rows()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.people_name()}</th>
                        <th scope="col">{text.quality_what()}</th>
                        <th scope="col">{text.quality_says()}</th>
                        <th scope="col">{text.quality_owner()}</th>
                        <th scope="col">{text.quality_since()}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </TableWrap>
    }
}

fn row(text: Text, line: FindingLine) -> impl IntoView {
    let says = line.says.map_or_else(|| "–".to_owned(), |says| told(text, says));
    view! {
        <tr>
            <th scope="row">
                <a class="who" href=format!("/console/learners/{}", line.learner) data-row="">
                    <Avatar name=line.name.clone() />
                    <span class="min0"><span class="clip nm">{line.name}</span><span class="caption faint sub">{line.no}</span></span>
                </a>
            </th>
            <td>{said(text, line.check.name)}</td>
            <td>{says}</td>
            <td>{owner_name(text, &line.owner)}<span class="caption faint sub">{line.campus}</span></td>
            <td>{day_full(text, line.since)}</td>
        </tr>
    }
}
