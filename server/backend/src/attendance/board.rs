//! Reading the teacher's day and the board of a lesson.

use super::{ViewBoard, ViewToday, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
    clock::wall,
};
use shared::{
    attendance::{Board, Today},
    credits::Hours,
    error::AppResult,
    id::{ClassId, LessonId},
    time::CampusNow,
};

/// The lessons of the signed-in teacher on the campus's today.
pub async fn today(cx: &Cx) -> AppResult<Today> {
    let permit = cx.permit::<ViewToday>(()).await?;
    let actor = cx.actor()?;
    let mut conn = cx.read().await?;
    let (campus, zone) = store::campus_of(&permit, &mut conn, actor.staff).await.or_fault()?;
    let now: CampusNow = wall(cx.clock.now(), &zone);
    let lessons = store::day(&permit, &mut conn, actor.staff, now.date).await.or_fault()?;
    let next = store::next_lesson(&permit, &mut conn, actor.staff, now.date).await.or_fault()?;
    Ok(Today { teacher: actor.name.clone(), campus, now, lessons, next })
}

/// What is read of the learners on a board.
const SHOWN: &str = "learner.name attendance.code";

/// The board of a lesson with the roster of its day.
pub async fn board(cx: &Cx, lesson: LessonId) -> AppResult<Board> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<ViewBoard>(&mut conn, lesson).await?;
    let lesson = store::lesson(&permit, &mut conn).await.or_fault()?;
    let tiles = store::roster(&permit, &mut conn, &lesson).await.or_fault()?;
    drop(conn);
    cx.looked(&Entry { kind: Kind::Viewed, class: Some(ClassId(lesson.class_id)), fields: SHOWN, ..Entry::default() }).await?;
    Ok(lesson.board(tiles))
}

/// The board as the class sees it on the wall: names and marks, nothing private.
pub async fn projector(cx: &Cx, lesson: LessonId) -> AppResult<Board> {
    let mut board = board(cx, lesson).await?;
    for tile in &mut board.tiles {
        tile.balance = Hours::ZERO;
        tile.owed = Hours::ZERO;
        tile.trial = false;
    }
    board.restricted = 0;
    Ok(board)
}
