//! From the one error of the wire to what a person reads.

use crate::{
    text::{Text, use_text},
    ui::{Empty, LinkButton},
};
use leptos::{
    prelude::*,
    server_fn::{codec::PostcardEncoding, error::ServerFnErrorErr},
};
use leptos_meta::Title;
use serde::{Deserialize, Serialize};
use shared::error::AppError;

/// Why a server function was refused: [`AppError`] as Leptos carries it. Codes only; the words are chosen here.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Failure(pub AppError);

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(error)
    }
}

impl FromServerFnError for Failure {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => Self(AppError::Invalid(Vec::new())),
            ServerFnErrorErr::Request(_) => Self(AppError::Busy),
            _ => Self(AppError::Fault(String::new())),
        }
    }
}

impl Failure {
    /// What happened, in one sentence.
    #[must_use]
    pub fn title(&self, text: Text) -> String {
        match &self.0 {
            AppError::SignedOut => text.failure_signed_out().into(),
            AppError::Forbidden => text.failure_forbidden().into(),
            AppError::NeedsProof => text.door_needs_proof().into(),
            AppError::NeedsSetUp => text.door_needs_set_up().into(),
            AppError::NotFound => text.failure_not_found().into(),
            AppError::Invalid(_) => text.failure_invalid().into(),
            AppError::Conflict(_) => text.failure_conflict().into(),
            AppError::Busy => text.failure_busy().into(),
            AppError::Fault(_) => text.failure_fault().into(),
            AppError::TooMany => text.failure_too_many().into(),
        }
    }

    /// What to do next.
    #[must_use]
    pub fn next(&self, text: Text) -> String {
        match &self.0 {
            AppError::SignedOut => text.failure_signed_out_next().into(),
            AppError::NeedsProof => text.door_needs_proof_next().into(),
            AppError::NeedsSetUp => text.door_needs_set_up_next().into(),
            AppError::Forbidden | AppError::NotFound => text.failure_not_found_next().into(),
            AppError::Invalid(_) => text.failure_invalid_next().into(),
            AppError::Conflict(_) | AppError::Busy => text.failure_busy_next().into(),
            AppError::TooMany => text.failure_too_many_next().into(),
            AppError::Fault(report) => text.failure_fault_next(report.chars().take(8).collect::<String>()),
        }
    }

    /// The reason of the field `name`, if it was refused.
    #[must_use]
    pub fn reason(&self, name: &str) -> Option<String> {
        match &self.0 {
            AppError::Invalid(fields) => fields.iter().find(|field| field.field == name).map(|field| field.reason.clone()),
            _ => None,
        }
    }
}

/// A whole page that could not be shown.
#[component]
pub fn FailurePage(
    /// Why.
    failure: Failure,
) -> impl IntoView {
    let text = use_text();
    crate::session::answer_status(&failure);
    let (href, label) = match failure.0 {
        AppError::SignedOut => ("/sign-in", text.failure_sign_in()),
        AppError::NeedsProof => ("/account/confirm", text.door_to_confirm()),
        AppError::NeedsSetUp => ("/account/second-factor", text.door_to_set_up()),
        _ => ("/", text.failure_home()),
    };
    view! {
        <Title text=failure.title(text) />
        <main id="main" class="failure">
            <Empty title=failure.title(text) text=failure.next(text) alone=true>
                <LinkButton href=href>{label}</LinkButton>
            </Empty>
        </main>
    }
}
