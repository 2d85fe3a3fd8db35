//! The page of pairs: all of them, or one.

use super::{
    api::{read_duplicate, read_duplicates},
    list::list,
    pair::pair,
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
    id::PairId,
    matching::{Duplicates, PairView},
};

/// What is on the page.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
enum Shown {
    List(Box<Duplicates>),
    Pair(Box<PairView>),
}

/// The page.
pub struct DuplicatesPage(Fetched<Shown>);

async fn read(pair: Option<String>, after: Option<String>) -> Result<Shown, Failure> {
    let Some(pair) = pair else {
        let after = after.and_then(|after| after.parse::<PairId>().ok());
        return Ok(Shown::List(Box::new(read_duplicates(after).await?)));
    };
    let pair = pair.parse::<PairId>().map_err(|_| AppError::NotFound)?;
    Ok(Shown::Pair(Box::new(read_duplicate(pair).await?)))
}

impl DuplicatesPage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let (params, query) = (use_params_map(), use_query_map());
        let asked = move || (params.read().get("pair").filter(|pair| !pair.is_empty()), query.read().get("after"));
        Self(fetch(asked, |(pair, after)| read(pair, after)))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        let poll = Poll::new(move || this.0.refetch());
        let again = Callback::new(move |()| this.0.refetch());
        let show = move |shown: Shown| {
            poll.set(matches!(&shown, Shown::List(pairs) if pairs.scanning));
            match shown {
                Shown::List(pairs) => list(*pairs, again),
                Shown::Pair(view) => pair(*view),
            }
        };
        view! { <ConsoleData page="page-account" data=this.0 view=show /> }.into_any()
    }
}
