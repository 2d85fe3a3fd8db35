//! Forms of new learners that are not finished hold whatever was typed.

use super::store::erase as store;
use crate::{Fault, House, db::Conn};
use uuid::Uuid;

/// Takes away every draft that holds one of `words`, however it is written, or names `learner` as another child; and what nobody can open
/// any more.
pub(super) async fn forget(house: &House, conn: &mut Conn, words: &[String], learner: Uuid) -> Result<i64, Fault> {
    let own = learner.simple().to_string();
    let words: Vec<String> = words.iter().map(|word| bare(word)).filter(|word| word.chars().count() > 1).chain([own]).collect();
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

/// Letters and digits alone, narrow and small.
fn bare(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    text.chars().map(narrow).filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
