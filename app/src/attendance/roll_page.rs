//! Taking the roll: one tap for all who came, one tap for each who did not.

use super::{
    api::{MarkRoll, read_board},
    roll::{LongPress, Roll, RollFoot, RollSheet, RollSync, RollTile, RollTools, follow},
    words::{dotted, hours},
};
use crate::{
    failure::{Failure, FailurePage},
    layout::BoardShell,
    text::use_text,
    ui::{Art, Empty, IconName, LinkButton, Skeleton},
    wire::{Fetched, fetch},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use shared::{attendance::Board, error::AppError, id::LessonId};

/// The page.
pub struct RollPage {
    board: Fetched<Board>,
    posted: Option<Failure>,
}

/// The lesson in the address.
pub(super) fn lesson_of_address() -> impl Fn() -> Option<LessonId> + Send + Sync + Copy + 'static {
    let params = use_params_map();
    move || params.read().get_str("lesson").and_then(|lesson| lesson.parse().ok())
}

impl RollPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let read = |lesson: Option<LessonId>| async move {
            match lesson {
                Some(lesson) => read_board(lesson).await,
                None => Err(Failure(AppError::NotFound)),
            }
        };
        let posted = ServerAction::<MarkRoll>::new().value().get_untracked().and_then(Result::err);
        Self { board: fetch(lesson_of_address(), read), posted }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let RollPage { board, posted } = this;
        let page = move || {
            let posted = posted.clone();
            Suspend::new(async move {
                match board.await {
                    Ok(board) => Either::Left(view! { <RollView board posted /> }),
                    Err(failure) => Either::Right(view! { <FailurePage failure /> }),
                }
            })
        };
        view! { <Suspense fallback=Waiting>{page}</Suspense> }.into_any()
    }
}

/// Before the board is here.
#[component]
fn Waiting() -> impl IntoView {
    view! { <BoardShell page="page-roll" title=use_text().board_roll() back="/board"><Skeleton lines=8 /></BoardShell> }
}

/// The board of one lesson.
#[component]
fn RollView(
    /// As the server read it.
    board: Board,
    /// What a plain form was answered.
    posted: Option<Failure>,
) -> impl IntoView {
    let text = use_text();
    let roll = Roll::new(&board, posted);
    follow(&roll, board.class, board.seq);
    let subtitle = dotted([hours(board.starts, board.ends), board.room.clone(), text.board_lesson_no(board.no)]);
    let projector = format!("/board/lesson/{}/projector", board.lesson);
    let (acts, foot) = (roll.clone(), roll.clone());
    let acts = move || view! { <RollSync roll=acts.clone() /><LinkButton href=projector.clone() icon=IconName::Screen>{text.board_projector()}</LinkButton> };
    let foot = move || view! { <RollFoot roll=foot.clone() /> };
    let title = board.class_name.clone();
    if board.tiles.is_empty() {
        let next = if board.restricted > 0 { text.board_restricted(board.restricted) } else { text.board_nobody_next().to_owned() };
        return view! {
            <Title text=title.clone() />
            <BoardShell page="page-roll" title subtitle back="/board">
                <Empty title=text.board_nobody() text=next art=Art::School><LinkButton href="/board">{text.board_back_to_today()}</LinkButton></Empty>
            </BoardShell>
        }
        .into_any();
    }
    view! {
        <Title text=format!("{} · {title}", text.board_roll()) />
        <BoardShell page="page-roll" title subtitle back="/board" acts foot>
            <RollForm roll=roll.clone() key=key(&board) />
            <RollSheet roll />
        </BoardShell>
    }
    .into_any()
}

/// What makes a plain form that is sent twice count once: it changes with every event of the house. The mark itself is
/// added where it arrives.
fn key(board: &Board) -> String {
    let lesson = board.lesson.to_string();
    format!("{}.{}", &lesson[lesson.len() - 8..], board.seq)
}

/// The tiles, in one form; the buttons of the foot and of the sheet belong to it too.
#[component]
fn RollForm(
    /// The roll.
    roll: Roll,
    /// The key of the plain form.
    key: String,
) -> impl IntoView {
    let text = use_text();
    let press = LongPress::new();
    let [submits, starts, menus, clicks, tiles, listed] = [(); 6].map(|()| roll.clone());
    let class = move || if roll.ready.get() { "tiles is-ready" } else { "tiles" };
    let numbered = move || listed.roster().into_iter().zip(1u32..).collect::<Vec<_>>();
    view! {
        <form id="roll" method="post" action=MarkRoll::PATH on:submit=move |event| submits.pressed(&event)>
            <input type="hidden" name="lesson" value=tiles.lesson.to_string() />
            <input type="hidden" name="key" value=key />
            <RollTools roll=tiles.clone() />
            <h2 class="sr">{text.board_roster()}</h2>
            <ul
                class=class
                on:pointerdown=move |event| press.start(&starts, &event)
                on:pointermove=move |event| press.moved(&event)
                on:pointerup=move |_| press.stop()
                on:pointercancel=move |_| press.stop()
                on:contextmenu=move |event| press.menu(&menus, &event)
                on:click=move |event| press.click(&clicks, &event)
            >
                <For each=numbered key=|(learner, no)| (*learner, *no) let:item>
                    <RollTile roll=tiles.clone() learner=item.0 no=item.1 />
                </For>
            </ul>
        </form>
    }
}
