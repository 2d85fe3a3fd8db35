//! The page of the rule: what it is, what it makes, and setting it.

use super::{SetNumbering, free, rule, store};
use crate::{Cx, OrFault, audit::Entry, clock::wall, db::Conn, once::Once, policy::Permit};
use shared::{
    error::{AppError, AppResult},
    id::CampusId,
    people::{CampusNumbers, NumberRule, Numbering, campus_code},
    time::At,
};
use std::collections::{BTreeMap, BTreeSet};

/// How many numbers are shown ahead.
const AHEAD: usize = 3;

/// The rule with the next numbers of every campus; with `tried` what that rule and these codes would make. Nothing is given.
pub async fn numbering(cx: &Cx, tried: Option<&(NumberRule, BTreeMap<CampusId, String>)>) -> AppResult<Numbering> {
    let mut conn = cx.read().await?;
    let permit = cx.permit_in::<SetNumbering>(&mut conn, ()).await?;
    let row = store::rule(&permit, &mut conn).await.or_fault()?;
    let in_force = rule(&permit, &mut conn).await?;
    let shown = tried.map_or(Ok(in_force), |(rule, _)| rule.checked())?;
    let mut campuses = Vec::new();
    for (id, name, code) in store::campuses(&permit, &mut conn).await.or_fault()? {
        let code = tried.and_then(|(_, codes)| codes.get(&id)).map_or(Ok(code), |typed| campus_code(&field(id), typed))?;
        let next = ahead(cx, &permit, &mut conn, &shown, &code).await?;
        campuses.push(CampusNumbers { id, name, code, next });
    }
    Ok(Numbering {
        rule: shown,
        tried: tried.is_some(),
        version: row.as_ref().map_or(0, |row| row.version),
        set: row.map(|row| (row.by, wall(At(row.at), &cx.zone).date)),
        campuses,
    })
}

/// The field of a campus's code.
fn field(campus: CampusId) -> String {
    format!("code-{campus}")
}

async fn ahead(cx: &Cx, permit: &Permit<SetNumbering>, conn: &mut Conn, rule: &NumberRule, code: &str) -> AppResult<Vec<String>> {
    let head = rule.head(cx.today().date, code);
    let mut last = store::last(permit, conn, &head).await.or_fault()?;
    let mut next = Vec::new();
    while next.len() < AHEAD {
        let Some((running, no)) = free(permit, conn, rule, &head, last).await? else { break };
        last = running;
        next.push(no);
    }
    Ok(next)
}

/// Sets the rule and the codes of campuses, from the next learner on: numbers that were given stay. Refused at the field
/// (`code`, `width`), at a code that two campuses have (`taken`). [`AppError::Conflict`] `version` when somebody else was first.
pub async fn set_numbering(cx: &Cx, version: i64, new: &NumberRule, codes: &BTreeMap<CampusId, String>, key: &str) -> AppResult<()> {
    let once = Once::new(cx.actor()?.account, key, &(version, new, codes))?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit_in::<SetNumbering>(&mut tx, ()).await?;
    if once.answered::<()>(&mut tx).await?.is_some() {
        return Ok(());
    }
    let new = new.checked()?;
    let codes = checked(codes)?;
    if store::rule(&permit, &mut tx).await.or_fault()?.map_or(0, |row| row.version) != version {
        return Err(AppError::Conflict("version".into()));
    }
    let text = serde_json::to_string(&new).or_fault()?;
    if store::set(&permit, &mut tx, version + 1, &text).await.or_fault()? == 0 {
        return Err(AppError::Conflict("version".into()));
    }
    for (campus, code) in codes {
        store::set_code(&permit, &mut tx, campus, &code).await.or_fault()?;
    }
    once.save(&mut tx, &(), permit.now()).await?;
    cx.audit(&mut tx, &[Entry { act: "numbers_set", reason: text, ..Entry::default() }]).await?;
    cx.commit(tx, &[]).await
}

fn checked(codes: &BTreeMap<CampusId, String>) -> AppResult<Vec<(CampusId, String)>> {
    let mut seen = BTreeSet::new();
    let code = |(campus, typed): (&CampusId, &String)| {
        let code = campus_code(&field(*campus), typed)?;
        if !code.is_empty() && !seen.insert(code.clone()) {
            return Err(AppError::invalid(&field(*campus), "taken"));
        }
        Ok((*campus, code))
    };
    codes.iter().map(code).collect()
}
