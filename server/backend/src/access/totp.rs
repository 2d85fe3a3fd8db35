//! Codes of an authenticator app (RFC 6238): six digits every thirty seconds, one step earlier and later taken too.

use crate::Fault;
use shared::{access::Qr, time::At};
use std::fmt::Write;
use totp_rs::{Builder, Secret, Totp};

/// A secret shared with an authenticator app.
pub(super) struct Authenticator(Totp);

impl Authenticator {
    /// The secret of 160 bits, written in base 32, of the account called `login`.
    pub(super) fn new(secret: &str, login: &str) -> Result<Self, Fault> {
        let secret = Secret::try_from_base32(secret).map_err(odd)?;
        let name = login.replace(':', " ");
        Builder::new().with_secret(secret).with_issuer(Some("Xuetu")).with_account_name(name.as_str()).build().map(Self).map_err(odd)
    }

    /// A fresh secret, written in base 32.
    ///
    /// # Panics
    /// When the operating system has no random bytes.
    pub(super) fn fresh_secret() -> String {
        let mut bytes = [0; 20];
        getrandom::fill(&mut bytes).expect("the operating system has random bytes");
        Secret::from(bytes).to_base32()
    }

    /// The step whose code this is, counted in half minutes since the epoch; none when it is no code of now.
    pub(super) fn step_of(&self, code: &str, now: At) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = self.0.check(&digits, u64::try_from(now.0 / 1000).ok()?)?;
        i64::try_from(step).ok()
    }

    /// The picture an authenticator app reads.
    pub(super) fn picture(&self) -> Result<Qr, Fault> {
        qr(&self.0.to_url().map_err(odd)?)
    }
}

fn odd(error: impl std::fmt::Display) -> Fault {
    Fault::Other(error.to_string())
}

/// `text` as a QR code: the path of its dark modules, each one unit wide.
pub(super) fn qr(text: &str) -> Result<Qr, Fault> {
    let code = qrcode::QrCode::new(text).map_err(odd)?;
    let side = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == qrcode::Color::Dark);
    let path = dark.fold(String::new(), |mut path, (at, _)| {
        let _ = write!(path, "M{} {}h1v1h-1z", at % side, at / side);
        path
    });
    Ok(Qr { side: u32::try_from(side).unwrap_or_default(), path })
}

#[cfg(test)]
mod tests {
    use super::{Authenticator, qr};
    use shared::time::At;

    /// RFC 6238, appendix B: the secret `12345678901234567890` at 59 s, and what it shows before and after.
    #[test]
    fn the_codes_are_those_of_the_standard_for_one_step_each_way() {
        let app = Authenticator::new("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "lin").unwrap();
        assert_eq!(app.step_of("287082", At(59_000)), Some(1));
        assert_eq!(app.step_of("287 082", At(30_000)), Some(1));
        assert_eq!((app.step_of("287082", At(89_999)), app.step_of("287082", At(90_000))), (Some(1), None));
        assert_eq!((app.step_of("287082", At(0)), app.step_of("287083", At(59_000)), app.step_of("", At(59_000))), (Some(1), None, None));
        assert_eq!(Authenticator::fresh_secret().len(), 32);
    }

    #[test]
    fn a_picture_has_its_three_corners() {
        let picture = qr("https://example.org/join/abc").unwrap();
        assert!(picture.side >= 21 && picture.path.starts_with("M0 0h1v1h-1zM1 0"));
        assert!(picture.path.contains(&format!("M{} 0h1", picture.side - 1)));
    }
}
