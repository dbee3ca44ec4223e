//! Places: states, cities, regions, waters, mountains, crossings.
//!
//! A known name that is nothing else counts wherever it stands. One that is also a common word or a person's name
//! ("صور", "مالي") needs words around it that speak for the place. Names that nobody knows are taken behind a class
//! word ("بلدة X"), which stays outside.

mod facility;
mod unknown;

use std::collections::HashSet;

use super::gazetteer::{self, Country, Cue, Form, Grade, Hit, Role, gazetteer};
use super::words::{Flags, words};
use super::{Candidate, Reading};
use crate::span::SpanKind;
use crate::text::TokenKind;

/// What may be one, in the order of the text.
pub fn candidates(reading: &Reading) -> Vec<Candidate> {
    let mut finder =
        Finder { reading, found: Vec::new(), accepted: Vec::new(), last_country: None, learnt: HashSet::new() };
    for pass in [Pass::First, Pass::Second] {
        finder.found.clear();
        for paragraph in &reading.paragraphs {
            finder.read(paragraph.tokens.start, paragraph.tokens.end, pass);
        }
    }
    finder.found
}

/// What speaks for an ambiguous name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    None,
    /// A preposition or a word that governs places.
    Some,
    /// A class word, a known place beside it, an adjective of its state behind it.
    Strong,
}

/// The first pass learns which ambiguous names the page surely means, the second uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pass {
    First,
    Second,
}

struct Finder<'r, 'p> {
    reading: &'r Reading<'p>,
    found: Vec<Candidate>,
    /// Entries that stood with strong evidence somewhere in the page.
    accepted: Vec<u32>,
    /// The state in which the last place lies.
    last_country: Option<Country>,
    /// Names that no list has, by their key, that stood behind a class word somewhere in the page.
    learnt: HashSet<String>,
}

impl Finder<'_, '_> {
    fn read(&mut self, start: usize, end: usize, pass: Pass) {
        let lookup = self.reading.lookup();
        let mut at = start;
        // The token behind the last place, for lists.
        let mut after_place = usize::MAX;
        while at < end {
            let hits = lookup.longest(at, end);
            if let Some(last) = self.facility(at, end) {
                after_place = last + 1;
                at = last + 1;
                continue;
            }
            let Some(longest) = hits.first().map(|hit| hit.last) else {
                if let Some(last) = self.unknown(start, at, end) {
                    after_place = last + 1;
                    at = last;
                }
                at += 1;
                continue;
            };
            if let Some(hit) = self.choose(&hits) {
                let listed = self.is_listed(after_place, hit);
                if self.accept(hit, start, end, listed, pass) {
                    self.last_country = gazetteer().entries.get(hit.phrase.entry as usize).and_then(|it| it.country);
                    after_place = hit.last + 1;
                }
            } else if longest == at {
                at += 1;
                continue;
            }
            at = longest + 1;
        }
    }

    /// Of the entries with one name, that of the state which the page speaks of; `None` where the name is no place's.
    fn choose(&self, hits: &[Hit]) -> Option<Hit> {
        let lookup = self.reading.lookup();
        let entry = |hit: &Hit| gazetteer().entries.get(hit.phrase.entry as usize);
        let places = hits.iter().filter(|hit| entry(hit).is_some_and(|it| it.kind == SpanKind::Place));
        // "عمّان" is the city, "عُمان" the state, where the signs are written.
        let source = hits.first().map_or("", |hit| self.reading.tokens.source(hit.first));
        let signed =
            if source.contains("عُ") { Some(Role::State) } else { source.contains("مّ").then_some(Role::Capital) };
        let told = |hit: &Hit| signed.is_some() && entry(hit).map(|it| it.role) == signed;
        let best = places.copied().enumerate().max_by_key(|(order, hit)| {
            let country = entry(hit).and_then(|it| it.country);
            let role = entry(hit).map(|it| it.role);
            // A state weighs itself with its own name; the city of that name must not profit from it.
            let own = if role == Some(Role::State) { 1 } else { 0 };
            let weight = country.map_or(0, |it| lookup.weight(it));
            (told(hit), hit.phrase.grade, weight.saturating_sub(own), std::cmp::Reverse(*order))
        });
        best.map(|(_, hit)| hit)
    }

