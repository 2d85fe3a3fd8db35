use super::{Chapter, Example};
use crate::{
    text::use_text,
    ui::{Bar, Bars, Delta, Series, Sparkline, Split, Stat},
};
use leptos::prelude::*;

#[component]
pub(super) fn Charts() -> impl IntoView {
    let text = use_text();
    let bars = [("L3 A", 97.0, 95.0), ("L4 B", 93.0, 94.0), ("L4 C", 88.0, 95.0), ("L5", 96.0, 94.0)].map(|(label, value, compare)| Bar {
        label: label.into(),
        value,
        words: format!("{value}%"),
        compare: Some(compare),
        bad: value < 90.0,
    });
    let heads = [text.gallery_class().to_owned(), text.gallery_attendance().to_owned()];
    let parts = vec![(Series::First, 812), (Series::Second, 148), (Series::Rest, 61), (Series::Third, 15), (Series::Bad, 10)];
    view! {
        <Chapter id="charts" title=text.gallery_charts()>
            <Example name="Stat">
                <Stat label=text.gallery_learners() value="1,284".to_owned() unit=text.gallery_people() delta=Delta::Up("3.2%".into()) note=text.gallery_target() href="#lists" />
            </Example>
            <Example name="Stat, worse">
                <Stat label=text.gallery_attendance() value="56.3".to_owned() unit="%" delta=Delta::Down("21.6%".into()) note=text.gallery_target() class="ink-danger" />
            </Example>
            <Example name="Stat, same, none">
                <Stat label=text.gallery_attendance() value="–".to_owned() delta=Delta::Flat />
            </Example>
            <Example name="Sparkline">
                <Sparkline title=text.gallery_attendance() values=vec![4.0, 5.0, 7.0, 8.0, 9.0, 12.0] compare=vec![3.0, 3.5, 4.0, 5.0, 5.5, 6.0] />
            </Example>
            <Example name="Sparkline, bad">
                <Sparkline title=text.gallery_attendance() values=vec![12.0, 11.0, 9.0, 8.5, 5.0, 3.0] bad=true />
            </Example>
            <Example name="Split"><Split label=text.gallery_import() parts /></Example>
            <Example name="Bars" wide=true>
                <Bars id="g-bars" title=text.gallery_question() desc=text.gallery_answer() bars=bars.to_vec() heads target=95.0 />
            </Example>
        </Chapter>
    }
}
