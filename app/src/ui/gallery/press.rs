use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Button, ButtonKind, ButtonSize, Icon, IconButton, IconName, LinkButton},
};
use leptos::prelude::*;

const KINDS: [ButtonKind; 6] = [ButtonKind::Plain, ButtonKind::Primary, ButtonKind::Quiet, ButtonKind::Link, ButtonKind::Danger, ButtonKind::DangerSolid];

fn states(kind: ButtonKind) -> impl IntoView {
    let save = use_text().ui_save();
    view! {
        <div class="row row-wrap">
            <Button kind>{save}</Button>
            <Button kind class="is-hover">{save}</Button>
            <Button kind class="is-active">{save}</Button>
            <Button kind class="is-focus">{save}</Button>
            <Button kind busy=true>{save}</Button>
            <Button kind disabled=true>{save}</Button>
        </div>
    }
}

#[component]
pub(super) fn Press() -> impl IntoView {
    let text = use_text();
    let rows = KINDS.map(|kind| view! { <Example name=format!("{kind:?}") wide=true>{states(kind)}</Example> }).collect_view();
    let faces = ["console", "portal", "board"].map(|face| view! { <span data-face=face><Button kind=ButtonKind::Primary>{text.ui_save()}</Button></span> });
    let icons = IconName::ALL.iter().map(|name| view! { <li><Icon name=*name class="icon-lg" />{format!("{name:?}")}</li> }).collect_view();
    let colours = SWATCHES.map(|(class, name)| view! { <li><i class=class></i>{name}</li> });
    view! {
        <Chapter id="press" title=text.gallery_press()>
            {rows}
            <Example name="size">
                <div class="row row-wrap">
                    <Button size=ButtonSize::Small>{text.ui_save()}</Button>
                    <Button>{text.ui_save()}</Button>
                    <Button size=ButtonSize::Large>{text.ui_save()}</Button>
                </div>
            </Example>
            <Example name="icon, link">
                <div class="row row-wrap">
                    <Button icon=IconName::Download>{text.gallery_export()}</Button>
                    <LinkButton href="#press" icon=IconName::Upload>{text.gallery_import()}</LinkButton>
                    <IconButton label=text.ui_more() icon=IconName::More />
                    <IconButton label=text.ui_close() icon=IconName::X kind=ButtonKind::Plain />
                </div>
            </Example>
            <Example name="console, portal, board"><div class="row row-wrap">{faces}</div></Example>
            <Example name="colour" wide=true><ul class="sw">{colours}</ul></Example>
            <Example name="icons" wide=true><ul class="ics">{icons}</ul></Example>
        </Chapter>
    }
}

const SWATCHES: [(&str, &str); 20] = [
    ("bg-page", "page"),
    ("bg-surface", "surface"),
    ("bg-sunken", "sunken"),
    ("bg-raised", "raised"),
    ("bg-hover", "hover"),
    ("bg-pressed", "pressed"),
    ("bg-selected", "selected"),
    ("bg-ink", "ink"),
    ("bg-ink-soft", "ink-soft"),
    ("bg-ink-faint", "ink-faint"),
    ("bg-accent", "accent"),
    ("bg-accent-soft", "accent-soft"),
    ("bg-danger", "danger"),
    ("bg-danger-soft", "danger-soft"),
    ("bg-warning", "warning"),
    ("bg-warning-soft", "warning-soft"),
    ("bg-info", "info"),
    ("bg-info-soft", "info-soft"),
    ("bg-positive", "positive"),
    ("bg-positive-soft", "positive-soft"),
];
