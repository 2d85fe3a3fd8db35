//! Which column was read as which field, and another choice. One form for all sheets, which works without script.

use super::{
    api::{ForgetMapping, MapColumns},
    sheet_columns::SheetColumns,
};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{ActionForm, Banner, Button, Icon, IconName, Sending, Tone},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::{
    error::{AppError, FieldError},
    id::ImportId,
    intake::{ImportView, SheetView},
};

/// File and sheet.
#[must_use]
pub fn sheet_name(text: Text, sheet: &SheetView) -> String {
    match &sheet.sheet {
        Some(name) => text.intake_columns_sheet(&sheet.file, name),
        None => sheet.file.clone(),
    }
}

/// The sheets that were read as remembered, or are from now on, each with a way to forget that.
fn remembered(text: Text, import: ImportId, sheets: &[SheetView]) -> impl IntoView + use<> {
    let line = |sheet: &SheetView| {
        let (look, name) = (sheet.look.clone()?, sheet_name(text, sheet));
        let words = if sheet.since { text.intake_columns_since(name) } else { text.intake_columns_remembered(name) };
        Some(view! {
            <li>
                <form method="post" action=ForgetMapping::PATH class="row row-wrap">
                    <input type="hidden" name="import" value=import.to_string() />
                    <input type="hidden" name="look" value=look />
                    <span><Icon name=IconName::Info />{words}</span>
                    <button type="submit" class="btn btn-link btn-sm">{text.intake_columns_forget()}</button>
                </form>
            </li>
        })
    };
    let lines: Vec<_> = sheets.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| view! { <ul class="plain remembered">{lines}</ul> })
}

/// What was refused.
fn refused(action: Sending<MapColumns>) -> Vec<FieldError> {
    match action.value().get().and_then(Result::err) {
        Some(Failure(AppError::Invalid(wrong))) => wrong,
        _ => Vec::new(),
    }
}

/// The sheets with their columns.
#[component]
pub fn Columns(
    /// The import.
    import: ImportView,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<MapColumns>::default();
    let (id, waits) = (import.line.id, import.waits);
    let failed = move || action.value().get().and_then(Result::err);
    let told = move || {
        failed().map(|failure| {
            let words = if matches!(failure, Failure(AppError::Invalid(_))) { text.intake_columns_wrong().to_owned() } else { failure.title(text) };
            view! { <Banner tone=Tone::Danger>{words}</Banner> }
        })
    };
    let wrong = Signal::derive(move || refused(action));
    let before = remembered(text, id, &import.sheets);
    let sheets = import.sheets.into_iter().map(|sheet| view! { <SheetColumns sheet wrong /> }).collect_view();
    let (hint, label) =
        if waits { (text.intake_columns_text(), text.intake_columns_submit()) } else { (text.intake_columns_text_gone(), text.intake_columns_submit_gone()) };
    view! {
        <section class="sec mapping" aria-labelledby="columns-h">
            <h2 id="columns-h">{text.intake_columns()}</h2>
            <p class="soft intro">{hint}</p>
            {before}
            <ActionForm action>
                <div class="stack stack-4">
                    <input type="hidden" name="import" value=id.to_string() />
                    <input type="hidden" name="key" value=import.key />
                    <div role="alert">{told}</div>
                    {sheets}
                    <p><Button icon=IconName::Sync submit=true>{label}</Button></p>
                </div>
            </ActionForm>
        </section>
    }
}
