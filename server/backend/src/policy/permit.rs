//! Proof that the policy said yes.

use crate::{
    OrFault,
    db::{Conn, DbResult},
};
use rights::{Actor, Rule};
use shared::{error::AppError, id::AccountId, time::At};
use std::{future::Future, ops::Deref};

/// An act someone may be permitted to do: where the facts are read by which its [`Rule`] decides.
pub trait Act: Rule {
    /// What it is done on: an id, or `()`.
    type On: Copy + Send + Sync + 'static;

    /// Reads the facts; none: there is no such thing.
    fn facts(conn: &mut Conn, actor: &Actor, on: Self::On) -> impl Future<Output = DbResult<Option<Self::Facts>>> + Send;
}

/// Acts on nothing in particular: there are no facts to read.
macro_rules! on_nothing {
    ($($act:ty),*) => {$(
        impl $crate::policy::Act for $act {
            type On = ();

            async fn facts(_: &mut $crate::db::Conn, _: &$crate::policy::Actor, (): ()) -> $crate::db::DbResult<Option<()>> {
                Ok(Some(()))
            }
        }
    )*};
}
pub(crate) use on_nothing;

/// Facts as they were read for a permit; nobody else can say that something is known.
///
/// ```compile_fail
/// let forged = backend::policy::Known(());
/// ```
pub struct Known<F>(F);

impl<F> Deref for Known<F> {
    type Target = F;

    fn deref(&self) -> &F {
        &self.0
    }
}

/// Proof that the policy allowed `A`; nobody else can make one.
///
/// ```compile_fail
/// let forged = backend::policy::Permit::<backend::attendance::MarkRoll> { actor: todo!(), on: todo!(), now: todo!() };
/// ```
pub struct Permit<A: Act> {
    actor: AccountId,
    on: A::On,
    now: At,
}

/// Whose rows a list may read: bound into the predicate of every list.
#[derive(Clone, Copy, Debug)]
pub struct Scope {
    /// The account whose roles, classes and children bound the list.
    pub account: AccountId,
    /// The instant the roles must hold at.
    pub now: At,
}

impl<A: Act> Permit<A> {
    /// What the act is allowed on.
    pub const fn on(&self) -> A::On {
        self.on
    }

    /// Whom it is allowed to.
    pub const fn actor(&self) -> AccountId {
        self.actor
    }

    /// When it was allowed.
    pub const fn now(&self) -> At {
        self.now
    }

    /// Leave for a further act on the same thing, decided by facts that are known already; none where the policy says no.
    #[must_use]
    pub fn further<B: Act<On = A::On, Facts = A::Facts>>(&self, actor: &Actor, facts: &Known<A::Facts>) -> Option<Permit<B>> {
        (actor.account == self.actor && B::allows(actor, &facts.0, self.now)).then_some(Permit { actor: self.actor, on: self.on, now: self.now })
    }

    /// The bounds of lists read with this permit.
    pub const fn scope(&self) -> Scope {
        Scope { account: self.actor, now: self.now }
    }
}

/// Why there is no permit.
#[derive(Debug)]
pub struct Refusal {
    /// What the person is told.
    pub error: AppError,
    /// Whether the policy said no; otherwise there is no such thing, or it could not be looked up.
    pub denied: bool,
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self { error, denied: false }
    }
}

/// Decides `A` on `on` for `actor`. The facts it was decided by come along: what else depends on them need not be read again.
pub async fn authorize<A: Act>(actor: &Actor, conn: &mut Conn, now: At, on: A::On) -> Result<(Permit<A>, Known<A::Facts>), Refusal> {
    if actor.must_set_up && !A::BEFORE_SET_UP {
        return Err(AppError::NeedsSetUp.into());
    }
    let facts = A::facts(conn, actor, on).await.or_fault()?.ok_or(AppError::NotFound)?;
    if A::allows(actor, &facts, now) {
        return Ok((Permit { actor: actor.account, on, now }, Known(facts)));
    }
    let error = if A::OPENLY { AppError::Forbidden } else { AppError::NotFound };
    Err(Refusal { error, denied: true })
}
