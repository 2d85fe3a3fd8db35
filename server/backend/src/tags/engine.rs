//! What the rules say of some learners, and what of it is new.

use super::store::{carried, facts, rules};
use crate::{
    House, OrFault,
    clock::wall,
    db::{Conn, DbResult},
    event::{self, Event},
};
use chrono::{Datelike, NaiveDate};
use shared::{
    error::AppResult,
    id::{CampusId, TagId},
    live::Update,
    privacy::{FULL_AGE_OF_CONSENT, may_profile},
    tags::{Reason, Rule},
    time::At,
};
use std::collections::HashMap;
use uuid::Uuid;

/// The rules in use, and what they need to be asked.
pub(super) struct Engine {
    rules: Vec<(TagId, Rule)>,
    /// The longest window of any rule, in days.
    window: u16,
    now: At,
    zones: HashMap<CampusId, String>,
}

/// What is new about one batch of learners.
#[derive(Default)]
struct News {
    gained: Vec<carried::Gained>,
    lost: Vec<(Uuid, Uuid)>,
    due: Vec<(Uuid, NaiveDate)>,
    not_due: Vec<Uuid>,
}

impl Engine {
    /// All rules in use, at the house's clock.
    pub(super) async fn load(house: &House, conn: &mut Conn) -> DbResult<Self> {
        let rules = rules::in_use(conn).await?;
        let window = rules.iter().map(|(_, rule)| rule.window()).max().unwrap_or(0);
        Ok(Self { rules, window, now: house.clock.now(), zones: facts::zones(conn).await? })
    }

    /// The same clock with one rule alone.
    pub(super) fn with(self, rule: &Rule) -> Self {
        Self { window: rule.window(), rules: vec![(TagId(Uuid::nil()), rule.clone())], ..self }
    }

    /// The day on a campus.
    fn today(&self, campus: CampusId) -> NaiveDate {
        wall(self.now, self.zones.get(&campus).map_or("", String::as_str)).date
    }

    /// Today on each campus.
    pub(super) fn days(&self) -> impl Iterator<Item = (CampusId, NaiveDate)> {
        self.zones.keys().map(|campus| (*campus, self.today(*campus)))
    }

    /// The facts of those of `ids` of whom tags may be made.
    async fn facts(&self, conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<facts::Known>> {
        let earliest = self.days().map(|(_, day)| day).min().unwrap_or_default();
        facts::known(conn, ids, earliest - chrono::Days::new(u64::from(self.window))).await
    }

    /// Those of `ids` whom the rule tags, with the reasons.
    pub(super) async fn matches(&self, conn: &mut Conn, ids: &[Uuid]) -> DbResult<Vec<(Uuid, Vec<Reason>)>> {
        let known = self.facts(conn, ids).await?;
        let tagged = |one: &facts::Known| {
            let (facts, today) = (&one.facts, self.today(one.facts.campus));
            let (_, rule) = self.rules.first().filter(|(_, rule)| one.may_profile(today) && rule.holds(facts, today))?;
            Some((one.learner, rule.because(facts, today)))
        };
        Ok(known.iter().filter_map(tagged).collect())
    }

    /// Asks every rule about each of `ids`, writes what is new, and tells open pages. Whoever is restricted or gone is left
    /// as they are and asked about no more. Answers how many tags came and went.
    pub(super) async fn evaluate(&self, conn: &mut Conn, ids: &[Uuid]) -> AppResult<usize> {
        let known = self.facts(conn, ids).await.or_fault()?;
        let carried = carried::automatic(conn, ids).await.or_fault()?;
        let mut news = News::default();
        for one in &known {
            self.judge(one, carried.get(&one.learner).map_or(&[], Vec::as_slice), &mut news);
        }
        let found: std::collections::HashSet<Uuid> = known.iter().map(|one| one.learner).collect();
        news.not_due.extend(ids.iter().filter(|id| !found.contains(id)));
        news.write(conn, self.now).await
    }

    fn judge(&self, one: &facts::Known, carried: &[(Uuid, Uuid)], news: &mut News) {
        let today = self.today(one.facts.campus);
        let may = one.may_profile(today);
        let mut due = one.grows_up_after(today);
        let mut stays = Vec::new();
        for (tag, rule) in self.rules.iter().filter(|_| may) {
            due = rule.changes_on(&one.facts, today, due).or(due);
            match carried.iter().find(|(_, own)| *own == tag.0) {
                Some((row, _)) if rule.holds(&one.facts, today) => stays.push(*row),
                None if rule.holds(&one.facts, today) => news.gained.push(one.gained(*tag, &rule.because(&one.facts, today))),
                _ => {}
            }
        }
        news.lost.extend(carried.iter().filter(|(row, _)| !stays.contains(row)).map(|(row, _)| (*row, one.learner)));
        match due {
            same if same == one.due_on => {}
            Some(day) => news.due.push((one.learner, day)),
            None => news.not_due.push(one.learner),
        }
    }
}

impl News {
    async fn write(self, conn: &mut Conn, now: At) -> AppResult<usize> {
        carried::gain(conn, &self.gained, now).await.or_fault()?;
        let rows: Vec<Uuid> = self.lost.iter().map(|(row, _)| *row).collect();
        carried::lose(conn, &rows, now).await.or_fault()?;
        facts::set_due(conn, &self.due, &self.not_due).await.or_fault()?;
        let body = serde_json::to_string(&Update::Changed).or_fault()?;
        let told = |kind, learner| Event { kind, learner_id: Some(learner), body: body.clone(), ..Event::default() };
        let mut events: Vec<Event> = self.gained.iter().map(|one| told("tag_gained", one.learner)).collect();
        events.extend(self.lost.iter().map(|(_, learner)| told("tag_lost", *learner)));
        event::record(conn, None, now, &events).await.or_fault()?;
        Ok(events.len())
    }
}

impl facts::Known {
    /// Whether tags may be made of the learner (law L2): a family that says no switches them off.
    fn may_profile(&self, today: NaiveDate) -> bool {
        may_profile(self.facts.born_on, &self.consent, today)
    }

    /// The day from which on nobody need agree any more.
    fn grows_up_after(&self, today: NaiveDate) -> Option<NaiveDate> {
        let born = self.facts.born_on?;
        let year = born.year() + i32::try_from(FULL_AGE_OF_CONSENT).unwrap_or(0);
        let day = NaiveDate::from_ymd_opt(year, born.month(), born.day()).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))?;
        Some(day).filter(|day| *day > today)
    }

    fn gained(&self, tag: TagId, because: &[Reason]) -> carried::Gained {
        carried::Gained { learner: self.learner, tag, why: serde_json::to_string(because).unwrap_or_else(|_| "[]".to_owned()) }
    }
}
