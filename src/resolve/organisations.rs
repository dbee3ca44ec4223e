//! Which organisation a name is.
//!
//! "وزارة الدفاع" is every state's: which one is meant says its adjective, a place behind it, another mention in the
//! article, the office before it ("الرئيس الأذربيجاني ... وقائد حرس الحدود"), in the end the state that the article is
//! mostly about. An embassy is told by who sends it and where it stands.

use std::collections::HashMap;

use super::named::{Identity, by_words, token_at, words};
use super::transliterate;
use crate::annotate::gazetteer::spelling::slug;
use crate::annotate::gazetteer::{Country, Cue, Entry, Role, gazetteer};
use crate::annotate::names::Name;
use crate::annotate::{Found, Reading};
use crate::span::SpanKind;

/// How far back a sentence is read for the office before an institution, in tokens.
const SENTENCE: usize = 80;

/// What every organisation of one article is; `None` for other kinds.
pub fn identify(reading: &Reading, names: &[Found<Name>]) -> Vec<Option<Identity>> {
    let context = Context::new(reading, names);
    let mut last: Option<(u32, Identity)> = None;
    let all = names.iter().map(|name| {
        if name.kind != SpanKind::Organisation {
            return None;
        }
        let abbreviates = name.detail.rule == "abbreviation-in-brackets";
        let before = last.as_ref().filter(|(end, _)| abbreviates && name.extent.start.saturating_sub(*end) <= 3);
        let identity = match before {
            Some((_, long)) => {
                Identity { rule: "abbreviation", evidence: words(reading, name.extent).to_owned(), ..long.clone() }
            }
            None => context.identity(name),
        };
        last = Some((name.extent.end, identity.clone()));
        Some(identity)
    });
    let mut all: Vec<Option<Identity>> = all.collect();
    spread_abbreviations(reading, names, &mut all);
    all
}

/// An abbreviation that one place of the article explains means the same everywhere in it.
fn spread_abbreviations(reading: &Reading, names: &[Found<Name>], all: &mut [Option<Identity>]) {
    let explained: HashMap<String, Identity> = all
        .iter()
        .flatten()
        .filter(|it| it.rule == "abbreviation")
        .map(|it| (it.evidence.clone(), it.clone()))
        .collect();
    if explained.is_empty() {
        return;
    }
    for (name, slot) in names.iter().zip(all.iter_mut()) {
        if name.kind == SpanKind::Organisation
            && let Some(identity) = explained.get(words(reading, name.extent))
        {
            *slot = Some(identity.clone());
        }
    }
}

/// What an institution is before its state is known.
#[derive(Clone, Debug, PartialEq)]
enum Base {
    /// English name and Arabic name.
    Institution(String, String),
    Embassy(Country),
}

struct Context<'r, 'p, 'n> {
    reading: &'r Reading<'p>,
    names: &'n [Found<Name>],
    /// The state of each kind of institution that the article names with its state.
    explicit: HashMap<String, Country>,
    /// The city of each sender's embassy that the article names with its city.
    embassies: HashMap<Country, (String, &'static Entry)>,
    home: Option<Country>,
}

