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
                {child.hours.map(|hours| view! {
                    <div class="big">
                        <dt>{text.portal_left()}</dt>
                        <dd><span class="display">{hours.balance.to_string()}</span><span class="unit">{hours_unit(text, hours.balance)}</span></dd>
                    </div>
                })}
                <div>
                    <dt>{text.portal_taken()}</dt>
                    <dd><span class="title strong">{child.lessons_taken}</span><span class="unit">{lessons_unit(text, child.lessons_taken)}</span></dd>
                </div>
                {child.hours.map(|hours| view! {
                    <div>
                        <dt>{text.portal_expiry()}</dt>
                        <dd class="strong">{expiry_day(text, &hours, today)}</dd>
                    </div>
                })}
            </dl>
            {child.hours.map(|hours| view! { <Warnings hours today /> })}
        </section>
    }
}
