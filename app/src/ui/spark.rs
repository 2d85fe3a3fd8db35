//! How a number came to be what it is.

use leptos::prelude::*;

/// The points of a line through `values`, in a box of 120 × 28.
fn points(values: &[f64], (low, high): (f64, f64)) -> String {
    let steps = f64::from(u32::try_from(values.len().saturating_sub(1)).unwrap_or(u32::MAX)).max(1.0);
    let span = (high - low).max(f64::EPSILON);
    let point = |(n, value): (u32, &f64)| format!("{:.1},{:.1}", 120.0 * f64::from(n) / steps, 25.0 - 22.0 * (value - low) / span);
    (0..).zip(values).map(point).collect::<Vec<_>>().join(" ")
}

/// A small line; grey and dashed is the last period.
#[component]
pub fn Sparkline(
    /// What it shows, in a sentence.
    #[prop(into)]
    title: String,
    /// Now.
    values: Vec<f64>,
    /// The last period.
    #[prop(optional)]
    compare: Vec<f64>,
    /// Below the line.
    #[prop(optional)]
    bad: bool,
) -> impl IntoView {
    let range = values.iter().chain(&compare).fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(*value), high.max(*value)));
    let before = (!compare.is_empty()).then(|| view! { <polyline class="cmp" points=points(&compare, range) /> });
    view! {
        <svg class=if bad { "spark is-danger" } else { "spark" } viewBox="0 0 120 28" preserveAspectRatio="none" role="img" aria-label=title>
            {before}
            <polyline points=points(&values, range) />
        </svg>
    }
}