impl<'r, 'p, 'n> Context<'r, 'p, 'n> {
    fn new(reading: &'r Reading<'p>, names: &'n [Found<Name>]) -> Context<'r, 'p, 'n> {
        let mut it =
            Context { reading, names, explicit: HashMap::new(), embassies: HashMap::new(), home: home(reading) };
        for name in names.iter().filter(|name| name.kind == SpanKind::Organisation) {
            let (first, last) = it.tokens(name);
            match it.base(name) {
                Some(Base::Institution(english, _)) => {
                    if let Some(country) = it.stated(first, last) {
                        it.explicit.entry(english).or_insert(country);
                    }
                }
                Some(Base::Embassy(sender)) => {
                    if let Some(city) = it.place_behind(last) {
                        it.embassies.entry(sender).or_insert((city.slug.clone(), city));
                    }
                }
                None => {}
            }
        }
        it
    }

    fn identity(&self, name: &Found<Name>) -> Identity {
        let text = words(self.reading, name.extent);
        if let Some(entry) = name.detail.id.and_then(|id| gazetteer().by_slug(SpanKind::Organisation, id)) {
            return Identity {
                slug: entry.slug.clone(),
                name_ar: entry.ar.to_owned(),
                name_en: entry.en.to_owned(),
                rule: "known-name",
                evidence: String::new(),
            };
        }
        match self.base(name) {
            Some(Base::Institution(english, arabic)) => self.institution(name, &english, &arabic, text),
            Some(Base::Embassy(sender)) => self.embassy(name, sender),
            None => by_words(text),
        }
    }

    fn tokens(&self, name: &Found<Name>) -> (usize, usize) {
        let first = token_at(self.reading, name.extent.start);
        (first, token_at(self.reading, name.extent.end.saturating_sub(1)).max(first))
    }

    fn base(&self, name: &Found<Name>) -> Option<Base> {
        let lookup = self.reading.lookup();
        let (first, last) = self.tokens(name);
        let word = lookup.word(first)?;
        if word.has(Cue::Embassy) {
            return self.stated_inside(first, last).map(Base::Embassy);
        }
        let hits = lookup.longest(first, last + 1);
        let entry = hits.iter().find_map(|hit| {
            let entry = gazetteer().entries.get(hit.phrase.entry as usize)?;
            // What follows an institution's name is its adjective or place; else the name is a longer one.
            let rest = (hit.last + 1..=last).all(|at| lookup.nisba(at).is_some() || lookup.has(at, Cue::Quality));
            (matches!(entry.role, Role::Institution | Role::InstitutionOf) && rest).then_some(entry)
        });
        if let Some(entry) = entry {
            return Some(Base::Institution(entry.en.to_owned(), entry.ar.to_owned()));
        }
        if word.has(Cue::Ministry) {
            return Some(self.ministry(first, last));
        }
        None
    }

    /// A ministry by its subjects, without the state.
    fn ministry(&self, first: usize, last: usize) -> Base {
        let lookup = self.reading.lookup();
        let subject: Vec<&str> = (first + 1..=last)
            .filter(|at| lookup.nisba(*at).is_none())
            .map(|at| self.reading.tokens.source(at))
            .collect();
        let arabic = format!("وزارة {}", subject.join(" "));
        Base::Institution(transliterate::name(&arabic), arabic)
    }

    fn institution(&self, name: &Found<Name>, english: &str, arabic: &str, text: &str) -> Identity {
        let (first, last) = self.tokens(name);
        let (country, rule) = self.country(first, last, english);
        let Some(state) = country.and_then(|it| gazetteer().country(it)) else {
            return Identity {
                slug: slug(english),
                name_ar: arabic.to_owned(),
                name_en: english.to_owned(),
                rule: "same-name",
                evidence: String::new(),
            };
        };
        let chamber =
            matches!(english, "House of Representatives" | "People's Assembly" | "National Assembly" | "Shura Council");
        let english = match country {
            Some(country) if chamber && gazetteer().has_one_chamber(country) => "Parliament",
            _ => english,
        };
        let named = self.stated_inside(first, last).is_some();
        Identity {
            slug: format!("{}-{}", state.slug, slug(english)),
            name_ar: if named { text.to_owned() } else { format!("{arabic} ({})", state.ar) },
            name_en: format!("{english} of {}", state.en),
            rule,
            evidence: state.ar.to_owned(),
        }
    }

    /// Which state's an institution is, and by which rule.
    fn country(&self, first: usize, last: usize, english: &str) -> (Option<Country>, &'static str) {
        if let Some(country) = self.stated(first, last) {
            return (Some(country), "institution-of-state-named");
        }
        if let Some(country) = self.explicit.get(english) {
            return (Some(*country), "institution-named-elsewhere");
        }
        if let Some(country) = self.office_before(first) {
            return (Some(country), "institution-of-office-before");
        }
        (self.home, "institution-of-article")
    }

    /// The state that the name itself or the place behind it says.
    fn stated(&self, first: usize, last: usize) -> Option<Country> {
        self.stated_inside(first, last).or_else(|| {
            let place = self.place_behind(last)?;
            matches!(place.role, Role::State).then_some(place.country).flatten()
        })
    }

    fn stated_inside(&self, first: usize, last: usize) -> Option<Country> {
        let lookup = self.reading.lookup();
        (first + 1..=last).find_map(|at| {
            let nisba = lookup.nisba(at).map(|it| it.country);
            nisba.or_else(|| {
                let hits = lookup.longest(at, last + 1);
                let entries = hits.iter().filter_map(|hit| gazetteer().entries.get(hit.phrase.entry as usize));
                entries.filter(|entry| entry.role == Role::State).find_map(|entry| entry.country)
            })
        })
    }

    /// "في تل أبيب", "بباكو", "لدى لبنان" right behind a name.
    fn place_behind(&self, last: usize) -> Option<&'static Entry> {
        let lookup = self.reading.lookup();
        let glued = lookup.tag(last + 1).governed;
        let at = last + 1 + usize::from(!glued);
        if !glued && !matches!(lookup.key(last + 1), "في" | "لدي") {
            return None;
        }
        // "في العاصمة الأذرية باكو".
        let skip =
            (at..at + 3).take_while(|it| lookup.has(*it, Cue::PlaceClass) || lookup.nisba(*it).is_some()).count();
        self.place_at(at + skip)
    }

