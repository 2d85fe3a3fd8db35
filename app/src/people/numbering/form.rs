//! The form of the rule: one button shows what it would make, the other saves it. Both work without script.

use super::{api::SetNumbering, page::NUMBERS};
use crate::{
    text::{Text, use_text},
    ui::{Checkbox, Choice, ErrorSummary, Field, Select, Wrong},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::params::ParamsMap;
use shared::people::{NumberRule, Numbering, YearShown};
use std::collections::BTreeMap;

/// How much of the year, as a form says it.
const YEARS: [(YearShown, &str); 3] = [(YearShown::Nothing, "nothing"), (YearShown::Two, "two"), (YearShown::Four, "four")];

fn year_word(year: YearShown) -> &'static str {
    YEARS.iter().find(|(one, _)| *one == year).map_or("", |(_, word)| word)
}

/// A rule, and the codes of campuses by their names in the form.
pub(super) type Tried = (NumberRule, BTreeMap<String, String>);

/// The rule and codes that stand in an address; none where there is no rule in it.
pub(super) fn tried(query: &ParamsMap) -> Option<Tried> {
    let prefix = query.get("prefix")?;
    let year = query.get("year").and_then(|word| YEARS.into_iter().find(|(_, own)| *own == word)).map(|(year, _)| year).unwrap_or_default();
    let width = query.get("width").and_then(|width| width.parse().ok()).unwrap_or_default();
    let ticked = |name| query.get(name).is_some();
    let code = |(name, code): (&std::borrow::Cow<'static, str>, &str)| Some((name.strip_prefix("codes[")?.strip_suffix(']')?.to_owned(), code.to_owned()));
    let codes = query.latest_values().filter_map(code).collect();
    Some((NumberRule { prefix, year, campus: ticked("campus"), width, check: ticked("check") }, codes))
}

/// The same as the fields of an address.
#[cfg(feature = "ssr")]
pub(super) fn filled(rule: &NumberRule, codes: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let mut filled =
        vec![("prefix".to_owned(), rule.prefix.clone()), ("year".to_owned(), year_word(rule.year).to_owned()), ("width".to_owned(), rule.width.to_string())];
    filled.extend([("campus", rule.campus), ("check", rule.check)].into_iter().filter(|(_, on)| *on).map(|(name, _)| (name.to_owned(), "true".to_owned())));
    filled.extend(codes.iter().map(|(campus, code)| (format!("codes[{campus}]"), code.clone())));
    filled
}

fn years(text: Text) -> Vec<Choice> {
    let name = |year| match year {
        YearShown::Nothing => text.archive_year_nothing(),
        YearShown::Two => text.archive_year_two(),
        YearShown::Four => text.archive_year_four(),
    };
    YEARS.into_iter().map(|(year, word)| Choice::new(word, name(year))).collect()
}

/// The form with the rule that is shown.
pub(super) fn rule_form(shown: &Numbering, wrong: Vec<Wrong>) -> impl IntoView + use<> {
    let (text, rule) = (use_text(), shown.rule.clone());
    let wrong = StoredValue::new(wrong);
    let error = move |id: &str| MaybeProp::from(wrong.with_value(|all| all.iter().find(|one| one.id == id).map(|one| one.words.clone())));
    let widths = (NumberRule::NARROW..=NumberRule::WIDE).map(|width| Choice::new(width.to_string(), text.archive_digits(width))).collect();
    let codes = shown.campuses.iter().map(|campus| {
        let id = format!("code-{}", campus.id);
        let (name, label, error) = (format!("codes[of-{}]", campus.id), text.archive_code_of(&campus.name), error(&id));
        view! { <Field id name label value=campus.code.clone() optional=true error /> }
    });
    let codes = codes.collect_view();
    view! {
        <ErrorSummary errors=Signal::stored(wrong.get_value()) />
        <form method="post" action=SetNumbering::PATH id="numbers-form" class="stack stack-4" aria-label=text.archive_numbers()>
            <input type="hidden" name="version" value=shown.version.to_string() />
            <input type="hidden" name="key" value=format!("numbers.{}", shown.version) />
            <Field id="prefix" name="prefix" label=text.archive_prefix() hint=text.archive_prefix_hint() value=rule.prefix error=error("prefix") />
            <Select id="year" name="year" label=text.archive_year() options=years(text) value=year_word(rule.year).to_owned() />
            <Checkbox id="campus" name="campus" checked=rule.campus>{text.archive_with_campus()}</Checkbox>
            <div class="form-grid">{codes}</div>
            <Select id="width" name="width" label=text.archive_width() options=widths value=rule.width.to_string() error=error("width") />
            <Checkbox id="check" name="check" checked=rule.check hint=text.archive_check_hint()>{text.archive_check()}</Checkbox>
            <p class="row row-wrap gap-3">
                <button type="submit" class="btn" formmethod="get" formaction=NUMBERS formnovalidate=true>{text.archive_try()}</button>
                <button type="submit" class="btn btn-primary">{text.archive_rule_save()}</button>
            </p>
        </form>
    }
}
