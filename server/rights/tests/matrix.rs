//! What each role may do, as tables people can read.

mod world;

use rights::{
    Actor, Grant, Needs, Place, PlainRule, Rule, Standing,
    access::{AskRights, BuildRole, InviteStaff, ListAccounts, ListContracts, ListGrants, ListRoles, OwnAccount, OwnSecondFactor},
    attendance::{MarkRoll, ViewToday},
    audit::{ReviewAudit, ViewAudit},
    classes::{ListClasses, ViewClass},
    exports::{AskExports, ListExports},
    intake::{RunImport, ViewImports},
    leads::{AddLead, AssignLead, ChangeLead, EraseLead, LeadFacts, ListLeads, ViewLead, WorkLead},
    matching::ListPairs,
    people::{ListLearners, ViewFamily},
    privacy::AnswerRequests,
    reach::ViewOutbox,
    tags::{ListTags, ManageTags},
};
use shared::{
    access::{AccountKind, Permission, Role, Sight},
    id::{AccountId, GuardianId, LearnerId, StaffId},
    time::At,
};
use std::fmt::Write;
use uuid::Uuid;
use world::{SUBJECTS, campus, class, staff};

/// A role as somebody is given it.
type Bound = fn(Role) -> Grant;

fn holder(grant: Grant) -> Actor {
    Actor { staff: Some(staff(0)), grants: vec![grant], ..Actor::without_roles(AccountId(Uuid::from_u128(1)), "测试".into(), AccountKind::Staff) }
}

fn yes(allowed: bool) -> &'static str {
    if allowed { "yes" } else { "–" }
}

fn shown(sight: Sight) -> &'static str {
    match sight {
        Sight::Hidden => "–",
        Sight::Masked => "masked",
        Sight::Clear => "clear",
    }
}

/// Each role given for the own campus, against a learner of an own class, of another class, of another campus, and of an own
/// class whose processing is restricted.
#[test]
fn learners() {
    let place = |n: usize, at: usize, teacher: usize| Place {
        class: class(n),
        campus: campus(at),
        department: SUBJECTS[0].into(),
        teachers: vec![Some(staff(teacher))],
    };
    let relations = [
        ("own class", place(0, 0, 0), false),
        ("own campus", place(1, 0, 1), false),
        ("other campus", place(2, 1, 1), false),
        ("restricted", place(0, 0, 0), true),
    ];
    let mut table = format!(
        "{:<18}{:<14}{:<9}{:<10}{:<9}{:<6}{:<9}{:<8}{}\n",
        "role", "learner of", "archive", "progress", "class", "roll", "contacts", "reveal", "family"
    );
    for role in Role::ALL {
        let actor = holder(Grant::of(role, Some(campus(0))));
        for (relation, place, restricted) in &relations {
            let learner = Standing { campus: place.campus, places: std::slice::from_ref(place), restricted: *restricted };
            let _ = writeln!(
                table,
                "{:<18}{:<14}{:<9}{:<10}{:<9}{:<6}{:<9}{:<8}{}",
                role.word(),
                relation,
                yes(actor.reaches_learner(Needs::LEARNERS, learner)),
                yes(actor.reaches_learner(Needs::PROGRESS, learner)),
                yes(ViewClass::allows(&actor, place, At(0))),
                yes(MarkRoll::allows(&actor, place, At(0))),
                shown(actor.sight_of(learner)),
                yes(actor.may_reveal(learner)),
                yes(actor.reaches_learner(Needs::FAMILIES, learner)),
            );
        }
    }
    for role in Role::ALL {
        let others: Vec<&str> =
            role.permissions().iter().filter(|permission| permission.group() > Permission::ReadOwnContacts.group()).map(Permission::word).collect();
        let _ = writeln!(table, "{:<18}{}", role.word(), others.join(" "));
    }
    insta::assert_snapshot!(table);
}

