//! Masking: what people see of a contact that they may not see in clear (law L15).

/// `138****1234`; anything shorter than eight characters is hidden whole.
#[must_use]
pub fn mask_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().collect();
    if digits.len() < 8 {
        return "*".repeat(digits.len());
    }
    let (head, tail) = (&digits[..3], &digits[digits.len() - 4..]);
    head.iter().chain(&['*'; 4]).chain(tail).collect()
}

#[cfg(test)]
mod tests {
    use super::mask_phone;

    #[test]
    fn keeps_three_and_four() {
        assert_eq!(mask_phone("13800001234"), "138****1234");
        assert_eq!(mask_phone("1234567"), "*******");
        assert_eq!(mask_phone(""), "");
    }
}
