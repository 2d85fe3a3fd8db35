//! Patterns for `like … escape '!'`.

/// The pattern of texts that contain `words` as they were typed: no sign in them stands for any other. Empty words: `%%`.
#[must_use]
pub fn containing(words: &str) -> String {
    let mut pattern = String::from("%");
    for sign in words.chars() {
        if matches!(sign, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(sign);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::containing;

    #[test]
    fn signs_of_patterns_are_themselves() {
        assert_eq!(["", "数学", "100%_!"].map(containing), ["%%", "%数学%", "%100!%!_!!%"]);
    }
}
