//! Counts the queries of a request, so that tests can hold each page to a number that does not grow with the school.

use std::{cell::Cell, future::Future};

tokio::task_local! {
    static QUERIES: Cell<u32>;
}

/// Counts one query of the current request; outside a counted request it does nothing.
pub fn one() {
    let _ = QUERIES.try_with(|queries| queries.set(queries.get() + 1));
}

/// Runs `work` and tells how many queries it made.
pub async fn counted<F: Future>(work: F) -> (F::Output, u32) {
    QUERIES
        .scope(Cell::new(0), async {
            let output = work.await;
            (output, QUERIES.with(Cell::get))
        })
        .await
}
