//! One import: how far it is, and what came of it. One may leave and come back.

use super::{
    api::{CommitImport, read_import},
    columns::Columns,
    counts::counts,
    findings::findings,
    mend::mend,
    running::{running, steps},
    state::files_name,
    totals::totals,
};
use crate::{
    face::{ConsoleData, Poll},
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Button, ButtonKind, Crumbs, IconName, LinkButton, Tone},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{
    error::AppError,
    id::ImportId,
    intake::{ImportState, ImportView, Kind},
};

/// What the address asks for: the import, a kind of finding, the page after a key.
type Ask = (Option<ImportId>, Option<Kind>, Option<String>);

/// The page.
pub struct ImportPage {
    kind: Memo<Option<Kind>>,
    data: Fetched<ImportView>,
}

async fn read((import, kind, after): Ask) -> Result<ImportView, Failure> {
    read_import(import.ok_or(AppError::NotFound)?, kind, after).await
}

impl ImportPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let kind = Memo::new(move |_| query.read().get_str("kind").and_then(|word| Kind::ALL.iter().find(|kind| kind.word() == word).copied()));
        let ask = Memo::new(move |_| (params.read().get_str("import").and_then(|id| id.parse().ok()), kind.get(), query.read().get("after")));
        Self { kind, data: fetch(move || ask.get(), read) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let ImportPage { kind, data } = this;
        let poll = Poll::new(move || data.refetch());
        let show = move |import: ImportView| {
            poll.set(import.line.state.is_under_way());
            page(&import, kind.get_untracked())
        };
        view! { <ConsoleData page="page-import" data view=show /> }.into_any()
    }
}

fn heading(text: Text, import: &ImportView) -> &'static str {
    match import.line.state {
        ImportState::Running if import.line.dry_run => text.intake_head_trying(),
        ImportState::Running => text.intake_head_running(),
        ImportState::Done => text.intake_head_done(),
        ImportState::Tried => text.intake_head_tried(),
        ImportState::Failed => text.intake_head_failed(),
        ImportState::Interrupted => text.intake_head_interrupted(),
        ImportState::Undoing => text.intake_head_undoing(),
        ImportState::Undone => text.intake_undo_done(),
    }
}

/// What to do next.
fn acts(text: Text, view: &ImportView) -> impl IntoView + use<> {
    let (import, state) = (view.line.id, view.line.state);
    let undo = |label| view! { <LinkButton href=format!("/console/import/{import}/undo") icon=IconName::Undo>{label}</LinkButton> };
    let again = |kind| view! { <LinkButton href="/console/import" kind icon=IconName::Upload>{text.intake_again()}</LinkButton> };
    let act = match state {
        ImportState::Running | ImportState::Undoing => None,
        ImportState::Done => Some(
            view! {
                {undo(text.intake_undo())}
                <LinkButton href="/console/learners" kind=ButtonKind::Primary icon=IconName::Learner>{text.intake_to_learners()}</LinkButton>
            }
            .into_any(),
        ),
        ImportState::Undone => Some(view! { {undo(text.intake_undo_who_stays())}{again(ButtonKind::Primary)} }.into_any()),
        ImportState::Tried if view.waits => Some(view! { {again(ButtonKind::Plain)}{commit(text, view)} }.into_any()),
        _ => Some(again(ButtonKind::Primary).into_any()),
    };
    act.map(|act| view! { <div class="acts">{act}</div> })
}

/// Imports the tried files for good, without handing them in again.
fn commit(text: Text, import: &ImportView) -> impl IntoView + use<> {
    view! {
        <form method="post" action=CommitImport::PATH>
            <input type="hidden" name="import" value=import.line.id.to_string() />
            <input type="hidden" name="key" value=import.key.clone() />
            <Button kind=ButtonKind::Primary icon=IconName::Check submit=true>{text.intake_commit()}</Button>
        </form>
    }
}

/// Why it could not be imported for good.
fn commit_refused(text: Text) -> Option<impl IntoView> {
    let refused = ServerAction::<CommitImport>::new().value().get_untracked().and_then(Result::err)?;
    let words = if matches!(refused, Failure(AppError::Conflict(_))) { text.intake_commit_gone().to_owned() } else { refused.title(text) };
    Some(view! { <div class="told"><Banner tone=Tone::Danger>{words}</Banner></div> })
}

fn told(text: Text, state: ImportState, waits: bool) -> impl IntoView {
    let (tone, words) = match state {
        ImportState::Failed => (Tone::Danger, text.intake_failed_text()),
        ImportState::Interrupted => (Tone::Warning, text.intake_interrupted_text()),
        ImportState::Tried if waits => (Tone::Info, text.intake_tried_go_text()),
        ImportState::Tried => (Tone::Info, text.intake_tried_text()),
        ImportState::Undone => (Tone::Info, text.intake_undone_text()),
        ImportState::Running | ImportState::Done | ImportState::Undoing => return None,
    };
    Some(view! { <div class="told"><Banner tone>{words}</Banner></div> })
}

/// What came of it. Before it is kept one looks at the columns first, afterwards at what was found.
fn result(import: &ImportView, kind: Option<Kind>) -> AnyView {
    let columns = (!import.sheets.is_empty()).then(|| view! { <Columns import=import.clone() /> });
    let (before, after) = if import.line.state == ImportState::Tried { (columns, None) } else { (None, columns) };
    view! {
        {counts(import)}
        {mend(import)}
        {before}
        <div class="cols">{findings(import, kind)}{totals(import)}</div>
        {after}
    }
    .into_any()
}

fn page(import: &ImportView, kind: Option<Kind>) -> AnyView {
    let (text, state) = (use_text(), import.line.state);
    let title = heading(text, import);
    let body = match state {
        ImportState::Running | ImportState::Undoing => running(import).into_any(),
        ImportState::Done | ImportState::Tried => result(import, kind),
        ImportState::Failed | ImportState::Interrupted | ImportState::Undone => ().into_any(),
    };
    view! {
        <Title text=title />
        <header class="page-head">
            <div>
                <Crumbs above=vec![("/console/import".into(), text.intake_title().into())] here=files_name(text, &import.line.files) />
                <h1>{title}</h1>
            </div>
            {acts(text, import)}
        </header>
        {steps(import)}
        {commit_refused(text)}
        {told(text, state, import.waits)}
        {body}
    }
    .into_any()
}
