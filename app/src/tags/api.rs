//! Server functions of tags.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{
    failure::Failure,
    input::{Form, Json},
};
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::{LearnerId, SegmentId, TagId},
    people::LearnerFilter,
    tags::{LearnerTags, Preview, Rule, TagDraft, TagPage, Tags},
};

/// Every tag.
#[server(prefix = "/api", endpoint = "read_tags", input = Form, output = Postcard)]
pub async fn read_tags() -> Result<Tags, Failure> {
    Ok(backend::tags::tags(&crate::session::cx()?).await?)
}

/// One tag; none: a new one.
#[server(prefix = "/api", endpoint = "read_tag", input = Form, output = Postcard)]
pub async fn read_tag(tag: Option<TagId>) -> Result<TagPage, Failure> {
    Ok(backend::tags::tag(&crate::session::cx()?, tag).await?)
}

/// Writes a tag, new or as it was at `version`.
#[server(prefix = "/api", endpoint = "save_tag", input = Json, output = Postcard)]
pub async fn save_tag(tag: Option<TagId>, version: i64, draft: TagDraft, key: String) -> Result<TagId, Failure> {
    Ok(backend::tags::save_tag(&crate::session::cx()?, tag, version, draft, &key).await?)
}

/// Switches a tag on or off.
#[server(prefix = "/api", endpoint = "switch_tag", input = Form, output = Postcard)]
pub async fn switch_tag(tag: TagId, on: bool) -> Result<(), Failure> {
    Ok(backend::tags::switch_tag(&crate::session::cx()?, tag, on).await?)
}

/// Whom a rule would tag.
#[server(prefix = "/api", endpoint = "preview_tag", input = Json, output = Postcard)]
pub async fn preview_tag(rule: Rule, after: Option<String>) -> Result<Preview, Failure> {
    Ok(backend::tags::preview_tag(&crate::session::cx()?, &rule, after.as_deref()).await?)
}

/// The tags of a learner.
#[server(prefix = "/api", endpoint = "read_learner_tags", input = Form, output = Postcard)]
pub async fn read_learner_tags(learner: LearnerId) -> Result<LearnerTags, Failure> {
    Ok(backend::tags::learner_tags(&crate::session::cx()?, learner).await?)
}

/// Gives a tag by hand.
#[server(prefix = "/api", endpoint = "give_tag", input = Form, output = Postcard)]
pub async fn give_tag(learner: LearnerId, tag: TagId, key: String) -> Result<(), Failure> {
    Ok(backend::tags::give_tag(&crate::session::cx()?, learner, tag, &key).await?)
}

/// Takes a tag that was given by hand.
#[server(prefix = "/api", endpoint = "take_tag", input = Form, output = Postcard)]
pub async fn take_tag(learner: LearnerId, tag: TagId, key: String) -> Result<(), Failure> {
    Ok(backend::tags::take_tag(&crate::session::cx()?, learner, tag, &key).await?)
}

/// Keeps the filters of the list under a name.
#[server(prefix = "/api", endpoint = "save_segment", input = Json, output = Postcard)]
pub async fn save_segment(name: String, filter: LearnerFilter, key: String) -> Result<(), Failure> {
    Ok(backend::tags::save_segment(&crate::session::cx()?, &name, filter, &key).await?)
}

/// Drops a segment of one's own.
#[server(prefix = "/api", endpoint = "drop_segment", input = Form, output = Postcard)]
pub async fn drop_segment(segment: SegmentId) -> Result<(), Failure> {
    Ok(backend::tags::drop_segment(&crate::session::cx()?, segment).await?)
}
