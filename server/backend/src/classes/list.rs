//! The list of classes.

use super::{ListClasses, store};
use crate::{Cx, OrFault};
use shared::{
    classes::{ClassFilter, ClassLine, ClassList},
    error::AppResult,
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
