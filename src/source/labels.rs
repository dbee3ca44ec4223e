//! Phrases by which a line says what it is («اقرأ أيضا», «كلمات مفتاحية», «تصوير»).

use std::sync::LazyLock;

use super::names;
use super::words::{Known, Word, Words, key_of};
use crate::knowledge::{alternatives, rows};

/// What a labelled line is. The names are those of the first column of `line_labels.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Offers another piece inside the text.
    More,
    /// Ends a list of other pieces inside the text.
    ListEnd,
    /// Heads a list of other pieces that goes on to the end of the page.
    Tail,
    /// Heads the newest pieces.
    Latest,
    Nav,
    Section,
    Share,
    Follow,
    Comment,
    Form,
    Subscribe,
    Cookie,
    Legal,
    Tags,
    /// A heading by its words alone («مقدمة»).
    Heading,
    /// Heads the list of an article's own headings.
    Contents,
    Ad,
    Stats,
    /// Who runs the outlet; the name may stand on the next line.
    Masthead,
    /// Belongs to a picture.
    Credit,
    /// Says where the piece comes from.
    Source,
    Byline,
    /// Begins a byline where the name of a person follows, a headline otherwise («تقرير:»).
    Bylike,
    /// Says when the piece appeared.
    Published,
    Agency,
    EndMark,
}

impl Class {
    fn parse(name: &str) -> Option<Class> {
        Some(match name {
            "more" => Class::More,
            "listend" => Class::ListEnd,
            "tail" => Class::Tail,
            "latest" => Class::Latest,
            "nav" => Class::Nav,
            "section" => Class::Section,
            "share" => Class::Share,
            "follow" => Class::Follow,
            "comment" => Class::Comment,
            "form" => Class::Form,
            "subscribe" => Class::Subscribe,
            "cookie" => Class::Cookie,
            "legal" => Class::Legal,
            "tags" => Class::Tags,
            "heading" => Class::Heading,
            "contents" => Class::Contents,
            "ad" => Class::Ad,
            "stats" => Class::Stats,
            "masthead" => Class::Masthead,
            "credit" => Class::Credit,
            "source" => Class::Source,
            "byline" => Class::Byline,
            "bylike" => Class::Bylike,
            "published" => Class::Published,
            "agency" => Class::Agency,
            "endmark" => Class::EndMark,
            _ => return None,
        })
    }

    /// Belongs to the article.
    pub fn is_article(self) -> bool {
        matches!(
            self,
            Class::Credit | Class::Source | Class::Byline | Class::Published | Class::Agency | Class::Heading
        )
    }

    /// Names a part of a site, or one of its buttons.
    pub fn is_site(self) -> bool {
        matches!(
            self,
            Class::Nav | Class::Section | Class::Latest | Class::Share | Class::Form | Class::Legal | Class::Stats
        )
    }
}

/// A label found on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub class: Class,
    /// Words of the line before, in and behind the phrase.
    pub before: usize,
    pub words: usize,
    pub after: usize,
}

impl Label {
    /// The line is nothing but the label.
    pub fn is_whole(self) -> bool {
        self.before == 0 && self.after == 0
    }
}

#[derive(Default)]
struct Phrases {
    whole: Known<Class>,
    start: Known<Class>,
    part: Known<Class>,
    end: Known<Class>,
    /// The wording of pictures' texts.
    cues: Known<Class>,
    /// The first word of each phrase, the last of those in `end`, with the number of words of
    /// the longest such phrase: most lines need no other look-up.
    gates: [Known<usize>; 4],
}

impl Phrases {
    /// Words of the longest phrase of a sort that this word begins (or ends, for `end`).
    fn longest(&self, slot: usize, words: &Words, word: &Word) -> usize {
        self.gates.get(slot).and_then(|gate| gate.get(words.fold(word))).copied().unwrap_or(0)
    }
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut phrases = Phrases::default();
    for row in rows(include_str!("../knowledge/line_labels.tsv")) {
        let [class, sort, list] = row[..] else { continue };
        let Some(class) = Class::parse(class) else { continue };
        for phrase in alternatives(list) {
            let key = key_of(phrase);
            let words = key.split(' ').count();
            let gate =
                if sort == "end" { key.rsplit(' ').next() } else { key.split(' ').next() }.unwrap_or("").to_owned();
            let (map, slot) = match sort {
                "whole" => (&mut phrases.whole, None),
                "start" => (&mut phrases.start, Some(0)),
                "part" => (&mut phrases.part, Some(1)),
                "end" => (&mut phrases.end, Some(2)),
                "cue" => (&mut phrases.cues, Some(3)),
                _ => continue,
            };
            map.entry(key.into()).or_insert(class);
            if let Some(slot) = slot {
                let longest = phrases.gates[slot].entry(gate.into()).or_default();
                *longest = words.max(*longest);
            }
        }
    }
    phrases
});

