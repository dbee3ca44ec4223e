//! Places that no list has: behind a class word ("بلدة كفر حمام"), beside a word of direction ("قرب باتكين"), by what
//! stands behind them ("في روزكي جنوب المجر").

use super::super::gazetteer::{self, Cue, Form};
use super::super::shape;
use super::super::words::{Flags, words};
use super::Finder;

impl Finder<'_, '_> {
    /// "بلدة كفر حمام": a name behind a class word. Gives its last token.
    pub(super) fn unknown(&mut self, start: usize, at: usize, end: usize) -> Option<usize> {
        let lookup = self.reading.lookup();
        let before = at.checked_sub(1).filter(|it| *it >= start)?;
        let tag = lookup.tag(at);
        if self.learnt.contains(lookup.key(at)) && lookup.has(before, Cue::Locative) {
            return self.push(at, at, 0.6, None, "unknown-place-again").then_some(at);
        }
        if let Some((score, rule)) = self.by_right(before, at, end) {
            return self.push(at, at, score, None, rule).then_some(at);
        }
        if let Some(last) = self.near(before, at, end) {
            return self.push(at, last, 0.52, None, "unknown-place-nearby").then_some(last);
        }
        if lookup.has(before, Cue::NamingClass) && self.is_naming(before, at) {
            return self.push(at, at, 0.6, None, "common-word-behind-class-word").then_some(at);
        }
        if !lookup.has(before, Cue::UnknownClass)
            || tag.word.is_some_and(|it| !it.has(Cue::PlaceStart))
            || !self.is_name_like(at)
        {
            return None;
        }
        let last = self.unknown_end(at, end);
        // "بلدات كفررمان وعربصاليم ودير سريان".
        let mut next = last + 1;
        while lookup.has(before, Cue::PluralClass) && next < end && self.is_joined_name(next) {
            let to = self.unknown_end(next, end);
            let tag = gazetteer::Tag { outside: 1, ..lookup.tag(next) };
            self.push_cut(tag, next, to, (0.55, None, "unknown-place-in-list"));
            next = to + 1;
        }
        if last == at {
            self.learnt.insert(lookup.key(at).to_owned());
        }
        self.push(at, last, 0.55, None, "unknown-place-behind-class-word").then_some(next - 1)
    }

    /// "قرب باتكين", "منطقة جامبيل", "منطقة أبو مريخة": a word that nobody knows and that looks foreign, or one that
    /// names of places begin with and the next. Gives the last token.
    fn near(&self, before: usize, at: usize, end: usize) -> Option<usize> {
        let lookup = self.reading.lookup();
        let tag = lookup.tag(at);
        if !lookup.has(before, Cue::Near) || tag.outside > 0 || !self.is_arabic(at) {
            return None;
        }
        if lookup.has(at, Cue::PlaceStart) && at + 1 < end {
            let folded = self.reading.tokens.fold(at + 1);
            let plain = lookup.tag(at + 1).outside == 0 && self.is_arabic(at + 1);
            return (plain && words().of(folded).is_empty() && folded.chars().count() > 3).then_some(at + 1);
        }
        (tag.word.is_none() && self.is_foreign(at)).then_some(at)
    }

    /// "في روزكي جنوب المجر", "من بلابينرانتا الفنلندية": what stands behind an unknown word says that it is a place.
    /// "في لاغونتواز": long, foreign, in no common shape; persons that others see there come first.
    fn by_right(&self, before: usize, at: usize, end: usize) -> Option<(f32, &'static str)> {
        let lookup = self.reading.lookup();
        let tag = lookup.tag(at);
        if tag.outside > 0 || tag.word.is_some() || !matches!(lookup.bare(before), "في" | "الي" | "من" | "قرب" | "نحو")
        {
            return None;
        }
        let folded = self.reading.tokens.fold(at);
        let letters = folded.chars().count();
        let owned = ["ها", "هم", "هما", "نا", "ه", "ك", "ين", "ون", "ات"].iter().any(|it| folded.ends_with(it));
        // "تكييف": a verbal noun.
        let verbal = folded.starts_with('ت') && folded.chars().nth(3) == Some('ي') && letters == 5;
        let unknown = words().of(folded).is_empty() && !is_common(folded) && letters >= 4 && !verbal;
        if !unknown || owned || !self.is_name_like(at) {
            return None;
        }
        let next = at + 1;
        let nisba = lookup.nisba(next).is_some_and(|it| it.definite && it.form == Form::Feminine);
        let tag = lookup.tag(next);
        let side = lookup.has(next, Cue::PlaceBehind) && (!lookup.has(next, Cue::Near) || tag.outside == 0);
        // "أماريلو بولاية تكساس".
        let placed = side || tag.governed && !tag.joined && lookup.has(next, Cue::UnknownClass);
        if next < end && (nisba || placed) && !folded.starts_with("ال") && shape::foreign(folded) > -20 {
            return Some((0.55, "unknown-place-by-right"));
        }
        let plain = folded.starts_with(['م', 'ا']) && letters <= 6 || folded.ends_with('ي') || folded.starts_with("ال");
        let far = lookup.bare(before) == "في" && letters >= 5 && !plain && shape::foreign(folded) >= 14;
        far.then_some((0.45, "unknown-place-foreign"))
    }

