//! What stands beside a portrait: the family, the classes, the archive.

use super::{
    console_reveal::{Asked, Revealable, Reveals},
    console_reveal_ask::RevealAsk,
    fields::rows::fields,
};
use crate::{
    face::may,
    text::{Text, use_text},
    ui::{Avatar, AvatarSize},
};
use leptos::prelude::*;
use shared::{
    access::{Contact, Permission, Role, Sight},
    id::{ClassId, LearnerId},
    people::{ArchiveField, GuardianLine, Portrait, Reveal},
};

/// A relation in the reader's words.
fn relation(text: Text, relation: &str) -> String {
    match relation {
        "母亲" => text.learners_mother().into(),
        "父亲" => text.learners_father().into(),
        "奶奶" | "外婆" | "姥姥" | "祖母" | "外祖母" => text.learners_grandmother(relation),
        "爷爷" | "外公" | "姥爷" | "祖父" | "外祖父" => text.learners_grandfather(relation),
        other => other.to_owned(),
    }
}

/// Who may see more of this page's contacts, and whose page it is.
#[derive(Clone, Copy)]
struct Reader {
    reveals: Option<Reveals>,
    learner: LearnerId,
}

impl Reader {
    /// How contact `what`, which is the `field` of `name`, is asked for.
    fn ask(self, what: Reveal, field: &'static str, name: &str) -> Option<(Reveals, Asked)> {
        self.reveals.map(|reveals| (reveals, Asked { learner: self.learner, what, field, name: name.to_owned() }))
    }
}

/// A contact as far as the reader sees it, with the way to see more of it where there is one.
fn contact(text: Text, contact: Contact, ask: Option<(Reveals, Asked)>) -> AnyView {
    match (contact, ask) {
        (Contact::Masked(masked), Some((reveals, asked))) => view! { <Revealable reveals asked masked /> }.into_any(),
        (Contact::Hidden, _) => view! { <span class="faint">{text.people_contact_hidden()}</span> }.into_any(),
        (Contact::Masked(value) | Contact::Clear(value), _) => view! { <span class="num">{value}</span> }.into_any(),
    }
}

fn sight(text: Text, sight: Sight) -> &'static str {
    match sight {
        Sight::Hidden => text.learners_sight_hidden(),
        Sight::Masked => text.people_masked(),
        Sight::Clear => text.learners_sight_clear(),
    }
}

fn guardian(text: Text, line: GuardianLine, reader: Reader) -> impl IntoView {
    let phone = match line.phone {
        Some(phone) => contact(text, phone, reader.ask(Reveal::Guardian(line.id), text.people_phone(), &line.name)),
        None => view! { <span class="faint">{text.people_no_phone()}</span> }.into_any(),
    };
    view! {
        <li>
            <Avatar name=line.name.clone() size=AvatarSize::Large />
            <div class="min0"><p><b>{line.name}</b> " " <span class="soft">{relation(text, &line.relation)}</span></p><p class="label">{phone}</p></div>
        </li>
    }
}

fn family(text: Text, guardians: Vec<GuardianLine>, seen: Sight, reader: Reader) -> impl IntoView {
    let list = match guardians.len() {
        0 => view! { <p class="label soft">{text.people_no_guardian()}</p> }.into_any(),
        _ => view! { <ul class="fam">{guardians.into_iter().map(|line| guardian(text, line, reader)).collect_view()}</ul> }.into_any(),
    };
    let manages = may(Permission::ManageFamilies) || may(Permission::ManageOwnFamilies);
    let manage =
        manages.then(|| view! { <p class="label"><a href=format!("/console/learners/{}/family", reader.learner)>{text.families_manage_family()}</a></p> });
    view! {
        <section class="sec" aria-labelledby="family-h">
            <h2 id="family-h">{text.people_family()} <span class="label faint">{sight(text, seen)}</span></h2>
            {list}
            {manage}
        </section>
    }
}

fn classes(text: Text, classes: Vec<(ClassId, String)>) -> impl IntoView {
    let link = |(id, name)| view! { <li><a href=format!("/console/classes/{id}")>{name}</a></li> };
    let list = match classes.len() {
        0 => view! { <p class="label soft">{text.learners_no_class_now()}</p> }.into_any(),
        _ => view! { <ul class="stack stack-1">{classes.into_iter().map(link).collect_view()}</ul> }.into_any(),
    };
    view! { <section class="sec" aria-labelledby="classes-h"><h2 id="classes-h">{text.learners_classes()}</h2>{list}</section> }
}

/// How a contact is shown beside its pencil.
fn masked(text: Text, portrait: &Portrait, reader: Reader, field: ArchiveField) -> Option<ViewFn> {
    let (what, key, value) = match field {
        ArchiveField::Phone => (Reveal::Phone, text.people_phone(), portrait.phone.clone()?),
        ArchiveField::IdNo => (Reveal::IdNo, text.learners_id_no(), portrait.id_no.clone()?),
        ArchiveField::Address => (Reveal::Address, text.learners_address(), portrait.address.clone()?),
        _ => return None,
    };
    let name = portrait.name.clone();
    Some(ViewFn::from(move || contact(text, value.clone(), reader.ask(what, key, &name))))
}

/// The family, the classes, the archive, the notes.
pub fn side(portrait: &Portrait, reveals: Reveals) -> impl IntoView + use<> {
    let text = use_text();
    let reader = Reader { reveals: portrait.reveals_left.map(|_| reveals), learner: portrait.id };
    let ask = portrait.asks_approval.then(|| view! { <RevealAsk role=Role::CustomerService /> });
    view! {
        {family(text, portrait.guardians.clone(), portrait.sight, reader)}
        {ask}
        {classes(text, portrait.classes.clone())}
        {fields(portrait, &|field| masked(text, portrait, reader, field))}
    }
}
