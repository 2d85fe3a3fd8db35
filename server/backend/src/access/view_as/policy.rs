//! What decides who looks through whose eyes; the decision stands in `rights::access`.

pub use rights::access::{ViewAs, may_go_on};

use crate::{
    access::policy::facts,
    db::{Conn, DbResult},
    policy::{Act, Actor},
};
use rights::access::AccountFacts;
use shared::id::AccountId;

impl Act for ViewAs {
    type On = AccountId;

    async fn facts(conn: &mut Conn, _: &Actor, account: AccountId) -> DbResult<Option<AccountFacts>> {
        facts(conn, account).await
    }
}
