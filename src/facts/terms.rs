//! The words of articles as terms that can be compared: stems, names, states behind adjectives, figures, dates.
//!
//! A stem is a word without clitics, article and the commonest endings (light stemming after Larkey, Ballesteros and
//! Connell 2002). It only says that two words may be one; nothing that is shown is made of stems.

use std::sync::LazyLock;

use crate::annotate::gazetteer::{Role, Tag, gazetteer};
use crate::annotate::words::{Flags, words};
use crate::corpus::Draft;
use crate::corpus::draft::{ArticleDraft, MarkDraft};
use crate::knowledge::{alternatives, rows};
use crate::span::{Extent, SpanKind};
use crate::text::words::WordMap;
use crate::text::{Folding, TokenKind, Tokens, fold};

/// One term of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub what: What,
    /// Of a word its stem, of a name its entity, of an adjective its state, of figures and dates their mark.
    pub key: u32,
    pub extent: Extent,
    /// Whether a pronoun is glued to it: "نفطها".
    pub owned: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Word,
    /// A word of grammar; the key is its stem all the same.
    Function(Function),
    /// A number that is no figure.
    Number,
    Name,
    /// "الإسرائيلية": the key is a state.
    Adjective,
    Figure,
    Date,
    Comma,
    Open,
    Close,
    /// The end of a sentence.
    Stop,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Plain,
    Relative,
    Of,
    Away,
    Saying,
    Vague,
}

/// The terms of one article, passage by passage.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub list: Vec<Term>,
    /// Where the terms of each passage begin; one more than there are passages.
    pub starts: Vec<u32>,
    /// Nouns inside figures ("6000 جندي"): the mark, the stem.
    pub nouns: Vec<(u32, u32)>,
}

impl Terms {
    pub fn of(&self, passage: usize) -> &[Term] {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(self.list.len() as u32) as usize;
        self.list.get(at(passage)..at(passage + 1)).unwrap_or(&[])
    }

    /// The nouns of a figure.
    pub fn nouns(&self, mark: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.nouns.partition_point(|(it, _)| *it < mark);
        self.nouns.iter().skip(from).take_while(move |(it, _)| *it == mark).map(|(_, stem)| *stem)
    }
}

/// What a written word is; remembered for all articles of a corpus.
#[derive(Clone, Copy)]
struct Known {
    what: What,
    key: u32,
    owned: bool,
}

/// The stems of a corpus, numbered.
#[derive(Default)]
pub struct Lexicon {
    stems: WordMap<u32>,
    names: Vec<Box<str>>,
    /// By stem: the shortest word seen for it, as written.
    shown: Vec<Box<str>>,
    /// By stem: whether it is an office or what offices are of, which say who somebody is and nothing that is told.
    titles: Vec<bool>,
    seen: WordMap<Known>,
    none: Box<str>,
}

impl Lexicon {
    /// The number of a stem, new where it has none.
    pub fn stem(&mut self, stem: &str) -> u32 {
        if let Some(known) = self.stems.get(stem) {
            return *known;
        }
        let id = self.names.len() as u32;
        self.names.push(stem.into());
        self.stems.insert(stem.into(), id);
        id
    }

    /// The number of the stem of a word as written in a knowledge file.
    pub fn of_word(&mut self, word: &str) -> u32 {
        let folded = fold(word, Folding::Strong);
        let (stem, _) = stem(&folded);
        let stem = stem.to_owned();
        self.stem(&stem)
    }

    /// The number of a folded word's stem, where the articles have it.
    pub fn known_stem(&self, folded: &str) -> Option<u32> {
        self.stems.get(stem(folded).0).copied()
    }

    /// The letters of a stem.
    pub fn letters(&self, stem: u32) -> &str {
        self.names.get(stem as usize).map_or("", |it| it)
    }

    /// A word for a stem as the articles write it.
    pub fn word(&self, stem: u32) -> &str {
        self.shown
            .get(stem as usize)
            .filter(|it| !it.is_empty())
            .unwrap_or_else(|| self.names.get(stem as usize).unwrap_or(&self.none))
    }

    /// Whether a stem is an office, a rank, or what offices are of ("الدفاع").
    pub fn is_title(&self, stem: u32) -> bool {
        self.titles.get(stem as usize).copied().unwrap_or(false)
    }

    fn known(&mut self, folded: &str, source: &str) -> Known {
        if let Some(known) = self.seen.get(folded) {
            return *known;
        }
        let known = self.learn(folded);
        if known.what == What::Word {
            let at = known.key as usize;
            if self.titles.len() <= at {
                self.titles.resize(at + 1, false);
            }
            if let Some(title) = self.titles.get_mut(at) {
                *title |= is_title(folded);
            }
            if self.shown.len() <= at {
                self.shown.resize(at + 1, "".into());
            }
            if let Some(shown) = self.shown.get_mut(at).filter(|it| it.is_empty() || it.len() > source.len()) {
                *shown = source.into();
            }
        }
        self.seen.insert(folded.into(), known);
        known
    }

