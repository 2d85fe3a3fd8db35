//! The field registry as a reader understands it: kinds of data by purpose, with how they are kept and for how long.

use crate::text::Text;
use shared::fields::{Class, Ending, FIELDS, Field, Purpose};
use std::collections::BTreeMap;

/// A line of the notice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The kinds of data.
    pub kinds: Vec<&'static str>,
    /// Whether they are sealed.
    pub sealed: bool,
    /// Months they are kept.
    pub months: u32,
    /// What happens then.
    pub ending: Ending,
}

/// All purposes with their lines.
pub fn purposes(text: Text) -> Vec<(&'static str, Vec<Line>)> {
    let name = |purpose| match purpose {
        Purpose::Teaching => text.privacy_for_teaching(),
        Purpose::Contact => text.privacy_for_contact(),
        Purpose::Contract => text.privacy_for_contract(),
        Purpose::Access => text.privacy_for_access(),
    };
    [Purpose::Teaching, Purpose::Contact, Purpose::Contract, Purpose::Access].into_iter().map(|purpose| (name(purpose), lines(text, purpose))).collect()
}

fn lines(text: Text, purpose: Purpose) -> Vec<Line> {
    let mut lines: BTreeMap<(u32, bool, Ending), Vec<&'static str>> = BTreeMap::new();
    for field in FIELDS.iter().filter(|field| field.purpose == purpose) {
        let kinds = lines.entry((field.keep_months, field.class == Class::Sealed, field.ending())).or_default();
        let kind = kind(text, field);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    lines.into_iter().map(|((months, sealed, ending), kinds)| Line { kinds, sealed, months, ending }).collect()
}

/// What a column is called; one that has no name of its own is called after its purpose.
fn kind(text: Text, field: &Field) -> &'static str {
    match (field.table, field.column) {
        (_, "name" | "name_key") => text.privacy_f_name(),
        (_, "no") => text.privacy_f_no(),
        (_, "gender") => text.privacy_f_gender(),
        (_, "born_on") => text.privacy_f_born(),
        (_, "id_no_sealed" | "id_no_index") => text.privacy_f_id_no(),
        (_, "phone_sealed" | "phone_index") => text.privacy_f_phone(),
        (_, "address_sealed") => text.privacy_f_address(),
        ("learner", "school" | "grade") => text.privacy_f_school(),
        (_, "source" | "referrer") => text.privacy_f_source(),
        (_, "style" | "availability" | "notes") => text.privacy_f_remarks(),
        ("learner_search", _) => text.privacy_f_search(),
        (_, "relation") => text.privacy_f_relation(),
        ("attendance", _) => text.privacy_f_attendance(),
        ("grade", _) => text.privacy_f_score(),
        ("homework", _) => text.privacy_f_homework(),
        ("privacy_request" | "consent" | "restriction", _) => text.privacy_f_requests(),
        (_, "login" | "password_hash") => text.privacy_f_login(),
        ("reveal" | "grant_request" | "export_request", _) => text.privacy_f_reasons(),
        ("audit_entry" | "audit_review" | "many_read", _) => text.privacy_f_log(),
        ("import_run" | "import_row", _) => text.privacy_f_reports(),
        ("event" | "once" | "job", _) => text.privacy_f_working(),
        ("session" | "sign_in_attempt", _) => text.privacy_f_session(),
        _ => match field.purpose {
            Purpose::Access => text.privacy_f_other_access(),
            _ => text.privacy_f_other(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::purposes;
    use crate::text::Text;
    use shared::lang::Lang;

    #[test]
    fn every_column_of_the_registry_is_in_the_notice() {
        for lang in [Lang::Zh, Lang::En] {
            let notice = purposes(Text::new(lang));
            assert_eq!(notice.len(), 4);
            assert!(notice.iter().all(|(_, lines)| !lines.is_empty()));
            let sealed = notice.iter().flat_map(|(_, lines)| lines).filter(|line| line.sealed).flat_map(|line| &line.kinds).count();
            assert!(sealed >= 3, "phones, addresses and ID numbers are sealed");
        }
    }
}
