//! The values of a condition.

use super::{Builder, id};
use crate::{
    people::console_state::state_name,
    tags::words::value_words,
    text::{Text, use_text},
};
use leptos::prelude::*;
use shared::{
    id::CampusId,
    tags::{Compare, Condition, Measure},
};

/// Whole numbers, and hours as hundredths: `3.5` is 350. What is no number is refused by the rule's own check.
fn typed(of: Measure, words: &str) -> i64 {
    let words = words.trim();
    let (whole, part) = words.split_once('.').unwrap_or((words, ""));
    let digits = |words: &str| !words.is_empty() && words.len() < 8 && words.bytes().all(|byte| byte.is_ascii_digit());
    let read = match (of.is_hours(), digits(whole), part.len()) {
        (false, true, 0) => whole.parse().ok(),
        (true, true, 0..=2) if part.is_empty() || digits(part) => format!("{whole}{part:0<2}").parse().ok(),
        _ => None,
    };
    read.unwrap_or(-1)
}

/// Ticks `item` in a list of values, or takes it out.
fn ticked<T: Clone + PartialEq>(all: &[T], item: &T, on: bool) -> Vec<T> {
    let mut all: Vec<T> = all.iter().filter(|one| *one != item).cloned().collect();
    all.extend(on.then(|| item.clone()));
    all
}

/// The fields of the condition at `at`.
pub(super) fn fields(builder: Builder, path: &[usize], at: Vec<usize>, condition: Condition) -> AnyView {
    let text = use_text();
    match condition {
        Condition::Number { of, compare, value } => number(builder, path, at, (of, compare, value)),
        Condition::State(states) => {
            let all = builder.states.get_value().into_iter().map(|state| (state.clone(), state_name(text, &state))).collect();
            boxes(path, all, states, text.people_state(), move |states| builder.set(&at, Condition::State(states)))
        }
        Condition::Campus(campuses) => {
            let all: Vec<(CampusId, String)> = builder.names().campuses;
            boxes(path, all, campuses, text.people_campus(), move |campuses| builder.set(&at, Condition::Campus(campuses)))
        }
        Condition::Grade(grades) => {
            let set = move |event| {
                let words = event_target_value(&event);
                let grades = words.split([',', '\u{ff0c}', '\u{3001}', ' ']).map(str::trim).filter(|grade| !grade.is_empty()).map(str::to_owned).collect();
                builder.set(&at, Condition::Grade(grades));
            };
            view! { <input class="input" id=id("value", path) aria-label=text.tags_grades() placeholder=text.tags_grades() value=grades.join(" ") on:input=set /> }
                .into_any()
        }
        Condition::CoreFinished => view! { <span class="soft">{text.tags_core_finished()}</span> }.into_any(),
        Condition::Given(tag) => {
            let options = builder
                .names()
                .given
                .into_iter()
                .map(|one| view! { <option value=one.id.to_string() selected=one.id == tag>{one.name}</option> })
                .collect_view();
            let set = move |event| {
                if let Ok(tag) = event_target_value(&event).parse() {
                    builder.set(&at, Condition::Given(tag));
                }
            };
            view! { <select class="input" id=id("value", path) aria-label=text.tags_by_hand() on:change=set>{options}</select> }.into_any()
        }
    }
}

/// Window, comparison, value. Each writes the whole condition as it stands then.
fn number(builder: Builder, path: &[usize], at: Vec<usize>, (of, compare, value): (Measure, Compare, i64)) -> AnyView {
    let text = use_text();
    let now = StoredValue::new((of, compare, value));
    let at = StoredValue::new(at);
    let put = move |change: &dyn Fn(&mut (Measure, Compare, i64))| {
        now.update_value(|now| change(now));
        let (of, compare, value) = now.get_value();
        builder.set(&at.get_value(), Condition::Number { of, compare, value });
    };
    let days = of.window().map(|days| {
        let set = move |event| put(&|now| now.0 = now.0.over(event_target_value(&event).trim().parse().unwrap_or(0)));
        view! {
            <label class="row"><span>{text.tags_last()}</span>
                <input class="input num narrow" id=id("days", path) inputmode="numeric" autocomplete="off" value=days.to_string() on:input=set />
                <span>{text.tags_days()}</span>
            </label>
        }
    });
    let compared = move |event| put(&|now| now.1 = if event_target_value(&event) == "least" { Compare::AtLeast } else { Compare::AtMost });
    let valued = move |event| put(&|now| now.2 = typed(now.0, &event_target_value(&event)));
    view! {
        {days}
        <select class="input" id=id("compare", path) aria-label=text.tags_compare() on:change=compared>
            <option value="least" selected=compare == Compare::AtLeast>{text.tags_least()}</option>
            <option value="most" selected=compare == Compare::AtMost>{text.tags_most()}</option>
        </select>
        <input class="input num narrow" id=id("value", path) aria-label=text.tags_value() inputmode="decimal" autocomplete="off" value=value_words(of, value) on:input=valued />
        <span class="soft">{unit(text, of)}</span>
    }
    .into_any()
}

fn unit(text: Text, of: Measure) -> &'static str {
    match of {
        Measure::DaysUnseen | Measure::DaysToExpiry | Measure::DaysJoined => text.tags_days(),
        Measure::Lessons(_) | Measure::Absences(_) => text.tags_times(),
        Measure::AttendanceRate(_) | Measure::AverageScore(_) | Measure::LastScore(_) | Measure::HomeworkRate(_) => "%",
        Measure::Balance | Measure::Owed => text.learners_hours_unit(),
        Measure::Age => text.tags_years(),
    }
}

/// Boxes to tick, one a value.
fn boxes<T: Clone + PartialEq + Send + Sync + 'static>(
    path: &[usize],
    all: Vec<(T, String)>,
    chosen: Vec<T>,
    label: &'static str,
    set: impl Fn(Vec<T>) + Clone + Send + Sync + 'static,
) -> AnyView {
    let now = StoredValue::new(chosen.clone());
    let boxes = all.into_iter().enumerate().map(|(n, (item, name))| {
        let (set, checked) = (set.clone(), chosen.contains(&item));
        let change = move |event| {
            now.update_value(|now| *now = ticked(now, &item, event_target_checked(&event)));
            set(now.get_value());
        };
        view! { <label class="row"><input type="checkbox" id=format!("{}-{n}", id("tick", path)) checked=checked on:change=change /><span>{name}</span></label> }
    });
    view! { <span class="row row-wrap" role="group" aria-label=label>{boxes.collect_view()}</span> }.into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{ticked, typed};
    use shared::tags::Measure;

    #[test]
    fn hours_are_read_in_hundredths_and_everything_else_whole() {
        for (words, hours) in [("3", 300), ("3.5", 350), (" 0.25 ", 25), ("3.", 300), ("", -1), (".5", -1), ("3.555", -1), ("-1", -1), ("x", -1)] {
            assert_eq!(typed(Measure::Balance, words), hours, "{words}");
        }
        for (words, days) in [("14", 14), ("1.5", -1), ("99999999", -1), ("1e3", -1)] {
            assert_eq!(typed(Measure::DaysUnseen, words), days, "{words}");
        }
    }

    #[test]
    fn a_tick_adds_once_and_takes_out() {
        assert_eq!(ticked(&[1, 2], &2, true), [1, 2]);
        assert_eq!(ticked(&[1, 2], &1, false), [2]);
    }
}
