//! A QR code, drawn without script and without inline styles.

use leptos::prelude::*;
use shared::access::Qr;

/// The picture, black on white in every theme, with its quiet zone.
#[component]
pub fn QrCode(
    /// What it shows.
    qr: Qr,
    /// What it is for.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let side = qr.side + 8;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("-4 -4 {side} {side}") shape-rendering="crispEdges">
            <path class="light" d=format!("M-4 -4h{side}v{side}h-{side}z")></path>
            <path class="dark" d=qr.path></path>
        </svg>
    }
}
