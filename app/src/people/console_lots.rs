//! Where a learner's hours come from and when they lapse.

use super::console_state::Expiry;
use crate::{
    text::use_text,
    ui::{Badge, IconName, TableWrap, Tag, Tone},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::{credits::Hours, people::LotLine};

fn lot(lot: LotLine, today: NaiveDate) -> impl IntoView {
    let text = use_text();
    let left = lot.balance > Hours::ZERO;
    let state = match (lot.expired, left) {
        (true, true) => Some(view! { <Badge tone=Tone::Warning icon=IconName::Clock>{text.learners_lot_expired()}</Badge> }.into_any()),
        (_, false) => Some(view! { <Badge icon=IconName::Check>{text.learners_lot_used()}</Badge> }.into_any()),
        _ => Some(view! { <Badge tone=Tone::Positive icon=IconName::CheckCircle>{text.learners_lot_open()}</Badge> }.into_any()),
    };
    view! {
        <tr>
            <th scope="row">{lot.course} {lot.gift.then(|| view! { " " <Tag>{text.learners_gift()}</Tag> })}</th>
            <td class="mono">{lot.contract}</td>
            <td class="n">{lot.units.to_string()}</td>
            <td class="n">{if left { view! { <b>{lot.balance.to_string()}</b> }.into_any() } else { view! { <span class="faint">"0"</span> }.into_any() }}</td>
            <td>{if left { view! { <Expiry on=lot.expires_on any=true today /> }.into_any() } else { view! { <span class="faint">"–"</span> }.into_any() }}</td>
            <td>{state}</td>
        </tr>
    }
}

/// The lots, soonest expiry first, as the draw takes them.
#[component]
pub fn Lots(
    /// The lots.
    lots: Vec<LotLine>,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    if lots.is_empty() {
        return view! { <p class="soft">{text.learners_no_lots()}</p> }.into_any();
    }
    let rows = lots.into_iter().map(|own| lot(own, today)).collect_view();
    view! {
        <TableWrap label=text.learners_lots()>
            <table class="table table-dense">
                <thead>
                    <tr>
                        <th scope="col">{text.learners_course()}</th>
                        <th scope="col">{text.learners_contract()}</th>
                        <th scope="col" class="n">{text.learners_opened()}</th>
                        <th scope="col" class="n">{text.learners_left()}</th>
                        <th scope="col">{text.learners_expires()}</th>
                        <th scope="col">{text.people_state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
    .into_any()
}
