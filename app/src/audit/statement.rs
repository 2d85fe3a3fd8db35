//! What somebody is about to sign, and the form that signs it.

use super::{api::ReviewAudit, words::kind_name};
use crate::{
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, ErrorSummary, Icon, IconName, KeyValue, LinkButton, Pair, TextArea, Tone, Wrong, date::day_full, grouped},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::audit::{Kind, OwnRights, Statement};

/// What of the reviewer's own is in the period.
pub fn own_rights(text: Text, own: OwnRights) -> Option<String> {
    (own != OwnRights::default()).then(|| text.audit_own_rights(own.made, own.had))
}

fn why(text: Text, reason: &str) -> String {
    match reason {
        "required" => text.audit_remark_required(),
        "long" => text.audit_remark_long(),
        "not_over" => text.audit_not_over(),
        _ => text.audit_period_wrong(),
    }
    .to_owned()
}

/// The statement and, for whoever may, the form to sign it; it works without script.
#[component]
pub fn StatementToSign(
    /// What would be signed.
    statement: Statement,
    /// Whether the reader may sign it.
    can_sign: bool,
    /// The same until it was signed: sent twice it counts once.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let failure = ServerAction::<ReviewAudit>::new().value().get_untracked().and_then(Result::err);
    let wrong = |field: &str| failure.as_ref().and_then(|failure: &Failure| failure.reason(field)).map(|reason| why(text, &reason));
    let remark = wrong("remark").or_else(|| wrong("to"));
    let errors: Vec<Wrong> = remark.iter().map(|words| Wrong { id: "remark".into(), words: words.clone() }).collect();
    let denied = statement.kinds.iter().find(|(kind, _)| *kind == Kind::Denied).map_or(0, |(_, count)| *count);
    let kinds = statement.kinds.clone().into_iter().map(|(kind, count)| {
        let (key, count) = (kind_name(text, kind), grouped(count));
        view! { <Pair key><span class="num">{count}</span></Pair> }
    });
    let kinds = kinds.collect_view();
    let days = text.audit_period(day_full(text, statement.from), day_full(text, statement.to));
    let look = crate::ui::address(super::query::AUDIT, &[("from", &statement.from.to_string()), ("to", &statement.to.to_string())]);
    let own = own_rights(text, statement.own).map(|words| view! { <Banner tone=Tone::Warning>{words}</Banner> });
    let form = can_sign.then(|| {
        view! {
            <form method="post" action=ReviewAudit::PATH class="stack stack-4" aria-labelledby="sign-h">
                <h3 id="sign-h">{text.audit_sign_title()}</h3>
                <ErrorSummary errors=Signal::stored(errors) />
                <input type="hidden" name="from" value=statement.from.to_string() />
                <input type="hidden" name="to" value=statement.to.to_string() />
                <input type="hidden" name="key" value=key />
                <TextArea id="remark" name="remark" label=text.audit_remark() hint=text.audit_remark_hint() most=1000 error=MaybeProp::from(remark) />
                <p class="soft">{text.audit_sign_text()}</p>
                <p><button type="submit" class="btn btn-primary"><Icon name=IconName::Pencil />{text.audit_sign()}</button></p>
            </form>
        }
    });
    view! {
        <section class="sec stack stack-4" aria-labelledby="statement-h">
            <h2 id="statement-h">{days}</h2>
            {own}
            <p>{text.audit_statement(grouped(statement.entries), grouped(denied))}</p>
            <KeyValue>{kinds}</KeyValue>
            <p><LinkButton href=look icon=IconName::Eye>{text.audit_read_period()}</LinkButton></p>
            {form}
        </section>
    }
}
