//! The tags of one learner, and giving them by hand.

use crate::{
    clock::wall,
    db::{Conn, DbResult},
    execute, fetch_all, fetch_optional,
    people::{TagLearner, ViewPortrait},
    policy::Permit,
};
use shared::{
    id::TagId,
    tags::{Carried, Colour},
    time::At,
};
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct Row {
    tag_id: Uuid,
    name: String,
    colour: String,
    is_automatic: bool,
    from_at: i64,
    until_at: Option<i64>,
    why: String,
    giver: Option<String>,
}

impl Row {
    fn carried(self, zone: &str) -> Carried {
        let day = |at: i64| wall(At(at), zone).date;
        Carried {
            id: TagId(self.tag_id),
            name: self.name,
            colour: Colour::of(&self.colour),
            is_automatic: self.is_automatic,
            from: day(self.from_at),
            until: self.until_at.map(day),
            because: serde_json::from_str(&self.why).unwrap_or_default(),
            by: self.giver,
        }
    }
}

/// What the learner carries and carried, what is carried first, then the newest.
pub async fn carried(permit: &Permit<ViewPortrait>, conn: &mut Conn, zone: &str) -> DbResult<Vec<Carried>> {
    let rows = fetch_all!(
        conn,
        Row,
        "select t.tag_id, g.name, g.colour, g.rule is not null as is_automatic, t.from_at, t.until_at, t.why, a.name as giver
           from learner_tag t join tag g on g.id = t.tag_id left join account a on a.id = t.given_by
          where t.learner_id = $1 order by case when t.until_at is null then 0 else 1 end, t.from_at desc, g.name limit 60",
        permit.on().0
    )?;
    Ok(rows.into_iter().map(|row| row.carried(zone)).collect())
}

/// The name of a tag that is given by hand and in use.
pub async fn giveable(_: &Permit<TagLearner>, conn: &mut Conn, tag: TagId) -> DbResult<Option<String>> {
    const SQL: &str = "select name from tag where id = $1 and rule is null and is_on = $2";
    Ok(fetch_optional!(conn, (String,), SQL, tag.0, true)?.map(|(name,)| name))
}

/// Gives a tag; 0: it is carried already.
pub async fn give(permit: &Permit<TagLearner>, conn: &mut Conn, tag: TagId) -> DbResult<u64> {
    const SQL: &str = "insert into learner_tag (id, learner_id, tag_id, from_at, why, given_by) values ($1, $2, $3, $4, '[]', $5) on conflict do nothing";
    execute!(conn, SQL, crate::new_id(), permit.on().0, tag.0, permit.now().0, permit.actor().0)
}

/// Takes a tag that was given by hand; 0: it is not carried.
pub async fn take(permit: &Permit<TagLearner>, conn: &mut Conn, tag: TagId) -> DbResult<u64> {
    const SQL: &str = "update learner_tag set until_at = $3, ended_by = $4 where learner_id = $1 and tag_id = $2 and until_at is null and given_by is not null";
    execute!(conn, SQL, permit.on().0, tag.0, permit.now().0, permit.actor().0)
}
