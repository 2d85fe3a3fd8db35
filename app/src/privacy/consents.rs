//! Consent: one question a purpose, refusing as easy as agreeing.

use super::{
    api::SetConsent,
    words::{purpose_name, purpose_text, purpose_without},
};
use crate::{
    text::{Text, use_text},
    ui::{Badge, IconName, KeyValue, Pair, Tone, date::day_full},
};
use leptos::{prelude::*, server_fn::ServerFn};
use shared::{
    id::LearnerId,
    privacy::{Consent, Purpose},
};

/// The questions about one child.
#[component]
pub fn Consents(
    /// The child.
    learner: LearnerId,
    /// Where each purpose stands.
    consents: Vec<Consent>,
) -> impl IntoView {
    let text = use_text();
    view! { <ul class="rows consents">{consents.into_iter().map(|consent| question(text, learner, &consent)).collect_view()}</ul> }
}

fn standing(text: Text, consent: &Consent) -> impl IntoView + use<> {
    let (tone, icon, word) = match consent.answer {
        _ if consent.has_changed() => (Tone::Warning, IconName::Alert, text.privacy_changed().to_owned()),
        None => (Tone::Neutral, IconName::Clock, text.privacy_not_asked().to_owned()),
        Some(answer) if answer.given => (Tone::Positive, IconName::CheckCircle, text.privacy_given(day_full(text, answer.on))),
        Some(answer) => (Tone::Neutral, IconName::Lock, text.privacy_refused_on(day_full(text, answer.on))),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

fn question(text: Text, learner: LearnerId, consent: &Consent) -> impl IntoView + use<> {
    let purpose = consent.purpose;
    let name = purpose_name(text, purpose);
    let given = consent.is_given();
    let no = if given { text.privacy_take_back() } else { text.privacy_refuse() };
    let form = move |answer: bool, word: &'static str| {
        view! {
            <form method="post" action=SetConsent::PATH>
                <input type="hidden" name="learner" value=learner.to_string() />
                <input type="hidden" name="purpose" value=purpose.word() />
                <input type="hidden" name="given" value=answer.to_string() />
                <button type="submit" class="btn" aria-label=text.privacy_answer_for(word, name)>{word}</button>
            </form>
        }
    };
    let stops = (purpose == Purpose::Teaching).then(|| view! { <p class="label">{text.privacy_teaching_stops()}</p> });
    view! {
        <li>
            <div class="stack">
                <div class="row row-wrap gap-2"><h3>{name}</h3>{standing(text, consent)}</div>
                <p class="soft">{purpose_text(text, purpose)}</p>
                <details>
                    <summary>{text.privacy_six()}</summary>
                    <KeyValue>
                        <Pair key=text.privacy_six_who()>{text.privacy_six_who_text()}</Pair>
                        <Pair key=text.privacy_six_what()>{purpose_text(text, purpose)}</Pair>
                        <Pair key=text.privacy_six_how()>{text.privacy_six_how_text()}</Pair>
                        <Pair key=text.privacy_six_long()>{text.privacy_six_long_text()}</Pair>
                        <Pair key=text.privacy_six_without()>{purpose_without(text, purpose)}</Pair>
                        <Pair key=text.privacy_six_rights()>{text.privacy_six_rights_text()}</Pair>
                    </KeyValue>
                    <p class="caption faint">{text.privacy_version(purpose.version())}</p>
                </details>
                {stops}
                <div class="row gap-2">{(!given).then(|| form(true, text.privacy_agree()))}{form(false, no)}</div>
            </div>
        </li>
    }
}
