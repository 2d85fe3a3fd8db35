//! What a use-case is given: the house, and who is asking.

use crate::{
    Clock, OrFault,
    access::Token,
    audit::{self, Later, Line, Signer},
    clock::wall,
    db::{Conn, Db, Reach, Tx},
    event::{self, Event},
    live::Hub,
    policy::{Act, Actor, Known, Looker, Permit},
    seal::Seal,
};
use shared::{
    error::{AppError, AppResult},
    time::CampusNow,
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// What the process has once: database, clock, keys, live updates.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// The zone of the school's wall clock, where no campus is in question.
    pub zone: Arc<str>,
    /// The keys of sealed fields.
    pub seal: Seal,
    /// Live updates.
    pub hub: Hub,
    /// Imports that are running in this process.
    pub imports: crate::intake::Running,
    /// Files of trials that wait in this process.
    pub waiting: crate::intake::Waiting,
    /// Who was erased: beside the keys, and longer than any backup.
    pub erasures: crate::privacy::ErasureList,
    /// Password hashing, two at a time.
    pub hasher: crate::access::Hasher,
    /// Passwords that nobody may choose.
    pub breached: crate::access::Breached,
    /// Entries of the audit that wait to be written.
    pub later: Later,
    /// Signs the audit.
    pub signer: Signer,
    /// What the school decided.
    pub rules: Rules,
    /// Who else says who people are.
    pub provider: Option<crate::access::Provider>,
}

/// What the school decided by its settings.
#[derive(Clone, Copy, Default, Debug)]
pub struct Rules {
    /// Whether staff must set up a second factor before anything else.
    pub second_factor_required: bool,
    /// How messages leave the house.
    pub channel: crate::reach::Channel,
    /// Whether the outbox shows what messages say: for demonstrations and development.
    pub shows_messages: bool,
    /// How many archives are very many.
    pub archives: audit::Archives,
}

/// Seconds a proof of who somebody is suffices for acts that hurt.
const PROOF_LIFE: i64 = 15 * 60;

/// One request: the house and the person who asks, if anyone is signed in.
#[derive(Clone)]
pub struct Cx {
    /// The house.
    pub house: House,
    /// Who asks.
    actor: Option<Arc<Actor>>,
    /// What the request brought along.
    brought: Arc<Brought>,
    /// Whether a fresh proof was asked for.
    asked_proof: Arc<AtomicBool>,
}

/// What a request brought along besides its words.
#[derive(Clone, Default)]
pub struct Brought {
    /// The address it came from.
    pub address: Option<String>,
    /// The cookie by which a browser is known that signed in before.
    pub device: Option<String>,
    /// The session it came with.
    pub session: Option<Token>,
}

impl House {
    /// A request of nobody.
    #[must_use]
    pub fn nobody(&self) -> Cx {
        Cx { house: self.clone(), actor: None, brought: Arc::default(), asked_proof: Arc::default() }
    }

    /// A request of `actor`.
    #[must_use]
    pub fn cx(&self, actor: Actor) -> Cx {
        Cx { actor: Some(Arc::new(actor)), ..self.nobody() }
    }
}

impl std::ops::Deref for Cx {
    type Target = House;
    fn deref(&self) -> &House {
        &self.house
    }
}

impl Cx {
    /// The same request, said to come from `address` alone.
    #[must_use]
    pub fn sent_from(self, address: Option<&str>) -> Self {
        self.with(Brought { address: address.map(str::to_owned), ..Brought::default() })
    }

    /// The same request with what it brought along.
    #[must_use]
    pub fn with(self, brought: Brought) -> Self {
        Self { brought: Arc::new(brought), ..self }
    }

    /// What the request brought along.
    #[must_use]
    pub fn brought(&self) -> &Brought {
        &self.brought
    }

    /// The address the request came from; empty where there is none.
    #[must_use]
    pub fn address(&self) -> &str {
        self.brought.address.as_deref().unwrap_or_default()
    }

    /// Who asks; [`AppError::SignedOut`] when nobody does.
    pub fn actor(&self) -> AppResult<&Actor> {
        self.actor.as_deref().ok_or(AppError::SignedOut)
    }

