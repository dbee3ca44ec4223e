//! The gazetteer, built once from the knowledge files.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::nisba::{self, Nisba};
use super::spelling::{Origin, key, slug, spellings};
use crate::knowledge::{alternatives, rows};
use crate::span::SpanKind;
use crate::text::words::{WordHash, WordMap};

/// Index of a state in [`Gazetteer::countries`].
pub type Country = u16;

/// How sure a name is what its entry says, without looking around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// A common word far more often: a class word must stand before it, or a known place beside it.
    Weak,
    /// Also a common word or a person's name: a preposition must stand before it.
    Fair,
    /// Nothing else.
    Sure,
}

/// One thing of the world that has a name.
#[derive(Debug)]
pub struct Entry {
    pub kind: SpanKind,
    /// Readable id.
    pub slug: String,
    /// The Arabic name that is shown.
    pub ar: String,
    pub en: &'static str,
    /// The state that it is or lies in.
    pub country: Option<Country>,
    pub role: Role,
}

/// What else the finders must know of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Plain,
    /// A state or territory itself.
    State,
    Capital,
    /// An institution that every state has: which one is meant, the words around decide.
    Institution,
    /// An institution that is named only together with its state's adjective ("الشرطة الإسرائيلية").
    InstitutionOf,
    /// Printed matter, a channel or an agency: its name in quotation marks is no quotation.
    Media,
    /// A sports club: its ambiguous names count on pages that speak of matches.
    Club,
}

/// One name that begins with the word under which it stands.
#[derive(Debug)]
pub struct Phrase {
    /// Keys of the words after the first.
    pub rest: Vec<Box<str>>,
    pub entry: u32,
    pub grade: Grade,
}

/// What is known of one word.
#[derive(Debug, Default)]
pub struct Word {
    /// Longest first.
    pub phrases: Vec<Phrase>,
    pub nisba: Option<Nisba>,
    /// Bits, see [`Cue`].
    pub cues: u64,
    /// Words that make the name something else, behind it and before it.
    pub traps_behind: Vec<Box<str>>,
    pub traps_before: Vec<Box<str>>,
}

/// Kinds of words that say what stands beside them; names as in `cues.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Cue {
    PlaceClass,
    UnknownClass,
    /// Behind it an unknown word that looks foreign is a place.
    Near,
    Locative,
    Governing,
    MediaClass,
    List,
    NotAPlaceBefore,
    Time,
    Head,
    Ministry,
    Topic,
    Quality,
    Embassy,
    Outside,
    Speech,
    Company,
    PlaceStart,
    Chain,
    Minister,
    Source,
    EventClass,
    DefiniteHead,
    WeakHead,
    Saying,
    SayingParticiple,
    Titled,
    EventCityClass,
    MediaSuffix,
    ProperHead,
    Facility,
    EventThemeClass,
    Magnitude,
    /// Begins like a clitic with a name, but is a word of its own.
    Whole,
    PluralClass,
    Honorific,
    /// Words of matches and leagues: on pages with several, names of clubs count.
    Sport,
    /// Opens the name of a news desk ("بوابة", "شبكة"), which has no article.
    Desk,
    /// Closes one ("الآن").
    DeskSecond,
    /// Stands between the marks of a byline and is no news desk ("خاص", "متابعات").
    NoDesk,
    /// Class words of places behind which a common word with the article is a name ("حي الرمال").
    NamingClass,
    /// Behind these a thing that offices are for makes a name ("هيئة الكهرباء").
    TopicHead,
    /// Behind an unknown word it says that this is a place ("روزكي جنوب المجر").
    PlaceBehind,
    /// Printed matter and radio: what has the article behind them is their name.
    Press,
    /// Behind these an unknown word that looks foreign is a name.
    BrandClass,
    /// Closes the name of a company ("نوبل إنرجي").
    CompanySuffix,
    /// Before a city's name on pages of matches it says that the club is meant.
    ClubBefore,
    /// With its state's adjective alone a name ("الاتحاد الجزائري").
    NationalHead,
    /// Between class word and state's adjective of a people ("الجالية المغربية").
    Community,
}

