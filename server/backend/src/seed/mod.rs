//! The demo school 青禾学堂: named people, a term of history, lessons today. Everyone in it is made up; phone numbers
//! have `00` after the prefix.

mod corrections;
mod history;
mod leads;
mod people;
mod plan;
mod rights;
mod write;

use crate::{House, OrFault, access, keys::Fresh, scalar};
use shared::error::AppResult;

/// The password of every demo sign-in.
pub const PASSWORD: &str = "xuetu-demo";

/// A person who can sign in to the demo school.
pub struct SignIn {
    /// Login name.
    pub login: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they do.
    pub does: &'static str,
}

/// Who can sign in to the demo school.
pub const SIGN_INS: [SignIn; 10] = [
    SignIn { login: "lin", name: "林知远", does: "授课老师 · teacher (tablet)" },
    SignIn { login: "zhou", name: "周以宁", does: "教务 · academic affairs (desktop)" },
    SignIn { login: "han", name: "韩敏", does: "班主任 · class teacher" },
    SignIn { login: "admin", name: "陆明", does: "系统管理员 · administrator" },
    SignIn { login: "qiao", name: "乔岚", does: "管理层 · manager" },
    SignIn { login: "shen", name: "沈怡", does: "审计员 · auditor" },
    SignIn { login: "fang", name: "方晴", does: "课程顾问 · sales" },
    SignIn { login: "hexin", name: "何欣", does: "外包销售，有合同 · sales of another company, under contract" },
    SignIn { login: "13800002046", name: "王雅琴", does: "家长，两个孩子 · guardian of two (phone)" },
    SignIn { login: "13600004402", name: "孙建国", does: "家长 · guardian (phone)" },
];

/// The same as data for the sign-in page: login, name, what they do; and the password.
#[must_use]
pub fn sign_ins() -> (Vec<(String, String, String)>, String) {
    let row = |sign_in: &SignIn| (sign_in.login.to_owned(), sign_in.name.to_owned(), sign_in.does.to_owned());
    (SIGN_INS.iter().map(row).collect(), PASSWORD.to_owned())
}

/// Loads the demo school where there is no campus yet; tells whether it did. All of it or nothing.
pub async fn seed_if_empty(house: &House) -> AppResult<bool> {
    let mut conn = house.db.read().await.or_fault()?;
    if scalar!(&mut conn, i64, "select count(*) from campus").or_fault()? > 0 {
        return Ok(false);
    }
    drop(conn);
    let today = house.clock.on_campus(&house.zone).date;
    let password_hash = house.hasher.hash(PASSWORD.into()).await?;
    let school = plan::school(today);
    let mut tx = house.db.begin().await.or_fault()?;
    let keys = Fresh::default();
    write::write(&mut tx, house, &keys, &school, today).await.or_fault()?;
    for account in people::accounts(&school, &password_hash) {
        access::create_account(&mut tx, &account, house.clock.now()).await.or_fault()?;
    }
    rights::write(&mut tx, house.clock.now(), today, &house.zone).await.or_fault()?;
    leads::write(&mut tx, house, &keys, &school).await.or_fault()?;
    corrections::write(&mut tx, &keys, house.clock.now().0).await.or_fault()?;
    house.seal.keep(&keys).await?;
    tx.commit().await.or_fault()?;
    Ok(true)
}
