use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Checkbox, Choice, ErrorSummary, Field, FieldKind, FilterBar, IconName, Segment, SegmentedControl, SegmentedLinks, Select, Switch, TextArea, Wrong},
};
use leptos::prelude::*;

#[component]
pub(super) fn Inputs() -> impl IntoView {
    let text = use_text();
    let terms = move || vec![Choice::new("week", text.gallery_week()), Choice::new("month", text.gallery_month()), Choice::new("term", text.gallery_term())];
    let sides = [("#inputs", text.gallery_roster(), IconName::Grid, true), ("#marks", text.gallery_seats(), IconName::Class, false)];
    let sides = sides.map(|(href, label, icon, current)| Segment { href: href.into(), label: label.into(), icon: Some(icon), current });
    let errors = vec![
        Wrong { id: "g-birth".into(), words: text.gallery_birth_error().into() },
        Wrong { id: "g-phone".into(), words: text.gallery_phone_error().into() },
    ];
    view! {
        <Chapter id="inputs" title=text.gallery_inputs()>
            <Example name="ErrorSummary" wide=true><ErrorSummary errors=errors still=true /></Example>
            <Example name="Field">
                <Field id="g-name" name="name" label=text.gallery_name() kind=FieldKind::Name value=text.gallery_long().to_owned() hint=text.gallery_name_hint() />
            </Example>
            <Example name="optional">
                <Field id="g-nick" name="nick" label=text.gallery_nick() optional=true placeholder=text.gallery_nick() />
            </Example>
            <Example name="error">
                <Field id="g-birth" name="birth" label=text.gallery_birth() value="2017-02-31".to_owned() error=text.gallery_birth_error().to_owned() />
            </Example>
            <Example name="error, hint">
                <Field id="g-phone" name="phone" label=text.gallery_phone() kind=FieldKind::Tel value="138 0172".to_owned()
                    hint=text.gallery_phone_hint() error=text.gallery_phone_error().to_owned() />
            </Example>
            <Example name="readonly, disabled">
                <div class="stack">
                    <Field id="g-number" name="number" label=text.gallery_number() value="00826".to_owned() readonly=true />
                    <Field id="g-old" name="old" label=text.gallery_number() value="00112".to_owned() disabled=true />
                </div>
            </Example>
            <Example name="unit, icon">
                <div class="stack">
                    <Field id="g-price" name="price" label=text.gallery_price() kind=FieldKind::Decimal value="150".to_owned() unit=text.gallery_price_unit() />
                    <Field id="g-from" name="from" label=text.gallery_from() kind=FieldKind::Date icon=IconName::Calendar value="2026-11-29".to_owned() />
                </div>
            </Example>
            <Example name="Password"><Field id="g-pass" name="pass" label=text.gallery_password() kind=FieldKind::Password required=true /></Example>
            <Example name="Select"><Select id="g-term" name="term" label=text.gallery_period() options=terms() value="month".to_owned() /></Example>
            <Example name="TextArea">
                <TextArea id="g-note" name="note" label=text.gallery_note() value=text.gallery_note_value().to_owned() most=200 optional=true />
            </Example>
            <Example name="Checkbox">
                <div class="stack">
                    <Checkbox id="g-c1" name="c" checked=true hint=text.gallery_remember_hint()>{text.gallery_remember()}</Checkbox>
                    <Checkbox id="g-c2" name="c">{text.gallery_pay()}</Checkbox>
                    <Checkbox id="g-c3" name="c" disabled=true>{text.gallery_pay()}</Checkbox>
                </div>
            </Example>
            <Example name="Switch">
                <div class="stack">
                    <Switch id="g-s1" name="s" checked=true>{text.gallery_voucher()}</Switch>
                    <Switch id="g-s2" name="s">{text.gallery_voucher()}</Switch>
                    <Switch id="g-s3" name="s" disabled=true hint=text.gallery_voucher_hint()>{text.gallery_voucher()}</Switch>
                </div>
            </Example>
            <Example name="SegmentedControl, SegmentedLinks">
                <div class="stack">
                    <SegmentedControl name="g-seg" label=text.gallery_period() options=terms() value="month".to_owned() />
                    <SegmentedLinks label=text.gallery_order() items=sides.to_vec() />
                </div>
            </Example>
            <Example name="FilterBar" wide=true>
                <FilterBar action="/ui" id="g-q" label=text.ui_find() placeholder=text.ui_find_hint()>
                    <Select id="g-f" name="term" label=text.gallery_period() options=terms() value="term".to_owned() />
                </FilterBar>
            </Example>
        </Chapter>
    }
}
