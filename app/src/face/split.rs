//! One piece of code a face: the browser loads the board, the portal or the console, and only when it goes there.
//!
//! A split a page would cut the shared parts into hundreds of pieces, one for every set of pages that share them.

use crate::{
    access::accounts_page::AccountsPage,
    attendance::{projector_page::ProjectorPage, roll_page::RollPage, today_page::TodayPage},
    classes::{class_page::ClassPageView, list_page::ClassesPage},
    intake::{import_page::ImportPage, imports_page::ImportsPage},
    people::{home_page::HomePage, learner_page::LearnerPage, list_page::LearnersPage, me_page::MePage, portal::growth_page::GrowthPage},
    progress::timeline_page::TimelinePage,
    ui::gallery::Gallery,
};
use leptos::prelude::*;
use leptos_router::LazyRoute;

/// Makes the pages of a face lazy routes that share one piece of code. Their data is read while the piece is loaded.
macro_rules! face {
    ($(#[$doc:meta])* $face:ident, $show:ident, $preload:ident { $($page:ident),* $(,)? }) => {
        $(#[$doc])*
        enum $face {
            $($page($page),)*
        }

        #[leptos::lazy]
        fn $show(page: $face) -> AnyView {
            match page {
                $($face::$page(page) => $page::view(page),)*
            }
        }

        $(impl LazyRoute for $page {
            fn data() -> Self {
                $page::data()
            }

            async fn view(this: Self) -> AnyView {
                $show($face::$page(this)).await
            }

            async fn preload() {
                #[cfg(target_arch = "wasm32")]
                $preload().await;
            }
        })*
    };
}

face! {
    /// Pages of the board.
    Board, show_board, __preload_show_board { TodayPage, RollPage, ProjectorPage }
}

face! {
    /// Pages of the portal.
    Portal, show_portal, __preload_show_portal { HomePage, GrowthPage, TimelinePage, MePage }
}

face! {
    /// Pages of the console.
    Console, show_console, __preload_show_console {
        LearnersPage, LearnerPage, ClassesPage, ClassPageView, ImportsPage, ImportPage, AccountsPage
    }
}

face! {
    /// The gallery.
    Workshop, show_workshop, __preload_show_workshop { GalleryPage }
}

/// The gallery of components; the server answers it in a demo school only.
pub struct GalleryPage;

impl GalleryPage {
    /// There is nothing to read.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        view! { <Gallery /> }.into_any()
    }
}
