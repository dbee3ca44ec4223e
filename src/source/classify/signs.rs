//! What the wording of a line shows: paths, credits, names of persons, outlets and agencies.

use super::super::labels::{self, Class};
use super::super::names;
use super::super::shape::{self, End, Start};
use super::super::words::Word;
use super::sheet::{Sheet, Unit};

impl Sheet<'_> {
    /// A path of a site's parts («الرئيسية / سياسة / ...», «أخبار|قطر»), or a row of their names.
    pub fn is_path(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        if unit.len() > 30 || unit.shape.is_sentence() {
            return false;
        }
        // "سياسة | 2019-03-12": a section and a day are no path.
        if unit.shape.dated && text.matches('|').count() <= 1 {
            return false;
        }
        let wide = text.trim().split("   ").filter(|part| !part.trim().is_empty()).count();
        if text.matches('|').count() >= 3 || wide >= 4 {
            return true;
        }
        let words = self.words_of(unit);
        let site = |words: &[Word]| labels::whole(&self.words, words).is_some_and(Class::is_site);
        if (2..=8).contains(&words.len()) && words.iter().all(|word| site(std::slice::from_ref(word))) {
            return true;
        }
        let Some(mark) = text.find(['/', '»', '>', '|', '›', '«', '\\', ',', '،', '-']) else { return false };
        let byte = (unit.bytes.start + mark) as u32;
        let first = words.iter().take_while(|word| word.source.1 <= byte).count();
        // "عاجل | انفجار يهز مصنعا في ضواحي كراتشي": a headline behind a label.
        if text[mark..].starts_with('|') && words.len() >= first + 5 && text.matches('|').count() == 1 {
            return false;
        }
        let comma = text[mark..].starts_with([',', '،', '-']);
        first > 0 && site(&words[..first]) && (!comma || words.len() <= 6)
    }

    /// Words that stand in the credit of a picture from abroad.
    pub fn names_picture_source(&self, unit: &Unit) -> bool {
        const SOURCES: [&str; 10] =
            ["photo", "getty", "reuters", "afp", "ap", "epa", "file", "image", "picture", "handout"];
        self.words_of(unit).iter().any(|word| SOURCES.contains(&self.words.fold(word)))
    }

    /// Whether the bracket that ends the line holds a name rather than a number or a remark.
    pub fn bracket_is_source(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        let Some(open) = text.rfind('(').or_else(|| text.rfind('[')) else { return false };
        let byte = (unit.bytes.start + open) as u32;
        let inside: Vec<Word> = self.words_of(unit).iter().filter(|word| word.source.0 > byte).copied().collect();
        let remark = labels::whole(&self.words, &inside).is_some_and(Class::is_site);
        let letters = inside.iter().filter(|word| !word.is_number()).count();
        (1..=7).contains(&letters) && !remark
    }

    /// All of it stands in brackets.
    pub fn is_bracketed(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("").trim_matches(shape::is_space);
        text.starts_with(['(', '[']) && text.ends_with([')', ']'])
    }

    /// No word of it has a pronoun or a preposition glued to it, as names have not.
    pub fn is_unglued(&self, unit: &Unit) -> bool {
        self.words_of(unit).iter().all(|word| {
            let fold = self.words.fold(word);
            let glued = ["بال", "لل", "وال", "فال"].iter().any(|it| fold.starts_with(it));
            let owned = ["نا", "كم", "ها", "هم"].iter().any(|it| fold.ends_with(it)) && fold.chars().count() > 4;
            !glued && !owned && fold.chars().count() >= 3
        })
    }

    /// Holds the wording of a picture's text.
    pub fn has_cue(&self, unit: &Unit) -> bool {
        labels::has_cue(&self.words, self.words_of(unit))
    }

    /// Has a mark that parts place, agency, name and day of a byline.
    pub fn is_parted(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        text.contains([':', '/', '|', '(', '،', ',', '-', '–', '—', '•']) || text.contains("..")
    }

    /// Holds the name of a news agency, or a word for unnamed ones.
    pub fn names_agency(&self, unit: &Unit) -> bool {
        labels::names_agency(&self.words, self.words_of(unit))
    }

    /// A name of a person and nothing else.
    pub fn is_person(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        let first = words.first().map_or("", |word| self.words.fold(word));
        (2..=5).contains(&unit.len()) && unit.shape.numbers == 0 && names::is_given(first)
    }

    /// The name of an outlet («بوابة ...», «صحيفة ...»).
    pub fn is_outlet(&self, unit: &Unit) -> bool {
        let first = self.words_of(unit).first().map_or("", |word| self.words.fold(word));
        unit.len() <= 5 && unit.shape.end == End::Open && names::is_outlet_word(first)
    }

    /// Ends with an exclamation mark.
    pub fn ends_in_call(&self, unit: &Unit) -> bool {
        let text = self.text.get(unit.bytes.clone()).unwrap_or("");
        text.trim_end_matches(|c| shape::is_space(c) || matches!(c, '"' | '»' | '”' | ')')).ends_with('!')
    }

    /// Ends with a mark and the name of an agency («... / رويترز»).
    pub fn ends_in_agency(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        (1..=2.min(words.len().saturating_sub(1))).any(|n| {
            let (head, tail) = words.split_at(words.len() - n);
            let between = head
                .last()
                .zip(tail.first())
                .and_then(|(a, b)| self.text.get(a.source.1 as usize..b.source.0 as usize));
            labels::whole(&self.words, tail) == Some(Class::Agency)
                && between.is_some_and(|marks| marks.contains(['/', '-', '–', '—', '|', '(', ':', '©', '،']))
        })
    }

    /// A row of key words: the article's own, and none of the words that tie a sentence together.
    pub fn is_keywords(&self, unit: &Unit) -> bool {
        const TIES: [&str; 16] =
            ["في", "من", "علي", "الي", "عن", "مع", "ان", "بعد", "قبل", "خلال", "بين", "لا", "لم", "هذا", "هذه", "التي"];
        let words = self.words_of(unit);
        let tied = words.iter().any(|word| {
            let fold = self.words.fold(word);
            TIES.contains(&fold) || fold.starts_with("وال") || fold.starts_with("لل")
        });
        (4..=16).contains(&unit.len())
            && !tied
            && matches!(unit.shape.end, End::Open)
            && unit.shape.start == Start::Other
            && self.overlap(unit).unwrap_or(0.0) >= 0.8
    }

    /// A short line of which a part, between marks, is a person's name.
    pub fn names_person(&self, unit: &Unit) -> bool {
        let words = self.words_of(unit);
        let starts = |at: usize| {
            at == 0 || {
                let between = self.text.get(words[at - 1].source.1 as usize..words[at].source.0 as usize).unwrap_or("");
                between.contains([':', '/', '|', '-', '–', '—', '،', ',', '('])
            }
        };
        let plain = |at: usize| words.get(at + 1).is_some_and(|next| !next.is_number());
        self.is_parted(unit)
            && (0..words.len()).any(|at| starts(at) && plain(at) && names::is_given(self.words.fold(&words[at])))
            || self.is_person(unit) && unit.len() <= 4
    }
}
