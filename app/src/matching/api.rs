//! Server functions of pairs.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Form};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::PairId,
    matching::{Duplicates, PairView, Part},
};

/// The list of pairs, from the one after `after` on.
#[server(prefix = "/api", endpoint = "read_duplicates", input = Form, output = Postcard)]
pub async fn read_duplicates(#[server(default)] after: Option<PairId>) -> Result<Duplicates, Failure> {
    Ok(backend::matching::duplicates(&crate::session::cx()?, after).await?)
}

/// Asks for a scan of all learners.
#[server(prefix = "/api", endpoint = "scan_pairs", input = Form, output = Postcard)]
pub async fn scan_pairs(key: String) -> Result<(), Failure> {
    Ok(backend::matching::scan_pairs(&crate::session::cx()?, &key).await?)
}

/// One pair, side by side.
#[server(prefix = "/api", endpoint = "read_duplicate", input = Form, output = Postcard)]
pub async fn read_duplicate(pair: PairId) -> Result<PairView, Failure> {
    Ok(backend::matching::duplicate(&crate::session::cx()?, pair).await?)
}

/// Makes one learner of a pair, with the parts `taken` from the second.
#[server(prefix = "/api", endpoint = "merge_learners", input = Form, output = Postcard)]
pub async fn merge_learners(pair: PairId, #[server(default)] taken: Vec<Part>, key: String) -> Result<(), Failure> {
    Ok(backend::matching::merge(&crate::session::cx()?, pair, &taken, &key).await?)
}

/// Makes two learners again.
#[server(prefix = "/api", endpoint = "undo_merge", input = Form, output = Postcard)]
pub async fn undo_merge(pair: PairId, key: String) -> Result<(), Failure> {
    Ok(backend::matching::undo_merge(&crate::session::cx()?, pair, &key).await?)
}

/// Remembers that two learners are two.
#[server(prefix = "/api", endpoint = "keep_apart", input = Form, output = Postcard)]
pub async fn keep_apart(pair: PairId, key: String) -> Result<(), Failure> {
    Ok(backend::matching::keep_apart(&crate::session::cx()?, pair, &key).await?)
}
