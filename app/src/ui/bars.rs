//! A question, answered with lengths in proportion.

use crate::text::use_text;
use leptos::prelude::*;

/// One bar.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How much.
    pub value: f64,
    /// How much, as it is read.
    pub words: String,
    /// The last period.
    pub compare: Option<f64>,
    /// Below the line.
    pub bad: bool,
}

const LEFT: f64 = 96.0;
const WIDE: f64 = 250.0;
const HIGH: u32 = 34;

fn bar(n: u32, bar: &Bar, scale: f64) -> impl IntoView + use<> {
    let (top, wide) = (n * HIGH, bar.value * scale);
    let before = bar.compare.map(|compare| view! { <rect class="dc" x=LEFT y=top + 22 width=compare * scale height=5 rx="2"></rect> });
    view! {
        <text x=LEFT - 8.0 y=top + 17 text-anchor="end">{bar.label.clone()}</text>
        <rect class=if bar.bad { "bad" } else { "d1" } x=LEFT y=top + 4 width=wide height="16" rx="2"></rect>
        {before}
        <text class="ink" x="414" y=top + 17 text-anchor="end">{bar.words.clone()}</text>
    }
}

/// Bars from zero, with their table below. The dashed line is the target.
#[component]
pub fn Bars(
    /// Its id; title and description are `{id}-title` and `{id}-desc`.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// The answer in a sentence.
    #[prop(into)]
    desc: String,
    /// The bars.
    bars: Vec<Bar>,
    /// Heads of the table: what, how much.
    heads: [String; 2],
    /// Where they should reach.
    #[prop(optional)]
    target: Option<f64>,
) -> impl IntoView {
    let most = bars.iter().flat_map(|bar| [bar.value, bar.compare.unwrap_or(0.0)]).chain(target).fold(0.0, f64::max).max(f64::EPSILON);
    let scale = WIDE / most;
    let high = u32::try_from(bars.len()).unwrap_or(u32::MAX).saturating_mul(HIGH);
    let (title_id, desc_id) = (format!("{id}-title"), format!("{id}-desc"));
    let goal = target.map(|target| view! { <line class="tg" x1=LEFT + target * scale x2=LEFT + target * scale y1="0" y2=high></line> });
    let drawn = (0..).zip(&bars).map(|(n, own)| bar(n, own, scale)).collect_view();
    let rows = bars.into_iter().map(|bar| view! { <tr><th scope="row">{bar.label}</th><td class="n">{bar.words}</td></tr> }).collect_view();
    let [what, much] = heads;
    view! {
        <figure class="chart" id=id>
            <h3 id=title_id.clone()>{title}</h3>
            <svg class="plot" viewBox=format!("0 0 420 {high}") role="img" aria-labelledby=title_id aria-describedby=desc_id>
                <desc id=desc_id.clone()>{desc}</desc>
                {drawn}
                {goal}
            </svg>
            <details class="data">
                <summary>{use_text().ui_data()}</summary>
                <table class="table table-dense">
                    <thead><tr><th scope="col">{what}</th><th scope="col" class="n">{much}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </figure>
    }
}
