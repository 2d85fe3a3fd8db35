//! One class on one page.

use super::{ViewClass, store};
use crate::{
    Cx, OrFault,
    audit::{Entry, Kind},
};
use chrono::NaiveDate;
use shared::{classes::ClassPage, error::AppResult, id::ClassId};

/// What is read of the learners on it.
const SHOWN: &str = "learner.name attendance.code";

/// The class with its roster on `day` (today where none is named) and the attendance grid around it.
pub async fn class_page(cx: &Cx, class: ClassId, day: Option<NaiveDate>) -> AppResult<ClassPage> {
    let permit = cx.permit::<ViewClass>(class).await?;
    let today = cx.today().date;
    let day = day.unwrap_or(today);
    let mut conn = cx.read().await?;
    cx.looked(&Entry { kind: Kind::Viewed, class: Some(class), fields: SHOWN, ..Entry::default() }).await?;
    let (class, head_teacher) = store::class(&permit, &mut conn, day).await.or_fault()?;
    let lessons = store::lessons(&permit, &mut conn, day).await.or_fault()?;
    let mut members = store::members(&permit, &mut conn, day).await.or_fault()?;
    store::fill_marks(&permit, &mut conn, &lessons, &mut members).await.or_fault()?;
    Ok(ClassPage { class, head_teacher, day, today, lessons, members })
}
