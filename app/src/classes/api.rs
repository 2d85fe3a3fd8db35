//! Server functions of classes.

#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

use crate::{failure::Failure, input::Json};
use chrono::NaiveDate;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    classes::{ClassFilter, ClassList, ClassPage},
    id::ClassId,
};

/// A page of the classes.
#[server(prefix = "/api", endpoint = "read_classes", input = Json, output = Postcard)]
pub async fn read_classes(filter: ClassFilter) -> Result<ClassList, Failure> {
    Ok(backend::classes::classes(&crate::session::cx()?, filter).await?)
}

/// One class with the roster of `day`.
#[server(prefix = "/api", endpoint = "read_class", input = Json, output = Postcard)]
pub async fn read_class(class: ClassId, day: Option<NaiveDate>) -> Result<ClassPage, Failure> {
    Ok(backend::classes::class_page(&crate::session::cx()?, class, day).await?)
}
