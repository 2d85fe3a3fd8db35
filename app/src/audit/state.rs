//! Whether the log holds, and what can be done with it as a whole.

use super::{api::VerifyAudit, query::REVIEWS};
use crate::{
    text::{Text, use_text},
    ui::{Banner, Icon, IconName, LinkButton, Tone, grouped, moment},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::audit::{LogFilter, Verified};

/// Verify, hand out, review.
pub fn acts(filter: &LogFilter) -> impl IntoView + use<> {
    let text = use_text();
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let (from, to) = (day(filter.from), day(filter.to));
    view! {
        <div class="acts">
            <LinkButton href=REVIEWS icon=IconName::Check>{text.audit_reviews()}</LinkButton>
            <form method="post" action="/download/audit">
                <input type="hidden" name="from" value=from />
                <input type="hidden" name="to" value=to />
                <button type="submit" class="btn"><Icon name=IconName::Download />{text.audit_export()}</button>
            </form>
            <form method="post" action=VerifyAudit::PATH>
                <button type="submit" class="btn btn-primary"><Icon name=IconName::Shield />{text.audit_verify()}</button>
            </form>
        </div>
    }
}

fn found(text: Text, verified: &Verified) -> (Tone, String) {
    let at = moment(text, &verified.at);
    match verified.broken {
        Some(seq) => (Tone::Danger, text.audit_verified_broken(at, seq)),
        None if verified.foreign => (Tone::Danger, text.audit_verified_foreign(at)),
        None => (Tone::Positive, text.audit_verified_holds(at, grouped(verified.first), grouped(verified.last), verified.checkpoints)),
    }
}

/// What the last verification found.
pub fn verified(verified: Option<&Verified>) -> impl IntoView + use<> {
    let text = use_text();
    let (tone, words) = verified.map_or_else(|| (Tone::Info, text.audit_never_verified().to_owned()), |verified| found(text, verified));
    view! { <div class="told"><Banner tone>{words}</Banner></div> }
}
