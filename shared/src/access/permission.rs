//! What can be allowed, one by one, and what each role is allowed: the one table.

use super::Role;
use serde::{Deserialize, Serialize};

/// What permissions have in common, for people who read the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PermissionGroup {
    /// Learners and what they do.
    Learning,
    /// How families are reached.
    Contacts,
    /// Families that ask before they enrol.
    Leads,
    /// Data that comes in or goes out.
    Data,
    /// The records of access.
    Audit,
    /// Who may do what.
    Governance,
}

impl PermissionGroup {
    /// All groups, in the order they are read.
    pub const ALL: [Self; 6] = [Self::Learning, Self::Contacts, Self::Leads, Self::Data, Self::Audit, Self::Governance];
}

macro_rules! permissions {
    ($($group:ident { $($(#[$doc:meta])* $name:ident = $word:literal,)* })*) => {
        /// One thing that can be allowed. Those named `Own…` reach the learners of the person's own classes, today,
        /// and the leads they look after; the others as far as the campus, department or class the role was given for.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Permission {
            $($($(#[$doc])* $name,)*)*
        }

        impl Permission {
            /// All permissions, by group.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// The word stored in the database.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $($(Self::$name => $word,)*)*
                }
            }

            /// Where it stands in the table.
            #[must_use]
            pub const fn group(self) -> PermissionGroup {
                match self {
                    $($(Self::$name)|* => PermissionGroup::$group,)*
                }
            }
        }
    };
}

permissions! {
    Learning {
        /// Read archive and hours of learners.
        ReadLearners = "read_learners",
        /// The same for the learners of own classes.
        ReadOwnLearners = "read_own_learners",
        /// Write learners down, correct their archives, take former ones back.
        WriteLearners = "write_learners",
        /// Correct what teaching needs in the archives of the learners of own classes: how they learn, when they can come, remarks.
        WriteOwnLearners = "write_own_learners",
        /// Read what learners did: lessons, homework, scores.
        ReadProgress = "read_progress",
        /// The same for the learners of own classes.
        ReadOwnProgress = "read_own_progress",
        /// Read classes and their rosters.
        ReadClasses = "read_classes",
        /// The same for own classes.
        ReadOwnClasses = "read_own_classes",
        /// Take any roll.
        TakeRoll = "take_roll",
        /// Take the roll of own lessons.
        TakeOwnRoll = "take_own_roll",
    }
    Contacts {
        /// See contacts masked: `138****1234`.
        ReadMaskedContacts = "read_masked_contacts",
        /// See one contact in clear, with a reason, so often a day.
        RevealContacts = "reveal_contacts",
        /// See the contacts of own classes in clear.
        ReadOwnContacts = "read_own_contacts",
        /// Add and invite guardians, change and end what they may.
        ManageFamilies = "manage_families",
        /// The same for the learners of own classes.
        ManageOwnFamilies = "manage_own_families",
    }
    Leads {
        /// Read basic facts of leads: child, grade, subject, where it stands.
        ReadLeads = "read_leads",
        /// The same for those the person looks after.
        ReadOwnLeads = "read_own_leads",
        /// Work with leads, decide who looks after them, erase them.
        ManageLeads = "manage_leads",
        /// Work with those the person looks after.
        ManageOwnLeads = "manage_own_leads",
        /// See who speaks for the child, the phone masked and what was said; write leads down.
        ReadLeadContacts = "read_lead_contacts",
        /// See one phone in clear, with a reason, so often a day.
        RevealLeadContacts = "reveal_lead_contacts",
    }
    Data {
        /// Hand in files to be imported.
        ImportFiles = "import_files",
        /// Ask for an export.
        ExportData = "export_data",
        /// Approve the exports of others.
        ApproveExports = "approve_exports",
        /// Write tags and their rules.
        ManageTags = "manage_tags",
        /// Set the rule by which learners get their numbers.
        SetNumbers = "set_numbers",
        /// Work at the privacy desk: requests, corrections, erasure.
        HandlePrivacy = "handle_privacy",
    }
    Audit {
        /// Read who saw and changed what.
        ReadAudit = "read_audit",
        /// Review a period and sign it.
        ReviewAudit = "review_audit",
    }
    Governance {
        /// See accounts and their roles.
        ReadAccounts = "read_accounts",
        /// Give and end roles, stop accounts.
        ManageAccounts = "manage_accounts",
        /// Approve or refuse what others ask for.
        DecideGrants = "decide_grants",
        /// Build roles.
        BuildRoles = "build_roles",
        /// See what somebody else would see.
        ViewAs = "view_as",
    }
}

impl Permission {
    /// The permission of a stored word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|permission| permission.word() == word)
    }

    const fn bit(self) -> u64 {
        1 << self as u64
    }

    /// What is allowed together with it: who may read of everybody may read of their own.
    const fn implied(self) -> Option<Self> {
        match self {
            Self::ReadLearners => Some(Self::ReadOwnLearners),
            Self::WriteLearners => Some(Self::WriteOwnLearners),
            Self::ReadProgress => Some(Self::ReadOwnProgress),
            Self::ReadClasses => Some(Self::ReadOwnClasses),
            Self::TakeRoll => Some(Self::TakeOwnRoll),
            Self::ManageFamilies => Some(Self::ManageOwnFamilies),
            Self::ReadLeads => Some(Self::ReadOwnLeads),
            Self::ManageLeads => Some(Self::ManageOwnLeads),
            _ => None,
        }
    }
}

/// A set of permissions.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Permissions(u64);

impl Permissions {
    /// The set of `all`.
    #[must_use]
    pub fn of(all: &[Permission]) -> Self {
        all.iter().copied().collect()
    }

    /// The set of stored words; unknown ones allow nothing.
    #[must_use]
    pub fn of_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        words.into_iter().filter_map(Permission::of).collect()
    }

    /// Whether `permission` is in it.
    #[must_use]
    pub const fn has(self, permission: Permission) -> bool {
        self.0 & permission.bit() != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether whoever holds `other` holds all of it: nobody hands on more than they hold.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        let implied: Self = other.iter().filter_map(Permission::implied).collect();
        self.0 & !other.and(implied).0 == 0
    }

    /// Those of `group`.
    #[must_use]
    pub fn of_group(self, group: PermissionGroup) -> Self {
        self.iter().filter(|permission| permission.group() == group).collect()
    }

    /// Each of them, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.has(*permission))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(all: I) -> Self {
        all.into_iter().fold(Self::default(), |set, permission| Self(set.0 | permission.bit()))
    }
}

impl Role {
    /// What the role may do: the one table. A role of the school's own has its permissions in the database.
    #[must_use]
    pub fn permissions(self) -> Permissions {
        use Permission::{
            ApproveExports, BuildRoles, DecideGrants, ExportData, HandlePrivacy, ImportFiles, ManageAccounts, ManageFamilies, ManageLeads, ManageOwnFamilies,
            ManageOwnLeads, ManageTags, ReadAccounts, ReadAudit, ReadClasses, ReadLeadContacts, ReadLeads, ReadLearners, ReadMaskedContacts, ReadOwnClasses,
            ReadOwnContacts, ReadOwnLeads, ReadOwnLearners, ReadOwnProgress, ReadProgress, RevealContacts, RevealLeadContacts, ReviewAudit, SetNumbers,
            TakeOwnRoll, TakeRoll, ViewAs, WriteLearners, WriteOwnLearners,
        };
        Permissions::of(match self {
            Self::Admin => &[
                ReadLearners,
                WriteLearners,
                ReadProgress,
                ReadClasses,
                TakeRoll,
                ReadMaskedContacts,
                RevealContacts,
                ManageFamilies,
                ReadLeads,
                ManageLeads,
                ReadLeadContacts,
                RevealLeadContacts,
                ImportFiles,
                ExportData,
                ApproveExports,
                ManageTags,
                SetNumbers,
                HandlePrivacy,
                ReadAudit,
                ReadAccounts,
                ManageAccounts,
                DecideGrants,
                BuildRoles,
                ViewAs,
            ],
            Self::Manager => &[
                ReadLearners,
                WriteLearners,
                ReadProgress,
                ReadClasses,
                TakeRoll,
                ReadMaskedContacts,
                RevealContacts,
                ManageFamilies,
                ReadLeads,
                ManageLeads,
                ReadLeadContacts,
                RevealLeadContacts,
                ImportFiles,
                ExportData,
                ApproveExports,
                ManageTags,
                SetNumbers,
                ReadAudit,
                ReadAccounts,
                ManageAccounts,
                DecideGrants,
            ],
            Self::AcademicAffairs => {
                &[ReadLearners, WriteLearners, ReadProgress, ReadClasses, TakeRoll, ReadMaskedContacts, ManageFamilies, ImportFiles, ManageTags]
            }
            Self::ClassTeacher => &[ReadOwnLearners, WriteOwnLearners, ReadOwnProgress, ReadOwnClasses, TakeOwnRoll, ReadOwnContacts, ManageOwnFamilies],
            Self::Teacher => &[ReadOwnLearners, ReadOwnProgress, ReadOwnClasses, TakeOwnRoll],
            Self::CustomerService => &[ReadLearners, ReadProgress, ReadClasses, ReadMaskedContacts, RevealContacts],
            Self::Operations => &[ReadLearners, ReadProgress, ReadClasses, ReadLeads, ExportData, ManageTags],
            Self::Finance => &[ReadLearners],
            Self::Auditor => &[ReadAudit, ReviewAudit],
            Self::Sales => &[ReadOwnLeads, ManageOwnLeads, ReadLeadContacts, RevealLeadContacts],
            Self::OutsourcedSales => &[ReadOwnLeads, ManageOwnLeads],
            Self::Custom => &[],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back_and_no_two_are_alike() {
        for permission in Permission::ALL {
            assert_eq!(Permission::of(permission.word()), Some(*permission));
        }
        for role in Role::ALL {
            assert_eq!(Role::of(role.word()), Some(role));
        }
        assert_eq!((Role::of("custom.7"), Role::of("king")), (Some(Role::Custom), None));
    }

    #[test]
    fn a_set_holds_what_was_put_into_it_however_often_and_nothing_else() {
        use Permission::{ReadAudit, ReadLearners, ViewAs};
        let set = Permissions::of(&[ReadLearners, ViewAs, ReadLearners]);
        assert_eq!(set, Permissions::of_words(["view_as", "read_learners", "fly", "view_as"]));
        assert_eq!(set.iter().collect::<Vec<_>>(), [ReadLearners, ViewAs]);
        assert!(set.has(ReadLearners) && set.has(ViewAs) && !set.has(ReadAudit) && !Permissions::default().has(ReadLearners));
        assert_eq!(set.and(Permissions::of(&[ViewAs, ReadAudit])), Permissions::of(&[ReadAudit, ReadLearners, ViewAs]));
        assert_eq!(set.of_group(PermissionGroup::Governance), Permissions::of(&[ViewAs]));
        let groups = PermissionGroup::ALL.map(|group| Permissions::of(Permission::ALL).of_group(group));
        assert_eq!(groups.into_iter().fold(Permissions::default(), Permissions::and), Permissions::of(Permission::ALL));
    }

    /// Whoever may of everybody may of their own, and of nothing else.
    #[test]
    fn each_wide_permission_implies_its_own_one() {
        for wide in Permission::ALL {
            let own = wide.word().replacen('_', "_own_", 1);
            for other in Permission::ALL {
                let implied = wide == other || other.word() == own && wide.group() == other.group();
                assert_eq!(Permissions::of(&[*other]).is_within(Permissions::of(&[*wide])), implied, "{other:?} within {wide:?}");
            }
        }
        let both = Permissions::of(&[Permission::ReadLearners, Permission::ReadOwnLearners]);
        assert!(both.is_within(both) && !both.and(Permissions::of(&[Permission::ViewAs])).is_within(both));
    }

    #[test]
    fn more_covers_less_and_not_the_other_way() {
        let (all, own) = (Permissions::of(&[Permission::ReadLearners]), Permissions::of(&[Permission::ReadOwnLearners]));
        assert!(own.is_within(all) && !all.is_within(own) && all.is_within(all));
        assert!(!Permissions::of(&[Permission::ReadOwnContacts]).is_within(Role::Admin.permissions()));
    }

    #[test]
    fn nobody_but_class_teachers_sees_contacts_in_clear_and_no_one_role_both_asks_and_signs() {
        for role in Role::ALL {
            assert_eq!(role.permissions().has(Permission::ReadOwnContacts), role == Role::ClassTeacher, "{role:?}");
            assert_eq!(role.permissions().has(Permission::ReviewAudit), role == Role::Auditor, "{role:?}");
        }
    }
}
