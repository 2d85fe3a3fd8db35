//! Whom the rule would tag, and why, before anybody is tagged.

use super::{api::preview_tag, builder::Builder, words::reasons_words};
use crate::{
    failure::Failure,
    text::use_text,
    ui::{Banner, Button, TableWrap, Tone, grouped},
};
use leptos::prelude::*;
use shared::{
    error::AppError,
    tags::{Match, Preview, Rule},
};

/// What was asked, and the answer.
type Answer = Result<Preview, Failure>;

/// The count and the rows so far.
#[derive(Clone, Default)]
struct Shown {
    count: i64,
    of: i64,
    rows: Vec<Match>,
    next: Option<String>,
}

impl Shown {
    /// A first page begins anew, a later one goes on.
    fn take(&mut self, page: Preview) {
        if let Some(count) = page.count {
            *self = Self { count, of: page.of, ..Self::default() };
        }
        self.rows.extend(page.rows);
        self.next = page.next;
    }
}

fn row(builder: Builder, line: Match) -> impl IntoView {
    let because = reasons_words(use_text(), &builder.names(), &line.because);
    view! {
        <tr>
            <th scope="row"><a href=format!("/console/learners/{}", line.learner)>{line.name}</a> " " <span class="label mono faint">{line.no}</span></th>
            <td>{because}</td>
        </tr>
    }
}

fn table(builder: Builder, shown: Shown, more: Callback<String>) -> impl IntoView {
    let text = use_text();
    let rows = shown.rows.into_iter().map(|line| row(builder, line)).collect_view();
    let more = shown.next.map(|key| view! { <p><Button on:click=move |_| more.run(key.clone())>{text.tags_more()}</Button></p> });
    view! {
        <p role="status"><b>{text.tags_would_carry(grouped(shown.count), grouped(shown.of))}</b></p>
        {(shown.count > 0)
            .then(|| {
                view! {
                    <TableWrap label=text.tags_who()>
                        <table class="table">
                            <thead><tr><th scope="col">{text.people_name()}</th><th scope="col">{text.tags_why()}</th></tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </TableWrap>
                    {more}
                }
            })}
    }
}

/// The preview; it looks when it is told to.
#[component]
pub fn RulePreview(
    /// What is built.
    builder: Builder,
) -> impl IntoView {
    let text = use_text();
    let shown = RwSignal::new(None::<Shown>);
    let action = Action::new(|(rule, after): &(Rule, Option<String>)| preview_tag(rule.clone(), after.clone()));
    Effect::new(move || {
        if let Some(Ok(page)) = action.value().get() {
            shown.update(|shown| shown.get_or_insert_default().take(page));
        }
    });
    let ask = move |after: Option<String>| {
        action.dispatch((builder.rule.get_untracked(), after));
    };
    let failed = move || action.value().get().and_then(Answer::err);
    let banner = move || {
        failed().map(|failure| {
            let words = if matches!(failure.0, AppError::Invalid(_)) { text.tags_rule_wrong().to_owned() } else { failure.title(text) };
            view! { <Banner tone=Tone::Danger>{words}</Banner> }
        })
    };
    let more = Callback::new(move |key: String| ask(Some(key)));
    let busy = Signal::derive(move || action.pending().get());
    view! {
        <section class="sec stack stack-3" aria-labelledby="preview-h">
            <h2 id="preview-h">{text.tags_preview()}</h2>
            <p class="label soft">{text.tags_preview_text()}</p>
            <p><Button busy on:click=move |_| ask(None)>{text.tags_preview_now()}</Button></p>
            {banner}
            {move || shown.get().map(|shown| table(builder, shown, more))}
        </section>
    }
}
