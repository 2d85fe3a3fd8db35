//! Handing files in: a plain form, so that it works without script.

use crate::{
    text::{Text, use_text},
    ui::{Button, ButtonKind, Checkbox, Icon, IconName},
};
use leptos::{prelude::*, web_sys::Event};
use shared::intake::Book;

/// The names of the files that were chosen.
fn chosen(event: &Event) -> Vec<String> {
    #[cfg(feature = "hydrate")]
    {
        use wasm_bindgen::JsCast;
        let input = event.target().and_then(|input| input.dyn_into::<leptos::web_sys::HtmlInputElement>().ok());
        let files = input.and_then(|input| input.files());
        files.map(|files| (0..files.length()).filter_map(|at| files.item(at)).map(|file| file.name()).collect()).unwrap_or_default()
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        Vec::new()
    }
}

fn what(text: Text, book: Book) -> &'static str {
    match book {
        Book::Learners => text.intake_file_learners(),
        Book::Classes => text.intake_file_classes(),
        Book::Contracts => text.intake_file_contracts(),
        Book::Attendance => text.intake_file_attendance(),
        Book::Grades => text.intake_file_grades(),
        Book::Homework => text.intake_file_homework(),
    }
}

fn wanted(text: Text) -> impl IntoView {
    let line = |book: Book| {
        let (href, label) = (format!("/download/template/{}", book.word()), text.intake_template_of(book.name()));
        view! {
            <li>
                <Icon name=IconName::File />
                <span><b>{book.name()}</b><span class="caption soft sub">{what(text, book)}</span></span>
                <a href=href rel="external" download class="label" aria-label=label>{text.intake_template()}</a>
            </li>
        }
    };
    let lines = Book::ALL.map(line);
    view! {
        <section class="sec wanted" aria-labelledby="wanted-h">
            <h2 id="wanted-h">{text.intake_which()} <span class="label faint">{text.intake_which_hint()}</span></h2>
            <ul>{lines.collect_view()}</ul>
        </section>
    }
}

/// The form, and what it wants.
#[component]
pub fn UploadForm() -> impl IntoView {
    let text = use_text();
    let files = RwSignal::new(Vec::<String>::new());
    let sending = RwSignal::new(false);
    let list = move || {
        let names = files.get();
        (!names.is_empty()).then(|| {
            let names_view = names.iter().cloned().map(|name| view! { <li><Icon name=IconName::Check class="ink-positive" />{name}</li> }).collect_view();
            view! { <p class="label strong">{text.intake_chosen(names.len())}</p><ul class="chosen">{names_view}</ul> }
        })
    };
    view! {
        <div class="cols">
            <section class="sec" aria-labelledby="upload-h">
                <h2 id="upload-h">{text.intake_new()}</h2>
                <p class="soft intro">{text.intake_new_text()}</p>
                <form class="stack stack-4" method="post" action="/upload/import" enctype="multipart/form-data" on:submit=move |_| sending.set(true)>
                    <div class="drop files">
                        <Icon name=IconName::Upload />
                        <label for="files" class="strong">{text.intake_files()}</label>
                        <p class="hint" id="files-hint">{text.intake_files_hint()}</p>
                        <input
                            type="file"
                            id="files"
                            name="files"
                            multiple
                            required
                            accept=".xlsx,.xlsm,.xls,.csv,.txt"
                            aria-describedby="files-hint"
                            on:change=move |event| files.set(chosen(&event))
                        />
                    </div>
                    <div aria-live="polite" class="stack">{list}</div>
                    <Checkbox id="dry-run" name="dry_run" hint=text.intake_dry_run_hint()>{text.intake_dry_run()}</Checkbox>
                    <div class="row row-wrap">
                        <Button kind=ButtonKind::Primary icon=IconName::Upload submit=true>{text.intake_start()}</Button>
                        <span role="status" class="soft">{move || sending.get().then(|| text.intake_sending())}</span>
                    </div>
                </form>
            </section>
            {wanted(text)}
        </div>
    }
}
