//! What every page says while somebody looks through another person's eyes. The server writes it behind the app, so that
//! it stays from page to page and costs the browser nothing.

use leptos::prelude::*;

/// The banner; nothing for whoever looks by themselves.
#[must_use]
pub fn banner() -> Option<AnyView> {
    #[cfg(feature = "ssr")]
    return crate::session::viewing().map(|(name, until)| shown(&name, &until));
    #[cfg(not(feature = "ssr"))]
    None
}

#[cfg(feature = "ssr")]
fn shown(name: &str, until: &str) -> AnyView {
    use super::api::EndView;
    use crate::ui::{Icon, IconName};
    use leptos::server_fn::ServerFn;
    let text = crate::session::reader().text();
    view! {
        <aside class="view-as" aria-label=text.roles_viewing_label()>
            <Icon name=IconName::Eye />
            <p><b>{text.roles_viewing(name)}</b> " " {text.roles_viewing_until(until)}</p>
            <form method="post" action=EndView::PATH><button type="submit" class="btn btn-sm">{text.roles_viewing_end()}</button></form>
        </aside>
    }
    .into_any()
}
