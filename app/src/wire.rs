//! How what a page reads travels to the browser: without the names of its fields, so that one small decoder does for the
//! data in a page and for the answers of server functions. As JSON both together cost a phone 35 kB more.

use crate::failure::Failure;
use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
};
use serde::{Serialize, de::DeserializeOwned};

/// The codec.
pub struct Compact;

impl<T: Serialize> Encoder<T> for Compact {
    type Error = postcard::Error;
    type Encoded = Vec<u8>;

    fn encode(value: &T) -> Result<Self::Encoded, Self::Error> {
        postcard::to_allocvec(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Compact {
    type Error = postcard::Error;
    type Encoded = [u8];

    fn decode(bytes: &Self::Encoded) -> Result<T, Self::Error> {
        postcard::from_bytes(bytes)
    }
}

/// What a page reads from the server.
pub type Fetched<T> = Resource<Result<T, Failure>, Compact>;

/// Reads with `read` what `of` names, again whenever that changes.
pub fn fetch<S, T, Reading>(of: impl Fn() -> S + Send + Sync + 'static, read: impl Fn(S) -> Reading + Send + Sync + 'static) -> Fetched<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    Reading: Future<Output = Result<T, Failure>> + Send + 'static,
{
    Resource::new_with_options(of, read, false)
}
