//! Texts in the cells of a spreadsheet.

/// What begins a formula; the wide forms where the keyboard is Chinese.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text that begins like a formula would be one in a spreadsheet.
pub(crate) fn safe(text: &str) -> String {
    let number = text.parse::<f64>().is_ok();
    if !number && text.trim_start_matches(' ').starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn no_text_becomes_a_formula() {
        assert_eq!(["=1+1", "-2.5", "@x", "王", "-x", " =x", "＝x"].map(safe), ["'=1+1", "-2.5", "'@x", "王", "'-x", "' =x", "'＝x"]);
    }
}
