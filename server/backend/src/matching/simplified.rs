//! Traditional characters. The pairs are `OpenCC`'s `TSCharacters` (Apache-2.0, <https://github.com/BYVoid/OpenCC>): the first simplified
//! form of each, where there is one.

use std::{collections::HashMap, sync::LazyLock};

/// 張张 偉伟 …
const PAIRS: &str = include_str!("simplified.txt");

static FORMS: LazyLock<HashMap<char, char>> = LazyLock::new(|| PAIRS.split_whitespace().filter_map(pair).collect());

/// The simplified form of a character; itself where it has none.
pub fn simplified(c: char) -> char {
    FORMS.get(&c).copied().unwrap_or(c)
}

fn pair(both: &str) -> Option<(char, char)> {
    let mut both = both.chars();
    both.next().zip(both.next())
}
