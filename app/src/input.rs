//! What a server function is asked with: its own arguments and nothing besides. What it does not know and what it cannot
//! read is refused here, for all of them, and is an entry of the log; Leptos's own codecs drop unread what nobody asked for.

use leptos::server_fn::{Bytes, ContentType, Decodes, Encodes, Format, FormatType, codec::Post};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt;

/// Arguments as a plain form sends them.
pub type Form = Post<OfForm>;
/// Arguments as JSON, for what a form cannot say.
pub type Json = Post<OfJson>;

/// The body of a plain form.
pub struct OfForm;
/// A document of JSON.
pub struct OfJson;

/// The body of a form as the browser fills and encodes it.
#[derive(Clone, Debug)]
pub struct Filled(pub String);

/// A form sent on as it was filled in. On the way in it is [`OfForm`].
pub struct AsFilled;

/// The arguments were not those of the function.
#[derive(Debug)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("unreadable")
    }
}

impl ContentType for OfForm {
    const CONTENT_TYPE: &'static str = "application/x-www-form-urlencoded";
}

impl FormatType for OfForm {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for OfForm {
    type Error = Unreadable;

    fn encode(arguments: &T) -> Result<Bytes, Unreadable> {
        serde_qs::to_string(arguments).map(Bytes::from).map_err(|_| Unreadable)
    }
}

impl<T: DeserializeOwned> Decodes<T> for OfForm {
    type Error = Unreadable;

    fn decode(body: Bytes) -> Result<T, Unreadable> {
        server::form(&body)
    }
}

impl ContentType for AsFilled {
    const CONTENT_TYPE: &'static str = OfForm::CONTENT_TYPE;
}

impl Encodes<Filled> for AsFilled {
    type Error = Unreadable;

    fn encode(filled: &Filled) -> Result<Bytes, Unreadable> {
        Ok(Bytes::from(filled.0.clone()))
    }
}

impl Decodes<Filled> for AsFilled {
    type Error = Unreadable;

    fn decode(_: Bytes) -> Result<Filled, Unreadable> {
        Err(Unreadable)
    }
}

impl ContentType for OfJson {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for AsFilled {
    const FORMAT_TYPE: Format = Format::Text;
}

impl FormatType for OfJson {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for OfJson {
    type Error = Unreadable;

    fn encode(arguments: &T) -> Result<Bytes, Unreadable> {
        serde_json::to_vec(arguments).map(Bytes::from).map_err(|_| Unreadable)
    }
}

impl<T: DeserializeOwned> Decodes<T> for OfJson {
    type Error = Unreadable;

    fn decode(body: Bytes) -> Result<T, Unreadable> {
        server::json(&body)
    }
}

#[cfg(feature = "ssr")]
mod server {
    use super::Unreadable;
    use serde::de::{DeserializeOwned, Deserializer};

    /// How deep the names of a form go: `each[of-…]`.
    const DEPTH: usize = 5;

    pub(super) fn form<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
        let names = serde_qs::Config::new(DEPTH, false);
        noted(serde_qs::Deserializer::with_config(&names, body).map_err(drop).and_then(only))
    }

    pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
        let mut document = serde_json::Deserializer::from_slice(body);
        let read = only(&mut document);
        noted(read.and_then(|read| document.end().map(|()| read).map_err(drop)))
    }

    /// Reads `T`, and nothing besides.
    fn only<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<T, ()> {
        let mut knows_all = true;
        let read = serde_ignored::deserialize(from, |_| knows_all = false).map_err(drop)?;
        if knows_all { Ok(read) } else { Err(()) }
    }

    /// Says in the log whose arguments could not be read: the function's alone, never what was sent.
    fn noted<T>(read: Result<T, ()>) -> Result<T, Unreadable> {
        read.map_err(|()| {
            if let Ok(cx) = crate::session::cx() {
                cx.turned_away("unreadable", std::any::type_name::<T>().rsplit("::").next().unwrap_or_default());
            }
            Unreadable
        })
    }
}

/// The browser asks and is never asked.
#[cfg(not(feature = "ssr"))]
mod server {
    use super::Unreadable;

    pub(super) fn form<T>(_: &[u8]) -> Result<T, Unreadable> {
        Err(Unreadable)
    }

    pub(super) fn json<T>(_: &[u8]) -> Result<T, Unreadable> {
        Err(Unreadable)
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::{OfForm, OfJson, Unreadable};
    use leptos::server_fn::{Bytes, Decodes, Encodes};
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
    struct Asked {
        name: String,
        next: Option<String>,
        #[serde(default)]
        rights: Vec<String>,
        #[serde(default)]
        each: BTreeMap<String, String>,
    }

    fn asked() -> Asked {
        Asked { name: "陈 & 思".into(), next: None, rights: vec!["pay".into(), "book".into()], each: BTreeMap::from([("of-1".into(), "2".into())]) }
    }

    #[test]
    fn what_was_asked_arrives() {
        for body in [OfForm::encode(&asked()).unwrap(), Bytes::from("name=%E9%99%88+%26+%E6%80%9D&rights[]=pay&rights%5B%5D=book&each[of-1]=2")] {
            let arrived: Asked = OfForm::decode(body).unwrap();
            assert_eq!(arrived, asked());
        }
        let arrived: Asked = OfJson::decode(OfJson::encode(&asked()).unwrap()).unwrap();
        assert_eq!(arrived, asked());
    }

    fn is_refused(read: &Result<Asked, Unreadable>) -> bool {
        read.is_err()
    }

    #[test]
    fn a_field_that_nobody_knows_is_refused_wherever_it_stands() {
        for body in ["name=x&admin=1", "admin=1&name=x", "name=x&admin[deep]=1", "name=x&admin[]=1", "name=x&name[deep]=1", "rights[]=pay", ""] {
            assert!(is_refused(&OfForm::decode(Bytes::from(body))), "{body}");
        }
        for body in [r#"{"name":"x","next":null,"admin":1}"#, r#"{"name":"x"} {}"#, r#"{"name":"x"}x"#, "[]", ""] {
            assert!(is_refused(&OfJson::decode(Bytes::from(body))), "{body}");
        }
        assert!(!is_refused(&OfForm::decode(Bytes::from("name=x"))) && !is_refused(&OfJson::decode(Bytes::from(r#"{"name":"x"}"#))));
    }
}
