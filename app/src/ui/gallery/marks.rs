use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Avatar, AvatarSize, Badge, Banner, Button, ButtonSize, Chip, ChipLink, Count, IconName, Progress, Share, Sync, SyncPill, Tag, Toast, Tone},
};
use leptos::prelude::*;

const TONES: [(Tone, IconName); 5] = [
    (Tone::Neutral, IconName::Pause),
    (Tone::Info, IconName::Star),
    (Tone::Positive, IconName::CheckCircle),
    (Tone::Warning, IconName::Clock),
    (Tone::Danger, IconName::Alert),
];

#[component]
pub(super) fn Marks() -> impl IntoView {
    let text = use_text();
    let badges = TONES.map(|(tone, icon)| view! { <Badge tone icon>{text.gallery_active()}</Badge> });
    let banners = TONES.map(|(tone, _)| view! { <Banner tone><b>{text.gallery_kept()}</b>" "{text.gallery_kept_text()}</Banner> });
    let pills = [Sync::Synced("10:04".into()), Sync::Sending(2, 3), Sync::Offline(3), Sync::Offline(0), Sync::Refused(1)];
    let pills = pills.map(|state| view! { <SyncPill state=Signal::stored(state) /> });
    let undo = move || view! { <Button>{text.ui_undo()}</Button> };
    let small = move || view! { <Button size=ButtonSize::Small>{text.ui_undo()}</Button> };
    view! {
        <Chapter id="marks" title=text.gallery_marks()>
            <Example name="Badge"><div class="row row-wrap">{badges}</div></Example>
            <Example name="Tag">
                <div class="row row-wrap">
                    <Tag>{text.gallery_tag()}</Tag>
                    <Tag reason=text.gallery_reason()>{text.gallery_tag()}</Tag>
                    <Tag reason=text.gallery_reason() tone=Tone::Warning>{text.gallery_tag()}</Tag>
                    <Tag reason=text.gallery_reason() tone=Tone::Danger>{text.gallery_tag()}</Tag>
                </div>
            </Example>
            <Example name="Chip, ChipLink, Count">
                <div class="row row-wrap">
                    <Chip key=text.gallery_state() value=text.gallery_active() remove="?" />
                    <ChipLink href="#marks" current=true>{text.gallery_week()}</ChipLink>
                    <ChipLink href="#marks">{text.gallery_month()}</ChipLink>
                    <Count n=86 />
                    <Count n=5 hot=true />
                </div>
            </Example>
            <Example name="Avatar">
                <div class="row gap-3">
                    <Avatar name="陈思远" size=AvatarSize::Small />
                    <Avatar name="Lin Zhiyuan" />
                    <Avatar name="欧阳明轩" size=AvatarSize::Large />
                    <Avatar name="林知远" size=AvatarSize::Huge accent=true />
                </div>
            </Example>
            <Example name="SyncPill" wide=true><div class="row row-wrap" data-face="board">{pills}</div></Example>
            <Example name="Banner" wide=true>
                <div class="stack">
                    {banners}
                    <Banner icon=IconName::Undo act=small>{text.gallery_kept_text()}</Banner>
                </div>
            </Example>
            <Example name="Toast" wide=true>
                <div class="stack">
                    <Toast left=text.gallery_seconds(9) act=undo>{text.gallery_saved("王小明")}</Toast>
                    <Toast icon=IconName::Alert>{text.gallery_locked("许子墨")}</Toast>
                </div>
            </Example>
            <Example name="Progress">
                <Progress id="g-progress" label=text.gallery_importing().to_owned() done=184 of=240 hint=text.gallery_leave_page().to_owned() />
            </Example>
            <Example name="Progress, of unknown"><Progress id="g-wait" label=text.gallery_importing().to_owned() done=0 /></Example>
            <Example name="Share">
                <div class="stack">
                    <Share label=text.gallery_left() value=13 of=20 />
                    <Share label=text.gallery_left() value=3 of=20 tone=Tone::Warning />
                    <Share label=text.gallery_left() value=1 of=20 tone=Tone::Danger />
                </div>
            </Example>
        </Chapter>
    }
}
