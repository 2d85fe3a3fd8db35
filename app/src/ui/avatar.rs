//! A person, as the characters of the name.

use leptos::prelude::*;

/// How big.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum AvatarSize {
    /// In a line of text.
    Small,
    /// In a row.
    #[default]
    Medium,
    /// In a card.
    Large,
    /// At the head of a page.
    Huge,
}

const DOUBLE: [&str; 12] = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "夏侯"];

/// What stands for a name: a family name in Chinese, initials elsewhere.
fn short(name: &str) -> String {
    if let Some(double) = DOUBLE.iter().find(|double| name.starts_with(**double)) {
        return (*double).to_owned();
    }
    if name.is_ascii() {
        return name.split_whitespace().filter_map(|word| word.chars().next()).take(2).map(|initial| initial.to_ascii_uppercase()).collect();
    }
    name.chars().next().map(String::from).unwrap_or_default()
}

/// What tells the children of one family apart: the end of a Chinese name; of other names what stands for them anyway.
#[must_use]
pub fn child_mark(name: &str) -> String {
    if name.is_ascii() || name.contains('·') {
        return name.to_owned();
    }
    name.chars().last().map(String::from).unwrap_or_default()
}

/// A person. The name itself stands beside it, so it is not read aloud.
#[component]
pub fn Avatar(
    /// The whole name.
    #[prop(into)]
    name: String,
    /// How big.
    #[prop(optional)]
    size: AvatarSize,
    /// Green: the reader, or a teacher among families.
    #[prop(optional)]
    accent: bool,
) -> impl IntoView {
    let short = short(&name);
    let size = match size {
        AvatarSize::Small => " av-sm",
        AvatarSize::Medium => "",
        AvatarSize::Large => " av-lg",
        AvatarSize::Huge => " av-xl",
    };
    let two = if short.chars().nth(1).is_some() { " av-two" } else { "" };
    view! { <span class=["avatar", size, two, if accent { " av-accent" } else { "" }].concat() aria-hidden="true">{short}</span> }
}

#[cfg(test)]
mod tests {
    use super::{child_mark, short};

    #[test]
    fn family_names_and_initials() {
        let shorts = ["陈思远", "欧阳明轩", "Lin Zhiyuan", "阿依努尔·买买提", ""].map(short);
        assert_eq!(shorts, ["陈", "欧阳", "LZ", "阿", ""]);
    }

    #[test]
    fn siblings_look_different() {
        let marks = ["陈思远", "陈思宁", "Lin Zhiyuan", "阿依努尔·买买提", ""].map(|name| short(&child_mark(name)));
        assert_eq!(marks, ["远", "宁", "LZ", "阿", ""]);
    }
}
