//! Server functions of leads.

#![allow(clippy::too_many_arguments, reason = "a form has as many fields")]
#![allow(missing_docs, reason = "the argument structs that the server macro makes carry none")]

#[cfg(feature = "ssr")]
use crate::{
    access::desk::api::given,
    session::{cx, go, keep},
};
use crate::{
    failure::Failure,
    input::{Form, Json},
};
#[cfg(feature = "ssr")]
use leptos::server_fn::ServerFn;
use leptos::{prelude::*, server_fn::codec::Postcard};
use shared::{
    id::LeadId,
    leads::{LeadFilter, LeadForm, LeadList, LeadSheet, Source, Stage},
    people::Revealed,
};

/// Goes on to the lead, and says what was done; with its version, so that the page is read again.
#[cfg(feature = "ssr")]
fn done(lead: LeadId, what: &str, version: i64) {
    go(&format!("/console/leads/{lead}?done={what}.{version}"));
}

/// A page of the leads.
#[server(prefix = "/api", endpoint = "read_leads", input = Json, output = Postcard)]
pub async fn read_leads(filter: LeadFilter) -> Result<LeadList, Failure> {
    Ok(backend::leads::leads(&cx()?, filter).await?)
}

/// One lead.
#[server(prefix = "/api", endpoint = "read_lead", input = Form, output = Postcard)]
pub async fn read_lead(lead: LeadId) -> Result<LeadSheet, Failure> {
    Ok(backend::leads::lead(&cx()?, lead).await?)
}

/// What a new lead can be.
#[server(prefix = "/api", endpoint = "read_lead_form", input = Form, output = Postcard)]
pub async fn read_lead_form() -> Result<LeadForm, Failure> {
    Ok(backend::leads::lead_form(&cx()?).await?)
}

/// Writes a lead down; an empty owner is nobody, or the asker where they do not decide that.
#[server(prefix = "/api", endpoint = "add_lead", input = Form, output = Postcard)]
pub async fn add_lead(
    campus: String,
    #[server(default)] owner: String,
    name: String,
    guardian: String,
    phone: String,
    grade: String,
    subject: String,
    source: Source,
    next_on: String,
    key: String,
) -> Result<(), Failure> {
    // Neither names nor phone: addresses are written into logs.
    let filled = [("campus", campus.as_str()), ("owner", &owner), ("grade", &grade), ("subject", &subject), ("source", source.word()), ("next_on", &next_on)];
    let added = async {
        let words = shared::leads::LeadWords { name, guardian, phone, grade: grade.clone(), subject: subject.clone(), source };
        let campus = given("campus", &campus)?.ok_or_else(|| shared::error::AppError::invalid("campus", "required"))?;
        let new = shared::leads::NewLead { campus, owner: given("owner", &owner)?, words, next_on: given("next_on", &next_on)? };
        Ok(backend::leads::add_lead(&cx()?, &new, &key).await?)
    };
    done(keep(AddLead::PATH, &filled, added.await)?, "added", 1);
    Ok(())
}

/// Corrects a lead; an empty phone stays as it was.
#[server(prefix = "/api", endpoint = "change_lead", input = Form, output = Postcard)]
pub async fn change_lead(
    lead: LeadId,
    version: i64,
    name: String,
    guardian: String,
    phone: String,
    grade: String,
    subject: String,
    source: Source,
) -> Result<(), Failure> {
    let words = shared::leads::LeadWords { name, guardian, phone, grade, subject, source };
    let changed = async { Ok(backend::leads::change_lead(&cx()?, lead, version, &words).await?) };
    done(lead, "changed", keep(ChangeLead::PATH, &[("edit", "1")], changed.await)?);
    Ok(())
}

/// Writes down what was said with the family, where it stands, and when to speak next.
#[server(prefix = "/api", endpoint = "log_contact", input = Form, output = Postcard)]
pub async fn log_contact(lead: LeadId, stage: Stage, text: String, next_on: String, key: String) -> Result<(), Failure> {
    let filled = [("stage", stage.word()), ("next_on", &next_on)];
    let logged = async {
        let log = shared::leads::LogContact { stage, text, next_on: given("next_on", &next_on)? };
        Ok(backend::leads::log_contact(&cx()?, lead, &log, &key).await?)
    };
    done(lead, "logged", keep(LogContact::PATH, &filled, logged.await)?);
    Ok(())
}

/// Gives a lead to somebody; an empty owner is nobody.
#[server(prefix = "/api", endpoint = "assign_lead", input = Form, output = Postcard)]
pub async fn assign_lead(lead: LeadId, owner: String, key: String) -> Result<(), Failure> {
    let assigned = async { Ok(backend::leads::assign_lead(&cx()?, lead, given("owner", &owner)?, &key).await?) };
    done(lead, "assigned", keep(AssignLead::PATH, &[], assigned.await)?);
    Ok(())
}

/// The phone of a lead in clear, for a reason.
#[server(prefix = "/api", endpoint = "reveal_lead", input = Form, output = Postcard)]
pub async fn reveal_lead(lead: LeadId, reason: String, key: String) -> Result<Revealed, Failure> {
    Ok(backend::leads::reveal_lead(&cx()?, lead, &reason, &key).await?)
}

/// Erases a lead.
#[server(prefix = "/api", endpoint = "erase_lead", input = Form, output = Postcard)]
pub async fn erase_lead(lead: LeadId) -> Result<(), Failure> {
    backend::leads::erase_lead(&cx()?, lead).await?;
    go("/console/leads?done=erased");
    Ok(())
}
