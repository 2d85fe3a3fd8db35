//! The three figures above a timeline: left, taken, until when.

use crate::{
    people::portal::{Warnings, expiry_day, hours_unit, lessons_unit},
    text::use_text,
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::people::Child;

/// What is left, big; beside it what was taken and the next expiry.
#[component]
pub(super) fn Figures(
    /// Whose.
    child: Child,
    /// Today on the campus clock.
    today: NaiveDate,
) -> impl IntoView {
    let text = use_text();
    let label = text.progress_standing(&child.name);
    view! {
        <section class="figures" aria-label=label>
            <dl>
                <div class="big">
                    <dt>{text.portal_left()}</dt>
                    <dd><span class="display">{child.balance.to_string()}</span><span class="unit">{hours_unit(text, child.balance)}</span></dd>
                </div>
                <div>
                    <dt>{text.portal_taken()}</dt>
                    <dd><span class="title strong">{child.lessons_taken}</span><span class="unit">{lessons_unit(text, child.lessons_taken)}</span></dd>
                </div>
                <div>
                    <dt>{text.portal_expiry()}</dt>
                    <dd class="strong">{expiry_day(text, &child, today)}</dd>
                </div>
            </dl>
            <Warnings child today />
        </section>
    }
}