    /// "حي الرمال", "مخيم الأزرق": a common word with the article behind a class word without it. People who live
    /// there are no name ("مخيم النازحين").
    fn is_naming(&self, before: usize, at: usize) -> bool {
        let lookup = self.reading.lookup();
        let (tag, key) = (lookup.tag(at), lookup.key(at));
        let construct = !lookup.bare(before).starts_with("ال");
        let people = ["ين", "ون", "ات"].iter().any(|it| key.ends_with(it)) || key.ends_with("يه") || key.ends_with('ي');
        let described = lookup.nisba(at).is_some() || lookup.has(at, Cue::Quality) || lookup.has(at, Cue::Time);
        construct
            && self.is_arabic(at)
            && tag.outside == 0
            && !tag.swallowed
            && key.starts_with("ال")
            && key.chars().count() > 4
            && !people
            && !described
    }

    /// "وعربصاليم": a name that و joins to the one before it.
    fn is_joined_name(&self, at: usize) -> bool {
        let lookup = self.reading.lookup();
        let tag = lookup.tag(at);
        let known = tag.word.is_some_and(|it| !it.has(Cue::PlaceStart));
        let rest = self.reading.tokens.fold(at).strip_prefix('و').unwrap_or("");
        tag.joined && !known && rest.chars().count() >= 3 && (tag.word.is_some() || !is_common(rest))
    }

    /// The last token of an unknown name that begins at `at`.
    fn unknown_end(&self, at: usize, end: usize) -> usize {
        let lookup = self.reading.lookup();
        // "أم الرصاص", "كفر حمام", "عين عطا": the first word asks for a second.
        let two = at + 1 < end && lookup.has(at, Cue::PlaceStart) && self.is_arabic(at + 1);
        at + usize::from(two)
    }

    /// A word that nobody knows and that looks foreign.
    pub(super) fn is_foreign(&self, at: usize) -> bool {
        let folded = self.reading.tokens.fold(at);
        let owned = ["ها", "هم", "هما", "نا", "ه", "ية", "ين", "ون", "ات", "ان"].iter().any(|it| folded.ends_with(it));
        let unknown = words().of(folded).is_empty() && !is_common(folded);
        self.is_arabic(at) && unknown && !owned && self.is_name_like(at) && shape::foreign(folded) > 0
    }

    /// A word that a class word before it makes a name: Arabic, and neither a preposition nor an adjective of quality.
    fn is_name_like(&self, at: usize) -> bool {
        let lookup = self.reading.lookup();
        let key = lookup.key(at);
        let letters = key.chars().count();
        // "مخيم للاجئين", "قضاء شؤونهم", "ولاية بأحدث".
        let folded = self.reading.tokens.fold(at);
        let glued = key.starts_with("لل")
            || key.ends_with("هم")
            || folded.strip_prefix(['ب', 'و', 'ل']).is_some_and(|it| words().of(it).any(Flags::COMMON));
        // "معبر حدودي", "كمينا محكما".
        let ended = folded.strip_suffix(['ي', 'ا']).is_some_and(|it| words().of(it).any(Flags::COMMON));
        // "مدينة مقدسة", "واحة المتشددين", "قرى وتشريد".
        let described = !key.starts_with("ال") && key.ends_with(['ه', 'ي']) && shape::foreign(folded) <= 0;
        let people = key.starts_with("ال") && (key.ends_with("ين") || key.ends_with("ون"));
        let joined = key.starts_with('و') && letters > 4;
        !glued
            && !ended
            && !described
            && !people
            && (!joined || lookup.has(at, Cue::PlaceStart))
            && self.is_arabic(at)
            && letters >= 3
            && (key.starts_with("ال") || !key.ends_with("يه"))
            && (lookup.has(at, Cue::PlaceStart) || !is_common(self.reading.tokens.fold(at)))
    }
}

/// A common word, with or without its article and endings.
pub(super) fn is_common(folded: &str) -> bool {
    let bare = folded.strip_prefix("ال").unwrap_or(folded);
    let stem =
        bare.strip_suffix('ة').or_else(|| bare.strip_suffix("ها")).or_else(|| bare.strip_suffix("ات")).unwrap_or(bare);
    [folded, bare, stem].into_iter().any(|it| words().of(it).any(Flags::COMMON))
}
