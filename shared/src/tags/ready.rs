//! The tags a school begins with; it may change each of them.

use super::{Colour, Condition, Measure, Rule, TagDraft};
use crate::credits::Hours;

fn is(condition: Condition) -> Rule {
    Rule::Is(condition)
}

fn state(words: &[&str]) -> Rule {
    is(Condition::State(words.iter().map(|word| (*word).to_owned()).collect()))
}

fn tag(name: &str, shelf: &str, colour: Colour, parts: Vec<Rule>) -> TagDraft {
    TagDraft { name: name.into(), shelf: shelf.into(), colour, rule: Some(Rule::All(parts)), is_on: true }
}

/// 活跃, 预警, 沉默 by the days since the last lesson; 核心学员 once a core module was passed; 高意向 and 试听转化 before the
/// first purchase; 续费敏感 when hours run low or out.
#[must_use]
pub fn ready_made() -> Vec<TagDraft> {
    let seen_within = |days| is(Condition::at_most(Measure::DaysUnseen, days));
    let unseen_for = |days| is(Condition::at_least(Measure::DaysUnseen, days));
    let low = is(Condition::at_most(Measure::Balance, Hours::whole(6).0));
    let near = is(Condition::at_most(Measure::DaysToExpiry, 30));
    vec![
        tag("活跃", "活跃度", Colour::Green, vec![state(&["在读"]), seen_within(13)]),
        tag("预警", "活跃度", Colour::Amber, vec![state(&["在读"]), unseen_for(14), seen_within(44)]),
        tag("沉默", "活跃度", Colour::Red, vec![state(&["在读", "停课"]), unseen_for(45)]),
        tag("核心学员", "价值", Colour::Blue, vec![state(&["在读"]), is(Condition::CoreFinished), is(Condition::at_least(Measure::AttendanceRate(90), 80))]),
        tag("高意向", "转化", Colour::Blue, vec![state(&["意向", "试听"]), is(Condition::at_least(Measure::Lessons(30), 1))]),
        tag(
            "试听转化",
            "转化",
            Colour::Green,
            vec![state(&["在读"]), is(Condition::at_most(Measure::DaysJoined, 60)), is(Condition::at_least(Measure::Lessons(60), 1))],
        ),
        tag("续费敏感", "续费", Colour::Amber, vec![state(&["在读"]), Rule::Any(vec![low, near])]),
    ]
}
