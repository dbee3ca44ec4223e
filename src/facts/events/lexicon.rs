//! The words that tell events, loaded once.

use std::sync::LazyLock;

use crate::corpus::facts::EventKind;
use crate::knowledge::{alternatives, rows};
use crate::text::words::{WordMap, WordSet};
use crate::text::{Folding, fold};

/// Who takes part in what a trigger tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    Go,
    Meet,
    Held,
    Host,
    Pact,
    Bond,
    Open,
    Name,
    Say,
    Trade,
    Seize,
    Hit,
    War,
    /// No event: its object is one.
    Light,
}

/// How a trigger stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Past,
    Present,
    Future,
    Noun,
}

/// One way in which a word tells an event.
#[derive(Clone, Copy, Debug)]
pub struct Sense {
    pub kind: Option<EventKind>,
    pub frame: Frame,
    pub form: Form,
    /// A class of words or sort of name that must follow; empty: none.
    pub needs: &'static str,
}

/// Everything that is known of trigger words and the words around them.
pub struct Lexicon {
    triggers: WordMap<Vec<Sense>>,
    classes: WordMap<WordSet>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

const FRAMES: [(&str, Frame); 14] = [
    ("go", Frame::Go),
    ("meet", Frame::Meet),
    ("held", Frame::Held),
    ("host", Frame::Host),
    ("pact", Frame::Pact),
    ("bond", Frame::Bond),
    ("open", Frame::Open),
    ("name", Frame::Name),
    ("say", Frame::Say),
    ("trade", Frame::Trade),
    ("seize", Frame::Seize),
    ("hit", Frame::Hit),
    ("war", Frame::War),
    ("light", Frame::Light),
];

impl Lexicon {
    fn build() -> Lexicon {
        let mut it = Lexicon { triggers: WordMap::default(), classes: WordMap::default() };
        for row in rows(include_str!("../../knowledge/events/triggers.tsv")) {
            let [kind, frame, form, needs, words] = row[..] else { continue };
            let kind = EventKind::ALL.into_iter().find(|it| it.name() == kind);
            let Some((_, frame)) = FRAMES.into_iter().find(|(name, _)| *name == frame) else { continue };
            let needs = if needs == "-" { "" } else { needs };
            for word in alternatives(words) {
                match (form, word.split_once('~')) {
                    ("verb", Some((past, present))) => it.verb(past, present, kind, frame, needs),
                    _ => it.add(fold(word, Folding::Strong), Sense { kind, frame, form: Form::Noun, needs }),
                }
            }
        }
        for row in rows(include_str!("../../knowledge/events/words.tsv")) {
            let [class, words] = row[..] else { continue };
            let set = it.classes.entry(class.into()).or_default();
            set.extend(alternatives(words).map(|word| fold(word, Folding::Strong).into_boxed_str()));
        }
        it
    }

    fn add(&mut self, word: String, sense: Sense) {
        self.triggers.entry(word.into_boxed_str()).or_default().push(sense);
    }

    /// The forms of a verb that the news uses: third person, with س, without pronouns.
    fn verb(&mut self, past: &str, present: &str, kind: Option<EventKind>, frame: Frame, needs: &'static str) {
        let (past, present) = (fold(past, Folding::Strong), fold(present, Folding::Strong));
        // "التقى", "التقت", "التقيا"; "دعا", "دعت".
        let weak = past.ends_with(['ي', 'ا']) && past.chars().count() > 2;
        let stem = past.strip_suffix(['ي', 'ا']).filter(|_| weak).unwrap_or(&past).to_owned();
        let dual = if weak { format!("{stem}يا") } else { format!("{stem}ا") };
        for word in [past.clone(), format!("{stem}ت"), format!("{stem}وا"), dual, format!("{stem}تا")] {
            self.add(word, Sense { kind, frame, form: Form::Past, needs });
        }
        if present.is_empty() {
            return;
        }
        let rest: String = present.chars().skip(1).collect();
        let short = rest.strip_suffix(['ي', 'و']).unwrap_or(&rest).to_owned();
        for (before, form) in [("ي", Form::Present), ("ت", Form::Present), ("سي", Form::Future), ("ست", Form::Future)]
        {
            for word in [
                format!("{before}{rest}"),
                format!("{before}{short}ون"),
                format!("{before}{short}وا"),
                format!("{before}{rest}ان"),
                format!("{before}{rest}ا"),
            ] {
                self.add(word, Sense { kind, frame, form, needs });
            }
        }
    }

