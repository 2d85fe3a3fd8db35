//! The imports: handing files in, and what became of those before.

use super::{
    api::read_imports,
    state::{files_name, import_badge},
    upload_form::UploadForm,
};
use crate::{
    face::{ConsoleData, Poll},
    text::{Text, use_text},
    ui::{Art, Banner, Empty, TableWrap, Tone, moment, row_keys},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::intake::{ImportLine, ImportState};

/// The page.
pub struct ImportsPage {
    problem: Memo<Option<String>>,
    imports: Fetched<Vec<ImportLine>>,
}

impl ImportsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let problem = Memo::new(move |_| query.read().get("problem"));
        Self { problem, imports: fetch(|| (), |()| read_imports()) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let ImportsPage { problem, imports } = this;
        row_keys("nav-find");
        let poll = Poll::new(move || imports.refetch());
        let show = move |lines: Vec<ImportLine>| {
            poll.set(lines.iter().any(|line| line.state == ImportState::Running));
            page(problem.get_untracked().as_deref(), lines)
        };
        view! { <ConsoleData page="page-import" data=imports view=show /> }.into_any()
    }
}

fn page(problem: Option<&str>, lines: Vec<ImportLine>) -> AnyView {
    let text = use_text();
    let problem = problem.map(|problem| if problem == "files" { text.intake_problem_files() } else { text.intake_problem_fault() });
    view! {
        <Title text=text.intake_title() />
        <header class="page-head"><h1>{text.intake_title()}</h1></header>
        {problem.map(|words| view! { <div class="told"><Banner tone=Tone::Danger>{words}</Banner></div> })}
        <UploadForm />
        <section class="sec past" aria-labelledby="past-h"><h2 id="past-h">{text.intake_past()}</h2>{past(text, lines)}</section>
    }
    .into_any()
}

fn past(text: Text, lines: Vec<ImportLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <Empty title=text.intake_none() text=text.intake_none_text() art=Art::File /> }.into_any();
    }
    let rows = lines.into_iter().map(|line| row(text, line)).collect_view();
    view! {
        <TableWrap label=text.intake_past_list()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.intake_file()}</th>
                        <th scope="col">{text.intake_when()}</th>
                        <th scope="col">{text.intake_by()}</th>
                        <th scope="col">{text.intake_mode()}</th>
                        <th scope="col">{text.intake_state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
    .into_any()
}

fn row(text: Text, line: ImportLine) -> impl IntoView {
    let badge = import_badge(&line);
    let mode = if line.dry_run { text.intake_mode_try() } else { text.intake_mode_real() };
    view! {
        <tr>
            <th scope="row"><a href=format!("/console/import/{}", line.id) data-row="" title=line.files.join("\n")>{files_name(text, &line.files)}</a></th>
            <td>{moment(text, &line.started)}</td>
            <td>{line.by.unwrap_or_else(|| text.intake_nobody().into())}</td>
            <td>{mode}</td>
            <td>{badge}</td>
        </tr>
    }
}
