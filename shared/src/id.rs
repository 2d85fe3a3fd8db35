//! Identifiers: one newtype a thing, so that a class can never be passed for a learner.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(value: Uuid) -> Self {
                Self(value)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_simple().fmt(out)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// A sign-in: of a member of staff, a guardian or a learner.
    AccountId,
    /// An alarm: somebody opened very many archives (告警).
    AlarmId,
    /// A campus (校区).
    CampusId,
    /// A class (班级).
    ClassId,
    /// A contract (合同): one purchase of lesson-hours.
    ContractId,
    /// A course (课程).
    CourseId,
    /// Two learners who may be one person (疑似重复).
    PairId,
    /// A request for an export (导出).
    ExportId,
    /// A request for rights for a while (临时授权).
    GrantRequestId,
    /// A guardian (家长).
    GuardianId,
    /// A role as it was given to somebody (角色授予).
    HeldRoleId,
    /// One run of an import (导入).
    ImportId,
    /// An invitation of a member of staff (邀请).
    InvitationId,
    /// A lead (线索): a family that asks before it enrols.
    LeadId,
    /// A learner (学员).
    LearnerId,
    /// A dated lesson of a class (课次).
    LessonId,
    /// A lot (课时批次): hours bought or given at one time.
    LotId,
    /// A contract with another company whose person works here (外包合同).
    OutsourcingId,
    /// A role that the school built (自定义角色).
    OwnRoleId,
    /// What a family asked for by right (个人信息请求).
    RequestId,
    /// Filters of the list under a name (分群).
    SegmentId,
    /// A member of staff (员工).
    StaffId,
    /// A tag (标签).
    TagId,
}

impl AccountId {
    /// The end of it, six signs: tells people of one name apart on what they print and take out.
    #[must_use]
    pub fn tail(self) -> String {
        self.to_string().split_off(26)
    }
}
