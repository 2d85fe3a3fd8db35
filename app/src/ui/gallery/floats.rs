use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Button, ButtonKind, Dialog, Icon, IconName, KeyValue, Menu, MenuLink, Pair, Sheet, Tone},
};
use leptos::prelude::*;

#[component]
pub(super) fn Floats() -> impl IntoView {
    let text = use_text();
    let (asked, ask) = signal(false);
    let (shown, show) = signal(false);
    let answers = move || {
        view! {
            <Button on:click=move |_| ask.set(false)>{text.ui_cancel()}</Button>
            <Button kind=ButtonKind::Primary on:click=move |_| ask.set(false)>{text.gallery_move()}</Button>
        }
    };
    let items = move || {
        view! {
            <MenuLink href="#floats" icon=IconName::Note>{text.gallery_leave()}</MenuLink>
            <MenuLink href="#floats" icon=IconName::Swap>{text.gallery_move()}</MenuLink>
            <li><hr /></li>
            <li><button type="button"><Icon name=IconName::Pause />{text.gallery_pause()}</button></li>
            <MenuLink href="#floats" icon=IconName::Undo tone=Tone::Danger>{text.gallery_refund()}</MenuLink>
        }
    };
    view! {
        <Chapter id="floats" title=text.gallery_floats()>
            <Example name="Dialog">
                <dialog class="dialog is-inline" open aria-label=text.gallery_move()>
                    <h3>{text.gallery_move_title("陈思远")}</h3>
                    <div>{text.gallery_move_text()}</div>
                    <div class="acts">{answers()}</div>
                </dialog>
                <p><Button on:click=move |_| ask.set(true)>{text.gallery_move()}</Button></p>
                <Dialog id="g-dialog" title=text.gallery_move_title("陈思远") open=asked on_close=move |()| ask.set(false) acts=answers>
                    {text.gallery_move_text()}
                </Dialog>
            </Example>
            <Example name="Sheet">
                <Button on:click=move |_| show.set(true)>{text.gallery_present()}</Button>
                <Sheet id="g-sheet" title=text.gallery_present().to_owned() open=shown on_close=move |()| show.set(false) acts=move || view! { <Button>{text.ui_undo()}</Button> }>
                    <KeyValue><Pair key=text.gallery_left()>"13"</Pair></KeyValue>
                </Sheet>
            </Example>
            <Example name="Menu">
                <ul class="menu">{items()}</ul>
                <Menu label=text.ui_more()>{items()}</Menu>
            </Example>
        </Chapter>
    }
}