    fn place_at(&self, token: usize) -> Option<&'static Entry> {
        let at = self.reading.tokens.get(token)?;
        let from = self.names.partition_point(|it| it.extent.end <= at.extent.start);
        let name = self.names[from..].iter().find(|it| it.kind == SpanKind::Place)?;
        if name.extent.start >= at.extent.end {
            return None;
        }
        gazetteer().by_slug(SpanKind::Place, name.detail.id?)
    }

    /// The state of the last office in the sentence: "الرئيس الأذربيجاني".
    fn office_before(&self, first: usize) -> Option<Country> {
        let start = first.saturating_sub(SENTENCE);
        for at in (start..first).rev() {
            if matches!(self.reading.tokens.source(at), "." | "؟" | "!" | "\n") {
                return None;
            }
            if let Some(country) = office(self.reading, at) {
                return Some(country);
            }
        }
        None
    }

    fn embassy(&self, name: &Found<Name>, sender: Country) -> Identity {
        let (first, last) = self.tokens(name);
        let host = self.place_behind(last).or_else(|| self.embassies.get(&sender).map(|(_, city)| *city));
        let (host, rule) = match host {
            Some(city) => (Some(city), "embassy-in-city-named"),
            None => (self.host_nearby(first, sender), "embassy-in-place-nearby"),
        };
        let host = host.map(|place| capital_of(place).unwrap_or(place));
        let Some(state) = gazetteer().country(sender) else { return by_words(words(self.reading, name.extent)) };
        let (slug, ar, en) = match host {
            Some(city) => (
                format!("{}-embassy-{}", state.slug, city.slug),
                format!("سفارة {} في {}", state.ar, city.ar),
                format!("Embassy of {} in {}", state.en, city.en),
            ),
            None => {
                (format!("{}-embassy", state.slug), format!("سفارة {}", state.ar), format!("Embassy of {}", state.en))
            }
        };
        let evidence = host.map_or(String::new(), |city| city.ar.to_owned());
        Identity { slug, name_ar: ar, name_en: en, rule, evidence }
    }

    /// The nearest place before the embassy, else anywhere, that is not the sender's own.
    fn host_nearby(&self, first: usize, sender: Country) -> Option<&'static Entry> {
        let at = self.reading.tokens.get(first)?.extent.start;
        let to = self.names.partition_point(|it| it.extent.start < at);
        let entry = |name: &Found<Name>| {
            let entry = gazetteer().by_slug(SpanKind::Place, name.detail.id?)?;
            (entry.country.is_some() && entry.country != Some(sender)).then_some(entry)
        };
        let before = self.names[..to].iter().rev().filter(|it| it.kind == SpanKind::Place).find_map(entry);
        before.or_else(|| self.names[to..].iter().filter(|it| it.kind == SpanKind::Place).find_map(entry))
    }
}

/// The capital, where a place is a state.
fn capital_of(place: &Entry) -> Option<&'static Entry> {
    if place.role != Role::State {
        return None;
    }
    gazetteer().capital(place.country?)
}

/// "الرئيس الأذربيجاني", "وزير الدفاع الإسرائيلي": an adjective of a state behind an office.
fn office(reading: &Reading, at: usize) -> Option<Country> {
    let lookup = reading.lookup();
    let nisba = lookup.nisba(at)?;
    let before = at.checked_sub(1)?;
    let cues = [Cue::Governing, Cue::Minister, Cue::Topic, Cue::DefiniteHead, Cue::Source];
    (nisba.definite && cues.into_iter().any(|cue| lookup.has(before, cue))).then_some(nisba.country)
}

/// The state that an article is mostly about: the one it names most, offices of its first lines counted five times.
fn home(reading: &Reading) -> Option<Country> {
    let lookup = reading.lookup();
    let mut weights: HashMap<Country, u32> = HashMap::new();
    for paragraph in reading.paragraphs.iter().take(3) {
        for at in paragraph.tokens.clone() {
            if let Some(country) = office(reading, at) {
                *weights.entry(country).or_default() += 5;
            }
        }
    }
    let main = lookup.main_country();
    let candidates = weights.keys().copied().chain(main);
    candidates.max_by_key(|it| (weights.get(it).copied().unwrap_or(0) + lookup.weight(*it), std::cmp::Reverse(*it)))
}