/// What the shape of a line must tell before a phrase at its start counts.
pub(super) struct Context<'t> {
    pub text: &'t str,
    /// It ends as a sentence does.
    pub sentence: bool,
}

/// The label of a line of these words, if it has one.
pub(super) fn find(words: &Words, line: &[Word], context: &Context) -> Option<Label> {
    let phrases = &*PHRASES;
    let letters = line.iter().filter(|w| !w.is_number()).count();
    if letters == 0 {
        return None;
    }
    if letters <= 8
        && let Some(class) = phrases.whole.get(words.key(line))
    {
        return Some(Label { class: *class, before: 0, words: line.len(), after: 0 });
    }
    if letters > 60 {
        return None;
    }
    at_start(phrases, words, line, context)
        .or_else(|| inside(phrases, words, line))
        .or_else(|| at_end(phrases, words, line, context))
}

/// The class of words that are a label all by themselves.
pub(super) fn whole(words: &Words, line: &[Word]) -> Option<Class> {
    PHRASES.whole.get(words.key(line)).copied()
}

/// Whether words of a picture's text stand among these.
pub(super) fn has_cue(words: &Words, line: &[Word]) -> bool {
    let phrases = &*PHRASES;
    stretches(line, |word| phrases.longest(3, words, word)).any(|stretch| phrases.cues.contains_key(words.key(stretch)))
}

/// Whether one to three of the words are the name of a news agency.
pub(super) fn names_agency(words: &Words, line: &[Word]) -> bool {
    stretches(line, |_| 3).any(|stretch| PHRASES.whole.get(words.key(stretch)) == Some(&Class::Agency))
}

/// Every run of up to `longest` words that begins and ends with letters.
fn stretches(line: &[Word], longest: impl Fn(&Word) -> usize) -> impl Iterator<Item = &[Word]> {
    (0..line.len())
        .flat_map(move |first| {
            (1..=longest(&line[first]).min(line.len() - first)).map(move |n| &line[first..first + n])
        })
        .filter(|stretch| {
            stretch.first().is_some_and(|w| !w.is_number()) && stretch.last().is_some_and(|w| !w.is_number())
        })
}

fn at_start(phrases: &Phrases, words: &Words, line: &[Word], context: &Context) -> Option<Label> {
    let longest = line.first().map_or(0, |word| phrases.longest(0, words, word));
    (1..=longest.min(line.len())).rev().find_map(|n| {
        let (head, rest) = line.split_at(n);
        if head.first().is_some_and(|w| w.is_number()) || head.last().is_some_and(|w| w.is_number()) {
            return None;
        }
        let class = *phrases.start.get(words.key(head))?;
        let label = Label { class, before: 0, words: n, after: rest.len() };
        let named = rest.first().is_some_and(|word| names::is_given(words.fold(word)));
        match class {
            Class::Bylike => (named && rest.len() <= 6).then_some(Label { class: Class::Byline, ..label }),
            _ => starts(label, head, rest, context).then_some(label),
        }
    })
}

/// Whether a phrase at the start of a line is its label, not the beginning of a sentence.
fn starts(label: Label, head: &[Word], rest: &[Word], context: &Context) -> bool {
    let (Some(last), Some(next)) = (head.last(), rest.first()) else { return true };
    let between = context.text.get(last.source.1 as usize..next.source.0 as usize).unwrap_or("");
    let parted = between.contains([':', '|', '/', '\\', '…', '»', '>', '©', '؛', '，'])
        || between.contains("..")
        || between.trim() == "-"
        || between.trim() == "–"
        || between.trim() == "—";
    match label.class {
        Class::Byline if !parted => rest.len() <= 4 && !context.sentence && !next.is_number(),
        Class::Byline => rest.len() <= 9 && !context.sentence,
        Class::Credit => parted || between.contains('،') && rest.len() <= 24 || between.contains('('),
        Class::Source => (parted || between.contains(['(', '،', ','])) && rest.len() <= 12,
        Class::Published => {
            parted || next.is_number() || rest.iter().take(3).any(|w| w.is_number()) && rest.len() <= 10
        }
        Class::Masthead | Class::Comment | Class::Stats => {
            parted || next.is_number() && rest.len() <= 14 || rest.len() <= 3 && !context.sentence
        }
        Class::Tags => parted,
        Class::Tail => !context.sentence && (parted || rest.len() <= 4),
        Class::More => parted || !context.sentence && rest.len() <= 22,
        _ => parted && rest.len() <= 30 || !context.sentence && rest.len() <= 18,
    }
}

