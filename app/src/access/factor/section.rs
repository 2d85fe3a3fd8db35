//! The second factor on the page of one's own account.

use super::{
    api::{BeginSecondFactor, EndSecondFactor},
    why,
};
use crate::{
    text::{Text, use_text},
    ui::{Badge, Banner, ErrorSummary, Field, FieldKind, Icon, IconName, Tone, Wrong, date::day_full},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use shared::access::SecondFactor;

/// Whether there is one, and how it is set up, renewed and turned off.
#[component]
pub fn FactorSection(
    /// How it stands.
    factor: SecondFactor,
) -> impl IntoView {
    let text = use_text();
    let said = match use_query_map().read_untracked().get_str("done") {
        Some("factor") => Some(text.door_factor_done()),
        Some("factor_off") => Some(text.door_factor_off_done()),
        _ => None,
    };
    let said = said.map(|words| view! { <Banner tone=Tone::Positive>{words}</Banner> });
    let body = match factor.since {
        None => Either::Left(none(text, factor.set_up.is_some())),
        Some(_) => Either::Right(view! { <Holds factor /> }),
    };
    view! { <section class="sec stack stack-4" aria-labelledby="factor-h"><h2 id="factor-h">{text.door_factor()}</h2>{said}{body}</section> }
}

fn none(text: Text, begun: bool) -> impl IntoView {
    let go = if begun {
        Either::Left(view! { <p><a class="btn" href="/account/second-factor">{text.door_factor_go_on()}</a></p> })
    } else {
        Either::Right(view! { <form method="post" action=BeginSecondFactor::PATH><button type="submit" class="btn">{text.door_factor_begin()}</button></form> })
    };
    view! { <p class="soft">{text.door_factor_none()}</p>{go} }
}

#[component]
fn Holds(factor: SecondFactor) -> impl IntoView {
    let text = use_text();
    let refused = |reason: Option<String>| reason.map(|reason| why::code(text, &reason));
    let end = ServerAction::<EndSecondFactor>::new().value().get_untracked().and_then(Result::err);
    let renew = ServerAction::<BeginSecondFactor>::new().value().get_untracked().and_then(Result::err);
    let wrong = refused(end.or(renew).and_then(|failure| failure.reason("code")));
    let errors: Vec<Wrong> = wrong.iter().map(|words| Wrong { id: "code".into(), words: words.clone() }).collect();
    let since = factor.since.map(|day| day_full(text, day)).unwrap_or_default();
    let off = (!factor.required).then(|| {
        view! { <button type="submit" class="btn btn-danger" formaction=EndSecondFactor::PATH>{text.door_factor_end()}</button> }
    });
    view! {
        <ul class="rows">
            <li>
                <div class="r">
                    <Icon name=IconName::Key class="faint" />
                    <span class="grow stack stack-1"><b>{text.door_factor_since(since)}</b><span class="label soft">{text.door_codes_left(factor.codes_left)}</span></span>
                    <Badge tone=Tone::Positive icon=IconName::CheckCircle>{text.door_factor_on()}</Badge>
                </div>
            </li>
        </ul>
        <ErrorSummary errors=Signal::stored(errors) />
        <form method="post" action=BeginSecondFactor::PATH class="stack stack-4">
            <Field id="code" name="code" label=text.door_code() hint=text.door_factor_change_hint() kind=FieldKind::Text required=true error=MaybeProp::from(wrong) />
            <p class="row row-wrap"><button type="submit" class="btn">{text.door_factor_renew()}</button>{off}</p>
        </form>
    }
}