    fn accept(&mut self, hit: Hit, start: usize, end: usize, listed: bool, pass: Pass) -> bool {
        let Some(entry) = gazetteer().entries.get(hit.phrase.entry as usize) else { return false };
        if self.is_no_place(hit, start, end) {
            return false;
        }
        let grade = hit.phrase.grade;
        let mut evidence = self.evidence(hit, start, end, entry.country);
        if listed {
            evidence = Evidence::Strong;
        }
        if evidence == Evidence::Strong && pass == Pass::First && grade != Grade::Sure {
            self.accepted.push(hit.phrase.entry);
        }
        if evidence < Evidence::Strong && self.is_owned(hit) {
            return false;
        }
        // "باراك", "بليون", "لغات" are words of their own, not ب or ل and a place.
        if grade != Grade::Sure && self.is_whole_word(hit.first) {
            return false;
        }
        let known = self.accepted.contains(&hit.phrase.entry);
        let (score, rule) = match (grade, evidence) {
            (Grade::Sure, _) => (0.95, "known-place"),
            (_, Evidence::Strong) => (0.85, "known-place-by-context"),
            (Grade::Fair, Evidence::Some) => (0.75, "known-place-by-preposition"),
            (Grade::Fair, Evidence::None) if known => (0.6, "known-place-again"),
            (Grade::Weak, Evidence::Some) if known => (0.7, "known-place-again"),
            _ => return false,
        };
        self.push(hit.first, hit.last, score, Some(&entry.slug), rule)
    }

    fn push(&mut self, first: usize, last: usize, score: f32, id: Option<&'static str>, rule: &'static str) -> bool {
        self.push_cut(self.reading.lookup().tag(first), first, last, (score, id, rule))
    }

    /// Proposes tokens `first` to `last` without the clitics that `tag` says.
    fn push_cut(
        &mut self,
        tag: gazetteer::Tag,
        first: usize,
        last: usize,
        (score, id, rule): (f32, Option<&'static str>, &'static str),
    ) -> bool {
        let Some(extent) = gazetteer::extent(&self.reading.tokens, tag, first, last) else { return false };
        let tokens = first..last + 1;
        self.found.push(Candidate { tokens, extent, kind: SpanKind::Place, nested: false, score, id, rule });
        true
    }

    /// "صلاة المغرب", "إلى الغرب من", "صحيفة الخليج", "جورجيا ميلوني".
    fn is_no_place(&self, hit: Hit, start: usize, end: usize) -> bool {
        let lookup = self.reading.lookup();
        let before = |cue| hit.first > start && lookup.has(hit.first - 1, cue);
        let next = if hit.last + 1 < end { lookup.key(hit.last + 1) } else { "" };
        let previous = if hit.first > start { lookup.key(hit.first - 1) } else { "" };
        if hit.phrase.rest.is_empty()
            && let Some(word) = lookup.word(hit.first)
            && (word.traps_behind.iter().any(|it| **it == *next)
                || word.traps_before.iter().any(|it| **it == *previous))
        {
            return true;
        }
        before(Cue::NotAPlaceBefore) || before(Cue::MediaClass) || self.is_adjective(hit, start)
    }

    /// "مدينة جدة السعودية", "مصادر سورية": names of states that are also adjectives.
    fn is_adjective(&self, hit: Hit, start: usize) -> bool {
        let lookup = self.reading.lookup();
        let tag = lookup.tag(hit.first);
        if !hit.phrase.rest.is_empty() || lookup.nisba(hit.first).is_none() || tag.governed || tag.joined {
            return false;
        }
        let Some(before) = hit.first.checked_sub(1).filter(|it| *it >= start && self.is_arabic(*it)) else {
            return false;
        };
        // "هايتي", "جيبوتي": the state and its adjective are one word.
        let role = gazetteer().entries.get(hit.phrase.entry as usize).map(|it| it.role);
        let same = lookup.nisba(hit.first).is_some_and(|it| it.form == Form::Masculine && !it.definite);
        if role == Some(Role::State) && same {
            return false;
        }
        let word = lookup.word(before);
        let key = lookup.key(before);
        let place = word.is_some_and(|it| it.phrases.iter().any(|phrase| phrase.rest.is_empty()));
        // A noun in the feminine or plural takes the adjective; verbs and prepositions do not.
        // "تموله السعودية", "أعلنته قطر": a verb with its object.
        let folded = self.reading.tokens.fold(before);
        let object = folded.ends_with('ه') && folded.starts_with(['ت', 'ي', 'ا', 'ن', 'س']);
        let noun =
            key.ends_with('ه') && !object || key.ends_with("ات") || key.starts_with("ال") || key.starts_with("لل");
        let asks =
            word.is_some_and(|it| [Cue::Locative, Cue::Governing, Cue::PlaceClass].into_iter().any(|cue| it.has(cue)));
        // "مصدر سورية": an adjective without the article may follow any noun; a verb in the feminine is no noun.
        let bare = lookup.nisba(hit.first).is_some_and(|it| !it.definite);
        place || !asks && (noun || bare && key.chars().count() > 3 && !key.ends_with('ت'))
    }

