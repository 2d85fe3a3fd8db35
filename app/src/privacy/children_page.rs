//! The rules for children's data (law L1). Anybody may read them.

use super::notice_page::Public;
use crate::text::{Text, use_text};
use leptos::prelude::*;

/// The page.
pub struct ChildrenPage;

impl ChildrenPage {
    /// There is nothing to wait for.
    #[must_use]
    pub const fn data() -> Self {
        Self
    }

    /// Shows the page.
    #[must_use]
    pub fn view(_: Self) -> AnyView {
        let text = use_text();
        view! { <Public title=text.privacy_children_rules()>{told(text)}</Public> }.into_any()
    }
}

#[cfg(not(feature = "ssr"))]
fn told(_: Text) -> AnyView {
    super::notice_page::unread()
}

#[cfg(feature = "ssr")]
fn told(text: Text) -> AnyView {
    let rules = [
        (text.privacy_rule_consent(), text.privacy_rule_consent_text()),
        (text.privacy_rule_least(), text.privacy_rule_least_text()),
        (text.privacy_rule_profile(), text.privacy_rule_profile_text()),
        (text.privacy_rule_publish(), text.privacy_rule_publish_text()),
        (text.privacy_rule_who(), text.privacy_rule_who_text()),
        (text.privacy_rule_erase(), text.privacy_rule_erase_text()),
        (text.privacy_rule_ask(), text.privacy_rule_ask_text()),
    ];
    let rules = rules.map(|(title, words)| view! { <section class="sec"><h2>{title}</h2><p>{words}</p></section> }).collect_view();
    view! {
        <div class="stack stack-4">
            <p>{text.privacy_children_lead()}</p>
            {rules}
            <p><a href="/privacy" rel="external">{text.privacy_notice()}</a></p>
        </div>
    }
    .into_any()
}