const CUES: [(&str, Cue); 48] = [
    ("place-class", Cue::PlaceClass),
    ("unknown-class", Cue::UnknownClass),
    ("near", Cue::Near),
    ("locative", Cue::Locative),
    ("governing", Cue::Governing),
    ("media-class", Cue::MediaClass),
    ("list", Cue::List),
    ("not-a-place-before", Cue::NotAPlaceBefore),
    ("time", Cue::Time),
    ("head", Cue::Head),
    ("ministry", Cue::Ministry),
    ("topic", Cue::Topic),
    ("quality", Cue::Quality),
    ("embassy", Cue::Embassy),
    ("outside", Cue::Outside),
    ("speech", Cue::Speech),
    ("company", Cue::Company),
    ("place-start", Cue::PlaceStart),
    ("chain", Cue::Chain),
    ("minister", Cue::Minister),
    ("source", Cue::Source),
    ("event-class", Cue::EventClass),
    ("weak-head", Cue::WeakHead),
    ("saying", Cue::Saying),
    ("saying-participle", Cue::SayingParticiple),
    ("titled", Cue::Titled),
    ("event-city-class", Cue::EventCityClass),
    ("media-suffix", Cue::MediaSuffix),
    ("proper-head", Cue::ProperHead),
    ("facility", Cue::Facility),
    ("event-theme-class", Cue::EventThemeClass),
    ("magnitude", Cue::Magnitude),
    ("whole", Cue::Whole),
    ("plural-class", Cue::PluralClass),
    ("honorific", Cue::Honorific),
    ("sport", Cue::Sport),
    ("desk", Cue::Desk),
    ("desk-second", Cue::DeskSecond),
    ("no-desk", Cue::NoDesk),
    ("naming-class", Cue::NamingClass),
    ("topic-head", Cue::TopicHead),
    ("place-behind", Cue::PlaceBehind),
    ("press", Cue::Press),
    ("brand-class", Cue::BrandClass),
    ("company-suffix", Cue::CompanySuffix),
    ("club-before", Cue::ClubBefore),
    ("national-head", Cue::NationalHead),
    ("community", Cue::Community),
];

impl Word {
    pub fn has(&self, cue: Cue) -> bool {
        self.cues & (1 << cue as u64) != 0
    }
}

/// Everything that has a name, by the first word of each name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    pub entries: Vec<Entry>,
    /// Indices of the entries that are states; a [`Country`] indexes this list.
    pub countries: Vec<u32>,
    pub words: WordMap<Word>,
    slugs: HashMap<(SpanKind, String), u32>,
    capitals: HashMap<Country, u32>,
    one_chamber: Vec<Country>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::build);

