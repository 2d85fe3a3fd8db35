//! The people of the demo school.

use super::plan::School;
use crate::access::NewAccount;
use shared::{
    access::Role,
    id::{CampusId, GuardianId, StaffId},
};

/// Staff: number, name, subject, duty.
pub(super) const STAFF: [(&str, &str, Option<&str>, &str); 6] = [
    ("T001", "林知远", Some("数学"), "授课老师"),
    ("T002", "韩敏", None, "班主任"),
    ("T003", "段磊", Some("围棋"), "授课老师"),
    ("T004", "高珊", Some("英语"), "授课老师"),
    ("T005", "周以宁", None, "教务"),
    ("T006", "陆明", None, "系统管理员"),
];

/// The children of the class that is on show, in the order of its first lesson.
pub(super) const NAMED: [&str; 24] = [
    "陈思远",
    "王小明",
    "李若溪",
    "张子涵",
    "刘一诺",
    "曾静",
    "解雨桐",
    "赵宇航",
    "孙悦然",
    "周梓萱",
    "吴俊熙",
    "郑佳宁",
    "冯浩然",
    "沈嘉怡",
    "韩沐阳",
    "杨诗琪",
    "朱天佑",
    "秦语彤",
    "许子墨",
    "何雨泽",
    "欧阳明轩",
    "阿依努尔·买买提",
    "顾清如",
    "仇小北",
];

const SURNAMES: [&str; 20] = ["林", "徐", "马", "胡", "郭", "罗", "梁", "宋", "唐", "邓", "彭", "曹", "袁", "董", "潘", "蒋", "蔡", "余", "杜", "叶"];
const GIVEN: [&str; 24] = [
    "子轩", "雨晨", "欣怡", "浩宇", "梓睿", "佳琪", "博文", "思涵", "一鸣", "诗雨", "俊豪", "可馨", "嘉懿", "乐瑶", "天翊", "语嫣", "明哲", "若彤", "景行",
    "安然", "承泽", "清妍", "知行", "书瑶",
];

/// The name of learner `number`: a named child first, then made from surname and given name, no two alike.
pub(super) fn name(number: usize) -> String {
    let made = || format!("{}{}", SURNAMES[number % SURNAMES.len()], GIVEN[(number * 7 + number / SURNAMES.len()) % GIVEN.len()]);
    NAMED.get(number).map_or_else(made, |name| (*name).to_owned())
}

/// Who signs in, with what they may do.
pub(super) fn accounts(school: &School, password_hash: &str) -> Vec<NewAccount> {
    let staff = |login: &str, number: usize, roles: &[Role]| NewAccount {
        login: login.into(),
        name: STAFF[number].1.into(),
        staff: Some(StaffId(school.staff[number])),
        guardian: None,
        roles: roles.iter().map(|role| (*role, None)).collect(),
        password_hash: password_hash.into(),
    };
    let mut accounts = vec![
        staff("lin", 0, &[Role::Teacher]),
        staff("han", 1, &[Role::ClassTeacher]),
        staff("zhou", 4, &[Role::AcademicAffairs]),
        staff("admin", 5, &[Role::Admin]),
    ];
    accounts.push(NewAccount {
        login: "shen".into(),
        name: "沈怡".into(),
        staff: None,
        guardian: None,
        roles: vec![(Role::Auditor, None)],
        password_hash: password_hash.into(),
    });
    // An English teacher, and somebody of another company: they are there to be looked at on the pages of rights.
    accounts.push(staff("gaoshan", 3, &[Role::Teacher]));
    accounts.push(NewAccount {
        login: "hexin".into(),
        name: "何欣".into(),
        staff: None,
        guardian: None,
        roles: vec![(Role::OutsourcedSales, None)],
        password_hash: password_hash.into(),
    });
    // Who decides what the administrator asks for.
    accounts.push(NewAccount {
        login: "qiao".into(),
        name: "乔岚".into(),
        staff: None,
        guardian: None,
        roles: vec![(Role::Manager, None)],
        password_hash: password_hash.into(),
    });
    accounts.push(NewAccount {
        login: "fang".into(),
        name: "方晴".into(),
        staff: None,
        guardian: None,
        roles: vec![(Role::Sales, Some(CampusId(school.campuses[0].0)))],
        password_hash: password_hash.into(),
    });
    accounts.extend(school.guardians.iter().filter(|guardian| guardian.signs_in).map(|guardian| NewAccount {
        login: guardian.phone.clone(),
        name: guardian.name.clone(),
        staff: None,
        guardian: Some(GuardianId(guardian.id)),
        roles: Vec::new(),
        password_hash: password_hash.into(),
    }));
    accounts
}
