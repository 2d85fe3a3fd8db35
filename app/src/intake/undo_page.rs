//! Undoing an import: what goes, who stays and why; afterwards, who stayed. One form, which works without script.

use super::{
    api::{UndoImport, read_undo},
    state::files_name,
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Crumbs, Icon, IconName, LinkButton, Tone, grouped, moment},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{
    error::AppError,
    id::ImportId,
    intake::{ImportState, Kept, UndoView},
};

/// The page.
pub struct UndoPage(Fetched<UndoView>);

impl UndoPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let import = move || params.read().get_str("import").and_then(|id| id.parse::<ImportId>().ok());
        Self(fetch(import, |import| async move { read_undo(import.ok_or(AppError::NotFound)?).await }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-import" data=this.0 view=page /> }.into_any()
    }
}

fn page(undo: UndoView) -> AnyView {
    let text = use_text();
    let back = format!("/console/import/{}", undo.line.id);
    let title = if undo.line.state == ImportState::Undone { text.intake_undo_done() } else { text.intake_undo_ask() };
    let above = vec![("/console/import".into(), text.intake_title().into()), (back.clone(), files_name(text, &undo.line.files))];
    let body = match undo.line.state {
        ImportState::Done if undo.newer => barred(text).into_any(),
        ImportState::Done => ask(text, &undo, back).into_any(),
        ImportState::Undone => view! { <p class="soft">{text.intake_undone_text()}</p> }.into_any(),
        _ => view! { <Banner tone=Tone::Info>{text.intake_undo_not()}</Banner> }.into_any(),
    };
    view! {
        <Title text=title />
        <header class="page-head"><div><Crumbs above here=text.intake_undo() /><h1>{title}</h1></div></header>
        <div class="stack stack-4 leave">{body}{stays(text, &undo)}</div>
    }
    .into_any()
}

/// Later imports may stand on this one.
fn barred(text: Text) -> impl IntoView {
    view! {
        <Banner tone=Tone::Warning>{text.intake_undo_newer()}</Banner>
        <p><LinkButton href="/console/import">{text.intake_past()}</LinkButton></p>
    }
}

fn ask(text: Text, undo: &UndoView, back: String) -> impl IntoView + use<> {
    let refused = ServerAction::<UndoImport>::new().value().get_untracked().and_then(Result::err);
    let refused = refused.map(|Failure(error)| Failure(error).title(text));
    let goes = text.intake_undo_goes(moment(text, &undo.line.started), grouped(undo.goes));
    let import = undo.line.id.to_string();
    view! {
        <form method="post" action=UndoImport::PATH class="stack stack-4">
            <input type="hidden" name="import" value=import />
            {refused.map(|title| view! { <Banner tone=Tone::Danger>{title}</Banner> })}
            <Banner tone=Tone::Warning>
                <b>{goes}</b>
                <p class="label">{text.intake_undo_text()}</p>
            </Banner>
            <p class="row">
                <LinkButton href=back>{text.intake_undo_keep()}</LinkButton>
                <button type="submit" class="btn btn-danger-solid"><Icon name=IconName::Undo />{text.intake_undo_now()}</button>
            </p>
        </form>
    }
}

/// Those whom the import brought and who are not taken back.
fn stays(text: Text, undo: &UndoView) -> impl IntoView + use<> {
    if undo.stays == 0 || undo.newer && undo.line.state == ImportState::Done {
        return None;
    }
    let one = |kept: &Kept| view! { <li><a href=format!("/console/learners/{}", kept.id)>{kept.name.clone()}</a>" "<span class="mono soft">{kept.no.clone()}</span></li> };
    let more = undo.stays - i64::try_from(undo.kept.len()).unwrap_or_default();
    Some(view! {
        <section class="sec stack stack-2" aria-labelledby="kept-h">
            <h2 id="kept-h">{text.intake_undo_stays(grouped(undo.stays))}</h2>
            <p class="soft">{text.intake_undo_stays_why()}</p>
            <ul class="plain">{undo.kept.iter().map(one).collect_view()}</ul>
            {(more > 0).then(|| view! { <p class="soft">{text.intake_undo_more(grouped(more))}</p> })}
        </section>
    })
}