    fn senses(&self, word: &str) -> &[Sense] {
        self.triggers.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word, with its clitics, is of a class.
    pub fn is(&self, class: &str, word: &str) -> bool {
        let Some(set) = self.classes.get(class) else { return false };
        let bare = || word.strip_prefix(['و', 'ف']).filter(|it| it.chars().count() > 1);
        set.contains(word) || bare().is_some_and(|it| set.contains(it))
    }

    /// Whether a folded word is of a class as it stands.
    pub fn holds(&self, class: &str, word: &str) -> bool {
        self.classes.get(class).is_some_and(|set| set.contains(word))
    }

    /// As [`Lexicon::is`], also behind ب ل ك and the article.
    pub fn is_noun(&self, class: &str, word: &str) -> bool {
        let Some(set) = self.classes.get(class) else { return false };
        peeled(word).any(|it| set.contains(it.word.as_str()))
    }

    /// What a folded word tells, and what is glued to it.
    pub fn read(&self, word: &str) -> Option<Read<'_>> {
        for it in peeled(word) {
            let senses = self.senses(&it.word);
            if senses.is_empty() {
                continue;
            }
            let noun = |sense: &Sense| sense.form == Form::Noun;
            // Of verbs only و and ف stand before, and لـ of purpose or command, which is rare in the news.
            let fits = if it.governed || it.definite { senses.iter().any(noun) } else { true };
            if fits {
                return Some(Read { senses, peeled: it });
            }
        }
        None
    }
}

/// A trigger word as it was read.
pub struct Read<'l> {
    pub senses: &'l [Sense],
    pub peeled: Peeled,
}

/// A word without what is glued to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Peeled {
    pub word: String,
    /// و or ف stood before it.
    pub joined: bool,
    /// ب, ل or ك stood before it.
    pub governed: bool,
    /// ل stood before it: a purpose, where a verbal noun follows.
    pub purpose: bool,
    pub definite: bool,
    /// A pronoun stood behind it.
    pub pronoun: bool,
}

/// The ways to take clitics off a folded word, the whole word first.
pub fn peeled(word: &str) -> impl Iterator<Item = Peeled> + '_ {
    let whole = Peeled {
        word: word.to_owned(),
        joined: false,
        governed: false,
        purpose: false,
        definite: false,
        pronoun: false,
    };
    let joined =
        word.strip_prefix(['و', 'ف']).map(|rest| Peeled { word: rest.to_owned(), joined: true, ..whole.clone() });
    let heads: Vec<Peeled> = [Some(whole), joined].into_iter().flatten().collect();
    let governed: Vec<Peeled> = heads.iter().flat_map(governed).collect();
    let all: Vec<Peeled> = heads.into_iter().chain(governed).collect();
    let definite: Vec<Peeled> = all.iter().filter_map(definite).collect();
    let bare: Vec<Peeled> = all.into_iter().chain(definite).filter(|it| it.word.chars().count() >= 2).collect();
    let pronouns: Vec<Peeled> = bare.iter().filter(|it| !it.definite).flat_map(pronoun).collect();
    bare.into_iter().chain(pronouns)
}

fn governed(of: &Peeled) -> Vec<Peeled> {
    let mut out = Vec::new();
    if let Some(rest) = of.word.strip_prefix("لل") {
        out.push(Peeled { word: rest.to_owned(), governed: true, purpose: true, definite: true, ..of.clone() });
    }
    for letter in ['ب', 'ل', 'ك'] {
        if let Some(rest) = of.word.strip_prefix(letter) {
            out.push(Peeled { word: rest.to_owned(), governed: true, purpose: letter == 'ل', ..of.clone() });
        }
    }
    out
}

fn definite(of: &Peeled) -> Option<Peeled> {
    let rest = of.word.strip_prefix("ال").filter(|_| !of.definite)?;
    Some(Peeled { word: rest.to_owned(), definite: true, ..of.clone() })
}

fn pronoun(of: &Peeled) -> Vec<Peeled> {
    let mut out = Vec::new();
    for suffix in ["هما", "ها", "هم", "ه"] {
        let Some(rest) = of.word.strip_suffix(suffix).filter(|rest| rest.chars().count() >= 3) else { continue };
        out.push(Peeled { word: rest.to_owned(), pronoun: true, ..of.clone() });
        // "زيارته" is زيارة, "لقائه" is لقاء, "التقاه" is التقى.
        if let Some(stem) = rest.strip_suffix('ت') {
            out.push(Peeled { word: format!("{stem}ة"), pronoun: true, ..of.clone() });
        }
        if let Some(stem) = rest.strip_suffix(['ئ', 'ؤ']) {
            out.push(Peeled { word: format!("{stem}ء"), pronoun: true, ..of.clone() });
        }
        if let Some(stem) = rest.strip_suffix('ا') {
            out.push(Peeled { word: format!("{stem}ي"), pronoun: true, ..of.clone() });
        }
        break;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_tell() {
        for (word, expected) in [
            ("زار", Some(("visit", Form::Past))),
            ("وزارت", Some(("visit", Form::Past))),
            ("سيزور", Some(("visit", Form::Future))),
            ("زيارته", Some(("visit", Form::Noun))),
            ("للزيارة", Some(("visit", Form::Noun))),
            ("التقت", Some(("meeting", Form::Past))),
            ("والتقيا", Some(("meeting", Form::Past))),
            ("واستقبله", Some(("meeting", Form::Past))),
            ("يلتقيان", Some(("meeting", Form::Present))),
            ("لقائه", Some(("meeting", Form::Noun))),
            ("وقعا", Some(("agreement", Form::Past))),
            ("اعتقلت", Some(("arrest", Form::Past))),
            ("دعت", Some(("statement", Form::Past))),
            ("كتاب", None),
            ("الوزير", None),
        ] {
            let read = lexicon().read(&fold(word, Folding::Strong));
            let got = read.and_then(|it| it.senses.first().and_then(|s| Some((s.kind?.name(), s.form))));
            assert_eq!(got, expected, "{word}");
        }
    }
}
