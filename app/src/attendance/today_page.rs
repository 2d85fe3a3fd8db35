//! The teacher's day: what is next, and one button to take its roll.

use super::{
    api::read_today,
    today::{Aside, Lessons, Plan},
    words::{dotted, greeting},
};
use crate::{
    access::api::SignOut,
    failure::FailurePage,
    layout::BoardShell,
    text::use_text,
    ui::{LangSwitch, Menu, Skeleton, Sync, SyncPill, ThemeToggle, date},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn, task::spawn_local};
use leptos_meta::Title;
use shared::attendance::Today;
use std::time::Duration;

/// How often the day is read again while it is looked at.
const AGAIN: Duration = Duration::from_mins(1);

/// The page.
pub struct TodayPage {
    today: Fetched<Today>,
}

impl TodayPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        Self { today: fetch(|| (), |()| read_today()) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let page = move || {
            Suspend::new(async move {
                match this.today.await {
                    Ok(today) => Either::Left(view! { <Day today /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <BoardShell page="page-today" title=use_text().board_today()><Skeleton lines=6 /></BoardShell> }>{page}</Suspense> }.into_any()
    }
}

/// Language, and the way out.
#[component]
fn Acts(
    /// When the day was read.
    synced: Signal<Sync>,
) -> impl IntoView {
    let text = use_text();
    view! {
        <SyncPill state=synced />
        <ThemeToggle />
        <Menu label=text.board_menu()>
            <li><a href="/account">{text.access_security()}</a></li>
            <li><LangSwitch href="/lang" class="lang" /></li>
            <li><form method="post" action=SignOut::PATH><button type="submit">{text.access_sign_out()}</button></form></li>
        </Menu>
    }
}

/// The clock goes on and other devices mark: read the day again while the page is open.
fn keep_fresh(day: RwSignal<Today>) {
    Effect::new(move || {
        let read = move || spawn_local(async move { drop(read_today().await.map(|fresh| day.try_set(fresh))) });
        if let Ok(timer) = set_interval_with_handle(read, AGAIN) {
            on_cleanup(move || timer.clear());
        }
    });
}

/// The day.
#[component]
fn Day(
    /// As the server read it.
    today: Today,
) -> impl IntoView {
    let text = use_text();
    let next = today.next.clone();
    let title = greeting(text, &today.teacher, today.now.minute);
    let subtitle = dotted([date::day(text, today.now.date), today.campus.clone(), text.board_lessons_today(today.lessons.len())]);
    let day = RwSignal::new(today);
    keep_fresh(day);
    let plan = Memo::new(move |_| Plan::of(&day.read()));
    let now = Memo::new(move |_| day.read().now.minute);
    let synced = Signal::derive(move || Sync::Synced(now.get().to_string()));
    view! {
        <Title text=text.board_today() />
        <BoardShell page="page-today" title subtitle acts=move || view! { <Acts synced /> }>
            <Lessons plan now next=next.clone() />
            <Aside plan next />
        </BoardShell>
    }
}
