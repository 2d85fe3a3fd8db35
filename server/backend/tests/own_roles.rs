//! Roles of the school's own, on both databases: built, given everywhere, changed and retired at once, and no way round the
//! rule that nobody gives more than they hold.

use backend::{
    Cx, access, audit, event, fetch_all, fetch_one,
    sqlx::types::Uuid,
    testing::{TestHouse, databases, signed_in},
};
use shared::{
    access::{AskGrant, GiveRole, NewStaff, OwnRole, Permission, Permissions, Role, RoleDraft, RoleKey},
    audit::LogFilter,
    error::AppError,
    id::{AccountId, OwnRoleId},
};

const BETTER: &str = "晨跑三圈再吃豆浆油条";

async fn school(house: &TestHouse) -> Cx {
    backend::seed::seed_if_empty(house).await.unwrap();
    signed_in(house, "admin").await
}

async fn account(house: &TestHouse, login: &str) -> AccountId {
    let mut conn = house.db.read().await.unwrap();
    AccountId(fetch_one!(&mut conn, (Uuid,), "select id from account where login = $1", login).unwrap().0)
}

async fn role(cx: &Cx, title: &str) -> OwnRole {
    access::roles(cx).await.unwrap().own.into_iter().find(|role| role.title == title).unwrap_or_else(|| panic!("{title} is in the table"))
}

/// Builds a role with exactly these permissions.
async fn built(cx: &Cx, title: &str, permissions: &[Permission]) -> OwnRoleId {
    access::build_role(cx, title, None, &format!("build {title}")).await.unwrap();
    let made = role(cx, title).await;
    access::change_role(cx, made.id, made.version, &draft(title, permissions), &format!("fill {title}")).await.unwrap();
    made.id
}

fn draft(title: &str, permissions: &[Permission]) -> RoleDraft {
    RoleDraft { title: title.into(), permissions: Permissions::of(permissions) }
}

