//! Who people are to the school, and how they sign in.

mod desk;
mod factor;
mod families;
mod grants;
mod newcomer;
mod outsourcing;
mod own_role;
mod permission;
mod provider;
mod reset;
mod role;
mod session;
mod sight;

pub use desk::{AccountSheet, Device, GiveRole, HandOver, HeldRole, Leaving, LeftClass, LeftLeads, Term};
pub use factor::{Qr, SecondFactor, SetUp};
pub use families::{Ended, FamilySheet, JoinStep, Joining, LearnerLogin, LinkLine, LinkTerm, NewGuardian, OpenDoor, Right, Rights};
pub use grants::{AskGrant, GrantLine, GrantState, Grants};
pub use newcomer::{Invitation, Invitations, Invited, NewPerson, NewStaff};
pub use outsourcing::{NewOutsourcing, OutsourcingLine, Outsourcings};
pub use own_role::{OwnRole, RoleDraft, RoleKey, RoleName, RoleTable};
pub use permission::{Permission, PermissionGroup, Permissions};
pub use provider::{Identity, ProviderPurpose};
pub use reset::{ResetLink, Resetting, WayBack};
pub use role::Role;
pub use session::{AccountKind, AccountLine, Face, Me, SignIn};
pub use sight::{Contact, Sight};
