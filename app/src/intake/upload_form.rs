//! Handing files in: a plain form, so that it works without script.

use crate::{
    text::{Text, use_text},
    ui::{Button, ButtonKind, Checkbox, Icon, IconName},
};
use leptos::{prelude::*, web_sys::Event};

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

fn wanted(text: Text) -> impl IntoView {
    let files = [
        ("学员档案.xlsx", text.intake_file_learners()),
        ("课程班级.xlsx", text.intake_file_classes()),
        ("报名课时.xlsx", text.intake_file_contracts()),
        ("考勤.csv", text.intake_file_attendance()),
        ("成绩.csv", text.intake_file_grades()),
        ("作业.csv", text.intake_file_homework()),
    ];
    let lines = files.map(|(name, what)| view! { <li><Icon name=IconName::File /><span><b>{name}</b><span class="caption soft sub">{what}</span></span></li> });
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
