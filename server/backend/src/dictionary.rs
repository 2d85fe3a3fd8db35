//! The data dictionary. It holds no data of anybody: every member of staff may read what is kept, why and for how long.

use crate::{
    Cx,
    policy::{Actor, PlainAct},
};
use shared::{
    dictionary::{DictionaryLine, lines},
    error::AppResult,
};

/// Read the dictionary.
pub struct ReadDictionary;

impl PlainAct for ReadDictionary {
    fn admits(actor: &Actor) -> bool {
        !actor.grants.is_empty()
    }
}

/// Every field that says `q` somewhere; all for an empty one.
pub async fn dictionary(cx: &Cx, q: &str) -> AppResult<Vec<DictionaryLine>> {
    cx.permit::<ReadDictionary>(()).await?;
    Ok(lines(q))
}
