//! Families that asked before they enrol: who looks after them, and what was said.

use super::plan::School;
use crate::{
    House,
    db::{Conn, DbResult},
    execute, fetch_one,
    keys::{Cell, Fresh},
    new_id,
    people::pinyin,
};
use chrono::{Days, NaiveDate};
use shared::leads::{Source, Stage};
use uuid::Uuid;

/// A lead: child, guardian, grade, subject, source, campus, who looks after it, where it stands, days to the next talk, what was said.
type Plan = (&'static str, &'static str, &'static str, &'static str, Source, usize, Option<&'static str>, Stage, Option<i64>, &'static str);

const LEADS: [Plan; 12] = [
    ("江望舒", "江女士", "三年级", "数学思维", Source::Referral, 0, Some("fang"), Stage::Contacted, Some(0), "陈思远妈妈介绍，想先听一节课"),
    ("石安澜", "石先生", "四年级", "数学思维", Source::WalkIn, 0, Some("fang"), Stage::New, Some(0), ""),
    ("白鹿鸣", "白女士", "二年级", "围棋", Source::Online, 0, Some("fang"), Stage::Contacted, Some(-1), "周末才有空，说好周五再联系"),
    ("易星野", "易女士", "五年级", "数学思维", Source::Call, 0, Some("fang"), Stage::Trial, Some(1), "约了明天十点的 L5 试听"),
    ("季清和", "季先生", "三年级", "围棋", Source::Event, 0, Some("fang"), Stage::New, Some(3), ""),
    ("姚知夏", "姚女士", "四年级", "数学思维", Source::Referral, 0, Some("fang"), Stage::Won, None, "报了 L4 B 班 40 课时"),
    ("文静姝", "文女士", "一年级", "启蒙英语", Source::Online, 0, Some("fang"), Stage::Lost, None, "住得太远，暂不考虑"),
    ("邱泽宇", "邱女士", "幼儿园大班", "启蒙英语", Source::Event, 1, Some("hexin"), Stage::New, Some(0), ""),
    ("龚思齐", "龚先生", "一年级", "启蒙英语", Source::Online, 1, Some("hexin"), Stage::Contacted, Some(2), "孩子下周考完试再约"),
    ("温如言", "温女士", "二年级", "数学思维", Source::Online, 0, Some("hexin"), Stage::New, Some(1), ""),
    ("夏一凡", "夏女士", "六年级", "数学思维", Source::Call, 0, None, Stage::New, None, ""),
    ("路遥", "路先生", "三年级", "启蒙英语", Source::Other, 1, None, Stage::New, None, ""),
];

pub(super) async fn write(conn: &mut Conn, house: &House, keys: &Fresh, school: &School) -> DbResult<()> {
    let today = house.clock.on_campus(&house.zone).date;
    for (number, plan) in LEADS.iter().enumerate() {
        let (lead, phone) = (new_id(), format!("13500{:06}", 7_700 + number * 13));
        let owner = match plan.6 {
            Some(login) => Some(fetch_one!(conn, (Uuid,), "select id from account where login = $1", login)?.0),
            None => None,
        };
        row(conn, house, keys, (lead, &phone), (plan, school.campuses[plan.5].0, owner), today).await?;
        if let Some(owner) = owner.filter(|_| !plan.9.is_empty()) {
            note(conn, keys, (lead, owner), plan, house.clock.now().0).await?;
        }
    }
    Ok(())
}

async fn row(
    conn: &mut Conn,
    house: &House,
    keys: &Fresh,
    (lead, phone): (Uuid, &str),
    (plan, campus, owner): (&Plan, Uuid, Option<Uuid>),
    today: NaiveDate,
) -> DbResult<u64> {
    let (name, guardian, grade, subject, source, .., stage, next, _) = *plan;
    let day = |days: i64| if days < 0 { today - Days::new(days.unsigned_abs()) } else { today + Days::new(days.unsigned_abs()) };
    execute!(
        conn,
        "insert into lead (id, campus_id, name, words, guardian, phone_sealed, phone_index, grade, subject, source, stage, owner_id, next_on,
                           created_at, created_by, touched_at, version)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, id, $14, 1 from account where login = 'admin'",
        lead,
        campus,
        name,
        pinyin::search_words(name, &[]),
        guardian,
        keys.key(lead).close(Cell::of(lead, "lead.phone_sealed"), phone),
        house.seal.index(phone),
        grade,
        subject,
        source.word(),
        stage.word(),
        owner,
        next.map(day),
        house.clock.now().0
    )
}

async fn note(conn: &mut Conn, keys: &Fresh, (lead, owner): (Uuid, Uuid), plan: &Plan, now: i64) -> DbResult<u64> {
    let id = new_id();
    let sealed = keys.key(lead).close(Cell { person: lead, row: id, column: "lead_note.text_sealed" }, plan.9);
    execute!(
        conn,
        "insert into lead_note (id, lead_id, by_id, at, stage, text_sealed) values ($1, $2, $3, $4, $5, $6)",
        id,
        lead,
        owner,
        now,
        plan.7.word(),
        sealed
    )
}
