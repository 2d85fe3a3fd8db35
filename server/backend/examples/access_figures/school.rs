//! A school of 50,000 learners in 1,400 classes, with 10,000 accounts of one role each and one of fifty.

use backend::{
    House,
    access::Token,
    bulk_insert,
    db::{Conn, DbResult, dialect},
    execute,
    keys::{Cell, Fresh},
    new_id,
    people::pinyin,
    sqlx::types::Uuid,
};
use chrono::{Days, NaiveDate};
use shared::{access::Role, id::LearnerId};

pub const CAMPUSES: usize = 7;
pub const CLASSES: usize = 1_400;
pub const MEMBERS: usize = 35;
pub const LEARNERS: usize = 50_000;
pub const ACCOUNTS: usize = 10_000;
/// Classes of each class teacher.
pub const OWN: usize = 3;
/// Roles of the one account that holds many, each bounded by a class.
pub const MANY: usize = 50;

/// Who signs in, and whose page they may open.
pub struct Asker {
    pub token: Token,
    pub account: Uuid,
    /// A learner in their reach.
    pub learner: LearnerId,
    role: Role,
    staff: Option<usize>,
    campus: Option<usize>,
}

/// The ids of the school.
pub struct School {
    campuses: Vec<Uuid>,
    classes: Vec<Uuid>,
    staff: Vec<Uuid>,
    learners: Vec<Uuid>,
    /// Class teachers and academic affairs in turn.
    pub askers: Vec<Asker>,
    /// The account of fifty roles.
    pub many: Asker,
    /// Academic affairs of every campus.
    pub whole: Asker,
}

const fn campus_of_class(class: usize) -> usize {
    class * CAMPUSES / CLASSES
}

/// The last thousand learners are in no class.
const fn campus_of(learner: usize) -> usize {
    if learner < CLASSES * MEMBERS { campus_of_class(learner / MEMBERS) } else { learner % CAMPUSES }
}

fn name(learner: usize) -> String {
    let (surnames, given): (Vec<char>, Vec<char>) =
        ("王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗".chars().collect(), "子梓雨欣浩宇思涵一诺佳怡俊杰梦琪天佑若曦".chars().collect());
    [surnames[learner * 7919 % 20], given[learner * 104_729 % 19], given[learner * 1_299_709 % 17]].iter().collect()
}

impl School {
    fn new() -> Self {
        let ids = |count: usize| (0..count).map(|_| new_id()).collect::<Vec<_>>();
        let learners = ids(LEARNERS);
        let heads = CLASSES.div_ceil(OWN);
        let asker = |n: usize| {
            let (role, class) = if n.is_multiple_of(2) { (Role::ClassTeacher, n / 2 % heads * OWN) } else { (Role::AcademicAffairs, n * 37 % CLASSES) };
            let staff = (role == Role::ClassTeacher).then_some(class / OWN);
            Asker {
                token: Token::fresh(),
                account: new_id(),
                learner: LearnerId(learners[class * MEMBERS + n % MEMBERS]),
                role,
                staff,
                campus: Some(campus_of_class(class)),
            }
        };
        let many = Asker { staff: None, learner: LearnerId(learners[(MANY - 1) * MEMBERS]), ..asker(0) };
        let whole = Asker { campus: None, ..asker(1) };
        Self { campuses: ids(CAMPUSES), classes: ids(CLASSES), staff: ids(2 * heads), askers: (0..ACCOUNTS).map(asker).collect(), many, whole, learners }
    }

    /// Builds the school in an empty house.
    pub async fn build(house: &House) -> Result<Self, Box<dyn std::error::Error>> {
        let (school, keys, today) = (Self::new(), Fresh::default(), house.clock.on_campus(&house.zone).date);
        let mut tx = house.db.begin().await?;
        school.frame(&mut tx, today).await?;
        school.people(&mut tx, &keys, today).await?;
        school.memberships(&mut tx, today).await?;
        school.accounts(&mut tx, house.clock.now().0).await?;
        house.seal.keep(&keys).await.map_err(|error| error.to_string())?;
        tx.commit().await?;
        Ok(school)
    }

    async fn frame(&self, conn: &mut Conn, today: NaiveDate) -> DbResult<()> {
        const COURSE: &str =
            "insert into course (id, code, name, subject, level, total_hours, price_fen) values ($1, 'SX', '数学', '数学', '三年级', 9600, 20000)";
        const CLASS: &str =
            "insert into class (id, code, name, course_id, campus_id, room, teacher_id, head_teacher_id, capacity, starts_on, ends_on, pattern, learners) ";
        let course = new_id();
        execute!(conn, COURSE, course)?;
        for (n, id) in self.campuses.iter().enumerate() {
            execute!(conn, "insert into campus (id, name, zone) values ($1, $2, 'Asia/Shanghai')", *id, format!("校区{n}"))?;
        }
        let staff: Vec<(usize, &Uuid)> = self.staff.iter().enumerate().collect();
        bulk_insert!(
            conn,
            "insert into staff (id, no, name, campus_id, duty) ",
            5,
            staff,
            |row, b| {
                b.push_bind(*row.1).push_bind(format!("T{}", row.0)).push_bind("员工").push_bind(self.campuses[row.0 % CAMPUSES]).push_bind("老师");
            },
            ""
        )?;
        let classes: Vec<(usize, &Uuid)> = self.classes.iter().enumerate().collect();
        let heads = self.staff.len() / 2;
        bulk_insert!(
            conn,
            CLASS,
            13,
            classes,
            |row, b| {
                let (n, id) = *row;
                b.push_bind(*id).push_bind(format!("B{n:04}")).push_bind(format!("数学 {n} 班")).push_bind(course);
                b.push_bind(self.campuses[campus_of_class(n)]);
                b.push_bind("101").push_bind(self.staff[heads + n * 7 % heads]).push_bind(self.staff[n / OWN]).push_bind(40_i64);
                b.push_bind(today - Days::new(100)).push_bind(today + Days::new(100)).push_bind("周六 09:00-11:00").push_bind(35_i64);
            },
            ""
        )?;
        Ok(())
    }

