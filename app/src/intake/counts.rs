//! What came of an import, in figures.

use crate::{
    text::use_text,
    ui::{Icon, IconName, Series, Split, Tone, grouped, moment},
};
use leptos::prelude::*;
use shared::intake::{Expect, ImportView};

/// How often something was found that ends like this.
fn found(import: &ImportView, like: &[Expect]) -> i64 {
    import.kinds.iter().filter(|line| like.contains(&line.kind.expect())).map(|line| line.count).sum()
}

fn count(value: i64, tone: Tone, icon: IconName, label: &'static str) -> impl IntoView {
    view! { <li><div><span class="v">{grouped(value)}</span><span class=["k ", tone.class()].concat()><Icon name=icon />{label}</span></div></li> }
}

/// One bar of the whole, then each figure.
pub fn counts(import: &ImportView) -> impl IntoView + use<> {
    let text = use_text();
    let errors = found(import, &[Expect::Error]);
    let (warn, same, normal) = (found(import, &[Expect::Warn]), found(import, &[Expect::Duplicate, Expect::Reactivate]), found(import, &[Expect::Normalise]));
    let part = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
    let label = text.intake_split(grouped(import.added), grouped(import.unchanged), grouped(errors));
    let by = import.line.by.clone().unwrap_or_else(|| text.intake_nobody().into());
    view! {
        <Split label parts=vec![(Series::First, part(import.added)), (Series::Rest, part(import.unchanged)), (Series::Bad, part(errors))] />
        <ul class="counts">
            {count(import.added, Tone::Positive, IconName::Plus, text.intake_added())}
            {count(import.unchanged, Tone::Neutral, IconName::Minus, text.intake_unchanged())}
            {count(normal, Tone::Info, IconName::Pencil, text.intake_normalised())}
            {count(same, Tone::Warning, IconName::Family, text.intake_same())}
            {count(warn, Tone::Warning, IconName::Alert, text.intake_warnings())}
            {count(errors, Tone::Danger, IconName::XCircle, text.intake_errors())}
            <li class="src label soft">{text.intake_src(grouped(import.rows), by, moment(text, &import.line.started))}</li>
        </ul>
    }
}
