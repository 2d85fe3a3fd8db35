//! The shell of every page, and the routes.

use crate::{
    access::{accounts_page::AccountsPage, sign_in_page::SignInPage},
    attendance::{projector_page::ProjectorPage, roll_page::RollPage, today_page::TodayPage},
    classes::{class_page::ClassPageView, list_page::ClassesPage},
    face::GalleryPage,
    failure::{Failure, FailurePage},
    intake::{import_page::ImportPage, imports_page::ImportsPage},
    people::{home_page::HomePage, learner_page::LearnerPage, list_page::LearnersPage, me_page::MePage, portal::growth_page::GrowthPage},
    progress::timeline_page::TimelinePage,
    session::{Here, reader},
    text::use_text,
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
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body><App /></body>
        </html>
    }
}

/// The app: who is here, then the page.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(reader().text());
    let here = SharedValue::new(here).into_inner();
    provide_context(here);
    let text = use_text();
    view! {
        <Title formatter=move |title: String| if title.is_empty() { text.ui_name().into() } else { format!("{title} · {}", text.ui_name()) } />
        <Router>
            <Routes fallback=|| view! { <FailurePage failure=Failure(AppError::NotFound) /> }>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/board") view={Lazy::<TodayPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/board/lesson/:lesson") view={Lazy::<RollPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/board/lesson/:lesson/projector") view={Lazy::<ProjectorPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal") view={Lazy::<HomePage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/me") view={Lazy::<MePage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/growth") view={Lazy::<GrowthPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/portal/growth/:learner") view={Lazy::<TimelinePage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners") view={Lazy::<LearnersPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/learners/:learner") view={Lazy::<LearnerPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/classes") view={Lazy::<ClassesPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/classes/:class") view={Lazy::<ClassPageView>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/import") view={Lazy::<ImportsPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/import/:import") view={Lazy::<ImportPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/console/accounts") view={Lazy::<AccountsPage>::new()} ssr=SsrMode::Async />
                <Route path=path!("/ui") view={Lazy::<GalleryPage>::new()} ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// Read on the server, carried to the browser in the page.
fn here() -> Here {
    #[cfg(feature = "ssr")]
    return Here(crate::session::me());
    #[cfg(not(feature = "ssr"))]
    Here(None)
}
