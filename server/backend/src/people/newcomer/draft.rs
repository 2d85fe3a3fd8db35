//! What was typed while somebody still has to say who it is. It lies sealed: names and phones stand in no address.

use super::{AddLearner, store};
use crate::{Cx, OrFault, db::Conn, policy::Permit};
use serde::{Deserialize, Serialize};
use shared::{error::AppResult, id::LearnerId, people::TypedLearner};

/// A form that is not finished.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) typed: TypedLearner,
    /// Of whom it was said that they are other children.
    pub(super) others: Vec<LearnerId>,
}

impl Draft {
    /// Takes over of whom it was said before that they are other children: than the child that was typed then, nobody else.
    pub(super) fn go_on_from(&mut self, before: Self) {
        let who = |typed: &TypedLearner| [&typed.name, &typed.born_on, &typed.id_no].map(Clone::clone);
        if who(&self.typed) == who(&before.typed) {
            self.others.extend(before.others);
        }
    }
}

/// The longest key of a form.
const KEY: usize = 80;

/// The draft under a key; none where there is none that opens.
pub(super) async fn read(cx: &Cx, permit: &Permit<AddLearner>, conn: &mut Conn, key: &str) -> AppResult<Option<Draft>> {
    let sealed = store::draft(permit, conn, key).await.or_fault()?;
    Ok(sealed.and_then(|sealed| cx.seal.open(&sealed, key.as_bytes()).ok()).and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps a draft, in a transaction of its own: what was begun beside it comes to nothing.
pub(super) async fn keep(cx: &Cx, permit: &Permit<AddLearner>, key: &str, draft: &Draft) -> AppResult<()> {
    if key.is_empty() || key.len() > KEY {
        return Ok(());
    }
    let sealed = cx.seal.close(&serde_json::to_string(draft).or_fault()?, key.as_bytes());
    let mut tx = cx.begin().await?;
    store::keep_draft(permit, &mut tx, key, &sealed).await.or_fault()?;
    cx.commit(tx, &[]).await
}
