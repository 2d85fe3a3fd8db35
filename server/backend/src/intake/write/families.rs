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

/// Guardians by the blind index of their phone.
pub struct Families(HashMap<Vec<u8>, Uuid>);

impl Families {
    /// The guardians the database has.
    pub async fn load(desk: &mut Desk<'_>) -> DbResult<Self> {
        Ok(Self(store::guardians_by_phone(desk.leave, desk.conn).await?.into_iter().collect()))
    }

    /// Writes the guardians of new learners.
    pub async fn write(&mut self, desk: &mut Desk<'_>, learners: &[&Learner]) -> DbResult<()> {
        let (mut guardians, mut links) = (Vec::new(), Vec::new());
        for learner in learners {
            let Some(file) = &learner.file else { continue };
            for (rank, guardian) in (1..).zip(&file.guardians) {
                let id = self.guardian(desk, guardian, &mut guardians);
                let from = file.joined_on.unwrap_or(desk.stamp.today);
                links.push(LinkRow { learner: learner.id, guardian: id, relation: guardian.relation.clone(), rank, from });
            }
        }
        desk.count.added(store::guardians(desk.leave, desk.conn, &guardians, desk.seal).await?);
        store::links(desk.leave, desk.conn, &links).await.map(|_| ())
    }

    /// The guardian with that phone, or a new one.
    fn guardian(&mut self, desk: &Desk<'_>, guardian: &Guardian, fresh: &mut Vec<GuardianRow>) -> Uuid {
        let index = guardian.phone.as_deref().map(|phone| desk.seal.index(phone));
        if let Some(known) = index.as_ref().and_then(|index| self.0.get(index)) {
            return *known;
        }
        let id = crate::new_id();
        if let Some(index) = &index {
            self.0.insert(index.clone(), id);
        }
        fresh.push(GuardianRow { id, name: guardian.name.clone(), phone: guardian.phone.clone(), index });
        id
    }
}
