//! Words of a search that name a tag, a campus or a class: they narrow the list instead of looking for somebody.

use crate::{Cx, classes, db::Conn, tags};
use shared::{
    error::AppResult,
    id::{CampusId, ClassId, TagId},
    people::{LearnerFilter, Named, NamedBy},
};

/// Words that are looked up, at most.
const WORDS: usize = 4;
/// What people leave out when they say the name of a campus.
const CAMPUS: &str = "校区";

/// What one word names.
enum Thing {
    Tag(TagId),
    Campus(CampusId),
    Class(ClassId),
}

/// The filter with the words that name something taken out of the search and put into force, where the filter does not say
/// something else already; and which these were. A class is named by code or name, one's own alone.
pub(super) async fn named(cx: &Cx, conn: &mut Conn, filter: &LearnerFilter, choices: &tags::Choices) -> AppResult<(LearnerFilter, Vec<Named>)> {
    let (mut narrow, mut named) = (filter.clone(), Vec::new());
    if filter.q.is_empty() || filter.q.starts_with('~') {
        return Ok((narrow, named));
    }
    let whole = filter.q.trim().to_owned();
    let mut words: Vec<String> = whole.split_whitespace().map(str::to_owned).collect();
    if words.len() > 1 {
        words.push(whole.clone());
    }
    words.truncate(WORDS);
    let classes = classes::named(cx, conn, &words).await?;
    for word in words.iter().rev() {
        let Some((thing, name)) = find(word, choices, &classes) else { continue };
        if put(&mut narrow, &thing) {
            let by = by(&thing);
            named.push(Named { by, name, without: without(&whole, word) });
            narrow.q = without(&narrow.q, word);
        }
        if *word == whole {
            // All of it names one thing: a single word of it narrows no further.
            break;
        }
    }
    Ok((narrow, named))
}

/// A tag comes before a campus, a campus before a class.
fn find(word: &str, choices: &tags::Choices, classes: &[(ClassId, String, String)]) -> Option<(Thing, String)> {
    let is = |name: &str| name.to_lowercase() == word.to_lowercase();
    let tag = choices.tags.iter().find(|tag| is(&tag.name)).map(|tag| (Thing::Tag(tag.id), tag.name.clone()));
    let short = |name: &str| name.strip_suffix(CAMPUS).is_some_and(is);
    let campus = || choices.campuses.iter().find(|(_, name)| is(name) || short(name)).map(|(id, name)| (Thing::Campus(*id), name.clone()));
    let class = || classes.iter().find(|(_, name, code)| is(name) || is(code)).map(|(id, name, _)| (Thing::Class(*id), name.clone()));
    tag.or_else(campus).or_else(class)
}

const fn by(thing: &Thing) -> NamedBy {
    match thing {
        Thing::Tag(_) => NamedBy::Tag,
        Thing::Campus(_) => NamedBy::Campus,
        Thing::Class(_) => NamedBy::Class,
    }
}

/// Whether the filter says it now: it does not where it says something else already.
fn put(filter: &mut LearnerFilter, thing: &Thing) -> bool {
    match thing {
        Thing::Tag(tag) => filter.tag.get_or_insert(*tag) == tag,
        Thing::Campus(campus) => filter.campus.get_or_insert(*campus) == campus,
        Thing::Class(class) => filter.class.get_or_insert(*class) == class,
    }
}

/// The search without a word, or without all of it.
fn without(q: &str, word: &str) -> String {
    if q == word {
        return String::new();
    }
    q.split_whitespace().filter(|other| *other != word).collect::<Vec<_>>().join(" ")
}
