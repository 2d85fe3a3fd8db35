//! The cells and rows a person should know of.

use super::{
    kind_words::{kind_name, read_as},
    state::ExpectBadge,
};
use crate::{
    text::{Text, use_text},
    ui::{Art, Chip, Empty, KeyPager, LinkButton, TableWrap, address, grouped},
};
use leptos::prelude::*;
use shared::{
    id::ImportId,
    intake::{Finding, ImportView, Kind},
};

/// The address of a page of findings.
#[must_use]
pub fn at(import: ImportId, kind: Option<Kind>, after: &str) -> String {
    address(&format!("/console/import/{import}"), &[("kind", kind.map_or("", Kind::word)), ("after", after)])
}

fn value(text: Text, finding: &Finding) -> AnyView {
    match (read_as(text, finding), finding.other_row) {
        (Some(read), _) => view! { <span class="mono raw">{read}</span> }.into_any(),
        (None, Some(row)) => view! { <span>{text.intake_same_as(row)}</span> }.into_any(),
        (None, None) => view! { <span class="faint">"–"</span> }.into_any(),
    }
}

fn row(text: Text, finding: Finding) -> impl IntoView {
    let place = if finding.row == 0 { "–".to_owned() } else { finding.row.to_string() };
    let column = finding.column.clone().unwrap_or_else(|| if finding.row == 0 { text.intake_whole_file() } else { text.intake_whole_row() }.to_owned());
    let read = value(text, &finding);
    view! {
        <tr>
            <td class="file">{finding.file}{finding.sheet.map(|sheet| view! { <span class="caption faint sub">{sheet}</span> })}</td>
            <td class="n">{place}</td>
            <th scope="row">{column}</th>
            <td class="what">{kind_name(text, finding.kind)}</td>
            <td class="read">{read}</td>
            <td><ExpectBadge expect=finding.expect /></td>
        </tr>
    }
}

fn none(text: Text, import: ImportId, kind: Option<Kind>) -> AnyView {
    match kind {
        None => view! { <Empty title=text.intake_no_findings() text=text.intake_no_findings_text() art=Art::Done /> }.into_any(),
        Some(_) => view! { <Empty title=text.intake_no_such()><LinkButton href=at(import, None, "")>{text.intake_all_kinds()}</LinkButton></Empty> }.into_any(),
    }
}

/// The findings, by kind and page.
pub fn findings(import: &ImportView, kind: Option<Kind>) -> impl IntoView + use<> {
    let (text, id) = (use_text(), import.line.id);
    let all: i64 = import.kinds.iter().filter(|line| kind.is_none_or(|kind| line.kind == kind)).map(|line| line.count).sum();
    let chip = kind.map(|kind| view! { <Chip key=text.intake_kind() value=kind_name(text, kind) remove=at(id, None, "") /> });
    let page = import.findings.clone();
    let shown = page.rows.len();
    let first = page.later.then(|| at(id, kind, ""));
    let next = page.next.map(|after| at(id, kind, &after));
    let body = match shown {
        0 => none(text, id, kind),
        _ => view! {
            <TableWrap label=text.intake_findings()>
                <table class="table table-dense">
                    <thead>
                        <tr>
                            <th scope="col">{text.intake_file()}</th>
                            <th scope="col" class="n">{text.intake_row()}</th>
                            <th scope="col">{text.intake_column()}</th>
                            <th scope="col">{text.intake_problem()}</th>
                            <th scope="col">{text.intake_value()}</th>
                            <th scope="col">{text.intake_done()}</th>
                        </tr>
                    </thead>
                    <tbody>{page.rows.into_iter().map(|finding| row(text, finding)).collect_view()}</tbody>
                </table>
            </TableWrap>
            <KeyPager summary=text.intake_page(shown, grouped(all)) first next />
        }
        .into_any(),
    };
    view! {
        <section class="sec" aria-labelledby="findings-h">
            <h2 id="findings-h">{text.intake_findings()} <span class="count">{grouped(all)}</span> {chip}</h2>
            {body}
        </section>
    }
}
