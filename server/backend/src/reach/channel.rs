//! Channels: how a message leaves the house.

use super::store;
use crate::{Cx, OrFault, db::Conn, keys::Cell};
use shared::{error::AppResult, id::GuardianId};

/// A message to one person.
pub struct Message<'a> {
    /// What it is for: `join_code`, `reset_code`.
    pub kind: &'static str,
    /// Who gets it; sealed under their key.
    pub to: GuardianId,
    /// Where: a phone.
    pub recipient: &'a str,
    /// What it says.
    pub body: &'a str,
}

/// A way out of the house.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Channel {
    /// For development and demonstrations: nothing leaves, the outbox keeps it.
    #[default]
    Development,
}

impl Channel {
    /// The word stored in the database.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Development => "development",
        }
    }

    /// Where a message stands that was just handed to the channel.
    const fn state(self) -> &'static str {
        match self {
            Self::Development => "kept",
        }
    }
}

/// Days a message is kept.
const KEPT: i64 = 30;

/// Writes a message into the outbox, in the transaction of what it tells of, for the channel of the house.
pub async fn send(cx: &Cx, conn: &mut Conn, message: &Message<'_>) -> AppResult<()> {
    let (id, person, channel) = (crate::new_id(), message.to.0, cx.rules.channel);
    let ring = cx.seal.ring(&[person]).await?;
    let cell = |column| Cell { person, row: id, column };
    let row = store::NewRow {
        id,
        kind: message.kind,
        channel: channel.word(),
        state: channel.state(),
        person,
        recipient: ring.close(cell(store::RECIPIENT), message.recipient)?,
        body: ring.close(cell(store::BODY), message.body)?,
    };
    let now = cx.clock.now();
    store::insert(conn, &row, now, now.plus_seconds(-KEPT * 24 * 3600)).await.or_fault().map(drop)
}
