//! Texts as they are compared with what is to be forgotten: however they are written.

/// Letters and digits alone, narrow and small.
pub(super) fn bare(text: &str) -> String {
    text.chars().map(narrow).filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words that can be looked for: one sign alone would be found everywhere.
pub(super) fn bare_words(words: &[String]) -> Vec<String> {
    words.iter().map(|word| bare(word)).filter(|word| word.chars().count() > 1).collect()
}

fn narrow(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn however_it_is_written() {
        assert_eq!(bare("１３８ 0000-2046"), "13800002046");
        assert_eq!(bare("张 三"), "张三");
        assert_eq!(bare("11010119900307001x"), bare("11010119900307001X"));
    }
}
