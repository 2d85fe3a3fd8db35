//! The board, the rows behind a number, or the queue through them.

use super::{
    api::{read_findings, read_next_finding, read_quality},
    board::board,
    query::filter_of,
    queue::queue,
    rows::rows,
};
use crate::{
    face::{ConsoleData, Poll},
    failure::Failure,
    wire::{Fetched, fetch},
};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use serde::{Deserialize, Serialize};
use shared::{
    error::AppError,
    quality::{FindingList, QualityBoard, Queue, RowFilter},
};

/// What is on the page.
#[derive(Clone, Serialize, Deserialize)]
enum Shown {
    Board(Box<QualityBoard>),
    Rows(Box<FindingList>),
    Queue(Box<Queue>),
}

/// The page.
pub struct QualityPage {
    filter: Memo<RowFilter>,
    data: Fetched<Shown>,
}

async fn read(what: String, filter: RowFilter) -> Result<Shown, Failure> {
    match what.as_str() {
        "" => Ok(Shown::Board(Box::new(read_quality(filter.of).await?))),
        "rows" => Ok(Shown::Rows(Box::new(read_findings(filter).await?))),
        "next" => Ok(Shown::Queue(Box::new(read_next_finding(filter).await?))),
        _ => Err(AppError::NotFound.into()),
    }
}

impl QualityPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let filter = Memo::new(move |_| filter_of(&query.read()));
        // Every answer changes `done`, so that the next row is read.
        let done = Memo::new(move |_| query.read().get("done").unwrap_or_default());
        let what = move || params.read().get("what").unwrap_or_default();
        Self { filter, data: fetch(move || (what(), filter.get(), done.get()), |(what, filter, _)| read(what, filter)) }
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let QualityPage { filter, data } = this;
        let poll = Poll::new(move || data.refetch());
        let show = move |shown: Shown| {
            let filter = filter.get_untracked();
            poll.set(matches!(&shown, Shown::Board(board) if board.progress.is_some()));
            match shown {
                Shown::Board(shown) => board(filter.of, *shown),
                Shown::Rows(list) => rows(filter, *list),
                Shown::Queue(shown) => queue(filter, *shown),
            }
        };
        view! { <ConsoleData page="page-account" data view=show /> }.into_any()
    }
}
