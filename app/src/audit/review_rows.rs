//! Reviews that were signed, and the days nobody reviewed.

use super::{query::REVIEWS, statement::own_rights};
use crate::{
    text::{Text, use_text},
    ui::{Badge, Banner, Empty, IconName, LinkButton, TableWrap, Tone, address, date::day_full, grouped, moment},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::audit::Review;

fn row(text: Text, review: Review) -> impl IntoView {
    let (tone, icon, word) = if review.holds {
        (Tone::Positive, IconName::CheckCircle, text.audit_signature_holds())
    } else {
        (Tone::Danger, IconName::Alert, text.audit_signature_broken())
    };
    let own = own_rights(text, review.own).map(|words| view! { <span class="caption ink-warning sub">{words}</span> });
    view! {
        <tr>
            <th scope="row">{text.audit_period(day_full(text, review.from), day_full(text, review.to))}</th>
            <td class="n">{grouped(review.entries)}</td>
            <td>{review.reviewer}<span class="caption faint sub">{moment(text, &review.at)}</span></td>
            <td class="wide wrap">{review.remark}{own}</td>
            <td><Badge tone icon>{word}</Badge><code class="caption faint sub mono" title=review.root.clone()>{review.root.chars().take(16).collect::<String>()}</code></td>
        </tr>
    }
}

/// The reviews, the latest period first.
#[component]
pub fn ReviewRows(
    /// The reviews.
    reviews: Vec<Review>,
) -> impl IntoView {
    let text = use_text();
    if reviews.is_empty() {
        return view! { <Empty title=text.audit_no_reviews() text=text.audit_no_reviews_text() /> }.into_any();
    }
    view! {
        <TableWrap label=text.audit_reviews_list()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.audit_days()}</th>
                        <th scope="col" class="n">{text.audit_entries()}</th>
                        <th scope="col">{text.audit_reviewer()}</th>
                        <th scope="col">{text.audit_remark()}</th>
                        <th scope="col">{text.audit_signature()}</th>
                    </tr>
                </thead>
                <tbody>{reviews.into_iter().map(|review| row(text, review)).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
    .into_any()
}

/// Days that nobody reviewed; each leads to its statement.
#[component]
pub fn Gaps(
    /// The days, the latest first.
    gaps: Vec<(NaiveDate, NaiveDate)>,
) -> impl IntoView {
    let text = use_text();
    if gaps.is_empty() {
        return view! { <Banner tone=Tone::Positive>{text.audit_no_gaps()}</Banner> }.into_any();
    }
    let rows = gaps.into_iter().map(|(from, to)| {
        let href = address(REVIEWS, &[("from", &from.to_string()), ("to", &to.to_string())]);
        let days = text.audit_period(day_full(text, from), day_full(text, to));
        let label = text.audit_review_days(&days);
        view! { <li><div class="r"><span class="grow">{days}</span><LinkButton href attr:aria-label=label>{text.audit_review()}</LinkButton></div></li> }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}
