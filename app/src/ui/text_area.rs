//! Several lines to fill in.

use super::{
    caption::{Caption, described_by},
    typed::Typed,
};
use leptos::prelude::*;

/// Text that means itself inside HTML, where it would reach the page unescaped: as a child of a text area or a title.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A labelled `<textarea>`: the only one in the product.
#[component]
pub fn TextArea(
    /// Its id.
    #[prop(into)]
    id: String,
    /// Its name in the form.
    #[prop(into)]
    name: String,
    /// What to fill in.
    #[prop(into)]
    label: String,
    /// What stands in it.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Help that is always there.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// How many lines at first.
    #[prop(default = 3)]
    rows: u32,
    /// The most characters.
    #[prop(optional)]
    most: Option<u32>,
    /// Says 「选填」.
    #[prop(optional)]
    optional: bool,
) -> impl IntoView {
    let described = described_by(&id, hint.is_some(), error);
    view! {
        <Caption id=id.clone() label hint error optional>
            <textarea
                class="input"
                id=id
                name=name
                rows=rows
                maxlength=most
                prop:value=Typed(value)
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=described
                inner_html=escaped(&value.get_untracked())
            ></textarea>
        </Caption>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn content_cannot_leave_the_textarea() {
        let owner = Owner::new();
        let html = owner.with(|| {
            let value = "a & b</textarea><script>alert(1)</script>".to_owned();
            view! { <TextArea id="note" name="note" label="note" value /> }.to_html()
        });
        assert!(!html.contains("<script"), "{html}");
        assert_eq!(html.matches("</textarea").count(), 1, "{html}");
        assert!(html.contains("a &amp; b&lt;/textarea&gt;&lt;script&gt;"), "{html}");
    }
}
