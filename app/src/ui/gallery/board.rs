use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Icon, IconName, Tone},
};
use leptos::{either::Either, prelude::*};

fn tile(n: u32, name: &'static str, class: &'static str, mark: Option<(IconName, &'static str)>) -> impl IntoView {
    let state = match mark {
        Some((icon, word)) => Either::Left(view! { <Icon name=icon />{word} }),
        None => Either::Right(view! { <span class="circle" aria-hidden="true"></span>{use_text().gallery_untaken()} }),
    };
    let long = if name.chars().count() > 4 { "nm long" } else { "nm" };
    view! {
        <li>
            <button type="button" class=["tile ", class].concat() aria-pressed=if class == "is-untaken" { "false" } else { "true" }>
                <span><span class=long>{name}</span><span class="no num">{n}</span><span class="sub">{use_text().gallery_hours(n)}</span></span>
                <span class="st">{state}</span>
            </button>
        </li>
    }
}

#[component]
pub(super) fn Board() -> impl IntoView {
    let text = use_text();
    let (present, absent) = (Some((IconName::Check, text.gallery_present())), Some((IconName::X, text.gallery_absent())));
    let tiles = view! {
        {tile(1, "解雨桐", "is-untaken", None)}
        {tile(2, "陈思远", Tone::Positive.class(), present)}
        {tile(3, "张子涵", Tone::Warning.class(), Some((IconName::Clock, text.gallery_late())))}
        {tile(4, "王小明", "is-leave", Some((IconName::Note, text.gallery_leave())))}
        {tile(5, "孙悦然", Tone::Danger.class(), absent)}
        {tile(6, "曾静", "is-positive is-waiting", present)}
        {tile(7, "许子墨", "is-danger is-refused", absent)}
        {tile(8, "秦语彤", "is-positive is-focus", present)}
        {tile(9, "阿依努尔·买买提", "is-untaken", None)}
        {tile(10, "欧阳明轩", "is-untaken", None)}
    };
    view! {
        <Chapter id="board" title=text.gallery_board()>
            <Example name="tile" wide=true><div class="bd" data-face="board"><ul class="tiles">{tiles}</ul></div></Example>
            <Example name="tally">
                <p class="tally" data-face="board"><span>{text.gallery_present()}<b>"5"</b></span><span>{text.gallery_absent()}<b>"1"</b></span></p>
            </Example>
        </Chapter>
    }
}
