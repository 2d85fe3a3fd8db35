//! Server functions of attendance.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    attendance::{Board, Marked, Today},
    id::LessonId,
};

/// The teacher's day.
#[server(prefix = "/api", endpoint = "read_today", input = Form, output = Postcard)]
pub async fn read_today() -> Result<Today, Failure> {
    Ok(backend::attendance::today(&crate::session::cx()?).await?)
}

/// The board of a lesson.
#[server(prefix = "/api", endpoint = "read_board", input = Form, output = Postcard)]
pub async fn read_board(lesson: LessonId) -> Result<Board, Failure> {
    Ok(backend::attendance::board(&crate::session::cx()?, lesson).await?)
}

/// The board as the class sees it.
#[server(prefix = "/api", endpoint = "read_projector", input = Form, output = Postcard)]
pub async fn read_projector(lesson: LessonId) -> Result<Board, Failure> {
    Ok(backend::attendance::projector(&crate::session::cx()?, lesson).await?)
}

/// Marks one learner or the rest (`shared::attendance::Mark` as text). A plain form that is posted twice carries its
/// `key` twice and marks once; its buttons share that key, so the mark is part of what must not be repeated.
#[server(prefix = "/api", endpoint = "mark_roll", input = Form, output = Postcard)]
pub async fn mark_roll(lesson: LessonId, mark: String, key: String) -> Result<Vec<Marked>, Failure> {
    let mark = mark.parse().map_err(|_| shared::error::AppError::invalid("mark", "mark"))?;
    Ok(backend::attendance::mark_roll(&crate::session::cx()?, lesson, mark, &format!("{key}.{mark}")).await?)
}