    fn evidence(&self, hit: Hit, start: usize, end: usize, country: Option<Country>) -> Evidence {
        let lookup = self.reading.lookup();
        let tag = lookup.tag(hit.first);
        if hit.last + 1 < end
            && let Some(nisba) = lookup.nisba(hit.last + 1)
            && nisba.definite
            && Some(nisba.country) == country
        {
            return Evidence::Strong;
        }
        // "كباراً": places hardly ever stand behind ك.
        let like = self.reading.tokens.fold(hit.first).starts_with(['ك', 'و']) && {
            let folded = self.reading.tokens.fold(hit.first);
            folded.chars().nth(usize::from(tag.outside).saturating_sub(1)) == Some('ك')
        };
        let own = if tag.governed && !like { Evidence::Some } else { Evidence::None };
        let Some(mut before) = hit.first.checked_sub(1).filter(|it| *it >= start) else { return own };
        // "العاصمة الأذرية باكو", «مدينة "صور"».
        while before > start && (is_opening(self.reading, before) || lookup.nisba(before).is_some_and(|it| it.definite))
        {
            before -= 1;
        }
        if lookup.key(before) == "بين" && self.is_joined_to_place(hit.last + 1, end) {
            return Evidence::Strong;
        }
        // The construct, "مدينة", or a capital; "المدينة" has its name behind it only seldom.
        let construct = !lookup.key(before).starts_with("ال") || lookup.key(before) == "العاصمه";
        if lookup.has(before, Cue::PlaceClass) && construct && !tag.governed && !tag.joined {
            // "وسط الجزيرة": a side of something that the page may mean otherwise.
            let side = hit.phrase.grade == Grade::Weak && lookup.has(before, Cue::PlaceBehind);
            let strange = side && country.is_some_and(|it| lookup.weight(it) == 0);
            return if strange { Evidence::Some } else { Evidence::Strong };
        }
        let governs = lookup.has(before, Cue::Locative) || lookup.has(before, Cue::Governing);
        if governs && !tag.joined { Evidence::Some } else { own }
    }

    /// "بين مشهد وكراتشي": whether a known place stands at `at`, with و before it.
    fn is_joined_to_place(&self, at: usize, end: usize) -> bool {
        let lookup = self.reading.lookup();
        let place = |hit: &Hit| {
            let entry = gazetteer().entries.get(hit.phrase.entry as usize);
            hit.phrase.grade == Grade::Sure && entry.is_some_and(|it| it.kind == SpanKind::Place)
        };
        at < end && lookup.tag(at).joined && lookup.longest(at, end).iter().any(place)
    }

    /// "بيروت وصور", "صيدا، وصور", "حلب أو حماة".
    fn is_listed(&self, after_place: usize, hit: Hit) -> bool {
        let lookup = self.reading.lookup();
        let at = hit.first;
        let country = gazetteer().entries.get(hit.phrase.entry as usize).and_then(|it| it.country);
        if after_place > at {
            return false;
        }
        let tag = lookup.tag(at);
        let between = at - after_place;
        let comma = between == 1 && matches!(lookup.key(after_place), "،" | "," | "و" | "/" | "-");
        let conjunction = between == 1 && lookup.has(after_place, Cue::List);
        // "صيدا وصور", but "بيروت وحضر اللقاء": a common word only where both lie in one state.
        let plain = hit.phrase.grade == Grade::Weak
            && words().of(lookup.bare(at)).any(Flags::COMMON)
            && !(country.is_some() && country == self.last_country);
        match between {
            0 => tag.joined && !tag.governed && !plain,
            1 => (comma && hit.phrase.grade != Grade::Weak || conjunction) && !tag.governed,
            _ => false,
        }
    }

    /// "حواره", "زواره": a common word with a pronoun, not "حوارة".
    fn is_owned(&self, hit: Hit) -> bool {
        let folded = self.reading.tokens.fold(hit.first);
        let stem = folded.strip_suffix('ه').unwrap_or("");
        hit.phrase.rest.is_empty() && words().of(stem).any(Flags::COMMON)
    }

    /// Whether a word that was parted into clitic and name is known as it stands.
    fn is_whole_word(&self, at: usize) -> bool {
        let tag = self.reading.lookup().tag(at);
        let parted = tag.outside > 0 || tag.swallowed;
        parted && words().of(self.reading.tokens.fold(at)).any(Flags::COMMON.with(Flags::NAME))
    }

    fn is_arabic(&self, at: usize) -> bool {
        self.reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Arabic)
    }
}

fn is_opening(reading: &Reading, at: usize) -> bool {
    matches!(reading.lookup().key(at), "\"" | "(" | "'" | "[")
}

#[cfg(test)]
mod tests;
