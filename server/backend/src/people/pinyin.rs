//! How names are read: the key they are sorted by and the words that find them.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Surnames of two characters, with readings where a character alone is read differently.
const COMPOUND: [(&str, &str); 18] = [
    ("欧阳", "ou yang"),
    ("司马", "si ma"),
    ("上官", "shang guan"),
    ("诸葛", "zhu ge"),
    ("令狐", "ling hu"),
    ("尉迟", "yu chi"),
    ("万俟", "mo qi"),
    ("长孙", "zhang sun"),
    ("澹台", "tan tai"),
    ("鲜于", "xian yu"),
    ("皇甫", "huang fu"),
    ("司徒", "si tu"),
    ("司空", "si kong"),
    ("夏侯", "xia hou"),
    ("慕容", "mu rong"),
    ("宇文", "yu wen"),
    ("东方", "dong fang"),
    ("公孙", "gong sun"),
];

/// Characters that are read differently as a surname.
const SURNAMES: [(char, &str); 30] = [
    ('曾', "zeng"),
    ('解', "xie"),
    ('仇', "qiu"),
    ('单', "shan"),
    ('查', "zha"),
    ('朴', "piao"),
    ('盖', "ge"),
    ('区', "ou"),
    ('任', "ren"),
    ('覃', "qin"),
    ('缪', "miao"),
    ('乐', "yue"),
    ('种', "chong"),
    ('重', "chong"),
    ('员', "yun"),
    ('黑', "he"),
    ('洗', "xian"),
    ('冼', "xian"),
    ('翟', "zhai"),
    ('折', "she"),
    ('召', "shao"),
    ('秘', "bi"),
    ('繁', "po"),
    ('纪', "ji"),
    ('燕', "yan"),
    ('薄', "bo"),
    ('尉', "wei"),
    ('华', "hua"),
    ('逄', "pang"),
    ('郗', "xi"),
];

/// The key by which a name is sorted: `zeng jing 曾静`. Other scripts sort by their lower-case letters.
#[must_use]
pub fn sort_key(name: &str) -> String {
    format!("{} {name}", syllables(name).join(" "))
}

/// How a name is spelled in one word: `zengjing`.
#[must_use]
pub(crate) fn spelling(name: &str) -> String {
    syllables(name).concat()
}

/// The words that find a learner: the characters, the syllables, the initials, the whole spelling and the numbers.
#[must_use]
pub fn search_words(name: &str, numbers: &[&str]) -> String {
    let syllables = syllables(name);
    let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
    let mut words: Vec<String> = name.to_lowercase().chars().filter(|c| is_hanzi(*c)).map(String::from).collect();
    words.extend(syllables.iter().cloned());
    words.extend([initials, syllables.concat()]);
    words.extend(numbers.iter().map(|no| no.to_lowercase()));
    words.join(" ")
}

/// How a character may be read, without tones; a surname's own reading among them.
pub(crate) fn readings(c: char) -> Vec<&'static str> {
    let surname = SURNAMES.iter().filter(|(surname, _)| *surname == c).map(|(_, read)| *read);
    let mut all: Vec<&'static str> = c.to_pinyin_multi().into_iter().flatten().map(pinyin::Pinyin::plain).chain(surname).collect();
    all.dedup();
    all
}

fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}')
}

/// One syllable for each Chinese character, one word for each run of letters.
fn syllables(name: &str) -> Vec<String> {
    let (mut found, rest) = surname(name);
    let mut letters = String::new();
    for c in rest.to_lowercase().chars() {
        match c.to_pinyin() {
            None if c.is_alphanumeric() => letters.push(c),
            read => {
                found.extend((!letters.is_empty()).then(|| std::mem::take(&mut letters)));
                found.extend(read.map(|read| read.plain().replace('ü', "v")));
            }
        }
    }
    found.extend((!letters.is_empty()).then_some(letters));
    found
}

/// The syllables of a surname that software misreads, and the rest of the name.
fn surname(name: &str) -> (Vec<String>, &str) {
    if let Some((surname, read)) = COMPOUND.iter().find(|(surname, _)| name.starts_with(surname)) {
        return (read.split(' ').map(str::to_owned).collect(), &name[surname.len()..]);
    }
    let first = name.chars().next();
    match SURNAMES.iter().find(|(surname, _)| Some(*surname) == first) {
        Some((surname, read)) => (vec![(*read).to_owned()], &name[surname.len_utf8()..]),
        None => (Vec::new(), name),
    }
}

/// The phrase a query stands for: Chinese characters one by one, everything else as it is.
#[must_use]
pub fn query_terms(query: &str) -> String {
    let mut terms = String::new();
    for character in query.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace()) {
        let alone = character.to_pinyin().is_some();
        if alone {
            terms.push(' ');
        }
        terms.extend(character.to_lowercase());
        if alone {
            terms.push(' ');
        }
    }
    terms.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{search_words, sort_key};

    #[test]
    fn surnames_have_their_own_readings() {
        for (name, key) in [
            ("曾静", "zeng jing 曾静"),
            ("解思远", "xie si yuan 解思远"),
            ("仇雨桐", "qiu yu tong 仇雨桐"),
            ("单博文", "shan bo wen 单博文"),
            ("查清欢", "zha qing huan 查清欢"),
            ("朴俊熙", "piao jun xi 朴俊熙"),
            ("欧阳若汐", "ou yang ruo xi 欧阳若汐"),
            ("司马睿", "si ma rui 司马睿"),
            ("吕布", "lv bu 吕布"),
            ("Olivia Chen", "olivia chen Olivia Chen"),
            ("卓玛·扎西", "zhuo ma zha xi 卓玛·扎西"),
        ] {
            assert_eq!(sort_key(name), key);
        }
    }

    #[test]
    fn the_second_character_keeps_its_reading() {
        assert_eq!(sort_key("李单"), "li dan 李单");
    }

    #[test]
    fn characters_syllables_and_initials_find_a_name() {
        assert_eq!(search_words("曾静", &["XY2500012"]), "曾 静 zeng jing zj zengjing xy2500012");
    }
}
