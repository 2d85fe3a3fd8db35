//! Server functions of the rule of numbers.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::session::{cx, go, keep};
use crate::{
    failure::Failure,
    input::{Form, Json},
};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::people::{NumberRule, Numbering, YearShown};
use std::collections::BTreeMap;

/// The codes that a form gives for campuses; in a form a name that begins with a digit would be a place in a list.
#[cfg(feature = "ssr")]
fn codes_of(codes: BTreeMap<String, String>) -> Result<BTreeMap<shared::id::CampusId, String>, Failure> {
    let own =
        |(campus, code): (String, String)| Ok((campus.strip_prefix("of-").unwrap_or_default().parse().map_err(|_| shared::error::AppError::NotFound)?, code));
    codes.into_iter().map(own).collect()
}

/// The rule, with the next numbers; or what another rule would make.
#[server(prefix = "/api", endpoint = "read_numbering", input = Json, output = Postcard)]
pub async fn read_numbering(tried: Option<(NumberRule, BTreeMap<String, String>)>) -> Result<Numbering, Failure> {
    let tried = tried.map(|(rule, codes)| Ok::<_, Failure>((rule, codes_of(codes)?))).transpose()?;
    Ok(backend::people::numbering(&cx()?, tried.as_ref()).await?)
}

/// Sets the rule for new learners.
#[server(prefix = "/api", endpoint = "set_numbering", input = Form, output = Postcard)]
pub async fn set_numbering(
    version: i64,
    prefix: String,
    year: YearShown,
    #[server(default)] campus: bool,
    width: u8,
    #[server(default)] check: bool,
    #[server(default)] codes: BTreeMap<String, String>,
    key: String,
) -> Result<(), Failure> {
    let filled = super::form::filled(&NumberRule { prefix: prefix.clone(), year, campus, width, check }, &codes);
    let filled: Vec<(&str, &str)> = filled.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let set = async {
        let rule = NumberRule { prefix, year, campus, width, check };
        Ok(backend::people::set_numbering(&cx()?, version, &rule, &codes_of(codes)?, &key).await?)
    };
    keep(SetNumbering::PATH, &filled, set.await)?;
    go(&format!("{}?done={version}", super::page::NUMBERS));
    Ok(())
}
