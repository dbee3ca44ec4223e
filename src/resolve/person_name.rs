//! A person's name taken apart, and how two names compare.

use crate::annotate::words::{Flags, words};
use crate::text::skeleton;
use crate::text::{Folding, TokenKind, Tokens, fold};

/// One part of a name: a word, or words that belong together ("عبد العزيز", "بن سلمان", "نور الدين").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Unit {
    /// Strong folding, written together.
    pub key: String,
    /// See [`skeleton`]; that of Latin words is made to meet the Arabic one.
    pub skeleton: String,
    /// A name of the Arab world, whose vowels count.
    pub native: bool,
    pub latin: bool,
}

/// How two names agree, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Letter by letter after folding.
    Same,
    /// But for letters that careless writing confuses (ة and ه, ؤ and و).
    Spelling,
    /// Two spellings of one foreign name.
    Sound,
    /// One letter apart in a long foreign name, or two spellings that differ more.
    Typo,
}

/// The parts of a name as it stands in the text.
pub fn units(text: &str) -> Vec<Unit> {
    let tokens = Tokens::new(text);
    let mut units: Vec<Unit> = Vec::new();
    // What the next word is joined to.
    let mut pending = String::new();
    for at in 0..tokens.len() {
        let kind = tokens.get(at).map(|t| t.kind);
        let key = tokens.fold(at);
        match kind {
            Some(TokenKind::Foreign) => units.push(latin_unit(key)),
            Some(TokenKind::Arabic) => {
                let key = if key == "ابن" { "بن" } else { key };
                let flags = words().of(key);
                let compound = tail(key);
                if compound
                    && pending.is_empty()
                    && let Some(before) = units.pop()
                {
                    units.push(arabic_unit(&format!("{}{key}", before.key)));
                } else if flags.any(Flags::LINK)
                    && !(key == "ابي" && units.is_empty())
                    && at + 1 < tokens.len()
                    && key != "سان"
                {
                    pending.push_str(key);
                } else {
                    units.push(arabic_unit(&format!("{pending}{key}")));
                    pending.clear();
                }
            }
            _ => {}
        }
    }
    if !pending.is_empty() {
        units.push(arabic_unit(&pending));
    }
    units
}

/// Second halves that are never names of their own.
fn tail(key: &str) -> bool {
    matches!(
        key,
        "الدين"
            | "الله"
            | "الاسلام"
            | "الزمان"
            | "العابدين"
            | "اوغلو"
            | "اوغلي"
            | "زاده"
            | "زادة"
    )
}

fn arabic_unit(key: &str) -> Unit {
    let native = words().of(key).any(Flags::NATIVE)
        || key.starts_with("عبدال")
        || key.starts_with("بن")
            && key.chars().count() > 4
            && key.strip_prefix("بن").is_some_and(|rest| words().of(rest).any(Flags::NATIVE))
        || words().of(key).any(Flags::ORDINAL)
        || key.starts_with("ال") && (key.ends_with('ي') || key.contains(['ع', 'ح', 'ص', 'ض', 'ط', 'ظ']));
    Unit { key: key.to_owned(), skeleton: skeleton::arabic(key), native, latin: false }
}

fn latin_unit(key: &str) -> Unit {
    Unit { key: key.to_owned(), skeleton: skeleton::latin(key), native: false, latin: true }
}

/// How two parts agree, if they do.
pub fn agree(a: &Unit, b: &Unit) -> Option<Agreement> {
    if a.key == b.key {
        return Some(Agreement::Same);
    }
    let article = |key: &str| key.strip_prefix("ال").unwrap_or(key).to_owned();
    if !a.latin && !b.latin {
        if fold(&a.key, Folding::Loose) == fold(&b.key, Folding::Loose) {
            return Some(Agreement::Spelling);
        }
        if article(&a.key) == article(&b.key) {
            return Some(Agreement::Spelling);
        }
        if a.native && b.native {
            return None;
        }
    }
    // An initial: "ج." for جورج.
    let (short, long) = if a.key.chars().count() < b.key.chars().count() { (a, b) } else { (b, a) };
    if short.key.chars().count() == 1 && long.key.starts_with(short.key.as_str()) {
        return Some(Agreement::Sound);
    }
    if a.skeleton == b.skeleton && a.skeleton.len() >= 2 {
        return Some(Agreement::Sound);
    }
    let loose = |unit: &Unit| skeleton::loose(&unit.skeleton);
    if a.skeleton.len() >= 4 && loose(a) == loose(b) {
        return Some(Agreement::Typo);
    }
    let both_long = a.key.chars().count() >= 6 && b.key.chars().count() >= 6;
    (a.latin == b.latin && both_long && one_apart(&a.key, &b.key)).then_some(Agreement::Typo)
}

