//! The data dictionary. It holds no data of anybody: every member of staff may read what is kept, why and for how long.

use crate::{Cx, policy::on_nothing};
use rights::quality::ReadDictionary;
use shared::{
    dictionary::{DictionaryLine, lines},
    error::AppResult,
};

on_nothing!(ReadDictionary);

/// Every field that says `q` somewhere; all for an empty one.
pub async fn dictionary(cx: &Cx, q: &str) -> AppResult<Vec<DictionaryLine>> {
    cx.permit::<ReadDictionary>(()).await?;
    Ok(lines(q))
}