    fn learn(&mut self, folded: &str) -> Known {
        let (stem, owned) = stem(folded);
        let stem = stem.to_owned();
        let key = self.stem(&stem);
        let function = FUNCTIONS.get(folded).or_else(|| {
            let bare = unglued(folded);
            FUNCTIONS.get(bare).or_else(|| FUNCTIONS.get(bare.strip_prefix("ال")?))
        });
        // A clitic that stands before digits is a token by itself.
        let function = function.or((folded.chars().count() == 1).then_some(&Function::Plain));
        if let Some(function) = function {
            return Known { what: What::Function(*function), key, owned };
        }
        if let Some(nisba) = Tag::of(&fold(folded, Folding::Loose)).word.and_then(|it| it.nisba) {
            return Known { what: What::Adjective, key: u32::from(nisba.country), owned };
        }
        Known { what: What::Word, key, owned }
    }

    /// The terms of an article.
    pub fn read(&mut self, article: &ArticleDraft) -> Terms {
        let tokens = Tokens::new(&article.text);
        let mut terms = Terms::default();
        let mut at = 0;
        let mut next = 0;
        for passage in &article.passages {
            terms.starts.push(terms.list.len() as u32);
            while tokens.get(at).is_some_and(|t| t.extent.start < passage.extent.start) {
                at += 1;
            }
            while let Some(token) = tokens.get(at).filter(|t| t.extent.start < passage.extent.end) {
                let held = self.marked(article, &mut next, token.extent, &mut terms);
                match held {
                    Some(extent) => {
                        let figure = terms.list.last().copied();
                        while let Some(inner) = tokens.get(at).filter(|t| t.extent.start < extent.end) {
                            if inner.kind == TokenKind::Arabic {
                                self.noun(&tokens, at, figure, &mut terms);
                            }
                            at += 1;
                        }
                    }
                    None => {
                        self.plain(&tokens, at, &mut terms);
                        at += 1;
                    }
                }
            }
        }
        terms.starts.push(terms.list.len() as u32);
        crate::order::sort_by_key(&mut terms.nouns, |it| *it);
        terms
    }

    /// Pushes the marks that begin in a token, and says how far the outermost reaches.
    fn marked(&self, article: &ArticleDraft, next: &mut usize, token: Extent, terms: &mut Terms) -> Option<Extent> {
        let mut outer: Option<Extent> = None;
        while let Some(mark) =
            article.marks.get(*next).filter(|it| it.extent.start < outer.map_or(token.end, |o| o.end))
        {
            let index = *next as u32;
            *next += 1;
            let behind = mark.extent.start < token.start && outer.is_none();
            let Some((what, key)) = marked(mark, index).filter(|_| !behind || mark.extent.end > token.start) else {
                continue;
            };
            terms.list.push(Term { what, key, extent: mark.extent, owned: false });
            if outer.is_none_or(|it| it.end < mark.extent.end) {
                outer = Some(mark.extent);
            }
        }
        outer
    }

    fn noun(&mut self, tokens: &Tokens, at: usize, figure: Option<Term>, terms: &mut Terms) {
        let Some(figure) = figure.filter(|it| it.what == What::Figure) else { return };
        let folded = tokens.fold(at);
        let number = crate::text::number_words::begins(tokens, at)
            || crate::text::number_words::scale_noun(folded).is_some()
            || crate::annotate::units::noun(folded).is_some_and(|it| !it.noun);
        let known = self.known(folded, tokens.source(at));
        if !number && matches!(known.what, What::Word | What::Adjective) && folded.chars().count() > 2 {
            let (stem, _) = stem(folded);
            let stem = stem.to_owned();
            terms.nouns.push((figure.key, self.stem(&stem)));
        }
    }

    fn plain(&mut self, tokens: &Tokens, at: usize, terms: &mut Terms) {
        let Some(token) = tokens.get(at) else { return };
        let (folded, token_source) = (tokens.fold(at), tokens.source(at));
        let (what, key, owned) = match token.kind {
            TokenKind::Arabic | TokenKind::Foreign => {
                let known = self.known(folded, token_source);
                (known.what, known.key, known.owned)
            }
            TokenKind::Digits => (What::Number, self.stem(folded), false),
            TokenKind::LineEnd => (What::Stop, 0, false),
            TokenKind::Mark => match folded {
                "." | "؟" | "?" | "!" | "؛" | ";" | "…" => (What::Stop, 0, false),
                "،" | "," => (What::Comma, 0, false),
                "(" | "[" => (What::Open, 0, false),
                ")" | "]" => (What::Close, 0, false),
                _ => return,
            },
        };
        terms.list.push(Term { what, key, extent: token.extent, owned });
    }
}

fn marked(mark: &MarkDraft, index: u32) -> Option<(What, u32)> {
    match mark.kind {
        SpanKind::Figure => Some((What::Figure, index)),
        SpanKind::Date => Some((What::Date, index)),
        SpanKind::Quote => None,
        _ => mark.entity.map(|entity| (What::Name, entity)),
    }
}