fn open(id: OwnRoleId) -> GiveRole {
    GiveRole::open(RoleKey::Own(id))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_is_built_like_another_given_changed_for_its_holders_at_once_and_retired() {
    for house in databases().await {
        let admin = school(&house).await;
        access::build_role(&admin, " 前台  值班 ", Some(Role::CustomerService.into()), "k").await.unwrap();
        access::build_role(&admin, " 前台  值班 ", Some(Role::CustomerService.into()), "k").await.unwrap();
        let desk = role(&admin, "前台 值班").await;
        assert_eq!((desk.permissions, desk.holders, desk.can_change), (Role::CustomerService.permissions(), 0, true), "{}", house.name);
        let shen = account(&house, "shen").await;
        access::give_role(&admin, shen, &open(desk.id), "g").await.unwrap();
        let sheet = access::account(&admin, shen).await.unwrap();
        let names = |roles: &[shared::access::RoleName]| roles.iter().filter_map(|role| role.title.clone()).collect::<Vec<_>>();
        assert_eq!(names(&sheet.line.roles), ["前台 值班"]);
        assert!(sheet.roles.iter().any(|held| held.role.title.as_deref() == Some("前台 值班") && held.role.role == Role::Custom));
        let may = |permission: Permission| {
            let house = &house;
            async move { signed_in(house, "shen").await.actor().unwrap().may(permission) }
        };
        assert!(may(Permission::RevealContacts).await && may(Permission::ReadAudit).await);

        let less = draft("前台", &[Permission::ReadLearners]);
        access::change_role(&admin, desk.id, desk.version, &less, "c").await.unwrap();
        access::change_role(&admin, desk.id, desk.version, &less, "c").await.unwrap();
        assert!(!may(Permission::RevealContacts).await && may(Permission::ReadLearners).await, "{}: it acts at once", house.name);
        assert_eq!(access::change_role(&admin, desk.id, desk.version, &less, "c2").await, Err(AppError::Conflict("version".into())), "made of an older state");
        assert_eq!(role(&admin, "前台").await.holders, 1);

        access::retire_role(&admin, desk.id).await.unwrap();
        access::retire_role(&admin, desk.id).await.unwrap();
        assert!(!may(Permission::ReadLearners).await && may(Permission::ReadAudit).await, "{}: the rest stays", house.name);
        assert!(access::roles(&admin).await.unwrap().own.iter().all(|role| role.id != desk.id));
        assert_eq!(access::give_role(&admin, shen, &open(desk.id), "g2").await, Err(AppError::invalid("role", "unknown")));
        let held = access::account(&admin, shen).await.unwrap().roles.into_iter().find(|held| held.role.role == Role::Custom).unwrap();
        assert_eq!((held.role.title.as_deref(), held.ended_by.as_deref()), (Some("前台"), Some("陆明")), "what was held is still told");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_stream_of_a_holder_looks_again_and_the_log_says_what_changed() {
    for house in databases().await {
        let admin = school(&house).await;
        let id = built(&admin, "值班", &[Permission::ReadClasses]).await;
        let [shen, zhou] = [account(&house, "shen").await, account(&house, "zhou").await];
        access::give_role(&admin, shen, &open(id), "g").await.unwrap();
        let now = role(&admin, "值班").await;
        access::change_role(&admin, id, now.version, &draft("值班", &[Permission::ReadLearners]), "c").await.unwrap();
        access::retire_role(&admin, id).await.unwrap();
        let mut conn = house.db.read().await.unwrap();
        let events = event::after(&mut conn, 0, 10_000).await.unwrap();
        drop(conn);
        for kind in ["role_changed", "role_retired"] {
            let told = events.iter().rfind(|event| event.kind == kind).unwrap();
            assert!(access::may_end(told, shen) && !access::may_end(told, zhou), "{kind} on {}", house.name);
        }
        let auditor = signed_in(&house, "shen").await;
        let log = audit::log(&auditor, LogFilter::default()).await.unwrap();
        let mut said = Vec::new();
        for line in log.page.rows.iter().filter(|line| line.act == "role_changed") {
            let opened = audit::log(&auditor, LogFilter { entry: Some(line.seq), ..LogFilter::default() }).await.unwrap();
            said.push(opened.detail.unwrap().reason.unwrap());
        }
        assert_eq!(said, ["值班: +read_learners -read_classes", "值班: +read_classes"], "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_said_at_its_field_and_changes_nothing() {
    for house in databases().await {
        let admin = school(&house).await;
        built(&admin, "值班", &[]).await;
        let other = built(&admin, "前台", &[]).await;
        for (title, like, wrong) in [
            (" ", None, ("title", "required")),
            ("值班", None, ("title", "taken")),
            ("新", Some(RoleKey::Own(OwnRoleId(backend::new_id()))), ("like", "unknown")),
            ("新", Some(Role::Auditor.into()), ("", "")),
        ] {
            let built = access::build_role(&admin, title, like, &format!("{title}{like:?}")).await;
            let expected = if wrong.0.is_empty() { Ok(()) } else { Err(AppError::invalid(wrong.0, wrong.1)) };
            assert_eq!(built, expected, "{title} {}", house.name);
        }
        let now = role(&admin, "前台").await;
        let change = |draft: RoleDraft, key: &'static str| {
            let admin = &admin;
            async move { access::change_role(admin, other, now.version, &draft, key).await }
        };
        assert_eq!(change(draft("值班", &[]), "1").await, Err(AppError::invalid("title", "taken")));
        let both = draft("前台", &[Permission::ReviewAudit, Permission::RevealContacts]);
        assert_eq!(change(both, "2").await, Err(AppError::invalid("may", "signs_own")), "nobody signs the review of what they do");
        assert_eq!(role(&admin, "前台").await, now, "{}", house.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_builders_build_never_more_than_they_hold_and_never_their_own_role() {
    for house in databases().await {
        let admin = school(&house).await;
        let builder = built(&admin, "角色管理", &[Permission::BuildRoles, Permission::ReadAccounts]).await;
        let strong = built(&admin, "副校长", &[Permission::ManageAccounts, Permission::ReadAccounts]).await;
        let zhou = account(&house, "zhou").await;
        assert_eq!(access::build_role(&signed_in(&house, "zhou").await, "x", None, "k").await, Err(AppError::Forbidden), "{}", house.name);
        access::give_role(&admin, zhou, &open(builder), "g").await.unwrap();
        let cx = signed_in(&house, "zhou").await;
        assert_eq!(access::build_role(&cx, "影子", Some(Role::Admin.into()), "k1").await, Err(AppError::invalid("like", "beyond")));
        let mine = built(&cx, "查名单", &[Permission::ReadClasses]).await;
        let now = role(&cx, "查名单").await;
        let more = draft("查名单", &[Permission::ManageAccounts]);
        assert_eq!(access::change_role(&cx, mine, now.version, &more, "k2").await, Err(AppError::invalid("may", "beyond")), "{}", house.name);
        // Neither the role they hold, nor one that governs more than they do, nor one of somebody who does.
        for id in [builder, strong] {
            assert_eq!(access::retire_role(&cx, id).await, Err(AppError::NotFound));
        }
        access::give_role(&signed_in(&house, "admin").await, account(&house, "shen").await, &open(mine), "g2").await.unwrap();
        access::give_role(&admin, account(&house, "shen").await, &open(strong), "g3").await.unwrap();
        assert_eq!(access::retire_role(&cx, mine).await, Err(AppError::NotFound), "{}: its holder governs more", house.name);
        let table = access::roles(&cx).await.unwrap();
        assert!(table.can_build && table.own.iter().all(|role| role.can_change == (role.title == "前台接待")));
        assert_eq!(access::roles(&signed_in(&house, "lin").await).await.err(), Some(AppError::Forbidden));
        assert!(!access::roles(&signed_in(&house, "shen").await).await.unwrap().can_build, "the auditor reads the table");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_built_role_is_no_way_round_the_bounds_of_giving_asking_and_inviting() {
    for house in databases().await {
        let admin = school(&house).await;
        let strong = built(&admin, "副校长", &[Permission::BuildRoles]).await;
        let plain = built(&admin, "查名单", &[Permission::ReadClasses]).await;
        let (zhou, shen) = (account(&house, "zhou").await, account(&house, "shen").await);
        access::give_role(&admin, zhou, &GiveRole::open(Role::Manager), "g").await.unwrap();
        let manager = signed_in(&house, "zhou").await;
        assert_eq!(access::give_role(&manager, shen, &open(strong), "g1").await, Err(AppError::invalid("role", "beyond")), "{}", house.name);
        access::give_role(&manager, shen, &open(plain), "g2").await.unwrap();
        let invite = |role: OwnRoleId, login: &str| NewStaff { name: "新同事".into(), login: login.into(), staff_no: String::new(), role: open(role) };
        assert_eq!(access::invite_staff(&manager, &invite(strong, "a"), "i1").await, Err(AppError::invalid("role", "beyond")));

        let lin = signed_in(&house, "lin").await;
        let ask = |role: OwnRoleId| AskGrant {
            grantee: None,
            role: RoleKey::Own(role),
            campus: None,
            department: None,
            class: None,
            reason: "替班".into(),
            last_on: lin.today().date,
        };
        access::ask_grant(&lin, &ask(strong), "a1").await.unwrap();
        let request = access::grants(&lin).await.unwrap().mine[0].clone();
        assert_eq!(request.role.title.as_deref(), Some("副校长"));
        assert_eq!(access::decide_grant(&manager, request.id, true, "").await, Err(AppError::NotFound), "{}: it governs more", house.name);
        access::retire_role(&admin, strong).await.unwrap();
        assert_eq!(access::decide_grant(&admin, request.id, true, "").await, Err(AppError::Conflict("retired".into())), "{}", house.name);
        assert_eq!(access::ask_grant(&lin, &ask(strong), "a2").await, Err(AppError::invalid("role", "unknown")));
        access::ask_grant(&lin, &ask(plain), "a3").await.unwrap();
        let request = access::grants(&lin).await.unwrap().mine[0].clone();
        access::decide_grant(&admin, request.id, true, "").await.unwrap();
        assert!(signed_in(&house, "lin").await.actor().unwrap().may(Permission::ReadClasses));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_opens_only_while_its_sender_may_give_the_role() {
    for house in databases().await {
        let admin = school(&house).await;
        let plain = built(&admin, "查名单", &[Permission::ReadClasses]).await;
        let strong = built(&admin, "副校长", &[Permission::ManageAccounts, Permission::ReadAccounts, Permission::DecideGrants]).await;
        let zhou = account(&house, "zhou").await;
        access::give_role(&admin, zhou, &open(strong), "g").await.unwrap();
        let sender = signed_in(&house, "zhou").await;
        let invite = |role: GiveRole, login: &str| NewStaff { name: login.into(), login: login.into(), staff_no: String::new(), role };
        access::invite_staff(&sender, &invite(GiveRole::open(Role::Manager), "wei"), "i1").await.unwrap();
        access::invite_staff(&sender, &invite(open(plain), "xu"), "i2").await.unwrap();
        let links = access::invitations(&sender, "https://school.example").await.unwrap().open;
        let token = |name: &str| links.iter().find(|link| link.name == name).unwrap().link.rsplit('/').next().unwrap().to_owned();
        assert!(links.iter().any(|link| link.role.title.as_deref() == Some("查名单")));
        assert!(access::invited(&house.nobody(), &token("wei")).await.is_ok());

        // The sender may still invite, but decides no grants any more: so they make no manager.
        let now = role(&admin, "副校长").await;
        let less = draft("副校长", &[Permission::ManageAccounts, Permission::ReadAccounts]);
        access::change_role(&admin, strong, now.version, &less, "c").await.unwrap();
        let accept = |name: &str| {
            let (token, house) = (token(name), &house);
            async move { access::accept_invitation(&house.nobody(), &token, BETTER.into(), "test").await.err() }
        };
        assert_eq!(access::invited(&house.nobody(), &token("wei")).await, Err(AppError::NotFound), "{}", house.name);
        assert_eq!(accept("wei").await, Some(AppError::NotFound), "{}", house.name);
        access::retire_role(&admin, plain).await.unwrap();
        assert_eq!(accept("xu").await, Some(AppError::NotFound), "{}: the role is gone", house.name);
        let mut conn = house.db.read().await.unwrap();
        let made = fetch_all!(&mut conn, (String,), "select login from account where login in ('wei', 'xu')").unwrap();
        assert_eq!(made, [], "nobody came in");
    }
}