/// Whether two full names are one, and how well they agree. The shorter may leave out parts of the
/// longer, but not the first.
pub fn full_agree(a: &[Unit], b: &[Unit]) -> Option<Agreement> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < 2 {
        return None;
    }
    let mut worst = agree(short.first()?, long.first()?)?;
    let mut rest = long.iter().skip(1);
    for unit in short.iter().skip(1) {
        let found = rest.find_map(|other| agree(unit, other))?;
        worst = worst.max(found);
    }
    Some(worst)
}

/// Whether `a` is one letter more, less or other than `b`.
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let skip = usize::from(long.len() == short.len());
    short.get(same + skip..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_names() {
        for (text, parts) in [
            ("محمد بن سلمان", vec!["محمد", "بنسلمان"]),
            ("محمد بن سلمان بن عبد العزيز آل سعود", vec!["محمد", "بنسلمان", "بنعبدالعزيز", "السعود"]),
            ("أحمد أبو الغيط", vec!["احمد", "ابوالغيط"]),
            ("حسن نصر الله", vec!["حسن", "نصرالله"]),
            ("حسن نصرالله", vec!["حسن", "نصرالله"]),
            ("أحمد داود أوغلو", vec!["احمد", "داوداوغلو"]),
            ("أورسولا فون دير لاين", vec!["اورسولا", "فونديرلاين"]),
            ("ميشال عون", vec!["ميشال", "عون"]),
            ("عبدالعزيز بن سلمان", vec!["عبدالعزيز", "بنسلمان"]),
        ] {
            let got: Vec<String> = units(text).into_iter().map(|u| u.key).collect();
            assert_eq!(got, parts, "{text}");
        }
    }

    #[test]
    fn one_person_or_two() {
        for (a, b, expected) in [
            ("ذاكر حسنوف", "زاكير حسنوف", true),
            ("إلتشين جولييف", "التشين غولييف", true),
            ("إلتشين جولييف", "إلتشن جولييف", true),
            ("إلهام علييف", "إلهام عالييف", true),
            ("إلهام علييف", "حيدر علييف", false),
            ("حسن روحاني", "حسين روحاني", false),
            ("سالم الدوسري", "سليم الدوسري", false),
            ("عمر سليمان", "عمار سليمان", false),
            ("محمد بن سلمان", "محمد بن سلمان آل سعود", true),
            ("محمد بن سلمان", "محمد بن زايد", false),
            ("خالد بن سلمان", "محمد بن سلمان", false),
            ("محمد شياع السوداني", "محمد السوداني", true),
            ("Isaac Herzog", "إسحاق هرتسوغ", true),
            ("جوزيف عون", "ميشال عون", false),
            ("عبد الله الثاني", "عبدالله الثاني", true),
            ("يوآف جالانت", "يوآف غالانت", true),
            ("مسعود البارزاني", "مسعود بارزاني", true),
            ("هادي العامري", "مهدي العامري", false),
            ("بيدرو سانشيز", "بيدرو سانتشيث", true),
            ("يشار غولر", "يشار جولر", true),
            ("سيرغي لافروف", "سيرجي لافروف", true),
            ("فولكر بيرتس", "فولكر بيرثيس", true),
            ("محمد العسعس", "محمد السادس", false),
            ("محمد بن راشد آل مكتوم", "محمد بن زايد آل نهيان", false),
            ("عبد الفتاح عبد الرحمن البرهان", "عبد الفتاح البرهان", true),
            ("رفيق الحريري", "سعد الحريري", false),
            ("حافظ الأسد", "بشار الأسد", false),
            ("Emmanuel Macron", "إيمانويل ماكرون", true),
            ("جورج بوش", "جيب بوش", false),
            ("كوفي أنان", "كوفي عنان", true),
            ("مصطفى الكاظمي", "مصطفي الكاظمي", true),
            ("عائشة القذافي", "عايشة القذافي", true),
            ("كمال داود", "جمال داود", false),
            ("علي عبد الله صالح", "علي عبدالله صالح", true),
            ("يوآف غالانت", "يوآف ليمور", false),
        ] {
            assert_eq!(full_agree(&units(a), &units(b)).is_some(), expected, "{a} / {b}");
        }
    }
}
