//! Type-ahead: how well what is typed finds an entity.

use crate::corpus::{Corpus, EntityIx};
use crate::explore::remainders;
use crate::text::Folding;
use crate::text::fold::push_folded;

use super::latin::skeleton;

/// The words of a name in the loose folding.
pub use crate::explore::name_words as words;

/// How something was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    /// All of a name or spelling.
    Whole,
    /// Whole words of it.
    Words,
    /// Each typed word begins one of its words.
    Beginnings,
    /// Each typed word stands somewhere in it.
    Inside,
    /// The same consonants.
    Sounds,
}

/// What is typed, made ready.
pub struct Finder {
    words: Vec<String>,
    /// The same words with what may be glued before them taken off.
    bare: Vec<Vec<String>>,
    /// Whether words are compared by sound, too.
    by_sound: bool,
}

/// Shortest piece, in letters, that is looked for inside words.
const SHORTEST_INSIDE: usize = 3;
/// Fewest consonants that are compared.
const FEWEST_SOUNDS: usize = 2;

impl Finder {
    pub fn new(typed: &str) -> Finder {
        let words = words(typed);
        let bare = words.iter().map(|word| remainders(word)).collect();
        Finder { words, bare, by_sound: true }
    }

    /// The same without comparing sounds, which is quick: what holds none of the typed letters is passed over.
    pub fn by_letters(typed: &str) -> Finder {
        Finder { by_sound: false, ..Finder::new(typed) }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How close an entity is, and the spelling that is closest; `None` where none is close.
    pub fn find(&self, corpus: &Corpus, at: EntityIx) -> Option<(Closeness, String)> {
        if !self.by_sound && !self.may_find(corpus, at) {
            return None;
        }
        let entity = corpus.entity(at);
        let slug = entity.id.replace('-', " ");
        let names = [entity.name_ar.to_owned(), entity.name_en.to_owned(), slug];
        let spellings = corpus.spellings(at).map(str::to_owned);
        let found = names.into_iter().chain(spellings).filter_map(|name| Some((self.closeness(&name)?, name)));
        // Of equals the first, which is the most usual.
        found.min_by_key(|(closeness, _)| *closeness)
    }

    /// Whether some name holds some form of each typed word.
    fn may_find(&self, corpus: &Corpus, at: EntityIx) -> bool {
        let entity = corpus.entity(at);
        let mut folded = String::new();
        let mut names = [entity.name_ar, entity.name_en, entity.id].into_iter().chain(corpus.spellings(at));
        names.any(|name| {
            folded.clear();
            push_folded(name, Folding::Loose, &mut folded);
            let holds = |(word, bare): (&String, &Vec<String>)| {
                folded.contains(word.as_str()) || bare.iter().any(|it| folded.contains(it.as_str()))
            };
            self.words.iter().zip(&self.bare).all(holds)
        })
    }

    /// How close one name is.
    pub fn closeness(&self, name: &str) -> Option<Closeness> {
        let theirs = words(name);
        if self.words == theirs {
            return Some(Closeness::Whole);
        }
        let each = |fits: &dyn Fn(&str, &str) -> bool| {
            self.words.iter().zip(&self.bare).all(|(word, bare)| {
                let forms = || std::iter::once(word).chain(bare);
                theirs.iter().any(|their| forms().any(|form| fits(form, their)))
            })
        };
        let long = |word: &str, fewest: usize| word.chars().count() >= fewest;
        if each(&|typed, their| typed == their || Some(typed) == their.strip_prefix("ال")) {
            Some(Closeness::Words)
        } else if each(&|typed, their| begins(typed, their)) {
            Some(Closeness::Beginnings)
        } else if each(&|typed, their| long(typed, SHORTEST_INSIDE) && their.contains(typed)) {
            Some(Closeness::Inside)
        } else if self.by_sound && each(&|typed, their| sounds(typed, their)) {
            Some(Closeness::Sounds)
        } else {
            None
        }
    }
}

fn begins(typed: &str, their: &str) -> bool {
    their.starts_with(typed) || their.strip_prefix("ال").is_some_and(|their| their.starts_with(typed))
}

/// Whether two words share their consonants; the typed one may stop before the end.
fn sounds(typed: &str, their: &str) -> bool {
    let (sound, their) = (skeleton(typed), skeleton(their));
    let enough = sound.chars().filter(|c| *c != 'a').count() >= FEWEST_SOUNDS;
    enough && (sound == their || (typed.chars().count() >= SHORTEST_INSIDE && their.starts_with(&sound)))
}
