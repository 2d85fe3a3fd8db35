//! One stream: what a page watches, from where it left off.

use super::{Hub, Signal};
use crate::{Cx, OrFault, access::may_end, classes::ViewClass, event, fetch_all, intake::ViewImports, people::ViewLearner, privacy::unrestricted, scalar};
use shared::{error::AppResult, id::AccountId, live::Topic};
use std::collections::VecDeque;
use tokio::sync::broadcast::{Receiver, error::RecvError};

/// Events replayed after a reconnect at most; whoever missed more starts over.
const REPLAY: i64 = 1000;

/// What a stream tells its page.
#[derive(Clone, Debug)]
pub enum Told {
    /// Something happened: its sequence and its JSON body.
    Event(i64, String),
    /// The asker may have lost a right or the session: look whether the stream may stay open.
    Doubt,
    /// Too much was missed: read the page again; the sequence to go on from.
    Reset(i64),
}

/// An open stream.
pub struct Watch {
    /// The asker, and whoever looks through their eyes.
    accounts: Vec<AccountId>,
    topics: Vec<Topic>,
    events: Receiver<Signal>,
    ready: VecDeque<Told>,
    seq: i64,
}

/// Opens a stream on `topics`, replaying what came after `since`. Every topic needs the permission of its page.
pub async fn watch(cx: &Cx, topics: Vec<Topic>, since: Option<i64>) -> AppResult<Watch> {
    for topic in &topics {
        may_watch(cx, *topic).await?;
    }
    let accounts = [Some(cx.actor()?.account), cx.looker().map(|looker| looker.actor.account)].into_iter().flatten().collect();
    let events = hub(cx).subscribe();
    let mut conn = cx.read().await?;
    let newest = event::newest(&mut conn).await.or_fault()?;
    let mut watch = Watch { accounts, topics, events, ready: VecDeque::new(), seq: newest };
    let since = since.unwrap_or(newest);
    if since < newest {
        watch.replay(&mut conn, since).await.or_fault()?;
    }
    Ok(watch)
}

fn hub(cx: &Cx) -> &Hub {
    &cx.hub
}

/// Whether the person may (still) watch `topic`.
pub async fn may_watch(cx: &Cx, topic: Topic) -> AppResult<()> {
    match topic {
        Topic::Class(class) => cx.permit::<ViewClass>(class).await.map(drop),
        Topic::Learner(learner) => cx.permit::<ViewLearner>(learner).await.map(drop),
        Topic::Import(_) => cx.permit::<ViewImports>(()).await.map(drop),
    }
}

/// Minutes around a lesson in which its board is taken to be in use.
const AROUND: i64 = 30;

/// Whether one of the classes watched is in a lesson: then somebody is at work, whether they press anything or not.
pub async fn in_lesson(cx: &Cx, topics: &[Topic]) -> bool {
    const SQL: &str = "select count(*) from lesson where class_id = $1 and on_date = $2 and starts_min <= $3 and ends_min >= $4";
    let now = cx.today();
    let Ok(mut conn) = cx.read().await else { return false };
    for topic in topics {
        if let Topic::Class(class) = topic {
            let found = scalar!(&mut conn, i64, SQL, class.0, now.date, now.minute.0 + AROUND, now.minute.0 - AROUND);
            if found.is_ok_and(|lessons| lessons > 0) {
                return true;
            }
        }
    }
    false
}

impl Watch {
    /// The topics that are watched.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The next thing to tell; none when the house closes.
    pub async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some(told) = self.ready.pop_front() {
                return Some(told);
            }
            match self.events.recv().await {
                Ok(signal) if signal.seq > self.seq => self.take(&signal),
                Ok(_) => {}
                Err(RecvError::Lagged(_)) => return Some(Told::Reset(self.seq)),
                Err(RecvError::Closed) => return None,
            }
        }
    }

    fn take(&mut self, event: &event::Recorded) {
        self.seq = event.seq;
        let concerned = self.topics.iter().any(|topic| concerns(*topic, event));
        if self.accounts.iter().any(|account| may_end(event, *account)) || concerned && ["restricted", "learners_merged"].contains(&event.kind.as_str()) {
            self.ready.push_back(Told::Doubt);
        }
        if concerned {
            self.ready.push_back(Told::Event(event.seq, event.body.clone()));
        }
    }

    async fn replay(&mut self, conn: &mut crate::db::Conn, since: i64) -> crate::db::DbResult<()> {
        let mut missed = Vec::new();
        for topic in &self.topics {
            missed.extend(after(conn, *topic, since, self.seq).await?);
        }
        if i64::try_from(missed.len()).is_ok_and(|missed| missed >= REPLAY) {
            self.ready.push_back(Told::Reset(self.seq));
            return Ok(());
        }
        missed.sort_by_key(|(seq, _)| *seq);
        missed.dedup();
        self.ready.extend(missed.into_iter().map(|(seq, body)| Told::Event(seq, body)));
        Ok(())
    }
}

fn concerns(topic: Topic, event: &event::Recorded) -> bool {
    match topic {
        Topic::Class(id) => event.class_id == Some(id.0),
        Topic::Learner(id) => event.learner_id == Some(id.0),
        Topic::Import(id) => event.import_id == Some(id.0),
    }
}

async fn after(conn: &mut crate::db::Conn, topic: Topic, since: i64, until: i64) -> crate::db::DbResult<Vec<(i64, String)>> {
    match topic {
        Topic::Class(id) => fetch_all!(
            conn,
            (i64, String),
            concat!(
                "select e.seq, e.body from event e where e.class_id = $1 and e.seq > $2 and e.seq <= $3 and ",
                unrestricted!("e.learner_id"),
                " order by e.seq limit $4"
            ),
            id.0,
            since,
            until,
            REPLAY
        ),
        Topic::Learner(id) => fetch_all!(
            conn,
            (i64, String),
            "select seq, body from event where learner_id = $1 and seq > $2 and seq <= $3 order by seq limit $4",
            id.0,
            since,
            until,
            REPLAY
        ),
        Topic::Import(_) => Ok(Vec::new()),
    }
}
