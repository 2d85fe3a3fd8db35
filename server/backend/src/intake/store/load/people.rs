//! Learners as rows are compared with them, and the numbers they had besides. What is sealed is known by its blind index.

use super::{super::Leave, Places};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    intake::books::{At, Books, Known},
    matching::{KinRow, Stored, kin_of},
};
use shared::matching::Kin;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    state: String,
    #[sqlx(flatten)]
    stored: Stored,
}

pub(super) async fn load(_: &Leave, conn: &mut Conn, books: &mut Books, places: &Places) -> DbResult<()> {
    let mut kin = kin(conn).await?;
    let rows = fetch_all!(
        conn,
        PersonRow,
        "select id, name, gender, born_on, id_no_index, phone_index, school, grade, state from learner p where erased_at is null
            and not exists (select 1 from learner_merge m where m.second_id = p.id and m.undone_at is null) order by no"
    )?;
    books.same.known = rows.into_iter().map(|row| known(places.learners[&row.id], kin.remove(&row.id).unwrap_or_default(), row)).collect();
    for (no, learner) in fetch_all!(conn, (String, Uuid), "select no, learner_id from learner_alias order by no")? {
        books.same.aliases.insert(no.into(), places.learners[&learner]);
    }
    Ok(())
}

async fn kin(conn: &mut Conn) -> DbResult<HashMap<Uuid, Vec<Kin>>> {
    const SQL: &str = "select k.learner_id, g.name, g.phone_index from guardian_link k join guardian g on g.id = k.guardian_id order by k.learner_id, k.rank";
    Ok(kin_of(fetch_all!(conn, KinRow, SQL)?))
}

fn known(at: At, kin: Vec<Kin>, row: PersonRow) -> Known {
    Known { at, person: row.stored.person(kin), state: row.state }
}
