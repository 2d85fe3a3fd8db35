//! One line to fill in.

use super::{
    caption::{Caption, described_by},
    icon::{Icon, IconName},
    typed::Typed,
};
use leptos::prelude::*;

/// What is typed, which decides the keyboard and what the browser offers.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// Words.
    #[default]
    Text,
    /// A person's own name.
    Name,
    /// Words to look for.
    Search,
    /// The name of an account.
    Username,
    /// A password known before.
    Password,
    /// A password being chosen.
    NewPassword,
    /// A code that works once.
    Code,
    /// A telephone number.
    Tel,
    /// A mail address.
    Email,
    /// A whole number.
    Number,
    /// A number with a fraction, money too.
    Decimal,
    /// A day.
    Date,
}

impl FieldKind {
    /// `type`, `inputmode`, `autocomplete`.
    const fn hints(self) -> (&'static str, Option<&'static str>, Option<&'static str>) {
        match self {
            Self::Text => ("text", None, None),
            Self::Name => ("text", None, Some("name")),
            Self::Search => ("search", Some("search"), Some("off")),
            Self::Username => ("text", None, Some("username")),
            Self::Password => ("password", None, Some("current-password")),
            Self::NewPassword => ("password", None, Some("new-password")),
            Self::Code => ("text", Some("numeric"), Some("one-time-code")),
            Self::Tel => ("tel", Some("tel"), Some("tel")),
            Self::Email => ("email", Some("email"), Some("email")),
            Self::Number => ("text", Some("numeric"), Some("off")),
            Self::Decimal => ("text", Some("decimal"), Some("off")),
            Self::Date => ("date", None, Some("off")),
        }
    }
}

/// A labelled input: label above, hint before error. Listen with `on:input`, which bubbles.
#[component]
pub fn Field(
    /// Its id; hint and error are `{id}-hint` and `{id}-error`.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What is typed.
    #[prop(optional)]
    kind: FieldKind,
    /// What stands in it.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// Stands in it while empty; never the only label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Stands inside, before.
    #[prop(optional)]
    icon: Option<IconName>,
    /// Stands behind, such as 「元」.
    #[prop(optional, into)]
    unit: Option<String>,
    /// Must be filled in. Other fields say that they are optional.
    #[prop(optional)]
    required: bool,
    /// Says 「选填」.
    #[prop(optional)]
    optional: bool,
    /// Can be read and copied, not changed.
    #[prop(optional)]
    readonly: bool,
    /// Not for now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let (kind, mode, complete) = kind.hints();
    let described = described_by(&id, hint.is_some(), error);
    view! {
        <Caption id=id.clone() label hint error optional>
            <div class="input-wrap">
                {icon.map(|name| view! { <Icon name /> })}
                <input
                    class="input"
                    id=id
                    name=name
                    type=kind
                    inputmode=mode
                    autocomplete=complete
                    placeholder=placeholder
                    value=value.get_untracked()
                    prop:value=Typed(value)
                    required=required
                    readonly=readonly
                    disabled=move || disabled.get()
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=described
                />
                {unit.map(|unit| view! { <span class="unit-box">{unit}</span> })}
            </div>
        </Caption>
    }
}
