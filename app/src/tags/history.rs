//! Tags that came and went, beside the timeline; for staff alone.

use super::{carried::reason, words::Names};
use crate::{
    text::use_text,
    ui::{Icon, IconName, date::day_full},
};
use chrono::NaiveDate;
use leptos::prelude::*;
use shared::tags::{Carried, LearnerTags};

/// Each change of a tag with its day, the newest first: given, and gone.
fn changes(tags: &LearnerTags) -> Vec<(NaiveDate, bool, Carried)> {
    let all = tags.now.iter().chain(&tags.before);
    let mut changes: Vec<_> = all
        .flat_map(|tag| {
            let went = tag.until.map(|until| (until, false, tag.clone()));
            [Some((tag.from, true, tag.clone())), went].into_iter().flatten()
        })
        .collect();
    changes.sort_by_key(|(day, came, _)| (std::cmp::Reverse(*day), *came));
    changes
}

/// The changes, with the reason of each.
#[component]
pub fn TagChanges(
    /// The tags of the learner.
    tags: LearnerTags,
) -> impl IntoView {
    let text = use_text();
    let names = Names { campuses: tags.campuses.clone(), given: tags.choices.clone() };
    let line = |(day, came, tag): (NaiveDate, bool, Carried)| {
        let (icon, word) = if came { (IconName::Plus, text.tags_came()) } else { (IconName::Minus, text.tags_went()) };
        let why = came.then(|| reason(text, &names, &tag));
        view! { <li><Icon name=icon /> {word} " " <b>{tag.name}</b> " " <span class="soft">{day_full(text, day)}</span> " " {why}</li> }
    };
    let lines: Vec<_> = changes(&tags).into_iter().map(line).collect();
    (!lines.is_empty()).then(|| {
        view! { <section class="sec" aria-labelledby="tag-changes-h"><h2 id="tag-changes-h">{text.tags_changes()}</h2><ul class="label stack stack-1">{lines}</ul></section> }
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::changes;
    use chrono::NaiveDate;
    use shared::tags::{Carried, Colour, LearnerTags};

    #[test]
    fn a_tag_that_went_is_told_twice_the_newest_first() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap_or_default();
        let tag = |from, until: Option<u32>| Carried {
            id: shared::id::TagId(uuid::Uuid::nil()),
            name: String::new(),
            colour: Colour::Plain,
            is_automatic: true,
            from: day(from),
            until: until.map(day),
            because: Vec::new(),
            by: None,
        };
        let tags = LearnerTags { now: vec![tag(5, None)], before: vec![tag(1, Some(9))], choices: Vec::new(), campuses: Vec::new(), automatic: true };
        let told: Vec<_> = changes(&tags).into_iter().map(|(day, came, _)| (day, came)).collect();
        assert_eq!(told, [(day(9), false), (day(5), true), (day(1), true)]);
    }
}
