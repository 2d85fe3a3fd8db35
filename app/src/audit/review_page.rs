//! Reviews of the log: what was signed, what nobody has looked at yet, and what would be signed.

use super::{
    api::read_reviews,
    query::{AUDIT, REVIEWS},
    review_rows::{Gaps, ReviewRows},
    statement::StatementToSign,
};
use crate::{
    face::ConsoleData,
    text::use_text,
    ui::{Banner, Crumbs, Field, FieldKind, Tone},
    wire::{Fetched, fetch},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::audit::ReviewPage;

type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// The page.
pub struct ReviewsPage {
    period: Memo<Period>,
    data: Fetched<ReviewPage>,
}

impl ReviewsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let period = Memo::new(move |_| {
            let query = query.read();
            let day = |key: &str| query.get_str(key).and_then(|day| day.parse().ok());
            (day("from"), day("to"))
        });
        Self { period, data: fetch(move || period.get(), |(from, to)| read_reviews(from.zip(to))) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let ReviewsPage { period, data } = this;
        view! { <ConsoleData page="page-account" data view=move |data| page(period.get_untracked(), data) /> }.into_any()
    }
}

fn page(period: Period, data: ReviewPage) -> AnyView {
    let text = use_text();
    let ReviewPage { reviews, gaps, statement, can_sign, last } = data;
    let key = format!("review.{}", reviews.len());
    let asked = period.0.is_some() && period.1.is_some();
    let shown = match statement {
        Some(statement) => view! { <StatementToSign statement can_sign key /> }.into_any(),
        None if asked => view! { <Banner tone=Tone::Danger>{text.audit_period_wrong()}</Banner> }.into_any(),
        None => ().into_any(),
    };
    let day = |day: Option<NaiveDate>| day.unwrap_or(last).to_string();
    let only_read = (!can_sign).then(|| view! { <Banner>{text.audit_only_auditors()}</Banner> });
    view! {
        <Title text=text.audit_reviews() />
        <header class="page-head">
            <Crumbs above=vec![(AUDIT.into(), text.audit_title().into())] here=text.audit_reviews().to_owned() />
            <h1>{text.audit_reviews()}</h1>
        </header>
        <div class="cols">
            <div class="left">
                {shown}
                <section class="sec" aria-labelledby="reviews-h"><h2 id="reviews-h">{text.audit_reviews_list()}</h2><ReviewRows reviews /></section>
            </div>
            <div class="right">
                <section class="sec" aria-labelledby="gaps-h"><h2 id="gaps-h">{text.audit_gaps()}</h2><Gaps gaps /></section>
                <section class="sec" aria-labelledby="period-h">
                    <h2 id="period-h">{text.audit_choose()}</h2>
                    {only_read}
                    <form method="get" action=REVIEWS class="stack stack-4">
                        <Field id="from" name="from" label=text.audit_from() kind=FieldKind::Date value=day(period.0) />
                        <Field id="to" name="to" label=text.audit_to() kind=FieldKind::Date value=day(period.1) hint=text.audit_to_hint() />
                        <p><button type="submit" class="btn">{text.audit_show_period()}</button></p>
                    </form>
                </section>
            </div>
        </div>
    }
    .into_any()
}
