//! The second net below the policy: on PostgreSQL a connection that serves somebody sees rows of their campuses alone,
//! whatever a statement forgot to say (migrations `0015_campus_net` and `0018_learner_sign_in`).

use super::DbResult;
use rights::Actor;
use sqlx::{PgConnection, Postgres, pool::PoolOptions};
use uuid::Uuid;

/// What the net lets through.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// Campuses of the asker's roles; none: every campus.
    pub campuses: Option<Vec<Uuid>>,
    /// Their classes' campuses too, if they are a member of staff.
    pub staff: Option<Uuid>,
    /// Their children's campuses too, if they are a guardian.
    pub guardian: Option<Uuid>,
    /// Their own campus too, if they are a learner.
    pub learner: Option<Uuid>,
}

impl Reach {
    /// Never narrower than what the policy may allow `actor`.
    pub(crate) fn of(actor: &Actor) -> Self {
        Self {
            campuses: actor.campuses().map(|own| own.into_iter().map(|campus| campus.0).collect()),
            staff: actor.staff.map(|staff| staff.0),
            guardian: actor.guardian.map(|guardian| guardian.0),
            learner: actor.learner.map(|learner| learner.0),
        }
    }

    fn campuses(&self) -> String {
        self.campuses.as_ref().map_or_else(|| "*".to_owned(), |own| own.iter().map(Uuid::to_string).collect::<Vec<_>>().join(","))
    }
}

/// Spreads the net under `conn`, for the transaction alone or until [`lift_after_use`].
pub(super) async fn spread(conn: &mut PgConnection, reach: &Reach, for_transaction: bool) -> DbResult<()> {
    const SQL: &str = "select set_config('role', 'xuetu_app', $1), set_config('xuetu.campuses', $2, $1), set_config('xuetu.staff', $3, $1), set_config('xuetu.guardian', $4, $1), set_config('xuetu.learner', $5, $1)";
    let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let query = sqlx::query(SQL).bind(for_transaction).bind(reach.campuses()).bind(text(reach.staff)).bind(text(reach.guardian)).bind(text(reach.learner));
    query.execute(conn).await.map(|_| ())
}

/// A connection goes back to its pool as the owner's.
pub(super) fn lift_after_use(options: PoolOptions<Postgres>) -> PoolOptions<Postgres> {
    options.after_release(|conn, _| Box::pin(async move { sqlx::Executor::execute(conn, "reset role").await.map(|_| true) }))
}

/// Makes the role `xuetu_app` where the server has none yet.
pub(super) async fn make_role(pool: &sqlx::PgPool) -> DbResult<()> {
    let there: bool = sqlx::query_scalar("select exists (select 1 from pg_roles where rolname = 'xuetu_app')").fetch_one(pool).await?;
    if !there {
        sqlx::Executor::execute(pool, "create role xuetu_app nologin").await?;
    }
    Ok(())
}
