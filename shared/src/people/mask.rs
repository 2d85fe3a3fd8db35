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

/// `陈**`: the first character, for whoever has not yet proved who they are.
#[must_use]
pub fn mask_name(name: &str) -> String {
    name.chars().take(1).chain(name.chars().skip(1).map(|_| '*')).collect()
}

/// The first six characters, which in China are city and district; an address of less than twelve is hidden whole.
#[must_use]
pub fn mask_address(address: &str) -> String {
    let head = if address.chars().count() < 12 { 0 } else { 6 };
    address.chars().take(head).chain("****".chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::{mask_address, mask_phone};

    #[test]
    fn keeps_three_and_four() {
        assert_eq!(mask_phone("13800001234"), "138****1234");
        assert_eq!(mask_phone("1234567"), "*******");
        assert_eq!(mask_phone(""), "");
    }

    #[test]
    fn of_an_address_the_district_is_kept() {
        assert_eq!(mask_address("上海市徐汇区青禾路 12 号"), "上海市徐汇区****");
        assert_eq!(mask_address("青禾路 12 号"), "****");
    }
}
