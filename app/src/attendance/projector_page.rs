//! The roll on the wall of the classroom: who is here, and nothing private.

use super::{
    api::read_projector,
    roll::{LongName, Roll, follow},
    roll_page::lesson_of_address,
    words::{dotted, hours},
};
use crate::{
    failure::{Failure, FailurePage},
    text::use_text,
    ui::{ButtonSize, Icon, IconName, LinkButton, Skeleton, ThemeToggle},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use shared::{
    attendance::Board,
    error::AppError,
    id::{LearnerId, LessonId},
};

/// The page.
pub struct ProjectorPage {
    board: Fetched<Board>,
}

impl ProjectorPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let read = |lesson: Option<LessonId>| async move {
            match lesson {
                Some(lesson) => read_projector(lesson).await,
                None => Err(Failure(AppError::NotFound)),
            }
        };
        Self { board: fetch(lesson_of_address(), read) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let page = move || {
            Suspend::new(async move {
                match this.board.await {
                    Ok(board) => Either::Left(view! { <Wall board /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=|| view! { <main class="board page-projector" data-face="board"><Skeleton lines=6 /></main> }>{page}</Suspense> }.into_any()
    }
}

/// A name on the wall; whether somebody who is not here has leave is nobody's business.
#[component]
fn OnWall(
    /// The roll.
    roll: Roll,
    /// Whose name.
    learner: LearnerId,
) -> impl IntoView {
    let text = use_text();
    let name = untrack(|| roll.name(learner));
    let here = Memo::new(move |_| roll.tile(learner).and_then(|tile| tile.code).is_some_and(|code| code.switches().held));
    let mark = move || {
        if here.get() {
            view! { <Icon name=IconName::Check /><span class="sr">{text.board_here()}</span> }.into_any()
        } else {
            view! { <span class="circle" aria-hidden="true"></span> }.into_any()
        }
    };
    view! { <li class=move || if here.get() { "here" } else { "" }>{mark}<LongName name /></li> }
}

/// The wall.
#[component]
fn Wall(
    /// Names and marks.
    board: Board,
) -> impl IntoView {
    let text = use_text();
    let roll = Roll::new(&board, None);
    follow(&roll, board.class, board.seq);
    let (counted, listed) = (roll.clone(), roll.clone());
    let tally = Memo::new(move |_| counted.tally());
    let line = dotted([hours(board.starts, board.ends), board.room.clone(), text.board_lesson_no(board.no)]);
    let end = format!("/board/lesson/{}", board.lesson);
    let title = board.class_name;
    let wall = match board.tiles.len() {
        ..=20 => "wall few",
        21..=35 => "wall",
        _ => "wall many",
    };
    view! {
        <Title text=text.board_projector_title(&title) />
        <div class="board page-projector" data-face="board">
            <header class="row between">
                <div class="grow"><p class="lead soft">{line}</p><h1>{title}</h1></div>
                <p class="came" role="status">
                    <span class="lead soft">{text.board_here()}</span>
                    <span class="clock"><b>{move || tally.get().came()}</b><span class="of">" / "{move || tally.get().all()}</span></span>
                </p>
            </header>
            <main id="main">
                <h2 class="sr">{text.board_roster()}</h2>
                <ul class=wall>
                    <For each=move || listed.roster() key=|learner| *learner let:learner><OnWall roll=roll.clone() learner /></For>
                </ul>
            </main>
            <footer class="row">
                <p class="label soft row grow"><Icon name=IconName::EyeOff />{text.board_private()}</p>
                <ThemeToggle />
                <LinkButton href=end size=ButtonSize::Medium>{text.board_end_projector()}</LinkButton>
            </footer>
        </div>
    }
}
