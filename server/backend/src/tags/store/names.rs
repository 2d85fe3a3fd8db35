//! Names of tags, to choose from.

use crate::{
    db::{Conn, DbResult},
    fetch_all,
    people::ListLearners,
    policy::{Act, Permit},
};
use shared::{
    id::{CampusId, SegmentId, TagId},
    tags::{Segment, TagName},
};
use uuid::Uuid;

/// What the list of learners can be filtered by: campuses, tags in use, and the asker's segments, each by name.
#[derive(Default)]
pub struct Choices {
    pub campuses: Vec<(CampusId, String)>,
    pub tags: Vec<TagName>,
    pub segments: Vec<Segment>,
}

impl Choices {
    fn add(&mut self, (kind, id, name, filter): (i64, Uuid, String, String)) {
        match kind {
            1 => self.campuses.push((CampusId(id), name)),
            2 => self.tags.push(TagName { id: TagId(id), name }),
            _ => self.segments.extend(serde_json::from_str(&filter).ok().map(|filter| Segment { id: SegmentId(id), name, filter })),
        }
    }
}

/// All of them in one statement.
pub async fn choices(permit: &Permit<ListLearners>, conn: &mut Conn) -> DbResult<Choices> {
    let rows = fetch_all!(
        conn,
        (i64, Uuid, String, String),
        "select cast(1 as bigint) as kind, id, name, '' as filter from campus
          union all select 2, id, name, '' from tag where is_on = $1
          union all select 3, id, name, filter from segment where account_id = $2 order by kind, name",
        true,
        permit.actor().0
    )?;
    let mut choices = Choices::default();
    for row in rows {
        choices.add(row);
    }
    Ok(choices)
}

/// Tags in use that are given by hand, by name.
pub async fn given<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<TagName>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from tag where is_on = $1 and rule is null order by name limit 200", true)?;
    Ok(rows.into_iter().map(|(id, name)| TagName { id: TagId(id), name }).collect())
}

/// Campuses by name.
pub async fn campuses<A: Act>(_: &Permit<A>, conn: &mut Conn) -> DbResult<Vec<(CampusId, String)>> {
    let rows = fetch_all!(conn, (Uuid, String), "select id, name from campus order by name limit 200")?;
    Ok(rows.into_iter().map(|(id, name)| (CampusId(id), name)).collect())
}
