//! Where somebody is signed in.

use super::api::EndDevice;
use crate::{
    text::{Text, use_text},
    ui::{Badge, Icon, IconName, Tone, moment},
};
use leptos::{either::Either, prelude::*, server_fn::ServerFn};
use shared::access::Device;

/// 「Chrome · Windows」 out of what a browser calls itself; the words it sent where nothing is known of it.
fn called(text: Text, agent: &str) -> String {
    let first = |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    let browser = first(&[
        ("MicroMessenger", "WeChat"),
        ("DingTalk", "DingTalk"),
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")]);
    match (browser, system) {
        (None, None) if agent.is_empty() => text.access_unknown_device().to_owned(),
        (None, None) => agent.chars().take(40).collect(),
        (browser, system) => browser.into_iter().chain(system).collect::<Vec<_>>().join(" · "),
    }
}

/// The devices; with `own`, each but this one can be signed out.
#[component]
pub fn DeviceRows(
    /// The devices.
    devices: Vec<Device>,
    /// They are the reader's own.
    #[prop(optional)]
    own: bool,
) -> impl IntoView {
    let text = use_text();
    if devices.is_empty() {
        return Either::Left(view! { <p class="soft">{text.access_no_devices()}</p> });
    }
    let row = move |device: Device| {
        let name = called(text, &device.name);
        let here = device.here.then(|| view! { <Badge tone=Tone::Positive icon=IconName::CheckCircle>{text.access_this_device()}</Badge> });
        let end = (own && !device.here).then(|| {
            view! {
                <form method="post" action=EndDevice::PATH>
                    <input type="hidden" name="device" value=device.id />
                    <button type="submit" class="btn btn-sm" aria-label=text.access_sign_out_device(&name)>{text.access_sign_out()}</button>
                </form>
            }
        });
        view! {
            <li>
                <div class="r">
                    <Icon name=IconName::Screen class="faint" />
                    <span class="grow stack stack-1"><b>{name.clone()}</b><span class="label soft">{text.access_seen()}" "{moment(text, &device.seen)}</span></span>
                    {here}
                    {end}
                </div>
            </li>
        }
    };
    Either::Right(view! { <ul class="rows">{devices.into_iter().map(row).collect_view()}</ul> })
}

#[cfg(test)]
mod tests {
    use super::called;
    use crate::text::Text;
    use shared::lang::Lang;

    #[test]
    fn a_browser_is_called_by_its_common_name() {
        let of = |agent: &str| called(Text::new(Lang::En), agent);
        assert_eq!(of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile MicroMessenger/8.0"), "WeChat · iPhone");
        assert_eq!(of("Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130.0 Safari/537.36 Edg/130.0"), "Edge · Windows");
        assert_eq!((of("curl/8.5"), of("").is_empty()), ("curl/8.5".to_owned(), false));
    }
}
