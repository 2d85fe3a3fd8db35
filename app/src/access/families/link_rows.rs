//! The guardians of a learner, one a row.

use super::words::right;
use crate::{
    text::{Text, use_text},
    ui::{Avatar, Badge, Empty, IconName, TableWrap, Tag, Tone, date::day_full, moment},
};
use leptos::{either::Either, prelude::*};
use shared::{
    access::{Contact, Ended, LinkLine, Right, Term},
    id::LearnerId,
};

/// Where a link stands, in one word.
fn standing(text: Text, line: &LinkLine) -> impl IntoView + use<> {
    let (tone, icon, word) = match line.term {
        Term::Over => (Tone::Neutral, IconName::Lock, text.access_term_over()),
        _ if line.waits => (Tone::Warning, IconName::Clock, text.families_waits()),
        Term::Coming => (Tone::Info, IconName::Clock, text.access_term_coming()),
        Term::Now => (Tone::Positive, IconName::CheckCircle, text.access_term_now()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

fn account(text: Text, line: &LinkLine) -> &'static str {
    match line {
        LinkLine { door: Some(_), .. } => text.families_invited(),
        LinkLine { signs_in: true, .. } => text.families_signs_in(),
        _ => text.families_no_account(),
    }
}

fn ended(text: Text, ended: Ended) -> impl IntoView {
    let by = ended.by.unwrap_or_default();
    view! { <span class="caption faint sub">{text.families_ended(moment(text, &ended.at), by)}</span><span class="caption sub">{ended.reason}</span> }
}

fn row(text: Text, learner: LearnerId, line: LinkLine) -> impl IntoView {
    let rights = Right::ALL.into_iter().filter(|one| line.rights.has(*one)).map(|one| view! { <Tag>{right(text, one).0}</Tag> }).collect_view();
    let last = line.last_on.map_or_else(|| text.access_open_end().to_owned(), |day| day_full(text, day));
    let phone = match &line.phone {
        Some(Contact::Masked(phone) | Contact::Clear(phone)) => phone.clone(),
        Some(Contact::Hidden) => text.people_contact_hidden().into(),
        None => text.people_no_phone().into(),
    };
    let (standing, account) = (standing(text, &line), account(text, &line));
    let edit = format!("/console/learners/{learner}/family?edit={}", line.guardian);
    view! {
        <tr>
            <th scope="row"><span class="row"><Avatar name=line.name.clone() /><span>{line.name.clone()}" "<span class="soft">{line.relation}</span><span class="caption faint sub num">{phone}</span></span></span></th>
            <td><span class="row row-wrap gap-1">{rights}</span></td>
            <td>{day_full(text, line.from_on)}" – "{last}{line.ended.map(|end| ended(text, end))}</td>
            <td>{standing}<span class="caption faint sub">{account}</span></td>
            <td class="end"><a class="btn btn-sm" href=edit aria-label=text.families_manage_of(&line.name)>{text.families_manage()}</a></td>
        </tr>
    }
}

/// Every guardian the learner has, will have or had.
#[component]
pub(super) fn LinkRows(
    /// Whose family.
    learner: LearnerId,
    /// The guardians.
    links: Vec<LinkLine>,
) -> impl IntoView {
    let text = use_text();
    if links.is_empty() {
        return Either::Left(view! { <Empty title=text.people_no_guardian() text=text.families_none_text() /> });
    }
    Either::Right(view! {
        <TableWrap label=text.families_guardians()>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text.people_guardian()}</th>
                        <th scope="col">{text.families_rights()}</th>
                        <th scope="col">{text.families_term()}</th>
                        <th scope="col">{text.people_state()}</th>
                        <th scope="col"><span class="sr">{text.families_manage()}</span></th>
                    </tr>
                </thead>
                <tbody>{links.into_iter().map(|line| row(text, learner, line)).collect_view()}</tbody>
            </table>
        </TableWrap>
    })
}
