//! Taking the roll, on both databases: what a mark costs, what a repeat does, who is told.

#![allow(clippy::items_after_statements, reason = "a query stands beside what it reads")]

use backend::{
    Cx, attendance, execute, fetch_one, health, people,
    sqlx::types::Uuid,
    testing::{TestHouse, databases},
};
use shared::{
    attendance::{Board, Code, Marked, TileView},
    credits::Hours,
    error::AppError,
    id::{LessonId, StaffId},
};

/// The demo school with its teacher 林知远 and the board of the class that is on show.
struct Classroom {
    cx: Cx,
    lesson: LessonId,
}

impl Classroom {
    async fn open(house: &TestHouse) -> Self {
        assert!(backend::seed::seed_if_empty(house).await.unwrap());
        let mut conn = house.db.read().await.unwrap();
        let (staff,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T001'").unwrap();
        const SQL: &str = "select l.id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date = $1";
        let (lesson,) = fetch_one!(&mut conn, (Uuid,), SQL, house.clock.on_campus("Asia/Shanghai").date).unwrap();
        let actor = backend::testing::staff(StaffId(staff), &[shared::access::Role::Teacher]);
        Self { cx: house.cx(actor), lesson: LessonId(lesson) }
    }

    async fn board(&self) -> Board {
        attendance::board(&self.cx, self.lesson).await.unwrap()
    }

    async fn tile(&self, name: &str) -> TileView {
        self.board().await.tiles.into_iter().find(|tile| tile.name == name).unwrap()
    }

    async fn mark(&self, what: &str, key: &str) -> Result<Vec<Marked>, AppError> {
        attendance::mark_roll(&self.cx, self.lesson, what.parse().unwrap(), key).await
    }

    async fn books_balance(&self) {
        for check in health::checks(&self.cx.house).await.unwrap() {
            assert!(check.well, "{}: {}", check.name, check.detail);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn all_present_charges_each_learner_once() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let before = room.board().await;
        assert_eq!(before.tiles.len(), 35, "{}", house.name);
        let marked = room.mark("rest.present", "one").await.unwrap();
        assert_eq!(marked.len(), 35);
        assert_eq!(room.mark("rest.present", "one").await.unwrap(), marked, "a repeat answers the same");
        assert!(room.mark("rest.present", "two").await.unwrap().is_empty(), "nobody is left to mark");
        for (before, after) in before.tiles.iter().zip(room.board().await.tiles) {
            let charged = before.balance - before.owed - after.balance + after.owed;
            let expected = if before.trial { Hours::ZERO } else { Hours(150) };
            assert_eq!(charged, expected, "{} on {}", before.name, house.name);
        }
        room.books_balance().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_restores_to_the_same_lot_and_only_once() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let learner = room.tile("陈思远").await;
        room.mark(&format!("{}.present", learner.learner), "a").await.unwrap();
        assert_eq!(room.tile("陈思远").await.balance, learner.balance - Hours(150));
        for key in ["b", "c"] {
            room.mark(&format!("{}.leave", learner.learner), key).await.unwrap();
            assert_eq!(room.tile("陈思远").await.balance, learner.balance, "{}", house.name);
        }
        room.mark(&format!("{}.late.10", learner.learner), "d").await.unwrap();
        let late = room.tile("陈思远").await;
        assert_eq!((late.code, late.late_minutes, late.balance), (Some(Code::Late), Some(10), learner.balance - Hours(150)));
        room.mark(&format!("{}.none", learner.learner), "e").await.unwrap();
        let untaken = room.tile("陈思远").await;
        assert_eq!((untaken.code, untaken.balance), (None, learner.balance));
        room.books_balance().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_devices_make_one_debit() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let learner = room.tile("王小明").await;
        let what = format!("{}.present", learner.learner);
        let devices: Vec<_> = (0..12)
            .map(|device| {
                let (cx, lesson, what) = (room.cx.clone(), room.lesson, what.clone());
                tokio::spawn(async move { attendance::mark_roll(&cx, lesson, what.parse().unwrap(), &format!("device {device}")).await })
            })
            .collect();
        for device in devices {
            device.await.unwrap().unwrap();
        }
        assert_eq!(room.tile("王小明").await.balance, learner.balance - Hours(150), "{}", house.name);
        room.books_balance().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn running_short_is_owed_and_never_blocks_the_teacher() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let short = room.tile("朱天佑").await;
        assert_eq!((short.balance, short.owed), (Hours::ZERO, Hours::whole(2)));
        room.mark(&format!("{}.present", short.learner), "a").await.unwrap();
        let after = room.tile("朱天佑").await;
        assert_eq!((after.balance, after.owed), (Hours::ZERO, Hours(350)), "{}", house.name);
        room.mark(&format!("{}.leave", short.learner), "b").await.unwrap();
        assert_eq!(room.tile("朱天佑").await.owed, Hours::whole(2));
        room.books_balance().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_with_another_mark_is_refused() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let learner = room.tile("李若溪").await.learner;
        room.mark(&format!("{learner}.present"), "key").await.unwrap();
        let other = room.mark(&format!("{learner}.absent"), "key").await;
        assert_eq!(other, Err(AppError::Conflict("key_reused".into())), "{}", house.name);
        assert_eq!(room.tile("李若溪").await.code, Some(Code::Present));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_of_the_class_sees_and_marks_nothing() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let mut conn = house.db.read().await.unwrap();
        let (other,) = fetch_one!(&mut conn, (Uuid,), "select id from staff where no = 'T003'").unwrap();
        let learner = room.tile("陈思远").await.learner;
        let stranger = house.cx(backend::testing::staff(StaffId(other), &[shared::access::Role::Teacher]));
        assert_eq!(attendance::board(&stranger, room.lesson).await, Err(AppError::NotFound), "{}", house.name);
        let mark = attendance::mark_roll(&stranger, room.lesson, "rest.present".parse().unwrap(), "k").await;
        assert_eq!(mark, Err(AppError::NotFound));
        assert_eq!(people::portrait(&stranger, learner).await.map(drop), Err(AppError::NotFound));
        assert_eq!(attendance::board(&house.nobody(), room.lesson).await, Err(AppError::SignedOut));
        assert!(room.board().await.tiles.iter().all(|tile| tile.code.is_none()));
    }
}

/// Membership is dated: whoever left yesterday is not on today's roll, and stays on last week's.
#[tokio::test(flavor = "multi_thread")]
async fn the_roll_is_read_from_dates() {
    for house in databases().await {
        let room = Classroom::open(&house).await;
        let learner = room.tile("陈思远").await.learner;
        let yesterday = house.clock.on_campus("Asia/Shanghai").date - chrono::Days::new(1);
        let mut tx = house.db.begin().await.unwrap();
        execute!(&mut tx, "update membership set until_on = $2 where learner_id = $1", learner.0, yesterday).unwrap();
        tx.commit().await.unwrap();
        assert!(room.board().await.tiles.iter().all(|tile| tile.name != "陈思远"), "{}", house.name);
        let refused = room.mark(&format!("{learner}.present"), "k").await;
        assert_eq!(refused, Err(AppError::NotFound));
        let mut conn = house.db.read().await.unwrap();
        const LAST_WEEK: &str =
            "select l.id from lesson l join class c on c.id = l.class_id where c.code = 'XH-SX4-B' and l.on_date < $1 order by l.on_date desc limit 1";
        let (last,) = fetch_one!(&mut conn, (Uuid,), LAST_WEEK, yesterday).unwrap();
        let board = attendance::board(&room.cx, LessonId(last)).await.unwrap();
        assert!(board.tiles.iter().any(|tile| tile.name == "陈思远"));
    }
}