    /// Refuses an act that hurts with [`AppError::NeedsProof`] when the asker's last proof of who they are (password, or
    /// code) is older than a quarter of an hour. Ask the policy first: who may not do it learns nothing.
    pub fn fresh(&self) -> AppResult<()> {
        self.in_person()?;
        if self.actor()?.proved_at >= self.clock.now().plus_seconds(-PROOF_LIFE) {
            return Ok(());
        }
        self.asked_proof.store(true, Ordering::SeqCst);
        Err(AppError::NeedsProof)
    }

    /// Who really asks, while they look through somebody else's eyes.
    #[must_use]
    pub fn looker(&self) -> Option<&Looker> {
        self.actor.as_deref().and_then(|actor| actor.looker.as_deref())
    }

    /// Through whose eyes this request looks, and until what time on the school's clock.
    #[must_use]
    pub fn viewing(&self) -> Option<(String, String)> {
        let (seen, looker) = (self.actor.as_deref()?, self.looker()?);
        Some((seen.name.clone(), wall(looker.until, &self.zone).minute.to_string()))
    }

    /// The same request of whoever really asks.
    #[must_use]
    pub fn as_oneself(&self) -> Self {
        match self.looker() {
            Some(looker) => Self { actor: Some(Arc::new(looker.actor.clone())), ..self.clone() },
            None => self.clone(),
        }
    }

    /// Refuses whoever looks through somebody else's eyes with [`AppError::Forbidden`]: they change nothing and take nothing away.
    pub fn in_person(&self) -> AppResult<()> {
        if self.looker().is_some() { Err(AppError::Forbidden) } else { Ok(()) }
    }

    /// Whether [`Cx::fresh`] refused during this request.
    #[must_use]
    pub fn asked_proof(&self) -> bool {
        self.asked_proof.load(Ordering::SeqCst)
    }

    /// Asks the policy for leave to do `A` on `on`. A thing the person may not know of answers `NotFound`.
    pub async fn permit<A: Act>(&self, on: A::On) -> AppResult<Permit<A>> {
        let mut conn = self.read().await?;
        self.permit_in(&mut conn, on).await
    }

    /// The same, asked on a connection that is already there: inside a transaction the answer holds until it ends.
    pub async fn permit_in<A: Act>(&self, conn: &mut Conn, on: A::On) -> AppResult<Permit<A>> {
        self.permit_by(conn, on).await.map(|(permit, _)| permit)
    }

    /// The same, with the facts it was decided by.
    pub async fn permit_by<A: Act>(&self, conn: &mut Conn, on: A::On) -> AppResult<(Permit<A>, Known<A::Facts>)> {
        crate::policy::authorize(self.actor()?, conn, self.clock.now(), on).await.map_err(|refusal| {
            if refusal.denied {
                self.refused::<A>(&on);
            }
            refusal.error
        })
    }

    /// What the clock on the school's wall shows.
    #[must_use]
    pub fn today(&self) -> CampusNow {
        self.clock.on_campus(&self.zone)
    }

    /// A connection to read from.
    pub async fn read(&self) -> AppResult<Conn> {
        match self.reach() {
            Some(reach) => self.db.read_for(&reach).await,
            None => self.db.read().await,
        }
        .or_fault()
    }

    /// A transaction to write in; none through somebody else's eyes.
    pub async fn begin(&self) -> AppResult<Tx> {
        self.in_person()?;
        match self.reach() {
            Some(reach) => self.db.begin_for(&reach).await,
            None => self.db.begin().await,
        }
        .or_fault()
    }

    /// The net below the policy; none for the house itself.
    fn reach(&self) -> Option<Reach> {
        self.actor.as_deref().filter(|actor| !actor.account.0.is_nil()).map(Reach::of)
    }

    /// Records `events` as the asker's, each with an entry of the audit, commits, and wakes the live updates.
    pub async fn commit(&self, mut tx: Tx, events: &[Event]) -> AppResult<()> {
        let actor = self.actor.as_ref().map(|actor| actor.account.0);
        event::record(&mut tx, actor, self.clock.now(), events).await.or_fault()?;
        audit::write(&self.house, &mut tx, events.iter().map(|event| Line::happened(self, event)).collect()).await.or_fault()?;
        tx.commit().await.or_fault()?;
        if !events.is_empty() {
            self.hub.wake();
        }
        Ok(())
    }
}
