//! The list of pairs: those to decide about, and what was decided last.

use super::{
    api::ScanPairs,
    words::{state_badge, weight},
};
use crate::{
    text::{Text, use_text},
    ui::{ActionForm, Art, Banner, Button, Empty, IconName, KeyPager, Sending, TableWrap, Tone, address, row_keys},
};
use leptos::prelude::*;
use leptos_meta::Title;
use shared::matching::{Duplicates, PairLine, PairState};

const HERE: &str = "/console/duplicates";

/// The whole page.
pub fn list(pairs: Duplicates, again: Callback<()>) -> AnyView {
    let text = use_text();
    row_keys("nav-find");
    let Duplicates { scanning, scans, open, decided } = pairs;
    let decided = (!decided.is_empty()).then(|| {
        view! { <section class="sec"><h2>{text.matching_decided()}</h2>{table(text, text.matching_decided(), decided)}</section> }
    });
    let (first, next) = (open.later.then(|| HERE.to_owned()), open.next.as_ref().map(|next| address(HERE, &[("after", next)])));
    let shown = open.rows.len();
    let waiting = if open.rows.is_empty() {
        view! { <Empty title=text.matching_none() text=text.matching_none_text() art=Art::Done /> }.into_any()
    } else {
        view! { {table(text, text.matching_open(), open.rows)} <KeyPager summary=text.learners_entries(shown) first next /> }.into_any()
    };
    view! {
        <Title text=text.matching_title() />
        <header class="page-head">
            <div><h1>{text.matching_title()}</h1><p class="soft">{text.matching_lead()}</p></div>
            <div class="acts">{(!scanning).then(|| view! { <ScanForm scans again /> })}</div>
        </header>
        {scanning.then(|| view! { <Banner tone=Tone::Info>{text.matching_scanning()}</Banner> })}
        <section class="sec" aria-labelledby="open-h"><h2 id="open-h">{text.matching_open()}</h2>{waiting}</section>
        {decided}
    }
    .into_any()
}

/// Compares all learners once more, in the background.
#[component]
fn ScanForm(
    /// How many scans were asked for.
    scans: i64,
    /// Reads the page again.
    again: Callback<()>,
) -> impl IntoView {
    let text = use_text();
    let action = Sending::<ScanPairs>::default();
    Effect::new(move || {
        if let Some(Ok(())) = action.value().get() {
            again.run(());
        }
    });
    let refused = move || action.value().get().and_then(Result::err).map(|failure| view! { <Banner tone=Tone::Danger>{failure.title(text)}</Banner> });
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <ActionForm action>
            <input type="hidden" name="key" value=format!("scan.{scans}") />
            {refused}
            <Button submit=true busy icon=IconName::Search>{text.matching_scan()}</Button>
        </ActionForm>
    }
}

fn table(text: Text, label: &'static str, lines: Vec<PairLine>) -> impl IntoView {
    view! {
        <TableWrap label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.matching_first()}</th>
                        <th scope="col">{text.matching_second()}</th>
                        <th scope="col">{text.matching_weight()}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(text, line)).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}

fn row(text: Text, line: PairLine) -> impl IntoView {
    let PairLine { id, both: [first, second], bits, state } = line;
    let said = |(no, _, campus): &(String, String, String)| format!("{no} · {campus}");
    let what = if state == PairState::Open { weight(text, bits).into_any() } else { state_badge(text, state).into_any() };
    view! {
        <tr>
            <th scope="row">
                <a href=format!("{HERE}/{id}") data-row="">{first.1.clone()}</a>
                <span class="caption faint sub">{said(&first)}</span>
            </th>
            <td>{second.1.clone()}<span class="caption faint sub">{said(&second)}</span></td>
            <td>{what}</td>
        </tr>
    }
}
