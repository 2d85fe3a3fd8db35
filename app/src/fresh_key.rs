//! Keys under which a request counts once, however often it is sent.

/// A key no other act has. Made when somebody acts, never while a page is rendered.
#[must_use]
pub fn fresh_key() -> String {
    #[cfg(feature = "hydrate")]
    return format!("{:x}{:x}", js_sys::Date::now().to_bits(), js_sys::Math::random().to_bits());
    #[cfg(not(feature = "hydrate"))]
    String::new()
}
