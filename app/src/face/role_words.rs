//! The words of roles and permissions.

use crate::{text::Text, ui::Choice};
use shared::{
    access::{Permission, PermissionGroup, Role, RoleKey, RoleName},
    id::OwnRoleId,
};

/// Words for a role.
#[must_use]
pub fn role_name(text: Text, role: Role) -> &'static str {
    match role {
        Role::Admin => text.access_role_admin(),
        Role::Manager => text.access_role_manager(),
        Role::AcademicAffairs => text.access_role_academic_affairs(),
        Role::ClassTeacher => text.access_role_class_teacher(),
        Role::Teacher => text.access_role_teacher(),
        Role::CustomerService => text.access_role_customer_service(),
        Role::Operations => text.access_role_operations(),
        Role::Sales => text.access_role_sales(),
        Role::OutsourcedSales => text.access_role_outsourced_sales(),
        Role::Finance => text.access_role_finance(),
        Role::Auditor => text.access_role_auditor(),
        Role::Custom => text.access_role_custom(),
    }
}

/// What a role is called: by the school, where it is its own.
#[must_use]
pub fn role_title(text: Text, name: &RoleName) -> String {
    name.title.clone().unwrap_or_else(|| role_name(text, name.role).to_owned())
}

/// The roles that can be given, the smallest first, then those of the school's own. One that needs a contract only where
/// there is one.
#[must_use]
pub fn role_choices(text: Text, own: Vec<(OwnRoleId, String)>, contract: bool) -> Vec<Choice> {
    let given = Role::ALL.into_iter().rev().filter(move |role| contract || !role.needs_contract());
    let given = given.map(|role| Choice::new(role.word(), role_name(text, role)));
    given.chain(own.into_iter().map(|(id, title)| Choice::new(RoleKey::Own(id).to_string(), title))).collect()
}

/// Words for a permission.
#[must_use]
pub fn permission_name(text: Text, permission: Permission) -> &'static str {
    match permission {
        Permission::ReadLearners => text.roles_may_read_learners(),
        Permission::ReadOwnLearners => text.roles_may_read_own_learners(),
        Permission::WriteLearners => text.roles_may_write_learners(),
        Permission::WriteOwnLearners => text.roles_may_write_own_learners(),
        Permission::ReadProgress => text.roles_may_read_progress(),
        Permission::ReadOwnProgress => text.roles_may_read_own_progress(),
        Permission::ReadClasses => text.roles_may_read_classes(),
        Permission::ReadOwnClasses => text.roles_may_read_own_classes(),
        Permission::TakeRoll => text.roles_may_take_roll(),
        Permission::TakeOwnRoll => text.roles_may_take_own_roll(),
        Permission::ReadMaskedContacts => text.roles_may_read_masked_contacts(),
        Permission::RevealContacts => text.roles_may_reveal_contacts(),
        Permission::ReadOwnContacts => text.roles_may_read_own_contacts(),
        Permission::ManageFamilies => text.roles_may_manage_families(),
        Permission::ManageOwnFamilies => text.roles_may_manage_own_families(),
        Permission::ReadLeads => text.roles_may_read_leads(),
        Permission::ReadOwnLeads => text.roles_may_read_own_leads(),
        Permission::ManageLeads => text.roles_may_manage_leads(),
        Permission::ManageOwnLeads => text.roles_may_manage_own_leads(),
        Permission::ReadLeadContacts => text.roles_may_read_lead_contacts(),
        Permission::RevealLeadContacts => text.roles_may_reveal_lead_contacts(),
        Permission::ImportFiles => text.roles_may_import_files(),
        Permission::ExportData => text.roles_may_export_data(),
        Permission::ApproveExports => text.roles_may_approve_exports(),
        Permission::ManageTags => text.roles_may_manage_tags(),
        Permission::SetNumbers => text.roles_may_set_numbers(),
        Permission::HandlePrivacy => text.roles_may_handle_privacy(),
        Permission::ReadAudit => text.roles_may_read_audit(),
        Permission::ReviewAudit => text.roles_may_review_audit(),
        Permission::ReadAccounts => text.roles_may_read_accounts(),
        Permission::ManageAccounts => text.roles_may_manage_accounts(),
        Permission::DecideGrants => text.roles_may_decide_grants(),
        Permission::BuildRoles => text.roles_may_build_roles(),
        Permission::ViewAs => text.roles_may_view_as(),
    }
}

/// What a permission means, in a sentence.
#[must_use]
pub fn permission_meaning(text: Text, permission: Permission) -> &'static str {
    match permission {
        Permission::ReadLearners => text.roles_mean_read_learners(),
        Permission::ReadOwnLearners => text.roles_mean_read_own_learners(),
        Permission::WriteLearners => text.roles_mean_write_learners(),
        Permission::WriteOwnLearners => text.roles_mean_write_own_learners(),
        Permission::ReadProgress => text.roles_mean_read_progress(),
        Permission::ReadOwnProgress => text.roles_mean_read_own_progress(),
        Permission::ReadClasses => text.roles_mean_read_classes(),
        Permission::ReadOwnClasses => text.roles_mean_read_own_classes(),
        Permission::TakeRoll => text.roles_mean_take_roll(),
        Permission::TakeOwnRoll => text.roles_mean_take_own_roll(),
        Permission::ReadMaskedContacts => text.roles_mean_read_masked_contacts(),
        Permission::RevealContacts => text.roles_mean_reveal_contacts(),
        Permission::ReadOwnContacts => text.roles_mean_read_own_contacts(),
        Permission::ManageFamilies => text.roles_mean_manage_families(),
        Permission::ManageOwnFamilies => text.roles_mean_manage_own_families(),
        Permission::ReadLeads => text.roles_mean_read_leads(),
        Permission::ReadOwnLeads => text.roles_mean_read_own_leads(),
        Permission::ManageLeads => text.roles_mean_manage_leads(),
        Permission::ManageOwnLeads => text.roles_mean_manage_own_leads(),
        Permission::ReadLeadContacts => text.roles_mean_read_lead_contacts(),
        Permission::RevealLeadContacts => text.roles_mean_reveal_lead_contacts(),
        Permission::ImportFiles => text.roles_mean_import_files(),
        Permission::ExportData => text.roles_mean_export_data(),
        Permission::ApproveExports => text.roles_mean_approve_exports(),
        Permission::ManageTags => text.roles_mean_manage_tags(),
        Permission::SetNumbers => text.roles_mean_set_numbers(),
        Permission::HandlePrivacy => text.roles_mean_handle_privacy(),
        Permission::ReadAudit => text.roles_mean_read_audit(),
        Permission::ReviewAudit => text.roles_mean_review_audit(),
        Permission::ReadAccounts => text.roles_mean_read_accounts(),
        Permission::ManageAccounts => text.roles_mean_manage_accounts(),
        Permission::DecideGrants => text.roles_mean_decide_grants(),
        Permission::BuildRoles => text.roles_mean_build_roles(),
        Permission::ViewAs => text.roles_mean_view_as(),
    }
}

/// Words for a group of permissions.
#[must_use]
pub fn group_name(text: Text, group: PermissionGroup) -> &'static str {
    match group {
        PermissionGroup::Learning => text.roles_group_learning(),
        PermissionGroup::Contacts => text.roles_group_contacts(),
        PermissionGroup::Leads => text.roles_group_leads(),
        PermissionGroup::Data => text.roles_group_data(),
        PermissionGroup::Audit => text.roles_group_audit(),
        PermissionGroup::Governance => text.roles_group_governance(),
    }
}
