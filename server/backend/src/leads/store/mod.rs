//! Rows of leads.

mod left;
mod list;
mod notes;
mod one;
mod sellers;
mod write;

pub(super) use left::{hand_over, left};
pub(super) use list::{LeadRow, Narrow, count, list};
pub(super) use notes::{NoteRow, note, notes};
pub(super) use one::{one, sealed_phone, write_reveal};
pub(super) use sellers::{campuses, sellers};
pub(super) use write::{Written, assign, change, insert, is_known, stand};

use crate::{keys::Cell, policy::Act};
use uuid::Uuid;

/// Where what was said is sealed.
pub(super) const NOTE: &str = "lead_note.text_sealed";

/// Where the phone of a lead is sealed.
pub(super) const fn phone_of(lead: Uuid) -> Cell {
    Cell::of(lead, "lead.phone_sealed")
}

/// Acts on leads that are told who can look after them.
pub(super) trait OnLeads: Act {}
impl OnLeads for super::ListLeads {}
impl OnLeads for super::AddLead {}
impl OnLeads for super::ViewLead {}
impl OnLeads for super::AssignLead {}
impl OnLeads for crate::access::ManageAccount {}
