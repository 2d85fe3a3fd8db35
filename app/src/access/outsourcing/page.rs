//! Contracts with other companies: who works under which, until when.

use super::{
    api::{EndContract, read_contracts},
    write_form::WriteForm,
};
use crate::{
    face::ConsoleData,
    text::{Text, use_text},
    ui::{Badge, Crumbs, IconName, TableWrap, Tone, date::day_full},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use shared::access::{OutsourcingLine, Outsourcings, Term};

/// The page.
pub struct ContractsPage(Fetched<Outsourcings>);

impl ContractsPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self(fetch(|| (), |()| read_contracts()))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let again = Callback::new(move |()| this.0.refetch());
        view! { <ConsoleData page="page-account" data=this.0 view=move |contracts| page(contracts, again) /> }.into_any()
    }
}

fn page(contracts: Outsourcings, again: Callback<()>) -> AnyView {
    let text = use_text();
    let Outsourcings { lines, people, today } = contracts;
    let newest = lines.iter().map(|line| line.id).max().map_or_else(|| "first".to_owned(), |id| id.to_string());
    let can_end = people.is_some();
    let write = people.map(|people| view! { <WriteForm people today key=format!("contract.{newest}") again /> });
    let list = if lines.is_empty() { view! { <p class="soft">{text.roles_contracts_none()}</p> }.into_any() } else { table(text, lines, can_end).into_any() };
    view! {
        <Title text=text.roles_contracts() />
        <header class="page-head">
            <Crumbs above=vec![("/console/accounts".into(), text.console_nav_accounts().into())] here=text.roles_contracts() />
            <h1>{text.roles_contracts()}</h1>
            <p class="soft">{text.roles_contracts_lead()}</p>
        </header>
        <div class="cols">
            <div class="left"><div class="sec"><h2>{text.roles_contracts_list()}</h2>{list}</div></div>
            <div class="right">{write}</div>
        </div>
    }
    .into_any()
}

fn table(text: Text, lines: Vec<OutsourcingLine>, can_end: bool) -> impl IntoView {
    view! {
        <TableWrap label=text.roles_contracts_list()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.access_who()}</th>
                        <th scope="col">{text.roles_company()}</th>
                        <th scope="col">{text.access_from()}</th>
                        <th scope="col">{text.access_last()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col"><span class="sr">{text.access_end()}</span></th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(|line| row(text, line, can_end)).collect_view()}</tbody>
            </table>
        </TableWrap>
    }
}

fn row(text: Text, line: OutsourcingLine, can_end: bool) -> impl IntoView {
    let (tone, icon, word) = match line.term {
        Term::Coming => (Tone::Info, IconName::Clock, text.access_term_coming()),
        Term::Now => (Tone::Positive, IconName::CheckCircle, text.access_term_now()),
        Term::Over => (Tone::Neutral, IconName::Lock, text.access_term_over()),
    };
    let end = (can_end && line.term != Term::Over).then(|| {
        view! {
            <form method="post" action=EndContract::PATH>
                <input type="hidden" name="account" value=line.account.to_string() />
                <input type="hidden" name="contract" value=line.id.to_string() />
                <button type="submit" class="btn btn-quiet btn-sm" aria-label=text.roles_contract_end_of(&line.name, &line.company)>{text.access_end()}</button>
            </form>
        }
    });
    let who = format!("/console/accounts/{}", line.account);
    view! {
        <tr>
            <th scope="row"><a href=who>{line.name}</a></th>
            <td>{line.company}<span class="caption faint sub">{line.purpose}</span></td>
            <td>{day_full(text, line.from_on)}<span class="caption faint sub">{text.roles_signed_by_who(line.signed_by)}</span></td>
            <td>{day_full(text, line.last_on)}{line.ended_by.map(|name| view! { <span class="caption faint sub">{text.access_ended_by(name)}</span> })}</td>
            <td><Badge tone icon>{word}</Badge></td>
            <td class="end">{end}</td>
        </tr>
    }
}
