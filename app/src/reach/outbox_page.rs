//! What went out, for the administrator.

use super::api::read_outbox;
use crate::{
    face::ConsoleData,
    text::{Text, use_text},
    ui::{Badge, Empty, IconName, KeyPager, TableWrap, Tone, address, moment},
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use shared::{
    access::Contact,
    page::Page,
    reach::{OutKind, OutLine, OutState},
};

/// Where the list is.
const OUTBOX: &str = "/console/outbox";

/// The page.
pub struct OutboxPage(Fetched<Page<OutLine>>);

impl OutboxPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let query = use_query_map();
        let after = Memo::new(move |_| query.read().get("after").filter(|after| !after.is_empty()));
        Self(fetch(move || after.get(), read_outbox))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-accounts" data=this.0 view=page /> }.into_any()
    }
}

fn page(lines: Page<OutLine>) -> AnyView {
    let text = use_text();
    let shown = lines.rows.len();
    let first = lines.later.then(|| OUTBOX.to_owned());
    let next = lines.next.map(|after| address(OUTBOX, &[("after", &after)]));
    let rows = lines.rows.into_iter().map(|line| row(text, line)).collect_view();
    let body = match shown {
        0 => view! { <Empty title=text.families_outbox_none() text=text.families_outbox_none_text() /> }.into_any(),
        _ => view! {
            <TableWrap label=text.families_outbox() class="bleed"><table class="table">{head(text)}<tbody>{rows}</tbody></table></TableWrap>
            <KeyPager summary=text.learners_entries(shown) first next />
        }
        .into_any(),
    };
    view! {
        <Title text=text.families_outbox() />
        <header class="page-head"><h1>{text.families_outbox()}</h1></header>
        <h2 class="sr">{text.families_outbox()}</h2>
        {body}
    }
    .into_any()
}

fn head(text: Text) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <th scope="col">{text.families_out_at()}</th>
                <th scope="col">{text.families_out_to()}</th>
                <th scope="col">{text.console_kind()}</th>
                <th scope="col">{text.people_state()}</th>
                <th scope="col">{text.families_out_words()}</th>
            </tr>
        </thead>
    }
}

fn row(text: Text, line: OutLine) -> impl IntoView {
    let to = match line.recipient {
        Some(Contact::Masked(phone) | Contact::Clear(phone)) => phone,
        _ => "–".to_owned(),
    };
    let kind = match line.kind {
        OutKind::JoinCode => text.families_out_join(),
        OutKind::ResetCode => text.families_out_reset(),
        OutKind::Other => text.families_out_other(),
    };
    let (tone, icon, word) = match line.state {
        OutState::Kept => (Tone::Info, IconName::Clock, text.families_out_kept()),
        OutState::Sent => (Tone::Positive, IconName::CheckCircle, text.families_out_sent()),
    };
    let words = match line.words {
        Some(words) => view! { <span>{words}</span> }.into_any(),
        None => view! { <span class="faint">{text.families_out_sealed()}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{moment(text, &line.at)}</th>
            <td class="num">{to}</td>
            <td>{kind}</td>
            <td><Badge tone icon>{word}</Badge></td>
            <td>{words}</td>
        </tr>
    }
}