fn inside(phrases: &Phrases, words: &Words, line: &[Word]) -> Option<Label> {
    (0..line.len()).find_map(|first| {
        let longest = phrases.longest(1, words, &line[first]);
        (1..=longest.min(line.len() - first)).find_map(|n| {
            let stretch = &line[first..first + n];
            if stretch[0].is_number() || stretch[n - 1].is_number() {
                return None;
            }
            let class = *phrases.part.get(words.key(stretch))?;
            // A story may speak of an application or a channel.
            let passing = matches!(class, Class::Follow | Class::Share | Class::Nav | Class::Ad | Class::Form);
            if passing && line.len() > 22 {
                return None;
            }
            Some(Label { class, before: first, words: n, after: line.len() - first - n })
        })
    })
}

fn at_end(phrases: &Phrases, words: &Words, line: &[Word], context: &Context) -> Option<Label> {
    let longest = line.last().map_or(0, |word| phrases.longest(2, words, word));
    (1..=longest.min(line.len())).rev().find_map(|n| {
        let (head, tail) = line.split_at(line.len() - n);
        let class = *phrases.end.get(words.key(tail))?;
        let counted = head.last().is_some_and(|w| w.is_number()) && head.len() <= 3;
        let fits = if class == Class::Stats { counted && !context.sentence } else { head.len() <= 30 };
        fits.then_some(Label { class, before: head.len(), words: n, after: 0 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lines_say_of_themselves() {
        for (line, class) in [
            ("اقرأ أيضًا", Some(Class::More)),
            ("إقرا ايضا: وزير المالية يستقيل", Some(Class::More)),
            ("شاهد أيضاً وزير المالية يستقيل", Some(Class::More)),
            ("شاهد أيضاً الصحفيون الاستعدادات حول الفندق، وفق المراسل.", None),
            ("مقالات ذات صلة", Some(Class::Tail)),
            ("الأكثر قراءة", Some(Class::Tail)),
            ("الأكثر قراءة بين تقارير الصحيفة كان تقريراً عن صفقة رادارات.", None),
            ("ربما يعجبك أيضا", Some(Class::Tail)),
            ("قد يهمّك أيضاً", Some(Class::Tail)),
            ("اخر الاخبار", Some(Class::Latest)),
            ("القائمة الرئيسية", Some(Class::Nav)),
            ("عربي ودولي", Some(Class::Section)),
            ("شارك على فيسبوك", Some(Class::Share)),
            ("تابعنا على تلغرام", Some(Class::Follow)),
            ("وتابعنا على مدى أسبوعين تصريحات متناقضة من الوزراء.", None),
            ("تعليقات الزوّار (0)", Some(Class::Comment)),
            ("لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *", Some(Class::Comment)),
            ("البريد الإلكتروني *", Some(Class::Form)),
            ("لم تشترك بعد", Some(Class::Subscribe)),
            ("اشترك في الزيارة الأولى وزيران وقائد سلاح البحرية.", None),
            ("هذا الموقع يستخدم ملفات تعريف الارتباط لتحسين تجربتك.", Some(Class::Cookie)),
            ("جميع الحقوق محفوظة لموقع الأفق", Some(Class::Legal)),
            ("من نحن", Some(Class::Legal)),
            ("من نحن؟ يسأل المحرر، ويجيب: دولة تبحث عن حلفاء.", None),
            ("كلمات مفتاحية: العراق، بغداد", Some(Class::Tags)),
            ("إعلان", Some(Class::Ad)),
            ("إعلان طهران استعدادها للتفاوض", None),
            ("1,204 مشاهدة", Some(Class::Stats)),
            ("مدة القراءة: 4 دقائق", Some(Class::Stats)),
            ("رئيس التحرير", Some(Class::Masthead)),
            ("تصوير: علي حسن", Some(Class::Credit)),
            ("المصدر: وكالات", Some(Class::Source)),
            ("المصدر الذي تحدث إلى الصحيفة نفى ذلك", None),
            ("كتبت: رانيا عبد العزيز", Some(Class::Byline)),
            ("تقرير: أحمد علي", Some(Class::Byline)),
            ("تقرير: إسرائيل تخطط لضربة", None),
            ("نشر بتاريخ: 20/02/2023", Some(Class::Published)),
            ("نشر الجيش قوات على الحدود", None),
            ("وكالات", Some(Class::Agency)),
            ("انتهى", Some(Class::EndMark)),
        ] {
            let mut words = Words::default();
            let range = words.read(line, 0);
            let context = Context { text: line, sentence: line.ends_with('.') };
            let found = find(&words, words.get(&range), &context).map(|label| label.class);
            assert_eq!(found, class, "{line}");
        }
    }
}