/// Each role given for the own campus, against a lead of its own there, another's there, and its own elsewhere.
#[test]
fn leads() {
    let mut table = format!("{:<18}{:<15}{}\n", "role", "lead", "may; the phone");
    for role in Role::ALL {
        let actor = holder(Grant::of(role, Some(campus(0))));
        let other = AccountId(Uuid::nil());
        for (relation, at, owner) in [("own", 0, actor.account), ("other's", 0, other), ("own elsewhere", 1, actor.account)] {
            let facts = LeadFacts { campus: campus(at), owner: Some(owner) };
            let may = [
                ("add", AddLead::allows(&actor, &facts.campus, At(0))),
                ("view", ViewLead::allows(&actor, &facts, At(0))),
                ("work", WorkLead::allows(&actor, &facts, At(0))),
                ("change", ChangeLead::allows(&actor, &facts, At(0))),
                ("assign", AssignLead::allows(&actor, &facts, At(0))),
                ("reveal", facts.may_reveal(&actor)),
                ("erase", EraseLead::allows(&actor, &facts, At(0))),
            ];
            let may: Vec<&str> = may.into_iter().filter(|(_, may)| *may).map(|(act, _)| act).collect();
            if !may.is_empty() {
                let _ = writeln!(table, "{:<18}{relation:<15}{}; {}", role.word(), may.join(" "), shown(facts.sight(&actor)));
            }
        }
    }
    insta::assert_snapshot!(table);
}

macro_rules! plain {
    ($($act:ident),* $(,)?) => {
        [$((stringify!($act), <$act as PlainRule>::admits as fn(&Actor) -> bool)),*]
    };
}

/// Whom each act on nothing in particular admits: roles given for the school, for one campus, for one class.
#[test]
fn acts_on_nothing() {
    let acts = plain!(
        AnswerRequests,
        AskExports,
        AskRights,
        BuildRole,
        InviteStaff,
        ListAccounts,
        ListClasses,
        ListContracts,
        ListExports,
        ListGrants,
        ListLeads,
        ListLearners,
        ListPairs,
        ListRoles,
        ListTags,
        ManageTags,
        OwnAccount,
        OwnSecondFactor,
        ReviewAudit,
        RunImport,
        ViewAudit,
        ViewFamily,
        ViewImports,
        ViewOutbox,
        ViewToday,
    );
    let bounds: [(&str, Bound); 3] = [
        ("school", |role| Grant::of(role, None)),
        ("campus", |role| Grant::of(role, Some(campus(0)))),
        ("class", |role| Grant { class: Some(class(0)), ..Grant::of(role, None) }),
    ];
    let mut table = String::new();
    for (act, admits) in acts {
        let _ = writeln!(table, "{act}");
        for (bound, grant) in bounds {
            let roles: Vec<&str> = Role::ALL.into_iter().filter(|role| admits(&holder(grant(*role)))).map(Role::word).collect();
            let all = roles.len() == Role::ALL.len();
            let _ = writeln!(table, "  {bound:<8}{}", if all { "every role".into() } else { roles.join(" ") });
        }
        let others = others().into_iter().filter(|(_, actor)| admits(actor)).map(|(name, _)| name);
        let _ = writeln!(table, "  others  {}", others.collect::<Vec<_>>().join(" "));
    }
    insta::assert_snapshot!(table);
}

/// People without roles out of the box.
fn others() -> [(&'static str, Actor); 6] {
    let somebody = |kind: AccountKind| Actor::without_roles(AccountId(Uuid::from_u128(1)), "测试".into(), kind);
    let built = |permission: Permission| {
        let permissions = shared::access::Permissions::of(&[permission]);
        Actor { staff: None, ..holder(Grant { permissions, ..Grant::of(Role::Custom, None) }) }
    };
    [
        ("guardian", Actor { guardian: Some(GuardianId(Uuid::from_u128(8))), ..somebody(AccountKind::Guardian) }),
        ("learner", Actor { learner: Some(LearnerId(Uuid::from_u128(9))), ..somebody(AccountKind::Learner) }),
        ("colleague", Actor { staff: Some(StaffId(Uuid::from_u128(7))), ..somebody(AccountKind::Staff) }),
        ("reads_accounts", built(Permission::ReadAccounts)),
        ("builds_roles", built(Permission::BuildRoles)),
        ("takes_own_roll", built(Permission::TakeOwnRoll)),
    ]
}
