//! A date and a time that the server wrote on the campus clock.

use super::date::day_full;
use crate::text::Text;

/// `2026-11-21 9:46` as `2026年11月21日 9:46`; anything else as it is.
#[must_use]
pub fn moment(text: Text, written: &str) -> String {
    match written.split_once(' ').map(|(day, time)| (day.parse(), time)) {
        Some((Ok(day), time)) => format!("{} {time}", day_full(text, day)),
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::moment;
    use crate::text::Text;
    use shared::lang::Lang;

    #[test]
    fn a_moment_is_read_in_the_readers_words() {
        assert_eq!(moment(Text::new(Lang::Zh), "2026-11-21 9:46"), "2026年11月21日 9:46");
        assert_eq!(moment(Text::new(Lang::En), "soon"), "soon");
    }
}
