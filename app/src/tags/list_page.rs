//! All tags by group, how many learners carry each, and the switch of each.

use super::{
    api::{SwitchTag, read_tags},
    words::tone,
};
use crate::{
    face::{ConsoleData, Poll},
    text::{Text, use_text},
    ui::{Badge, Banner, ButtonKind, Empty, Icon, IconName, LinkButton, TableWrap, Tag, Tone, grouped},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use shared::tags::{TagLine, Tags};

/// The page.
pub struct TagsPage(Fetched<Tags>);

impl TagsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_tags()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let poll = Poll::new(move || this.0.refetch());
        let show = move |tags: Tags| {
            poll.set(tags.progress.is_some());
            page(tags)
        };
        view! { <ConsoleData page="page-tags" data=this.0 view=show /> }.into_any()
    }
}

fn switch(text: Text, line: &TagLine) -> impl IntoView + use<> {
    let (words, on) = if line.is_on { (text.tags_switch_off(&line.name), false) } else { (text.tags_switch_on(&line.name), true) };
    view! {
        <form method="post" action=SwitchTag::PATH>
            <input type="hidden" name="tag" value=line.id.to_string() />
            <input type="hidden" name="on" value=on.to_string() />
            <button type="submit" class="btn btn-sm" aria-label=words>{if line.is_on { text.tags_off() } else { text.tags_on() }}</button>
        </form>
    }
}

fn row(text: Text, line: TagLine, can_manage: bool) -> impl IntoView {
    let (href, carriers) = (format!("/console/tags/{}", line.id), format!("/console/learners?tag={}", line.id));
    let (name, carriers_of) = (line.name.clone(), text.tags_carriers_of(&line.name, line.carriers));
    let state = if line.is_on {
        view! { <Badge tone=Tone::Positive icon=IconName::CheckCircle>{text.tags_is_on()}</Badge> }
    } else {
        view! { <Badge icon=IconName::Pause>{text.tags_is_off()}</Badge> }
    };
    let switch = can_manage.then(|| view! { <td>{switch(text, &line)}</td> });
    view! {
        <tr>
            <th scope="row"><a href=href><Tag tone=tone(line.colour)>{name}</Tag></a></th>
            <td>
                <span class="row">
                    {line.is_automatic.then(|| view! { <Icon name=IconName::Sync /> })}
                    {if line.is_automatic { text.tags_by_rule() } else { text.tags_by_hand() }}
                </span>
            </td>
            <td class="n"><a href=carriers aria-label=carriers_of>{grouped(line.carriers)}</a></td>
            <td>{state}</td>
            {switch}
        </tr>
    }
}

fn rows(text: Text, tags: Vec<TagLine>, can_manage: bool) -> impl IntoView {
    let columns = if can_manage { "5" } else { "4" };
    let mut shelf = None;
    tags.into_iter()
        .map(|line| {
            let begins = shelf.as_ref() != Some(&line.shelf);
            shelf = Some(line.shelf.clone());
            let title = if line.shelf.is_empty() { text.tags_no_shelf().to_owned() } else { line.shelf.clone() };
            let head = begins.then(|| view! { <tr class="group"><th scope="rowgroup" colspan=columns>{title}</th></tr> });
            view! { {head}{row(text, line, can_manage)} }
        })
        .collect::<Vec<_>>()
}

fn page(tags: Tags) -> AnyView {
    let text = use_text();
    let Tags { tags, can_manage, progress } = tags;
    let new = can_manage.then(|| view! { <LinkButton kind=ButtonKind::Primary href="/console/tags/new" icon=IconName::Plus>{text.tags_new()}</LinkButton> });
    let progress = progress.map(|progress| view! { <Banner tone=Tone::Info>{text.tags_progress(progress.done, progress.all)}</Banner> });
    let body = if tags.is_empty() {
        view! { <Empty title=text.tags_none() text=text.tags_none_text() /> }.into_any()
    } else {
        let acts = can_manage.then(|| view! { <th scope="col"><span class="sr">{text.tags_switch()}</span></th> });
        view! {
            <TableWrap label=text.tags_title()>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{text.tags_name()}</th>
                            <th scope="col">{text.tags_kind()}</th>
                            <th scope="col" class="n">{text.tags_carried_by()}</th>
                            <th scope="col">{text.tags_state()}</th>
                            {acts}
                        </tr>
                    </thead>
                    <tbody>{rows(text, tags, can_manage)}</tbody>
                </table>
            </TableWrap>
        }
        .into_any()
    };
    view! {
        <Title text=text.tags_title() />
        <header class="page-head"><div><h1>{text.tags_title()}</h1><p class="soft">{text.tags_lead()}</p></div><div class="acts">{new}</div></header>
        <div class="stack stack-4">{progress}{body}</div>
    }
    .into_any()
}
