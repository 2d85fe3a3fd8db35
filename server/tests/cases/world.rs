//! The school as plain rows in memory, as the oracle reads it.

use backend::{db::Conn, fetch_all, fetch_one, sqlx::types::Uuid, testing::TestHouse};
use chrono::{Days, NaiveDate};

pub struct Class {
    pub id: Uuid,
    pub code: String,
    pub campus: Uuid,
    pub department: String,
    pub teachers: [Option<Uuid>; 2],
}

pub struct Lesson {
    pub id: Uuid,
    pub class: Uuid,
    pub teacher: Option<Uuid>,
}

pub struct Learner {
    pub id: Uuid,
    pub name: String,
    pub campus: Uuid,
    /// Whether processing is restricted.
    pub restricted: bool,
    /// Classes of today.
    pub classes: Vec<Uuid>,
}

/// All of it, and the part that is asked for.
pub struct World {
    pub classes: Vec<Class>,
    pub learners: Vec<Learner>,
    pub lessons: Vec<Lesson>,
    pub campuses: Vec<Uuid>,
    pub today: NaiveDate,
}

impl World {
    pub fn class(&self, id: Uuid) -> &Class {
        self.classes.iter().find(|class| class.id == id).unwrap()
    }

    pub fn learner_named(&self, name: &str) -> &Learner {
        self.learners.iter().find(|learner| learner.name == name).unwrap()
    }

    /// Learners by what they have to do with those who ask: on the roster, formerly, soon; of other classes and campuses.
    pub fn asked_for(&self) -> Vec<&Learner> {
        let named = ["陈思远", "陈思宁", "王小明", "孙悦然", "吴俊熙"].map(|name| self.learner_named(name));
        let of = |code: &str| {
            let class = self.classes.iter().find(|class| class.code == code).unwrap();
            self.learners.iter().find(|learner| learner.classes.contains(&class.id)).unwrap()
        };
        named.into_iter().chain(["XH-WQ1-A", "XH-SX5-A", "PD-YY1-B"].map(of)).collect()
    }

    /// Reads the rows, after the roster of the Go class was given somebody who left it and somebody who is still to come, and
    /// the processing of 陈思宁 was restricted.
    pub async fn read(house: &TestHouse) -> Self {
        let today = house.clock.on_campus("Asia/Shanghai").date;
        change_rosters(house, today).await;
        restrict(house, "陈思宁").await;
        let mut conn = house.db.read().await.unwrap();
        let campuses = fetch_all!(&mut conn, (Uuid,), "select id from campus order by name desc").unwrap().into_iter().map(|(id,)| id).collect();
        Self { classes: classes(&mut conn).await, learners: learners(&mut conn, today).await, lessons: lessons(&mut conn, today).await, campuses, today }
    }
}

/// A stay in the Go class that ended yesterday for one learner of the mathematics class and begins tomorrow for another.
async fn change_rosters(house: &TestHouse, today: NaiveDate) {
    let mut tx = house.db.begin().await.unwrap();
    let (go,) = fetch_one!(&mut tx, (Uuid,), "select id from class where code = 'XH-WQ1-A'").unwrap();
    let spans = [("孙悦然", today - Days::new(30), Some(today - Days::new(1))), ("吴俊熙", today + Days::new(1), None)];
    for (name, from, until) in spans {
        let (learner,) = fetch_one!(&mut tx, (Uuid,), "select id from learner where name = $1", name).unwrap();
        const SQL: &str = "insert into membership (id, class_id, learner_id, kind, from_on, until_on) values ($1, $2, $3, 'member', $4, $5)";
        backend::execute!(&mut tx, SQL, backend::new_id(), go, learner, from, until).unwrap();
    }
    tx.commit().await.unwrap();
}

async fn restrict(house: &TestHouse, name: &str) {
    const SQL: &str = "insert into restriction (learner_id, reason, since, by_id) select id, 'desk', 0, id from learner where name = $1";
    let mut tx = house.db.begin().await.unwrap();
    assert_eq!(backend::execute!(&mut tx, SQL, name).unwrap(), 1);
    tx.commit().await.unwrap();
}

async fn classes(conn: &mut Conn) -> Vec<Class> {
    const SQL: &str =
        "select c.id, c.code, c.campus_id, k.subject, c.teacher_id, c.head_teacher_id from class c join course k on k.id = c.course_id order by c.code";
    let rows = fetch_all!(conn, (Uuid, String, Uuid, String, Option<Uuid>, Option<Uuid>), SQL).unwrap();
    rows.into_iter().map(|(id, code, campus, department, teacher, head)| Class { id, code, campus, department, teachers: [teacher, head] }).collect()
}

async fn learners(conn: &mut Conn, today: NaiveDate) -> Vec<Learner> {
    let stays = fetch_all!(conn, (Uuid, Uuid, NaiveDate, Option<NaiveDate>), "select learner_id, class_id, from_on, until_on from membership").unwrap();
    const SQL: &str = "select id, name, campus_id, id in (select learner_id from restriction) as restricted from learner order by no";
    let rows = fetch_all!(conn, (Uuid, String, Uuid, bool), SQL).unwrap();
    let of = |learner: Uuid| {
        let held = stays.iter().filter(|(whose, _, from, until)| *whose == learner && *from <= today && until.is_none_or(|until| today <= until));
        held.map(|(_, class, ..)| *class).collect()
    };
    rows.into_iter().map(|(id, name, campus, restricted)| Learner { id, name, campus, restricted, classes: of(id) }).collect()
}

async fn lessons(conn: &mut Conn, today: NaiveDate) -> Vec<Lesson> {
    const SQL: &str = "select id, class_id, teacher_id from lesson where on_date >= $1 order by on_date, id";
    let rows = fetch_all!(conn, (Uuid, Uuid, Option<Uuid>), SQL, today).unwrap();
    rows.into_iter().map(|(id, class, teacher)| Lesson { id, class, teacher }).collect()
}
