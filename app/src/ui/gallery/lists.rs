use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{
        Art, Avatar, Badge, Button, ButtonKind, Crumbs, Empty, IconName, KeyValue, Pager, Pair, Skeleton, SortHeader, Sorted, Stepper, Tab, TableWrap, Tabs,
        Timeline, TimelineItem, Tone,
    },
};
use leptos::prelude::*;

fn table(dense: &'static str) -> impl IntoView {
    let text = use_text();
    let rows = [("何雨泽", "00911", 3, true), ("欧阳明轩", "00655", 12, false), ("曾静", "01022", 6, false)].map(|(name, number, left, chosen)| {
        view! {
            <tr aria-selected=chosen.then_some("true")>
                <th scope="row"><span class="row"><Avatar name />{name} <span class="caption faint">{number}</span></span></th>
                <td class="n">{left}</td>
                <td>"2027-01-15"</td>
                <td><Badge tone=Tone::Positive icon=IconName::CheckCircle>{text.gallery_active()}</Badge></td>
            </tr>
        }
    });
    view! {
        <TableWrap label=[text.gallery_learners(), " ", dense].concat()>
            <table class=["table ", dense].concat()>
                <thead>
                    <tr>
                        <SortHeader label=text.gallery_name() href="?sort=name" />
                        <SortHeader label=text.gallery_left() href="?sort=-left" sorted=Sorted::Ascending numeric=true />
                        <SortHeader label=text.gallery_expiry() href="?sort=expiry" sorted=Sorted::Descending />
                        <th scope="col">{text.gallery_state()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </TableWrap>
    }
}

#[component]
pub(super) fn Lists() -> impl IntoView {
    let text = use_text();
    let tab = |href: &str, label: &str, count, current| Tab { href: href.into(), label: label.into(), count, current };
    let tabs = vec![
        tab("#lists", text.gallery_portrait(), None, true),
        tab("#marks", text.gallery_timeline(), Some(148), false),
        tab("#board", text.gallery_talk(), Some(2), false),
    ];
    let steps = [text.gallery_upload(), text.gallery_check(), text.gallery_send()].map(String::from).to_vec();
    view! {
        <Chapter id="lists" title=text.gallery_lists()>
            <Example name="Table, SortHeader, Pager" wide=true>
                {table("")}
                <Pager summary=text.gallery_page() previous=None next=Some("?after=1".to_owned()) />
            </Example>
            <Example name="dense" wide=true>{table("table-dense")}</Example>
            <Example name="Tabs"><Tabs label=text.gallery_learners() items=tabs /></Example>
            <Example name="Crumbs"><Crumbs above=vec![("#lists".into(), text.gallery_learners().into())] here="陈思远" /></Example>
            <Example name="Stepper"><Stepper steps current=1 /></Example>
            <Example name="Timeline">
                <Timeline>
                    <TimelineItem at="2026-11-14" day="11-14" hour="11:30" icon=IconName::Check tone=Tone::Positive>
                        <b>{text.gallery_present()}</b><p class="label soft">{text.gallery_drawn()}</p>
                    </TimelineItem>
                    <TimelineItem at="2026-11-08" day="11-08" icon=IconName::Target><b>{text.gallery_quiz()}</b></TimelineItem>
                    <TimelineItem at="2026-11-06" day="11-06" icon=IconName::Note tone=Tone::Info><b>{text.gallery_leave()}</b></TimelineItem>
                    <TimelineItem at="2026-10-24" day="10-24" icon=IconName::X tone=Tone::Danger><b>{text.gallery_absent()}</b></TimelineItem>
                </Timeline>
            </Example>
            <Example name="KeyValue">
                <KeyValue><Pair key=text.gallery_left()>"13"</Pair><Pair key=text.gallery_expiry()>"2027-01-15"</Pair></KeyValue>
            </Example>
            <Example name="Skeleton"><Skeleton lines=4 /></Example>
            <Example name="Empty"><Empty title=text.gallery_none() text=text.gallery_none_text()><Button>{text.gallery_clear()}</Button></Empty></Example>
            <Example name="School"><Empty title=text.gallery_none() art=Art::School><Button kind=ButtonKind::Primary>{text.gallery_import()}</Button></Empty></Example>
            <Example name="Done, Offline, File">
                <Empty title=text.gallery_none() art=Art::Done /><Empty title=text.ui_offline() art=Art::Offline /><Empty title=text.gallery_none() art=Art::File />
            </Example>
        </Chapter>
    }
}
