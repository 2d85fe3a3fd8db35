//! The words of kinds, acts and fields.

use crate::{
    text::Text,
    ui::{Badge, IconName, Tone},
};
use leptos::prelude::*;
use shared::audit::Kind;

/// What an entry tells of, in the reader's words.
#[must_use]
pub fn kind_name(text: Text, kind: Kind) -> &'static str {
    match kind {
        Kind::Viewed => text.audit_viewed(),
        Kind::Revealed => text.audit_revealed(),
        Kind::Exported => text.audit_exported(),
        Kind::Denied => text.audit_denied(),
        Kind::SignedIn => text.audit_signed_in(),
        Kind::SignInFailed => text.audit_sign_in_failed(),
        Kind::SignedOut => text.audit_signed_out(),
        Kind::Rights => text.audit_rights(),
        Kind::Changed => text.audit_changed(),
        Kind::Audit => text.audit_audit(),
        Kind::ManyRead => text.audit_many_read(),
    }
}

/// The kind with its colour and sign; refusals stand out.
pub fn kind_badge(text: Text, kind: Kind) -> impl IntoView {
    let (tone, icon) = match kind {
        Kind::Viewed => (Tone::Neutral, IconName::Eye),
        Kind::Revealed => (Tone::Warning, IconName::Eye),
        Kind::Exported => (Tone::Warning, IconName::Download),
        Kind::Denied => (Tone::Danger, IconName::XCircle),
        Kind::SignInFailed => (Tone::Danger, IconName::Lock),
        Kind::SignedIn => (Tone::Neutral, IconName::Key),
        Kind::SignedOut => (Tone::Neutral, IconName::Door),
        Kind::Rights => (Tone::Info, IconName::Shield),
        Kind::Changed => (Tone::Neutral, IconName::Pencil),
        Kind::Audit => (Tone::Positive, IconName::CheckCircle),
        Kind::ManyRead => (Tone::Danger, IconName::Alert),
    };
    view! { <Badge tone icon>{kind_name(text, kind)}</Badge> }
}

/// What was done, in the reader's words; what has no words of its own stays as it is called.
#[must_use]
pub fn act_name(text: Text, kind: Kind, act: &str) -> String {
    let words = match act {
        "marked" => text.audit_act_marked(),
        "role_given" => text.audit_act_role_given(),
        "view_as_began" => text.audit_act_view_as_began(),
        "view_as_ended" => text.audit_act_view_as_ended(),
        "account_contract_written" => text.audit_act_contract_written(),
        "account_contract_ended" => text.audit_act_contract_ended(),
        "role_built" => text.audit_act_role_built(),
        "role_changed" => text.audit_act_role_changed(),
        "role_retired" => text.audit_act_role_retired(),
        "role_ended" => text.audit_act_role_ended(),
        "restricted" => text.audit_act_restricted(),
        "restriction_lifted" => text.audit_act_restriction_lifted(),
        "roster_changed" => text.audit_act_roster_changed(),
        "account_created" => text.audit_act_account_created(),
        "account_stopped" => text.audit_act_account_stopped(),
        "account_restarted" => text.audit_act_account_restarted(),
        "password_changed" => text.audit_act_password_changed(),
        "password_reset" => text.audit_act_password_reset(),
        "reset_link_made" => text.audit_act_reset_link_made(),
        "reset_link_withdrawn" => text.audit_act_reset_link_withdrawn(),
        "reset_asked" => text.audit_act_reset_asked(),
        "reset_code_sent" => text.audit_act_reset_code_sent(),
        "device_signed_out" => text.audit_act_device_signed_out(),
        "export_asked" => text.audit_act_export_asked(),
        "export_approved" => text.audit_act_export_approved(),
        "export_refused" => text.audit_act_export_refused(),
        "export_taken" => text.audit_act_export_taken(),
        "term_over" => text.audit_act_term_over(),
        "audit_verified" => text.audit_act_verified(),
        "many_read_hour" => text.audit_act_many_read_hour(),
        "many_read_day" => text.audit_act_many_read_day(),
        "archives_shut" => text.audit_act_archives_shut(),
        "alarm_settled" => text.audit_act_alarm_settled(),
        "audit_reviewed" => text.audit_act_reviewed(),
        "lead_added" => text.audit_act_lead_added(),
        "lead_changed" => text.audit_act_lead_changed(),
        "lead_logged" => text.audit_act_lead_logged(),
        "lead_assigned" => text.audit_act_lead_assigned(),
        "lead_erased" => text.audit_act_lead_erased(),
        "ListLeads" => text.audit_act_list_leads(),
        "ViewLead" => text.audit_act_view_lead(),
        "ViewClass" => text.audit_act_view_class(),
        "MarkRoll" => text.audit_act_mark_roll(),
        "view_desk" => text.privacy_desk(),
        "view_report" => text.audit_act_view_report(),
        "other_site" => text.audit_act_other_site(),
        "unreadable" => text.audit_act_unreadable(),
        "more" => text.audit_act_more(),
        _ if act == kind.word() => return String::new(),
        _ => archive_act(text, act).unwrap_or(act),
    };
    words.to_owned()
}

