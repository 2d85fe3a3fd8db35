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

#[cfg(test)]
mod tests {
    use super::Compact;
    use crate::failure::Failure;
    use leptos::server::codee::{Decoder, Encoder};
    use serde::{Serialize, de::DeserializeOwned};
    use shared::{
        attendance::Code,
        credits::Hours,
        error::AppError,
        intake::{Expect, Finding, Kind, Totals, Value},
        progress::What,
    };
    use std::fmt::Debug;

    #[track_caller]
    fn arrives<T: Serialize + DeserializeOwned + PartialEq + Debug>(sent: T) {
        let bytes = Compact::encode(&sent).unwrap();
        let arrived: T = Compact::decode(&bytes).unwrap();
        assert_eq!(arrived, sent);
    }

    fn finding(value: Value) -> Finding {
        let text = Some("考勤".to_owned());
        Finding {
            file: "考勤.csv".into(),
            sheet: None,
            row: 7,
            column: text,
            kind: Kind::ALL[0],
            expect: Expect::Error,
            value: Some(value),
            other_row: Some(3),
        }
    }

    #[test]
    fn what_is_written_otherwise_for_people_arrives_as_it_was() {
        arrives(Totals { purchased_hours: Hours(123), gift_hours: Hours(-50), learners: 7, ..Totals::default() });
        for value in [Value::Text("7".into()), Value::Number(750), Value::List(vec!["a".into(), String::new()])] {
            arrives(finding(value));
        }
        arrives(What::Lesson { no: 3, code: Code::Late, late_minutes: Some(5), hours: Hours(200), note: None });
        arrives(Err::<(), _>(Failure(AppError::invalid("old", "wrong"))));
    }
}
