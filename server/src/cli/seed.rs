//! `xuetu seed`: the demo school.

use crate::config::{Problem, Settings};
use backend::{House, seed};

pub(super) async fn seed(settings: &Settings) -> Result<(), Problem> {
    let house = settings.open().await?;
    if seed_if_empty(&house).await? {
        print_sign_ins();
        Ok(())
    } else {
        Err(Problem::Other("there is a school already; the demo school is only loaded into an empty database".into()))
    }
}

/// Loads the demo school where there is no campus yet.
pub(super) async fn seed_if_empty(house: &House) -> Result<bool, Problem> {
    Ok(seed::seed_if_empty(house).await?)
}

/// Who can sign in to the demo school.
pub(super) fn print_sign_ins() {
    println!("演示账号 demo sign-ins, password {}", seed::PASSWORD);
    for sign_in in seed::SIGN_INS {
        println!("  {:<12} {}  {}", sign_in.login, sign_in.name, sign_in.does);
    }
}