/// What was done with archives and with the files they come from.
fn archive_act(text: Text, act: &str) -> Option<&'static str> {
    Some(match act {
        "field_corrected" => text.audit_act_field_corrected(),
        "FieldHistory" => text.audit_act_field_history(),
        "learner_added" => text.audit_act_learner_added(),
        "learner_returned" => text.audit_act_learner_returned(),
        "numbers_set" => text.audit_act_numbers_set(),
        "AddLearner" => text.audit_act_add_learner(),
        "learners_merged" => text.audit_act_learners_merged(),
        "learners_parted" => text.audit_act_learners_parted(),
        "learners_kept_apart" => text.audit_act_learners_kept_apart(),
        "quality_answered" => text.audit_act_quality_answered(),
        "pairs_scanned" => text.audit_act_pairs_scanned(),
        "ListQuality" => text.audit_act_list_quality(),
        "tag_saved" => text.audit_act_tag_saved(),
        "tag_given" => text.audit_act_tag_given(),
        "tag_taken" => text.audit_act_tag_taken(),
        "segment_saved" => text.audit_act_segment_saved(),
        "segment_dropped" => text.audit_act_segment_dropped(),
        "profile_answered" => text.audit_act_profile_answered(),
        "import_mapped" => text.audit_act_import_mapped(),
        "import_unmapped" => text.audit_act_import_unmapped(),
        "import_committed" => text.audit_act_import_committed(),
        "import_errors_taken" => text.audit_act_import_errors_taken(),
        "imported" => text.audit_act_imported(),
        "ViewPortrait" => text.audit_act_view_portrait(),
        "ViewLearner" => text.audit_act_view_learner(),
        "ListLearners" => text.audit_act_list_learners(),
        _ => return None,
    })
}

/// A field of the registry in the reader's words.
#[must_use]
pub fn field_name(text: Text, field: &str) -> String {
    let words = match field {
        "guardian.phone" => text.audit_field_guardian_phone(),
        "guardian.name" | "lead.guardian" => text.audit_field_guardian_name(),
        "lead.phone" => text.audit_field_lead_phone(),
        "lead.name" => text.audit_field_lead_name(),
        "lead.subject" => text.leads_subject(),
        "learner.phone" => text.audit_field_learner_phone(),
        "learner.id_no" => text.audit_field_id_no(),
        "learner.address" => text.audit_field_address(),
        "learner.born_on" => text.audit_field_born_on(),
        "learner.notes" => text.audit_field_notes(),
        "learner.name" => text.audit_field_name(),
        "learner.gender" => text.audit_field_gender(),
        "learner.school" => text.audit_field_school(),
        "attendance.code" => text.audit_field_attendance(),
        "attendance.note" => text.audit_field_attendance_note(),
        "homework.score" => text.audit_field_homework(),
        "grade.score" => text.audit_field_score(),
        "grade.comment" => text.audit_field_comment(),
        "privacy_request.words" => text.privacy_f_requests(),
        "import_run.report" => text.audit_field_report(),
        "learner.history" => text.audit_field_history(),
        "learner.style" => text.learners_style(),
        "learner.availability" => text.learners_availability(),
        "learner.joined_on" => text.archive_joined(),
        "import_row.cells" => text.audit_field_import_rows(),
        "learner.no" => text.learners_no(),
        "learner.grade" | "lead.grade" => text.learners_grade(),
        "learner.source" => text.exports_source(),
        "audit_entry" => text.audit_field_log(),
        _ => return field.to_owned(),
    };
    words.to_owned()
}

/// All fields of an entry.
#[must_use]
pub fn field_names(text: Text, fields: &str) -> String {
    fields.split_whitespace().map(|field| field_name(text, field)).collect::<Vec<_>>().join(text.people_comma())
}
