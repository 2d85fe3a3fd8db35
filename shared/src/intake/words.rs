//! The words of the sheets and the words of the books.

/// The stored state of a learner.
#[must_use]
pub fn learner_state(word: &str) -> Option<&'static str> {
    Some(match word {
        "意向" => "lead",
        "试听" => "trial",
        "待开课" => "not_activated",
        "在读" => "active",
        "停课" => "paused",
        "已结课" => "finished",
        "已退费" => "refunded",
        "已流失" => "lost",
        _ => return None,
    })
}

/// The stored state of a contract.
#[must_use]
pub fn contract_state(word: &str) -> Option<&'static str> {
    Some(match word {
        "未开课" => "not_activated",
        "在读" => "active",
        "停课" => "paused",
        "已消完" => "used_up",
        "已过期" => "expired",
        "已结课" => "finished",
        "已退费" => "refunded",
        "已转班" => "transferred",
        _ => return None,
    })
}

/// The stored kind of a change to a contract.
#[must_use]
pub fn change_kind(word: &str) -> Option<&'static str> {
    Some(match word {
        "退费" => "refund",
        "转班" => "transfer",
        "停课" => "pause",
        "复课" => "resume",
        _ => return None,
    })
}

/// The stored code of an outcome of a lesson.
#[must_use]
pub fn attendance_code(word: &str) -> Option<&'static str> {
    Some(match word {
        "出勤" => "present",
        "迟到" => "late",
        "旷课" => "absent",
        "请假" => "leave",
        "病假" => "sick",
        "补课" => "makeup",
        "试听" => "trial",
        _ => return None,
    })
}

/// The stored word of a gender.
#[must_use]
pub fn gender_word(word: &str) -> Option<&'static str> {
    match word {
        "男" => Some("male"),
        "女" => Some("female"),
        _ => None,
    }
}
