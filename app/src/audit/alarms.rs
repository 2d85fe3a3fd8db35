//! Alarms about very many archives, until somebody who reviews the log has settled them.

use super::{api::SettleAlarm, query::log_address};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Field, Tone, moment},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::{
    audit::{Alarm, LogFilter, Noticed},
    error::AppError,
};

fn told(text: Text, alarm: &Alarm) -> String {
    let learners = alarm.learners;
    match alarm.noticed {
        Noticed::Hour => text.audit_alarm_hour(learners),
        Noticed::Day => text.audit_alarm_day(learners),
        Noticed::Shut => text.audit_alarm_shut(learners),
    }
}

/// Why an alarm was not settled.
fn why(text: Text, failure: &Failure) -> String {
    match &failure.0 {
        AppError::Conflict(_) => text.audit_alarm_settled_already().to_owned(),
        AppError::Invalid(_) if failure.reason("note").as_deref() == Some("long") => text.audit_alarm_note_long().to_owned(),
        AppError::Invalid(_) => text.audit_alarm_note_required().to_owned(),
        _ => failure.title(text),
    }
}

fn settle(text: Text, alarm: &Alarm, who: &str) -> impl IntoView + use<> {
    let field = format!("note-{}", alarm.id);
    view! {
        <form method="post" action=SettleAlarm::PATH class="row">
            <input type="hidden" name="alarm" value=alarm.id.to_string() />
            <input type="hidden" name="key" value=format!("alarm.{}", alarm.id) />
            <Field id=field name="note" label=text.audit_alarm_note() hint=text.audit_alarm_note_hint() required=true />
            <button type="submit" class="btn" aria-label=text.audit_alarm_settle_of(who)>{text.audit_alarm_settle()}</button>
        </form>
    }
}

fn line(text: Text, alarm: Alarm) -> impl IntoView {
    let who = if alarm.account.name.is_empty() { text.audit_gone().to_owned() } else { alarm.account.name.clone() };
    let looked = log_address(&LogFilter { actor: Some(alarm.account.id), ..LogFilter::default() });
    let form = alarm.can_settle.then(|| settle(text, &alarm, &who));
    view! {
        <li>
            <Banner tone=Tone::Danger>
                <p><a href=looked><b>{who}</b></a> " · " {told(text, &alarm)}</p>
                <p class="label soft">{moment(text, &alarm.at)}</p>
                {form}
            </Banner>
        </li>
    }
}

/// The alarms, each with the form that settles it; it works without script.
#[component]
pub fn Alarms(
    /// The alarms, the newest first.
    alarms: Vec<Alarm>,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<SettleAlarm>::new().value().get_untracked().and_then(Result::err);
    let problem = failure.map(|failure| view! { <Banner tone=Tone::Danger>{why(text, &failure)}</Banner> });
    let list = (!alarms.is_empty()).then(|| {
        view! {
            <section class="told" aria-labelledby="alarms-h">
                <h2 id="alarms-h" class="sr">{text.audit_alarms()}</h2>
                <ul class="stack stack-2">{alarms.into_iter().map(|alarm| line(text, alarm)).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {problem}
        {list}
    }
}