/// The gazetteer; the first call builds it.
pub fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    fn build() -> Gazetteer {
        let mut it =
            Gazetteer { words: WordMap::with_capacity_and_hasher(16_384, WordHash::default()), ..Gazetteer::default() };
        let codes = it.add_countries();
        it.add_places(&codes);
        it.add_named(include_str!("../../knowledge/organisations.tsv"), SpanKind::Organisation, Role::Plain, &codes);
        it.add_named(include_str!("../../knowledge/clubs.tsv"), SpanKind::Organisation, Role::Club, &codes);
        it.add_named(include_str!("../../knowledge/institutions.tsv"), SpanKind::Organisation, Role::Plain, &codes);
        it.add_named(include_str!("../../knowledge/groups.tsv"), SpanKind::Group, Role::Plain, &codes);
        it.add_named(include_str!("../../knowledge/events.tsv"), SpanKind::Event, Role::Plain, &codes);
        it.add_cues(include_str!("../../knowledge/cues.tsv"));
        it.add_traps(include_str!("../../knowledge/traps.tsv"));
        it.index();
        for word in it.words.values_mut() {
            crate::order::sort_by_key(&mut word.phrases, |phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        it
    }

    fn add_countries(&mut self) -> HashMap<&'static str, Country> {
        let mut codes = HashMap::new();
        for row in rows(include_str!("../../knowledge/countries.tsv")) {
            let [code, english, names, more @ ..] = row.as_slice() else { continue };
            let country = self.countries.len() as Country;
            self.countries.push(self.entries.len() as u32);
            // "-": a territory without a code, which no other file can mean.
            if *code != "-" {
                codes.insert(*code, country);
            }
            if more.get(2) == Some(&"1") {
                self.one_chamber.push(country);
            }
            self.add_entry(SpanKind::Place, names, english, Some(country), Role::State, Origin::Foreign);
            for adjective in more.first().copied().into_iter().flat_map(alternatives) {
                for stem in spellings(adjective, Origin::Foreign) {
                    for (form, nisba) in nisba::forms(&stem, country) {
                        let word = self.words.entry(key(&form).into()).or_default();
                        word.nisba.get_or_insert(nisba);
                    }
                }
            }
        }
        codes
    }

    fn add_places(&mut self, codes: &HashMap<&'static str, Country>) {
        let mut country = None;
        let mut origin = Origin::Foreign;
        for row in rows(include_str!("../../knowledge/places.tsv")) {
            match row.as_slice() {
                [section] => {
                    let code = section.trim_start_matches('@');
                    country = codes.get(code).copied();
                    origin = if ARAB.contains(&code) { Origin::Arabic } else { Origin::Foreign };
                }
                [names, english, class @ ..] => {
                    let role = if class.first() == Some(&"c") { Role::Capital } else { Role::Plain };
                    self.add_entry(SpanKind::Place, names, english, country, role, origin);
                }
                _ => {}
            }
        }
    }

    /// Rows of names, English name, and perhaps a code of a state and a role, else the `usual` one of the file.
    fn add_named(&mut self, file: &'static str, kind: SpanKind, usual: Role, codes: &HashMap<&'static str, Country>) {
        for row in rows(file) {
            let [names, english, more @ ..] = row.as_slice() else { continue };
            let country = more.first().and_then(|code| codes.get(code)).copied();
            let role = match more.get(1) {
                Some(&"i") => Role::Institution,
                Some(&"n") => Role::InstitutionOf,
                Some(&"m") => Role::Media,
                _ => usual,
            };
            self.add_entry(kind, names, english, country, role, Origin::Foreign);
        }
    }

    fn add_entry(
        &mut self,
        kind: SpanKind,
        names: &'static str,
        en: &'static str,
        country: Option<Country>,
        role: Role,
        origin: Origin,
    ) {
        let entry = self.entries.len() as u32;
        let mut ar = String::new();
        for name in alternatives(names) {
            let (grade, name) = match (name.strip_prefix('~'), name.strip_prefix('?')) {
                (Some(rest), _) => (Grade::Fair, rest),
                (_, Some(rest)) => (Grade::Weak, rest),
                _ => (Grade::Sure, name),
            };
            for spelling in spellings(name, origin) {
                self.add_phrase(&spelling, entry, grade);
                if ar.is_empty() {
                    ar = spelling;
                }
            }
        }
        // Captions in English name the states and their capitals.
        if matches!(role, Role::State | Role::Capital) {
            self.add_phrase(en, entry, Grade::Sure);
        } else if kind == SpanKind::Place {
            // "in Dearborn": many names of cities are words or families besides.
            self.add_phrase(en, entry, Grade::Fair);
        }
        self.entries.push(Entry { kind, slug: slug(en), ar, en, country, role });
    }

    fn add_phrase(&mut self, spelling: &str, entry: u32, grade: Grade) {
        let mut words = spelling.split([' ', '-']).filter(|word| !word.is_empty()).map(key);
        let Some(first) = words.next() else { return };
        let rest: Vec<Box<str>> = words.map(Into::into).collect();
        let phrases = &mut self.words.entry(first.into()).or_default().phrases;
        if !phrases.iter().any(|it| it.entry == entry && it.rest == rest) {
            phrases.push(Phrase { rest, entry, grade });
        }
    }

    fn add_cues(&mut self, file: &'static str) {
        for row in rows(file) {
            let [name, words] = row.as_slice() else { continue };
            let Some((_, cue)) = CUES.iter().find(|(it, _)| it == name) else { continue };
            for word in alternatives(words) {
                self.words.entry(key(word).into()).or_default().cues |= 1 << *cue as u64;
                if matches!(cue, Cue::Head | Cue::WeakHead) {
                    let definite = self.words.entry(key(&format!("ال{word}")).into()).or_default();
                    definite.cues |= 1 << Cue::DefiniteHead as u64;
                    if *cue == Cue::WeakHead {
                        definite.cues |= 1 << Cue::WeakHead as u64;
                    }
                }
            }
        }
    }

    fn add_traps(&mut self, file: &'static str) {
        for row in rows(file) {
            let word = self.words.entry(key(row[0]).into()).or_default();
            let keys = |column: Option<&&'static str>| {
                column.copied().into_iter().flat_map(alternatives).map(|it| key(it).into()).collect::<Vec<Box<str>>>()
            };
            word.traps_behind.extend(keys(row.get(1)));
            word.traps_before.extend(keys(row.get(2)));
        }
    }

    fn index(&mut self) {
        for (index, entry) in self.entries.iter().enumerate() {
            let index = index as u32;
            self.slugs.entry((entry.kind, entry.slug.clone())).or_insert(index);
            if let (Role::Capital, Some(country)) = (entry.role, entry.country) {
                self.capitals.entry(country).or_insert(index);
            }
        }
    }

    /// The entry of a kind with that id.
    pub fn by_slug(&self, kind: SpanKind, slug: &str) -> Option<&Entry> {
        self.entries.get(*self.slugs.get(&(kind, slug.to_owned()))? as usize)
    }

    /// Whether all names of its parliament are one thing.
    pub fn has_one_chamber(&self, country: Country) -> bool {
        self.one_chamber.contains(&country)
    }

    /// The capital of a state.
    pub fn capital(&self, country: Country) -> Option<&Entry> {
        self.entries.get(*self.capitals.get(&country)? as usize)
    }

    /// The state itself.
    pub fn country(&self, country: Country) -> Option<&Entry> {
        self.entries.get(*self.countries.get(country as usize)? as usize)
    }
}

/// Where names are Arabic, so that غ is only غ.
const ARAB: [&str; 22] = [
    "PS", "LB", "SY", "IQ", "JO", "EG", "SA", "YE", "AE", "QA", "KW", "BH", "OM", "LY", "TN", "DZ", "MA", "MR", "SD",
    "SO", "DJ", "KM",
];
