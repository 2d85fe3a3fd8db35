//! An assessment: the whole, then each knowledge point.

use super::{Shown, quote};
use crate::{
    text::Text,
    ui::{IconName, Share, Tone},
};
use leptos::{either::Either, prelude::*};
use shared::{credits::Hours, progress::PointScore};

pub(super) fn show(text: Text, class: String, title: String, points: Vec<PointScore>, comment: Option<String>, compact: bool) -> Shown {
    let score: Hours = points.iter().map(|point| point.score).sum();
    let full: Hours = points.iter().map(|point| point.full).sum();
    let points = match points.len() {
        0 | 1 => None,
        _ if compact => Some(Either::Left(line(text, &points))),
        _ => Some(Either::Right(view! { <ul class="points">{points.into_iter().map(bar).collect_view()}</ul> })),
    };
    let view = view! {
        <p class="score"><b class="grow">{title}</b><span><b class="lead">{score.to_string()}</b><span class="unit">{text.progress_of_full(full)}</span></span></p>
        <p class="label soft">{class}</p>
        {points}
        {quote(text, comment)}
    };
    Shown { icon: IconName::Target, tone: Tone::Neutral, view: view.into_any() }
}

fn line(text: Text, points: &[PointScore]) -> impl IntoView + use<> {
    let words: Vec<String> = points.iter().map(|point| text.progress_point_score(&point.point, point.score, point.full)).collect();
    view! { <p class="label soft">{words.join(" · ")}</p> }
}

/// A knowledge point with its share of the full score.
fn bar(point: PointScore) -> impl IntoView {
    let PointScore { point, score, full } = point;
    let [value, of] = [score, full].map(|hundredths| u32::try_from(hundredths.0).unwrap_or(0));
    view! {
        <li>
            <span class="name">{point.clone()}</span>
            <Share label=point value of=of.max(1) />
            <span class="label soft nowrap">{score.to_string()} " / " {full.to_string()}</span>
        </li>
    }
}
