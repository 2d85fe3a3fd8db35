//! The last step before an account is stopped: what ends, and who takes the classes and the leads on. One form, which works without script.

use super::api::{StopAccount, read_leaving};
use crate::{
    face::ConsoleData,
    failure::Failure,
    text::{Text, use_text},
    ui::{Banner, Choice, Crumbs, Icon, IconName, LinkButton, Select, Tone},
    wire::{Fetched, fetch},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::{
    access::{AccountKind, Leaving, LeftClass, LeftLeads},
    error::AppError,
    id::{AccountId, StaffId},
};

/// The page.
pub struct LeavePage(Fetched<Leaving>);

impl LeavePage {
    /// Begins to read the page.
    #[must_use]
    pub fn data() -> Self {
        let params = use_params_map();
        let account = move || params.read().get_str("account").and_then(|id| id.parse::<AccountId>().ok());
        Self(fetch(account, |account| async move { read_leaving(account.ok_or(AppError::NotFound)?).await }))
    }

    /// Shows the page.
    #[must_use]
    pub fn view(this: Self) -> AnyView {
        view! { <ConsoleData page="page-account" data=this.0 view=page /> }.into_any()
    }
}

fn page(leaving: Leaving) -> AnyView {
    let text = use_text();
    let Leaving { line, classes, colleagues, leads } = leaving;
    let staff = line.kind == AccountKind::Staff;
    let back = format!("/console/accounts/{}", line.id);
    let (title, what, button) = if staff {
        (text.access_stop_ask(&line.name), text.access_stop_text(), text.access_stop_now())
    } else {
        (text.access_stop_ask_guardian(&line.name), text.access_stop_guardian_text(), text.access_stop_guardian_now())
    };
    let above = vec![("/console/accounts".into(), text.console_nav_accounts().into()), (back.clone(), line.name.clone())];
    let failed = ServerAction::<StopAccount>::new().value().get_untracked().and_then(Result::err);
    let leads = (!leads.is_empty()).then(|| heirs_of_leads(text, leads, failed.as_ref()));
    let heirs = (!classes.is_empty()).then(|| heirs(text, classes, &colleagues, failed.as_ref()));
    view! {
        <Title text=title.clone() />
        <header class="page-head"><Crumbs above here=button /><h1>{title}</h1></header>
        <form method="post" action=StopAccount::PATH class="stack stack-4 leave">
            <input type="hidden" name="account" value=line.id.to_string() />
            {failed.map(|failure| view! { <Banner tone=Tone::Danger>{told(text, &failure)}</Banner> })}
            <Banner tone=Tone::Warning>{what}</Banner>
            {heirs}
            {leads}
            <p class="row">
                <LinkButton href=back>{text.access_stop_not()}</LinkButton>
                <button type="submit" class="btn btn-danger-solid"><Icon name=IconName::Lock />{button}</button>
            </p>
        </form>
    }
    .into_any()
}

fn told(text: Text, failure: &Failure) -> String {
    if matches!(failure.0, AppError::Invalid(_)) { text.access_heir_gone().to_owned() } else { failure.title(text) }
}

/// A choice of who takes something on. What was chosen before it was refused stands there again.
fn heir(text: Text, failed: Option<&Failure>, id: String, name: String, label: String, options: Vec<Choice>) -> impl IntoView + use<> {
    let kept = use_query_map().read_untracked().get(&id).unwrap_or_default();
    let wrong = failed.and_then(|failure| failure.reason(&id)).map(|_| text.access_heir_gone().to_owned());
    view! { <Select id name label options value=kept error=MaybeProp::derive(move || wrong.clone()) /> }
}

fn heirs(text: Text, classes: Vec<LeftClass>, colleagues: &[(StaffId, String)], failed: Option<&Failure>) -> impl IntoView + use<> {
    let choices = |nobody: &str| -> Vec<Choice> {
        std::iter::once(Choice::new("", nobody)).chain(colleagues.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone()))).collect()
    };
    let one = |class: LeftClass| {
        let (id, label) = (format!("each-{}", class.id), text.access_heir_of(class.name, class.lessons));
        heir(text, failed, id, format!("each[of-{}]", class.id), label, choices(text.access_heir_as_all()))
    };
    let all = heir(text, failed, "all".into(), "all".into(), text.access_heir_of_all().into(), choices(text.access_heir_nobody()));
    view! {
        <section class="sec stack stack-4" aria-labelledby="heirs-h">
            <h2 id="heirs-h">{text.access_heirs()}</h2>
            <p class="soft">{text.access_heirs_text()}</p>
            {all}
            <div class="form-grid">{classes.into_iter().map(one).collect_view()}</div>
        </section>
    }
}

/// A campus has its own people who work with leads.
fn heirs_of_leads(text: Text, leads: Vec<LeftLeads>, failed: Option<&Failure>) -> impl IntoView + use<> {
    let one = |left: LeftLeads| {
        let none = left.sellers.is_empty().then(|| view! { <p class="label soft">{text.access_heir_nobody_there()}</p> });
        let nobody = std::iter::once(Choice::new("", text.access_heir_nobody()));
        let options: Vec<Choice> = nobody.chain(left.sellers.into_iter().map(|(id, name)| Choice::new(id.to_string(), name))).collect();
        let (id, label) = (format!("leads-{}", left.campus), text.access_heir_of_leads(left.name, left.count));
        let choice = heir(text, failed, id, format!("leads[of-{}]", left.campus), label, options);
        view! { <div class="stack stack-2">{choice}{none}</div> }
    };
    view! {
        <section class="sec stack stack-4" aria-labelledby="leads-h">
            <h2 id="leads-h">{text.access_heirs_leads()}</h2>
            <p class="soft">{text.access_heirs_leads_text()}</p>
            <div class="form-grid">{leads.into_iter().map(one).collect_view()}</div>
        </section>
    }
}
