//! One tag: what it is called, the rule by which it comes, whom it would find, what it was.

use super::{
    api::read_tag,
    builder::{Builder, RuleBuilder},
    preview::RulePreview,
    save::Saving,
    words::{Names, colour_name, sentence},
};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Button, ButtonKind, Checkbox, Choice, Crumbs, ErrorSummary, Field, LinkButton, Select, Toast, Toasts, Tone},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{
    error::AppError,
    tags::{Colour, TagChange, TagDraft, TagPage as Page},
};

/// The page.
pub struct TagPage(Fetched<Page>);

async fn read(tag: String) -> Result<Page, Failure> {
    match tag.as_str() {
        "new" => read_tag(None).await,
        id => read_tag(Some(id.parse().map_err(|_| AppError::NotFound)?)).await,
    }
}

impl TagPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        Self(fetch(move || params.read().get_str("tag").unwrap_or_default().to_owned(), read))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        let saving = Saving::new(use_text(), again);
        view! { <ConsoleData page="page-tag" data=this.0 view=move |data| page(data, saving) /> }.into_any()
    }
}

/// What is typed and chosen besides the rule.
#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    shelf: RwSignal<String>,
    colour: RwSignal<String>,
    by_rule: RwSignal<bool>,
    is_on: RwSignal<bool>,
}

impl Typed {
    fn new(draft: &TagDraft) -> Self {
        let (name, shelf) = (RwSignal::new(draft.name.clone()), RwSignal::new(draft.shelf.clone()));
        let colour = RwSignal::new(draft.colour.word().to_owned());
        Self { name, shelf, colour, by_rule: RwSignal::new(draft.rule.is_some()), is_on: RwSignal::new(draft.is_on) }
    }

    fn draft(self, builder: Builder) -> TagDraft {
        TagDraft {
            name: self.name.get_untracked(),
            shelf: self.shelf.get_untracked(),
            colour: Colour::of(&self.colour.get_untracked()),
            rule: self.by_rule.get_untracked().then(|| builder.rule.get_untracked()),
            is_on: self.is_on.get_untracked(),
        }
    }
}

fn page(data: Page, saving: Saving) -> AnyView {
    let text = use_text();
    let title = if data.id.is_some() { data.draft.name.clone() } else { text.tags_new().to_owned() };
    let names = Names { campuses: data.campuses.clone(), given: data.given.clone() };
    let history = history(text, &names, data.history.clone());
    let progress = data.progress.map(|progress| view! { <Banner tone=Tone::Info>{text.tags_progress(progress.done, progress.all)}</Banner> });
    let carriers = data.id.map(|id| view! { <LinkButton href=format!("/console/learners?tag={id}")>{text.tags_carriers()}</LinkButton> });
    let body = if data.can_manage {
        Either::Left(form(text, data, saving))
    } else {
        Either::Right(data.draft.rule.map(|rule| view! { <p class="rule-words">{sentence(text, &names, &rule)}</p> }))
    };
    view! {
        <Title text=title.clone() />
        <header class="page-head">
            <div class="hd"><Crumbs above=vec![("/console/tags".into(), text.tags_title().into())] here=title.clone() /><h1>{title}</h1></div>
            <div class="acts">{carriers}</div>
        </header>
        <div class="stack stack-4">{progress}{body}{history}</div>
    }
    .into_any()
}

fn form(text: Text, data: Page, saving: Saving) -> impl IntoView {
    let (builder, typed) = (Builder::new(&data), Typed::new(&data.draft));
    let Page { id, version, shelves, .. } = data;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        saving.send(id, version, typed.draft(builder));
    };
    let rule = move || {
        typed.by_rule.get().then(|| {
            let wrong = move || saving.wrong("rule").map(|words| view! { <p class="error">{words}</p> });
            view! {
                <section class="sec" id="tag-rule" tabindex="-1" aria-labelledby="rule-h">
                    <h2 id="rule-h">{text.tags_rule()}</h2>
                    {wrong}
                    <RuleBuilder builder />
                </section>
                <RulePreview builder />
            }
        })
    };
    let saved = move || saving.is_saved().then(|| view! { <Toast>{text.tags_saved(typed.name.get_untracked())}</Toast> });
    view! {
        <form class="stack stack-4" on:submit=send>
            <ErrorSummary errors=Signal::derive(move || saving.errors()) />
            {move || saving.refused().map(|words| view! { <Banner tone=Tone::Danger>{words}</Banner> })}
            {names(text, typed, saving, shelves, id.is_none())}
            {rule}
            <p class="row">
                <Button kind=ButtonKind::Primary submit=true busy=saving.busy()>{text.tags_save()}</Button>
                <LinkButton href="/console/tags">{text.ui_cancel()}</LinkButton>
            </p>
        </form>
        <Toasts>{saved}</Toasts>
    }
}

fn names(text: Text, typed: Typed, saving: Saving, shelves: Vec<String>, is_new: bool) -> impl IntoView {
    let colours: Vec<Choice> = Colour::ALL.into_iter().map(|colour| Choice::new(colour.word(), colour_name(text, colour))).collect();
    let kinds = vec![Choice::new("rule", text.tags_by_rule()), Choice::new("hand", text.tags_by_hand())];
    let kind = is_new.then(|| {
        let value = Signal::derive(move || if typed.by_rule.get() { "rule" } else { "hand" }.to_owned());
        let choose = move |event| typed.by_rule.set(event_target_value(&event) == "rule");
        view! { <Select id="tag-kind" name="kind" label=text.tags_kind() options=kinds value on:change=choose /> }
    });
    let [name, shelf] = ["name", "shelf"].map(|field| MaybeProp::derive(move || saving.wrong(field)));
    let known = if shelves.is_empty() { text.tags_shelf_none().to_owned() } else { text.tags_shelf_known(shelves.join(text.people_comma())) };
    view! {
        <div class="form-grid">
            <Field id="tag-name" name="name" label=text.tags_name() hint=text.tags_name_hint() value=typed.name error=name on:input=move |event| typed.name.set(event_target_value(&event)) />
            <Field id="tag-shelf" name="shelf" label=text.tags_shelf() hint=known value=typed.shelf error=shelf on:input=move |event| typed.shelf.set(event_target_value(&event)) />
            <Select id="tag-colour" name="colour" label=text.tags_colour() options=colours value=typed.colour on:change=move |event| typed.colour.set(event_target_value(&event)) />
            {kind}
        </div>
        <Checkbox id="tag-on" name="on" checked=typed.is_on on:change=move |event| typed.is_on.set(event_target_checked(&event))>{text.tags_in_use()}</Checkbox>
    }
}

fn history(text: Text, names: &Names, changes: Vec<TagChange>) -> impl IntoView + use<> {
    let line = |change: TagChange| {
        let rule = change.rule.map(|rule| sentence(text, names, &rule));
        let by = change.by.unwrap_or_else(|| text.tags_by_house().to_owned());
        let off = (!change.is_on).then(|| text.tags_is_off());
        view! { <li><span class="num">{change.at}</span> " " <b>{change.name}</b> " " <span class="soft">{by}</span> " " {off} <br />{rule}</li> }
    };
    let lines = changes.into_iter().map(line).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! { <section class="sec" aria-labelledby="history-h"><h2 id="history-h">{text.tags_history()}</h2><ul class="stack stack-2">{lines}</ul></section> }
    })
}
