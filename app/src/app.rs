//! The shell of every page, and the routes.

use crate::{
    face::{board, console, door, portal},
    failure::{Failure, FailurePage},
    session::{Here, reader},
    text::use_text,
    wire::Compact,
};
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, Title, provide_meta_context};
use leptos_router::{
    Lazy, SsrMode,
    components::{Route, Router, Routes},
    path,
};
use shared::error::AppError;

/// The document around the app.
#[must_use]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::session::send_policy();
    let reader = reader();
    let theme = reader.theme.map(crate::ui::Theme::word);
    view! {
        <!DOCTYPE html>
        <html lang=reader.lang.tag() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HashedStylesheet options=options.clone() id="leptos" />
                <AutoReload options=options.clone() />
                {words()}
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body><App />{crate::access::view_as::banner()}</body>
        </html>
    }
}

/// The app: who is here, then the page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(reader().text());
    let here = SharedValue::<_, Compact>::new_with_encoding(here).into_inner();
    provide_context(here);
    let text = use_text();
    view! {
        <Title formatter=move |title: String| written(if title.is_empty() { text.ui_name().into() } else { format!("{title} · {}", text.ui_name()) }) />
        <Router>
            <Routes fallback=|| view! { <FailurePage failure=Failure(AppError::NotFound) /> }>
                <Route path=path!("/sign-in") view={Lazy::<door::SignIn>::new()} ssr=SsrMode::Async />
                <Route path=path!("/first-run") view={Lazy::<door::FirstRun>::new()} ssr=SsrMode::Async />
                <Route path=path!("/invitation/:token") view={Lazy::<door::Invited>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/invitations") view={Lazy::<console::Invitations>::new()} ssr=SsrMode::Async />
                <Route path=path!("/join") view={Lazy::<door::JoinCode>::new()} ssr=SsrMode::Async />
                <Route path=path!("/join/:token") view={Lazy::<door::Join>::new()} ssr=SsrMode::Async />
                <Route path=path!("/sign-in/code") view={Lazy::<door::Code>::new()} ssr=SsrMode::Async />
                <Route path=path!("/forgot") view={Lazy::<door::Forgot>::new()} ssr=SsrMode::Async />
                <Route path=path!("/forgot/code") view={Lazy::<door::ResetCode>::new()} ssr=SsrMode::Async />
                <Route path=path!("/forgot/password") view={Lazy::<door::NewPassword>::new()} ssr=SsrMode::Async />
                <Route path=path!("/reset/:token") view={Lazy::<door::Reset>::new()} ssr=SsrMode::Async />
                <Route path=path!("/account/confirm") view={Lazy::<door::Confirm>::new()} ssr=SsrMode::Async />
                <Route path=path!("/account/second-factor") view={Lazy::<door::SetUp>::new()} ssr=SsrMode::Async />
                <Route path=path!("/account") view={Lazy::<door::Security>::new()} ssr=SsrMode::Async />
                <Route path=path!("/privacy") view={Lazy::<door::Notice>::new()} ssr=SsrMode::Async />
                <Route path=path!("/privacy/children") view={Lazy::<door::ChildrensRules>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/privacy") view={Lazy::<door::Rights>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/login/:learner") view={Lazy::<door::LearnerSignIn>::new()} ssr=SsrMode::Async />
                <Route path=path!("/board") view={Lazy::<board::Today>::new()} ssr=SsrMode::Async />
                <Route path=path!("/board/lesson/:lesson") view={Lazy::<board::Roll>::new()} ssr=SsrMode::Async />
                <Route path=path!("/board/lesson/:lesson/projector") view={Lazy::<board::Projector>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal") view={Lazy::<portal::Home>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/me") view={Lazy::<portal::Me>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/growth") view={Lazy::<portal::Growth>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/growth/:learner") view={Lazy::<portal::Timeline>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners") view={Lazy::<console::Learners>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/new") view={Lazy::<console::NewLearner>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/numbers") view={Lazy::<console::Numbers>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/:learner") view={Lazy::<console::Learner>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/:learner/history") view={Lazy::<console::History>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/:learner/family") view={Lazy::<console::Family>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/outbox") view={Lazy::<console::Outbox>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/:learner/viewers") view={Lazy::<console::Viewers>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/leads") view={Lazy::<console::Leads>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/leads/:lead") view={Lazy::<console::Lead>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/classes") view={Lazy::<console::Classes>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/classes/:class") view={Lazy::<console::Class>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/import") view={Lazy::<console::Imports>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/import/:import") view={Lazy::<console::Import>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/import/:import/undo") view={Lazy::<console::Undo>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/quality/:what?") view={Lazy::<console::Quality>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/dictionary") view={Lazy::<console::Dictionary>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/duplicates/:pair?") view={Lazy::<console::Duplicates>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/accounts") view={Lazy::<console::Accounts>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/accounts/:account") view={Lazy::<console::Account>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/roles") view={Lazy::<console::Roles>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/outsourcing") view={Lazy::<console::Contracts>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/audit") view={Lazy::<console::Audit>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/audit/reviews") view={Lazy::<console::Reviews>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/privacy") view={Lazy::<console::PrivacyDesk>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/privacy/erase/:learner") view={Lazy::<console::Erase>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/privacy/proof/:request") view={Lazy::<console::Proof>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/accounts/:account/leave") view={Lazy::<console::Leave>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/grants") view={Lazy::<console::Grants>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/exports") view={Lazy::<console::Exports>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/tags") view={Lazy::<console::Tags>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/tags/:tag") view={Lazy::<console::Tag>::new()} ssr=SsrMode::Async />
                <Route path=path!("/ui") view={Lazy::<console::Gallery>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// The words of the reader's language; a script that is deferred runs before the code that needs it.
#[cfg(feature = "ssr")]
fn words() -> impl IntoView {
    let source = format!("/words/{}", crate::text::table_for_reader().name);
    view! { <script defer=true nonce=leptos::nonce::use_nonce() src=source></script> }
}

/// The browser never writes the document itself.
#[cfg(not(feature = "ssr"))]
const fn words() {}

/// A title as it is put into the page: the server writes it between tags as it is, the browser sets it as text.
fn written(title: String) -> String {
    if cfg!(feature = "ssr") { crate::ui::escaped(&title) } else { title }
}

/// Read on the server, carried to the browser in the page.
fn here() -> Here {
    #[cfg(feature = "ssr")]
    return Here(crate::session::me(), crate::session::screen_mark());
    #[cfg(not(feature = "ssr"))]
    Here(None, None)
}