static FUNCTIONS: LazyLock<WordMap<Function>> = LazyLock::new(|| {
    let mut map = WordMap::default();
    for row in rows(include_str!("../knowledge/function_words.tsv")) {
        let [class, list, ..] = row[..] else { continue };
        let function = match class {
            "relative" => Function::Relative,
            "of" => Function::Of,
            "away" => Function::Away,
            "saying" => Function::Saying,
            "vague" => Function::Vague,
            _ => Function::Plain,
        };
        for word in alternatives(list).filter(|it| !it.contains(' ')) {
            map.insert(fold(word, Folding::Strong).into(), function);
        }
    }
    map
});

/// A folded word without و and ف, and without ب, ل and ك, where what is left is known or has the article.
fn unglued(word: &str) -> &str {
    let common = |it: &str| words().of(it).any(Flags::COMMON);
    let mut word = word;
    if let Some(rest) = word.strip_prefix(['و', 'ف'])
        && !common(word)
        && rest.chars().count() >= 2
    {
        word = rest;
    }
    if let Some(rest) = word.strip_prefix(['ب', 'ل', 'ك'])
        && !common(word)
        && !word.starts_with("لل")
        && rest.chars().count() >= 3
        && (rest.starts_with("ال") || common(rest) || rest.chars().count() >= 5)
    {
        word = rest;
    }
    word
}

fn is_title(folded: &str) -> bool {
    const TITLES: Flags = Flags::OFFICE.with(Flags::RANK).with(Flags::OF).with(Flags::PEER).with(Flags::HONOUR);
    let bare = unglued(folded);
    let bare = bare.strip_prefix("ال").unwrap_or(bare);
    words().of(folded).any(TITLES) || words().of(bare).any(TITLES) || words().of(unglued(folded)).any(TITLES)
}

/// The stem of a folded word, and whether a pronoun was glued to it.
pub fn stem(folded: &str) -> (&str, bool) {
    const LEAST: usize = 3;
    let long = |it: &&str| it.chars().count() >= LEAST;
    let mut word = unglued(folded);
    if let Some(rest) = word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).filter(long) {
        word = rest;
    }
    let mut owned = false;
    for end in ["هما", "ها", "هم", "هن", "نا", "كم", "ه"] {
        if let Some(rest) = word.strip_suffix(end).filter(long) {
            // "اتجاه" and "انتباه" end in ه by themselves.
            if end.len() > 2 || rest.ends_with('ت') || !words().of(word).any(Flags::COMMON) {
                word = rest.strip_suffix('ت').filter(long).unwrap_or(rest);
                owned = true;
            }
            break;
        }
    }
    for ends in [&["تين", "تان", "ات", "ين", "ون", "ان", "وا"][..], &["ية", "يا", "ة", "ي", "ا"][..]]
    {
        if let Some(rest) = ends.iter().find_map(|end| word.strip_suffix(end).filter(long)) {
            word = rest;
        }
    }
    (word, owned)
}

/// The articles of a corpus as terms, and where their names lie: what all finders of facts share.
pub struct Context<'d> {
    pub draft: &'d Draft,
    pub lexicon: Lexicon,
    /// By article.
    pub terms: Vec<Terms>,
    pub atlas: Atlas,
}

impl<'d> Context<'d> {
    pub fn new(draft: &'d Draft) -> Context<'d> {
        let mut lexicon = Lexicon::default();
        let terms = draft.articles.iter().map(|article| lexicon.read(article)).collect();
        Context { draft, lexicon, terms, atlas: Atlas::new(draft) }
    }
}

/// Which state each entity is or lies in, and whether it is that state.
pub struct Atlas {
    of: Vec<Home>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    pub country: Option<u16>,
    /// The state itself, or its capital, which stands for it.
    pub state: bool,
    /// A place that is no state.
    pub spot: bool,
}

impl Atlas {
    pub fn new(draft: &Draft) -> Atlas {
        let home = |entity: &crate::corpus::draft::EntityDraft| {
            let kind = entity.kind.unwrap_or(SpanKind::Group);
            let entry = gazetteer().by_slug(kind, &entity.id);
            let state = entry.is_some_and(|it| matches!(it.role, Role::State | Role::Capital));
            let spot = kind == SpanKind::Place && entry.is_none_or(|it| it.role != Role::State);
            Home { country: entry.and_then(|it| it.country), state, spot }
        };
        Atlas { of: draft.entities.iter().map(home).collect() }
    }

    pub fn home(&self, entity: u32) -> Home {
        self.of.get(entity as usize).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_stem() {
        for (a, b) in [
            ("نفط", "نفطها"),
            ("النفط", "وللنفط"),
            ("واردات", "الواردات"),
            ("الاتفاقيات", "اتفاق"),
            ("زيارة", "زيارته"),
            ("سفارة", "السفارة"),
            ("جنديا", "جندي"),
            ("القتلي", "قتلي"),
        ] {
            assert_eq!(stem(a).0, stem(b).0, "{a} {b}");
        }
        for (a, b) in [("واردات", "صادرات"), ("وزير", "زيارة"), ("قتل", "قرض")] {
            assert_ne!(stem(a).0, stem(b).0, "{a} {b}");
        }
    }
}
