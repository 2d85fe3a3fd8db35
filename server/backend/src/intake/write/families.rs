//! Guardians: one for each distinct phone, tied to each of their children.

use super::Desk;
use crate::{
    db::DbResult,
    intake::{
        books::{Guardian, Learner},
        store::{self, GuardianRow, LinkRow},
    },
};
use std::collections::HashMap;
use uuid::Uuid;

/// Guardians by the blind index of their phone, and those that are new.
pub struct Families {
    known: HashMap<Vec<u8>, Uuid>,
    guardians: Vec<GuardianRow>,
    links: Vec<LinkRow>,
}

impl Families {
    /// The guardians the database has.
    pub async fn load(desk: &mut Desk<'_>) -> DbResult<Self> {
        let known = store::guardians_by_phone(desk.leave, desk.conn).await?.into_iter().collect();
        Ok(Self { known, guardians: Vec::new(), links: Vec::new() })
    }

    /// Adds the guardians of new learners.
    pub fn add(&mut self, desk: &Desk<'_>, learners: &[&Learner]) {
        for learner in learners {
            let Some(file) = &learner.file else { continue };
            for (rank, guardian) in (1..).zip(&file.guardians) {
                let id = self.guardian(desk, guardian);
                let from = file.joined_on.unwrap_or(desk.stamp.today);
                self.links.push(LinkRow { learner: learner.id, guardian: id, relation: guardian.relation.clone(), rank, from });
            }
        }
    }

    /// Writes them.
    pub async fn write(&self, desk: &mut Desk<'_>) -> DbResult<()> {
        desk.count.added(store::guardians(desk.leave, desk.conn, &self.guardians, desk.keys, desk.stamp).await?);
        store::links(desk.leave, desk.conn, &self.links, desk.stamp).await.map(|_| ())
    }

    /// The guardian with that phone, or a new one.
    fn guardian(&mut self, desk: &Desk<'_>, guardian: &Guardian) -> Uuid {
        let index = guardian.phone.as_deref().map(|phone| desk.seal.index(phone));
        if let Some(known) = index.as_ref().and_then(|index| self.known.get(index)) {
            return *known;
        }
        let id = crate::new_id();
        if let Some(index) = &index {
            self.known.insert(index.clone(), id);
        }
        self.guardians.push(GuardianRow { id, name: guardian.name.clone(), phone: guardian.phone.clone(), index });
        id
    }
}
