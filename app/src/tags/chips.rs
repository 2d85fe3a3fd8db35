//! The tags of a learner on their page.

use super::{
    carried::{chip, line},
    give::{Act, Giving},
    words::Names,
};
use crate::{
    text::{Text, use_text},
    ui::{Button, ButtonSize, Choice, Icon, IconName, Select},
};
use leptos::prelude::*;
use shared::{
    id::LearnerId,
    tags::{Carried, LearnerTags, TagName},
};

/// Whose tags, and what is done to them.
#[derive(Clone)]
struct Whose {
    learner: LearnerId,
    who: String,
    giving: Giving,
}

impl Whose {
    fn act(&self, tag: TagName, give: bool) {
        self.giving.act(Act { learner: self.learner, who: self.who.clone(), tag, give });
    }
}

fn carried(text: Text, names: &Names, tag: Carried, whose: &Whose) -> impl IntoView + use<> {
    let chip = chip(text, names, &tag);
    let by_hand = (!tag.is_automatic).then(|| {
        let (whose, name) = (whose.clone(), TagName { id: tag.id, name: tag.name });
        let label = text.tags_take(&name.name);
        view! {
            <button type="button" class="btn btn-sm btn-icon btn-quiet" aria-label=label.clone() title=label on:click=move |_| whose.act(name.clone(), false)>
                <Icon name=IconName::X />
            </button>
        }
    });
    view! { <li class="row">{chip}{by_hand}</li> }
}

fn give(text: Text, choices: Vec<TagName>, whose: Whose) -> impl IntoView {
    let chosen = RwSignal::new(choices.first().map(|tag| tag.id.to_string()).unwrap_or_default());
    let options: Vec<Choice> = choices.iter().map(|tag| Choice::new(tag.id.to_string(), tag.name.clone())).collect();
    let busy = whose.giving.busy();
    let give = move |_| {
        let chosen = chosen.get_untracked();
        if let Some(tag) = choices.iter().find(|tag| tag.id.to_string() == chosen) {
            whose.act(tag.clone(), true);
        }
    };
    (!options.is_empty()).then(|| {
        view! {
            <div class="row give">
                <Select id="give-tag" name="tag" label=text.tags_give() options value=chosen on:change=move |event| chosen.set(event_target_value(&event)) />
                <Button size=ButtonSize::Small busy on:click=give>{text.tags_give_now()}</Button>
            </div>
        }
    })
}

/// Chips with their reasons, what was carried before, and giving by hand.
#[component]
pub fn TagBar(
    /// Whose.
    learner: LearnerId,
    /// Their name.
    who: String,
    /// Their tags.
    tags: LearnerTags,
    /// The page's.
    giving: Giving,
) -> impl IntoView {
    let text = use_text();
    let LearnerTags { now, before, choices, campuses, automatic } = tags;
    let whose = Whose { learner, who, giving };
    let names = Names { campuses, given: choices.clone() };
    let free: Vec<TagName> = choices.into_iter().filter(|tag| now.iter().all(|carried| carried.id != tag.id)).collect();
    let none = now.is_empty().then(|| view! { <li class="label soft">{text.tags_carries_none()}</li> });
    let chips = now.into_iter().map(|tag| carried(text, &names, tag, &whose)).collect_view();
    let lines = before.iter().map(|tag| line(text, &names, tag)).collect_view();
    let history = (!before.is_empty())
        .then(|| view! { <details><summary class="label">{text.tags_before()}</summary><ul class="label stack stack-1">{lines}</ul></details> });
    let off = (!automatic).then(|| view! { <p class="label soft">{text.tags_no_consent()}</p> });
    view! {
        <section class="tag-bar" aria-labelledby="tags-h">
            <h2 id="tags-h" class="sr">{text.tags_title()}</h2>
            <ul class="row row-wrap">{none}{chips}</ul>
            {give(text, free, whose)}
            {off}
            {history}
        </section>
    }
}
