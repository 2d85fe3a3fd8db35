//! Parts of a whole, as one thin bar.

use leptos::prelude::*;

/// What a part is coloured like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Series {
    /// The first series, and what went well.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// What did not change.
    Rest,
    /// What went wrong.
    Bad,
}

impl Series {
    const fn class(self) -> &'static str {
        match self {
            Self::First => "d1",
            Self::Second => "d2",
            Self::Third => "d3",
            Self::Rest => "dc",
            Self::Bad => "bad",
        }
    }
}

/// Parts in proportion; the figures stand below, so this is one picture with one description.
#[component]
pub fn Split(
    /// Said aloud: each part with its figure.
    #[prop(into)]
    label: String,
    /// The parts.
    parts: Vec<(Series, u32)>,
) -> impl IntoView {
    let whole = f64::from(parts.iter().map(|(_, n)| n).sum::<u32>()).max(1.0);
    let mut left = 0.0;
    let parts = parts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(series, n)| {
            let (x, wide) = (left, 1000.0 * f64::from(n) / whole);
            left += wide;
            view! { <rect class=series.class() x=x y="0" width=(wide - 2.0).max(1.0) height="8"></rect> }
        })
        .collect_view();
    view! { <svg class="split" viewBox="0 0 1000 8" preserveAspectRatio="none" role="img" aria-label=label>{parts}</svg> }
}
