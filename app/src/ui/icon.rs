//! Line icons, drawn once in `style/assets/icons.svg`.

use leptos::{prelude::*, tachys::html::InertElement};
use std::borrow::Cow;

macro_rules! names {
    ($($name:ident $id:literal,)*) => {
        /// The icons there are.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum IconName {
            $(#[doc = $id] $name,)*
        }

        impl IconName {
            /// Every icon, for the gallery.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Where the sprite keeps it.
            #[must_use]
            pub const fn href(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("/icons.svg#i-", $id),)*
                }
            }

            /// The plain icon, drawn.
            pub(super) const fn svg(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/icons.svg#i-", $id, "\"></use></svg>"),)*
                }
            }
        }
    };
}

names! {
    Alert "alert",
    ArrowDown "arrow-down",
    ArrowRight "arrow-right",
    ArrowUp "arrow-up",
    Attach "attach",
    Bell "bell",
    Book "book",
    Calendar "calendar",
    Chart "chart",
    Check "check",
    CheckCircle "check-circle",
    ChevronDown "chevron-down",
    ChevronLeft "chevron-left",
    ChevronRight "chevron-right",
    Class "class",
    Clock "clock",
    Columns "columns",
    Density "density",
    Door "door",
    Download "download",
    Eye "eye",
    EyeOff "eye-off",
    Family "family",
    File "file",
    Filter "filter",
    Flag "flag",
    Funnel "funnel",
    Gift "gift",
    Grid "grid",
    Home "home",
    Homework "homework",
    Image "image",
    Info "info",
    Key "key",
    Learner "learner",
    Link "link",
    Lock "lock",
    Message "message",
    Mic "mic",
    Minus "minus",
    Moon "moon",
    More "more",
    Note "note",
    Offline "offline",
    Pause "pause",
    Pencil "pencil",
    Phone "phone",
    Pin "pin",
    Play "play",
    Plus "plus",
    Print "print",
    Receipt "receipt",
    Roll "roll",
    Screen "screen",
    Search "search",
    Send "send",
    Settings "settings",
    Shield "shield",
    Sort "sort",
    Sprout "sprout",
    Star "star",
    Sun "sun",
    Swap "swap",
    Sync "sync",
    Tag "tag",
    Target "target",
    Ticket "ticket",
    Trash "trash",
    Undo "undo",
    Upload "upload",
    Wallet "wallet",
    X "x",
    XCircle "x-circle",
}

/// An icon that only repeats what a word beside it says. There are hundreds on a page and none ever changes, so each is one
/// piece of text rather than a tree of elements.
#[component]
pub fn Icon(
    /// Which one.
    name: IconName,
    /// Further classes, such as `ink-danger`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let svg: Cow<'static, str> = match class {
        "" => name.svg().into(),
        _ => format!("<svg class=\"icon {class}\" aria-hidden=\"true\"><use href=\"{}\"></use></svg>", name.href()).into(),
    };
    InertElement::new(svg)
}

/// The product's mark.
#[component]
pub fn Logo() -> impl IntoView {
    view! { <svg class="logo" aria-hidden="true" viewBox="0 0 28 28"><use href="/icons.svg#logo"></use></svg> }
}

/// The bamboo behind the sign-in page.
#[component]
pub fn Scene() -> impl IntoView {
    view! { <svg class="art" aria-hidden="true"><use href="/scene.svg#bamboo"></use></svg> }
}
