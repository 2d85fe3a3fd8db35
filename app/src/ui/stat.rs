//! A number people act on.

use super::icon::{Icon, IconName};
use crate::text::use_text;
use leptos::{either::Either, prelude::*};

/// How a number moved, and whether that is good.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Delta {
    /// Better, by this much.
    Up(String),
    /// Worse, by this much.
    Down(String),
    /// The same.
    Flat,
}

/// A big number, its unit small, its words smaller. `–` stands for none.
#[component]
pub fn Stat(
    /// What it counts.
    #[prop(into)]
    label: String,
    /// The number.
    #[prop(into)]
    value: Signal<String>,
    /// Its unit.
    #[prop(optional, into)]
    unit: Option<String>,
    /// How it moved.
    #[prop(optional)]
    delta: Option<Delta>,
    /// Target or last period.
    #[prop(optional, into)]
    note: Option<String>,
    /// The rows behind it.
    #[prop(optional, into)]
    href: Option<String>,
    /// Further classes, such as `ink-danger`, of the number.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let text = use_text();
    let delta = delta.map(|delta| {
        let (class, icon, word, by) = match delta {
            Delta::Up(by) => ("delta up", IconName::ArrowUp, text.ui_up(), by),
            Delta::Down(by) => ("delta down", IconName::ArrowDown, text.ui_down(), by),
            Delta::Flat => ("delta flat", IconName::Minus, "", text.ui_flat().to_owned()),
        };
        view! { <span class=class><Icon name=icon /><span class="sr">{word}</span>{by}</span> }
    });
    let body = view! {
        <span class="k">{label}</span>
        <span class=["v ", class].concat()>{move || value.get()}{unit.map(|unit| view! { <span class="unit">{unit}</span> })}</span>
        <span class="d">{delta} {note}</span>
    };
    match href {
        Some(href) => Either::Left(view! { <a class="stat" href=href>{body}</a> }),
        None => Either::Right(view! { <div class="stat">{body}</div> }),
    }
}
