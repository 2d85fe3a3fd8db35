//! The list of classes.

use super::{ListClasses, store};
use crate::{Cx, OrFault, db::Conn, policy::PlainRule};
use shared::{
    classes::{ClassFilter, ClassLine, ClassList},
    error::AppResult,
    id::ClassId,
    page::{PAGE_ROWS, Page},
};

/// A page of the classes the asker may see, by code.
pub async fn classes(cx: &Cx, filter: ClassFilter) -> AppResult<ClassList> {
    let permit = cx.permit::<ListClasses>(()).await?;
    let today = cx.today().date;
    let mut conn = cx.read().await?;
    let lines = store::list(&permit, &mut conn, &filter, today, PAGE_ROWS + 1).await.or_fault()?;
    let campuses = store::campuses(&permit, &mut conn).await.or_fault()?;
    let page = Page::cut(lines, PAGE_ROWS, filter.after.is_some(), |line: &ClassLine| line.code.clone());
    Ok(ClassList { page, campuses, today })
}

/// Classes of the asker whose name or code is one of `words`, with both; whoever sees no classes finds none.
pub(crate) async fn named(cx: &Cx, conn: &mut Conn, words: &[String]) -> AppResult<Vec<(ClassId, String, String)>> {
    if !ListClasses::admits(cx.actor()?) {
        return Ok(Vec::new());
    }
    let permit = cx.permit_in::<ListClasses>(conn, ()).await?;
    store::named(&permit, conn, words).await.or_fault()
}
