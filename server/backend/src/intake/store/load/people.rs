//! Learners as rows are compared with them, and the numbers they had besides. What is sealed is known by its blind index.

use super::{super::Leave, Places};
use crate::{
    db::{Conn, DbResult},
    fetch_all,
    intake::books::{At, Books, Known},
    matching,
};
use chrono::NaiveDate;
use shared::matching::{Kin, Number, Person};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    name: String,
    gender: Option<String>,
    born_on: Option<NaiveDate>,
    id_no_index: Option<Vec<u8>>,
    phone_index: Option<Vec<u8>>,
    school: Option<String>,
    grade: Option<String>,
    state: String,
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
    let mut all: HashMap<Uuid, Vec<Kin>> = HashMap::new();
    for (learner, name, phone) in fetch_all!(conn, (Uuid, String, Option<Vec<u8>>), SQL)? {
        all.entry(learner).or_default().push(Kin { name: matching::plain(&name), phone: phone.map(sealed) });
    }
    Ok(all)
}

fn known(at: At, kin: Vec<Kin>, row: PersonRow) -> Known {
    let person = Person {
        name: matching::name(&row.name),
        born_on: row.born_on,
        gender: row.gender,
        id_no: row.id_no_index.map(sealed),
        phone: row.phone_index.map(sealed),
        school: row.school,
        grade: row.grade,
        kin,
    };
    Known { at, person, state: row.state }
}

const fn sealed(index: Vec<u8>) -> Number {
    Number { index, clear: None }
}