    async fn people(&self, conn: &mut Conn, keys: &Fresh, today: NaiveDate) -> DbResult<()> {
        let rows: Vec<(usize, &Uuid, Uuid)> = self.learners.iter().enumerate().map(|(n, id)| (n, id, new_id())).collect();
        bulk_insert!(
            conn,
            "insert into learner (id, no, name, name_key, grade, campus_id, state, balance, next_expiry, last_seen) ",
            10,
            rows,
            |row, b| {
                let (n, name) = (row.0, name(row.0));
                let soon = Days::new(u64::try_from(n * 31 % 200).unwrap_or(0));
                b.push_bind(*row.1).push_bind(format!("XY{n:06}")).push_bind(name.clone()).push_bind(pinyin::sort_key(&name)).push_bind("四年级");
                b.push_bind(self.campuses[campus_of(n)]).push_bind("在读").push_bind(i64::try_from(n * 17 % 9600).unwrap_or(0));
                b.push_bind(today + soon).push_bind(today - soon);
            },
            ""
        )?;
        let words: Vec<(Uuid, String)> = rows.iter().map(|row| (*row.1, pinyin::search_words(&name(row.0), &[&format!("XY{:06}", row.0)]))).collect();
        dialect::index_new_learners(conn, &words).await?;
        bulk_insert!(
            conn,
            "insert into guardian (id, name, phone_sealed) ",
            3,
            rows,
            |row, b| {
                let phone = keys.key(row.2).close(Cell::of(row.2, "guardian.phone_sealed"), &format!("138000{:05}", row.0));
                b.push_bind(row.2).push_bind("家长").push_bind(phone);
            },
            ""
        )?;
        bulk_insert!(
            conn,
            "insert into guardian_link (learner_id, guardian_id, relation, rank, from_on) ",
            5,
            rows,
            |row, b| {
                b.push_bind(*row.1).push_bind(row.2).push_bind("母亲").push_bind(1_i64).push_bind(today - Days::new(100));
            },
            ""
        )
        .map(drop)
    }

    /// Each class has its members of today; all of them were in another class last term.
    async fn memberships(&self, conn: &mut Conn, today: NaiveDate) -> DbResult<()> {
        let (now, before) = (today - Days::new(60), today - Days::new(61));
        let rows: Vec<(usize, usize, NaiveDate, Option<NaiveDate>)> = (0..CLASSES * MEMBERS)
            .flat_map(|n| [(n / MEMBERS, n, now, None), ((n / MEMBERS + 1) % CLASSES, n, today - Days::new(200), Some(before))])
            .collect();
        bulk_insert!(
            conn,
            "insert into membership (id, class_id, learner_id, kind, from_on, until_on) ",
            6,
            rows,
            |row, b| {
                b.push_bind(new_id()).push_bind(self.classes[row.0]).push_bind(self.learners[row.1]).push_bind("regular").push_bind(row.2).push_bind(row.3);
            },
            ""
        )
        .map(drop)
    }

    async fn accounts(&self, conn: &mut Conn, now: i64) -> DbResult<()> {
        let all: Vec<&Asker> = self.askers.iter().chain([&self.many, &self.whole]).collect();
        bulk_insert!(
            conn,
            "insert into account (id, login, name, kind, staff_id, password_hash, is_active, lang, created_at) ",
            9,
            all,
            |asker, b| {
                b.push_bind(asker.account).push_bind(asker.account.to_string()).push_bind("员工").push_bind("staff");
                b.push_bind(asker.staff.map(|n| self.staff[n])).push_bind("").push_bind(true).push_bind("zh-CN").push_bind(now);
            },
            ""
        )?;
        bulk_insert!(
            conn,
            "insert into session (token_hash, account_id, created_at, seen_at, proved_at, expires_at, device) ",
            7,
            all,
            |asker, b| {
                b.push_bind(asker.token.hash())
                    .push_bind(asker.account)
                    .push_bind(now)
                    .push_bind(now)
                    .push_bind(now)
                    .push_bind(now + 3_600_000)
                    .push_bind("bench");
            },
            ""
        )?;
        let one = self.askers.iter().chain([&self.whole]).map(|asker| (asker, None));
        let grants: Vec<(&Asker, Option<Uuid>)> = one.chain(self.classes[..MANY].iter().map(|class| (&self.many, Some(*class)))).collect();
        bulk_insert!(
            conn,
            "insert into account_role (id, account_id, role, campus_id, class_id, from_at) ",
            6,
            grants,
            |grant, b| {
                let (asker, class) = grant;
                b.push_bind(new_id())
                    .push_bind(asker.account)
                    .push_bind(asker.role.word())
                    .push_bind(asker.campus.map(|n| self.campuses[n]))
                    .push_bind(*class)
                    .push_bind(now);
            },
            ""
        )
        .map(drop)
    }
}
