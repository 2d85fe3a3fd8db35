//! Forms of new learners that are not finished hold whatever was typed.

use super::{
    bare::{bare, bare_words},
    store::erase as store,
};
use crate::{Fault, House, db::Conn};
use uuid::Uuid;

/// Takes away every draft that holds one of `words`, however it is written, or names `learner` as another child; and what nobody can open
/// any more.
pub(super) async fn forget(house: &House, conn: &mut Conn, words: &[String], learner: Uuid) -> Result<i64, Fault> {
    let mut words = bare_words(words);
    words.push(learner.simple().to_string());
    let mut gone = 0;
    for (account, key, sealed) in store::drafts(conn).await? {
        let typed = house.seal.open(&sealed, key.as_bytes()).ok().map(|typed| bare(&typed));
        if typed.is_none_or(|typed| words.iter().any(|word| typed.contains(word.as_str()))) {
            store::forget_draft(conn, account, &key).await?;
            gone += 1;
        }
    }
    Ok(gone)
}
