//! Every form of every page says just what its server function understands: functions refuse what they do not know, so a
//! field too many would make a form useless to people without script.

mod school;

use axum::http::{Request, StatusCode};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use school::{School, WHO};
use std::collections::{BTreeMap, BTreeSet};

/// A form: where it is sent, and what would be.
#[derive(Debug)]
struct Form {
    action: String,
    fields: Vec<(String, String)>,
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    tag.attributes.iter().find(|(own, _)| String::from_utf8_lossy(own) == name).map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

/// What a person would put into a field that is empty.
fn typed(kind: &str) -> &'static str {
    match kind {
        "date" => "2026-12-01",
        "number" => "1",
        _ => "x",
    }
}

/// The field that a tag adds to its form, if any. Boxes are ticked, and of several buttons of one name the first is pressed.
fn field(tag: &StartTag<()>) -> Option<(String, String)> {
    let name = attribute(tag, "name").filter(|name| !name.is_empty())?;
    let kind = attribute(tag, "type").unwrap_or_default();
    match String::from_utf8_lossy(&tag.name).as_ref() {
        "input" | "button" => Some((name, attribute(tag, "value").filter(|value| !value.is_empty()).unwrap_or_else(|| typed(&kind).to_owned()))),
        "textarea" => Some((name, typed("").to_owned())),
        "select" => Some((name, String::new())),
        _ => None,
    }
}

/// What of a choice is sent: the option that is selected, or the first.
fn choose(form: &mut Form, option: &StartTag<()>, first: bool) {
    let (Some(field), Some(value)) = (form.fields.last_mut(), attribute(option, "value")) else { return };
    if first || attribute(option, "selected").is_some() {
        field.1 = value;
    }
}

/// The forms of a page that server functions take, with the fields that stand elsewhere and name their form.
fn forms(html: &str) -> Vec<Form> {
    let (mut forms, mut ids, mut open) = (Vec::<Form>::new(), BTreeMap::new(), None);
    // The form of the choice that is open, and whether its next option is the first.
    let mut choice: Option<(usize, bool)> = None;
    let mut reading = DefaultEmitter::default();
    reading.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(html, reading) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if String::from_utf8_lossy(&tag.name) == "form" => {
                ids.extend(attribute(&tag, "id").map(|id| (id, forms.len())));
                open = Some(forms.len());
                forms.push(Form { action: attribute(&tag, "action").unwrap_or_default(), fields: Vec::new() });
            }
            Token::EndTag(tag) if String::from_utf8_lossy(&tag.name) == "form" => open = None,
            Token::StartTag(tag) if String::from_utf8_lossy(&tag.name) == "option" => {
                if let Some((of, first)) = choice.as_mut() {
                    choose(&mut forms[*of], &tag, std::mem::take(first));
                }
            }
            Token::StartTag(tag) => {
                choice = None;
                let of = attribute(&tag, "form").map_or(open, |id| ids.get(&id).copied());
                let Some((of, (name, value))) = of.zip(field(&tag)) else { continue };
                let form = &mut forms[of];
                if name.ends_with("[]") || !form.fields.iter().any(|(known, _)| *known == name) {
                    form.fields.push((name, value));
                    choice = (tag.name.as_slice() == b"select").then_some((of, true));
                }
            }
            _ => {}
        }
    }
    forms.into_iter().filter(|form| form.action.starts_with("/api/")).collect()
}

/// Pages with forms, for whoever may open them.
fn pages(school: &School) -> Vec<String> {
    let (learner, account) = (school.learner, school.spare);
    let routes = leptos_axum::generate_route_list(app::app::App).into_iter().map(|route| route.path().to_owned());
    let own = |route: String| {
        let route = route.replace("{lesson}", &school.lesson.to_string()).replace("{class}", &school.class.to_string());
        route.replace("{learner}", &learner.to_string()).replace("{account}", &account.to_string()).replace("{token}", "none")
    };
    routes.map(own).filter(|path| !path.contains('{')).collect()
}

/// Sent by nobody a form does nothing: it is read, and then its sender is asked to sign in, or refused for what it says.
#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_every_page_is_understood() {
    let school = School::open_all().await.remove(0);
    let mut tried = BTreeSet::new();
    for path in pages(&school) {
        for who in WHO {
            let page = Request::get(&path).header("accept", "text/html");
            let (_, html) = school.ask(who, page, String::new()).await;
            for form in forms(&html) {
                let names: Vec<String> = form.fields.iter().map(|(name, _)| name.clone()).collect();
                if !tried.insert((form.action.clone(), names)) {
                    continue;
                }
                let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&form.fields).finish();
                let request = Request::post(&form.action).header("content-type", "application/x-www-form-urlencoded").header("accept", "application/json");
                let (status, answer) = school.ask("nobody", request, body.clone()).await;
                // Unreadable arguments are `Invalid` without a field.
                assert!(status != StatusCode::UNPROCESSABLE_ENTITY || answer.len() > 2, "{path} for {who}: {form:?} is not understood: {body}");
            }
        }
    }
    assert!(tried.len() > 20, "{} forms: {:?}", tried.len(), tried);
}
