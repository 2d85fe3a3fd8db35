//! The words of parts, levels and decisions.

use crate::{
    text::Text,
    ui::{Badge, IconName, Tone},
};
use leptos::prelude::*;
use shared::matching::{Birth, Family, IdMatch, Likeness, NameMatch, PairState, Part};

/// A part of the archive.
pub fn part_name(text: Text, part: Part) -> &'static str {
    match part {
        Part::Name => text.people_name(),
        Part::Gender => text.audit_field_gender(),
        Part::BornOn => text.audit_field_born_on(),
        Part::IdNo => text.matching_id_no(),
        Part::Phone => text.audit_field_learner_phone(),
        Part::Address => text.matching_address(),
        Part::School => text.audit_field_school(),
        Part::Grade => text.learners_grade(),
        Part::Source => text.exports_source(),
        Part::State => text.people_state(),
        Part::Style => text.matching_style(),
        Part::Availability => text.matching_availability(),
        Part::Notes => text.matching_notes(),
    }
}

/// What became of a pair.
pub fn state_badge(text: Text, state: PairState) -> impl IntoView + use<> {
    let (tone, icon, word) = match state {
        PairState::Open => (Tone::Info, IconName::Clock, text.matching_state_open()),
        PairState::Merged => (Tone::Positive, IconName::CheckCircle, text.matching_state_merged()),
        PairState::Different => (Tone::Neutral, IconName::Family, text.matching_state_different()),
    };
    view! { <Badge tone icon>{word}</Badge> }
}

/// How likely it is; nobody need know of bits.
pub fn weight(text: Text, bits: i64) -> impl IntoView + use<> {
    let (tone, word) = match bits {
        500.. => (Tone::Warning, text.matching_very_likely()),
        100..500 => (Tone::Info, text.matching_likely()),
        _ => (Tone::Neutral, text.matching_perhaps()),
    };
    view! { <Badge tone icon=IconName::Search>{word}</Badge> }
}

/// Why it is thought so: what agrees and what does not, what is not known left out.
pub fn reasons(text: Text, of: Likeness) -> Vec<(bool, &'static str)> {
    let name = match of.name {
        NameMatch::Equal => (true, text.matching_name_equal()),
        NameMatch::Traditional => (true, text.matching_name_traditional()),
        NameMatch::LookAlike => (true, text.matching_name_look_alike()),
        NameMatch::Homophone | NameMatch::SameSound => (true, text.matching_name_sound()),
        NameMatch::Reversed => (true, text.matching_name_reversed()),
        NameMatch::OneEdit => (false, text.matching_name_one_edit()),
        NameMatch::Differs => (false, text.matching_name_differs()),
    };
    let birth = match of.birth {
        Birth::Equal => Some((true, text.matching_birth_equal())),
        Birth::Swapped => Some((true, text.matching_birth_swapped())),
        Birth::OneDigit => Some((false, text.matching_birth_one_digit())),
        Birth::Differs => Some((false, text.matching_birth_differs())),
        Birth::Unknown => None,
    };
    let id_no = match of.id_no {
        IdMatch::Equal => Some((true, text.matching_id_equal())),
        IdMatch::OneEdit => Some((true, text.matching_id_one_edit())),
        IdMatch::Contradicts => Some((false, text.matching_id_contradicts())),
        IdMatch::Unknown => None,
    };
    [Some(name), birth, id_no, family(text, of.family), schools(text, of)].into_iter().flatten().collect()
}

fn family(text: Text, family: Family) -> Option<(bool, &'static str)> {
    match family {
        Family::PhoneAndName => Some((true, text.matching_family_both())),
        Family::Phone => Some((true, text.matching_family_phone())),
        Family::Name => Some((true, text.matching_family_name())),
        Family::NearPhone => Some((true, text.matching_family_near())),
        Family::Apart => Some((false, text.matching_family_apart())),
        Family::Unknown => None,
    }
}

fn schools(text: Text, of: Likeness) -> Option<(bool, &'static str)> {
    match of.school {
        Some(true) => Some((true, text.matching_school_equal())),
        Some(false) => Some((false, text.matching_school_differs())),
        None => None,
    }
}
