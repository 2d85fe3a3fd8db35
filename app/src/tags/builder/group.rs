//! A group of conditions: all of them, or one of them.

use super::{Builder, id, part};
use crate::{
    text::use_text,
    ui::{Icon, IconName},
};
use leptos::prelude::*;
use shared::tags::{Condition, Measure, Rule};

/// What a new row asks until it is changed.
fn fresh() -> Rule {
    Rule::Is(Condition::at_least(Measure::DaysUnseen, 14))
}

fn parts(rule: &Rule) -> usize {
    match rule {
        Rule::All(parts) | Rule::Any(parts) => parts.len(),
        _ => 0,
    }
}

/// Adds to the group at `at`, and puts the focus on what is new.
fn add(builder: Builder, at: &[usize], new: Rule) {
    let next: Vec<usize> = at.iter().copied().chain([builder.rule.with_untracked(|rule| rule.at(at).map_or(0, parts))]).collect();
    let focus = if matches!(new, Rule::Is(_)) { id("kind", &next) } else { id("join", &next) };
    builder.reshape(focus, |rule| {
        if let Some(Rule::All(parts) | Rule::Any(parts)) = rule.at_mut(at) {
            parts.push(new);
        }
    });
}

/// Whether all or any of the group must hold.
fn join(builder: Builder, at: &[usize], all: bool) {
    builder.rule.update(|rule| {
        if let Some(part) = rule.at_mut(at) {
            let (Rule::All(parts) | Rule::Any(parts)) = part.clone() else { return };
            *part = if all { Rule::All(parts) } else { Rule::Any(parts) };
        }
    });
}

/// The switch that turns a part into its contrary, and the way to take it away; the whole rule has neither.
pub(super) fn ends(builder: Builder, path: Vec<usize>, negated: bool) -> impl IntoView {
    let text = use_text();
    let (not, gone) = (path.clone(), path.clone());
    let remove = move |_| {
        let above = gone.split_last().map_or(&[][..], |(_, above)| above).to_vec();
        builder.reshape(id("add", &above), |rule| rule.remove(&gone));
    };
    (!path.is_empty()).then(|| {
        view! {
            <button type="button" class="btn btn-sm" id=id("not", &path) aria-pressed=negated.to_string() on:click=move |_| builder.negate(&not)>
                {text.tags_negate()}
            </button>
            <button type="button" class="btn btn-sm btn-icon btn-quiet" aria-label=text.tags_remove() title=text.tags_remove() on:click=remove>
                <Icon name=IconName::X />
            </button>
        }
    })
}

/// The group at `at`, which stands at `path` with what is around it.
pub(super) fn group(builder: Builder, path: Vec<usize>, at: Vec<usize>, negated: bool) -> AnyView {
    let text = use_text();
    let rule = builder.rule.get_untracked();
    let (is_all, many) = rule.at(&at).map_or((true, 0), |group| (matches!(group, Rule::All(_)), parts(group)));
    let list = (0..many).map(|n| view! { <li>{part(builder, at.iter().copied().chain([n]).collect())}</li> }).collect_view();
    let (joined, row, nested) = (at.clone(), at.clone(), at.clone());
    let deeper = at.len() + 2 < Rule::DEPTH;
    let add_group = deeper.then(|| {
        view! {
            <button type="button" class="btn btn-sm" on:click=move |_| add(builder, &nested, Rule::Any(vec![fresh()]))>{text.tags_add_group()}</button>
        }
    });
    view! {
        <fieldset class=if negated { "rule-group is-not" } else { "rule-group" }>
            <legend class="sr">{text.tags_group()}</legend>
            <div class="row row-wrap">
                <select class="input" id=id("join", &path) aria-label=text.tags_join() on:change=move |event| join(builder, &joined, event_target_value(&event) == "all")>
                    <option value="all" selected=is_all>{text.tags_all()}</option>
                    <option value="any" selected=!is_all>{text.tags_any()}</option>
                </select>
                {ends(builder, path.clone(), negated)}
            </div>
            <ul class="stack stack-2">{list}</ul>
            <div class="row row-wrap">
                <button type="button" class="btn btn-sm" id=id("add", &path) on:click=move |_| add(builder, &row, fresh())>{text.tags_add()}</button>
                {add_group}
            </div>
        </fieldset>
    }
    .into_any()
}
