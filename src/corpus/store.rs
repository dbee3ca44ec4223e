//! From a draft to the stored form.

use std::collections::{BTreeMap, HashMap};

use super::draft::{ArticleDraft, DateDraft, Draft, FigureDraft, MarkDraft};
use super::pack;
use super::section::{self, Content, MENTION_BLOCK, Part};
use super::words;
use crate::day::Day;
use crate::span::{Extent, Positions};

/// The stored form of a draft. The same draft gives the same bytes.
///
/// Marks belong to the passage in which they begin and are cut at its end; marks outside passages and entities that the
/// draft does not have are left out. At most 4 GB.
pub fn store(draft: &Draft) -> Vec<u8> {
    write(draft, Words::Stored)
}

/// The same for a page that everybody loads: a small corpus leaves its word index to whoever opens it.
pub fn store_for_page(draft: &Draft) -> Vec<u8> {
    let size: usize = draft.articles.iter().map(|article| article.text.len()).sum();
    write(draft, if size <= MADE_MAX { Words::Made } else { Words::Stored })
}

/// Bytes of text up to which making the word index takes less time than loading it: some 50 ms on a phone.
const MADE_MAX: usize = 256 << 10;

/// Who makes the word index.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Stored,
    Made,
}

fn write(draft: &Draft, words: Words) -> Vec<u8> {
    let mut writer = Writer::new(draft);
    writer.leaves_words = words == Words::Made;
    writer.sources(draft);
    for article in &draft.articles {
        writer.article(article);
    }
    writer.close_articles(draft);
    writer.mentions();
    writer.entities(draft);
    writer.finish()
}

/// Days are kept from this one on (0001-01-01), so that none is negative.
const FIRST_DAY: i32 = -719_162;

/// A day as it is stored, 1 or more; 0 is free to say "none".
pub fn put_day(day: Day) -> u64 {
    (i64::from(day.plus(0).0) - i64::from(FIRST_DAY) + 1) as u64
}

/// The day of a stored number; `None` for 0.
pub fn get_day(stored: u64) -> Option<Day> {
    let days = i32::try_from(stored.checked_sub(1)?).ok()?.checked_add(FIRST_DAY)?;
    Some(Day(days).plus(0))
}

/// Bit of [`Part::MarkKind`] that says "nested".
pub const NESTED: u64 = 16;

/// Bits of [`Part::FigureSign`] above the comparator.
pub const APPROXIMATE: u64 = 16;
pub const HAS_MAX: u64 = 32;

struct Writer {
    parts: Vec<Content>,
    strings: HashMap<String, u64>,
    sources: BTreeMap<String, u64>,
    words: words::Builder,
    leaves_words: bool,
    /// For every entity, the passages that name it.
    named: Vec<Vec<u32>>,
    /// First day, days, passage of every resolved date.
    mentions: Vec<(u64, u64, u64)>,
    articles: u64,
    passages: u32,
    marks: u64,
    lines: u64,
}

impl Writer {
    fn new(draft: &Draft) -> Writer {
        let mut parts = vec![Content::default(); Part::COUNT];
        for bytes in [Part::Strings, Part::Text, Part::EntityLists, Part::Words, Part::WordLists] {
            parts[bytes as usize] = Content::Bytes(Vec::new());
        }
        let mut writer = Writer {
            parts,
            strings: HashMap::new(),
            sources: BTreeMap::new(),
            words: words::Builder::default(),
            leaves_words: false,
            named: vec![Vec::new(); draft.entities.len()],
            mentions: Vec::new(),
            articles: 0,
            passages: 0,
            marks: 0,
            lines: 0,
        };
        writer.string("");
        writer
    }

    fn push(&mut self, part: Part, number: u64) {
        if let Content::Column(numbers) = &mut self.parts[part as usize] {
            numbers.push(number);
        }
    }

    fn bytes(&mut self, part: Part) -> &mut Vec<u8> {
        let content = &mut self.parts[part as usize];
        if let Content::Column(_) = content {
            *content = Content::Bytes(Vec::new());
        }
        match content {
            Content::Bytes(bytes) => bytes,
            Content::Column(_) => unreachable!("made bytes above"),
        }
    }

    fn string(&mut self, text: &str) -> u64 {
        if let Some(at) = self.strings.get(text) {
            return *at;
        }
        let at = self.strings.len() as u64;
        let start = self.bytes(Part::Strings).len() as u64;
        self.bytes(Part::Strings).extend_from_slice(text.as_bytes());
        self.push(Part::StringStarts, start);
        self.strings.insert(text.to_owned(), at);
        at
    }

    fn put(&mut self, part: Part, text: &str) {
        let at = self.string(text);
        self.push(part, at);
    }

    fn put_optional(&mut self, part: Part, text: Option<&str>) {
        let at = text.map_or(0, |text| self.string(text) + 1);
        self.push(part, at);
    }

    fn sources(&mut self, draft: &Draft) {
        let mut articles: BTreeMap<&str, u64> = BTreeMap::new();
        for article in &draft.articles {
            *articles.entry(source(article)).or_default() += 1;
        }
        for (at, (name, count)) in articles.into_iter().enumerate() {
            self.put(Part::SourceName, name);
            self.push(Part::SourceArticles, count);
            self.sources.insert(name.to_owned(), at as u64);
        }
    }

    fn article(&mut self, article: &ArticleDraft) {
        self.put(Part::ArticleAid, &article.aid);
        self.put(Part::ArticleKey, &article.key);
        self.put(Part::ArticleFile, &article.file);
        self.put(Part::ArticleTitle, &article.title);
        self.put_optional(Part::ArticleSubtitle, article.subtitle.as_deref());
        self.put_optional(Part::ArticleAuthor, article.author.as_deref());
        self.put_optional(Part::ArticlePublisher, article.publisher.as_deref());
        self.put_optional(Part::ArticleUrl, article.url.as_deref());
        let published = article.published.as_ref();
        self.put(Part::ArticleEvidence, published.map_or("", |p| p.evidence.as_str()));
        self.push(Part::ArticleDay, published.map_or(0, |p| put_day(p.day)));
        self.push(Part::ArticleBasis, published.map_or(0, |p| p.basis as u64));
        let source = self.sources.get(source(article)).copied().unwrap_or(0);
        self.push(Part::ArticleSource, source);
        self.push(Part::ArticlePassages, u64::from(self.passages));
        self.push(Part::ArticleLines, self.lines);
        let start = self.bytes(Part::Text).len() as u64;
        self.push(Part::ArticleText, start);
        self.bytes(Part::Text).extend_from_slice(article.text.as_bytes());

        let positions = Positions::new(&article.text);
        self.lines(article, &positions);
        self.passages(article, &positions);
        self.articles += 1;
    }

    fn lines(&mut self, article: &ArticleDraft, positions: &Positions<'_>) {
        let numbers: HashMap<Extent, u64> = (1..).zip(&article.passages).map(|(n, p)| (p.extent, n)).collect();
        for line in &article.lines {
            let place = Place::of(line.extent, positions);
            self.push(Part::LineKind, line.kind as u64);
            self.push(Part::LineChar, place.char);
            self.push(Part::LineChars, place.chars);
            self.push(Part::LineByte, place.byte);
            self.push(Part::LineBytes, place.bytes);
            self.put(Part::LineRule, &line.rule);
            self.put(Part::LineEvidence, &line.evidence);
            self.push(Part::LinePassage, numbers.get(&line.extent).copied().unwrap_or(0));
            self.lines += 1;
        }
    }

    fn passages(&mut self, article: &ArticleDraft, positions: &Positions<'_>) {
        let number = self.articles;
        let mut marks: Vec<&MarkDraft> = article.marks.iter().collect();
        crate::order::sort_by_key(&mut marks, |mark| mark.extent.start);
        for passage in &article.passages {
            let place = Place::of(passage.extent, positions);
            self.push(Part::PassageArticle, number);
            self.put(Part::PassagePid, &passage.pid);
            self.push(Part::PassageKind, passage.kind as u64);
            self.push(Part::PassageChar, place.char);
            self.push(Part::PassageChars, place.chars);
            self.push(Part::PassageByte, place.byte);
            self.push(Part::PassageBytes, place.bytes);
            self.push(Part::PassageMarks, self.marks);
            if !self.leaves_words {
                self.words.add(self.passages, positions.slice(passage.extent));
            }
            let first = marks.partition_point(|mark| mark.extent.start < passage.extent.start);
            for mark in marks[first..].iter().take_while(|mark| mark.extent.start < passage.extent.end) {
                self.mark(mark, passage.extent);
            }
            self.passages += 1;
        }
    }

    fn mark(&mut self, mark: &MarkDraft, passage: Extent) {
        let number = self.marks;
        self.marks += 1;
        self.push(Part::MarkKind, mark.kind as u64 | if mark.nested { NESTED } else { 0 });
        self.push(Part::MarkChar, u64::from(mark.extent.start - passage.start));
        self.push(Part::MarkChars, u64::from(mark.extent.end.min(passage.end) - mark.extent.start));
        let entity = self.known(mark.entity);
        self.push(Part::MarkEntity, entity.map_or(0, |it| u64::from(it) + 1));
        if let Some(list) = entity.and_then(|it| self.named.get_mut(it as usize))
            && list.last() != Some(&self.passages)
        {
            list.push(self.passages);
        }
        if let Some(role) = &mark.role {
            self.push(Part::RoleAt, number);
            self.put(Part::RoleText, role);
        }
        if let Some(speaker) = self.known(mark.speaker) {
            self.push(Part::SpeakerAt, number);
            self.push(Part::SpeakerEntity, u64::from(speaker));
        }
        if let Some(date) = &mark.date {
            self.date(number, date);
        }
        if let Some(figure) = &mark.figure {
            self.figure(number, figure);
        }
    }

    fn known(&self, entity: Option<u32>) -> Option<u32> {
        entity.filter(|it| (*it as usize) < self.named.len())
    }

    fn date(&mut self, number: u64, date: &DateDraft) {
        self.push(Part::DateAt, number);
        let (from, days) =
            date.interval.map_or((0, 0), |it| (put_day(it.from()), put_day(it.to()) - put_day(it.from())));
        self.push(Part::DateFrom, from);
        self.push(Part::DateDays, days);
        self.put(Part::DateValue, &date.value);
        self.push(Part::DateClass, date.class as u64 | (date.anchor as u64) << 4);
        self.put(Part::DateRule, &date.rule);
        self.put(Part::DateConflict, &date.conflict);
        if date.interval.is_some() {
            self.mentions.push((from, days, u64::from(self.passages)));
        }
    }

    fn figure(&mut self, number: u64, figure: &FigureDraft) {
        self.push(Part::FigureAt, number);
        self.push(Part::FigureNumber, figure.number.to_bits());
        self.push(Part::FigureMax, figure.max.unwrap_or(0.0).to_bits());
        self.put(Part::FigureUnit, &figure.unit);
        let approximate = if figure.approximate { APPROXIMATE } else { 0 };
        let max = if figure.max.is_some() { HAS_MAX } else { 0 };
        self.push(Part::FigureSign, figure.comparator as u64 | approximate | max);
    }

    fn close_articles(&mut self, draft: &Draft) {
        self.push(Part::ArticlePassages, u64::from(self.passages));
        self.push(Part::ArticleLines, self.lines);
        let end = self.bytes(Part::Text).len() as u64;
        self.push(Part::ArticleText, end);
        self.push(Part::PassageMarks, self.marks);
        let mut by_id: Vec<u64> = (0..draft.articles.len() as u64).collect();
        let mut by_day = by_id.clone();
        crate::order::sort_by_key(&mut by_id, |at| &draft.articles[*at as usize].aid);
        let day = |at: &u64| draft.articles[*at as usize].published.as_ref().map(|p| p.day);
        by_day.retain(|at| day(at).is_some());
        crate::order::sort_by_key(&mut by_day, day);
        self.parts[Part::ArticlesById as usize] = Content::Column(by_id);
        self.parts[Part::ArticlesByDay as usize] = Content::Column(by_day);
    }

    fn mentions(&mut self) {
        let mut mentions = std::mem::take(&mut self.mentions);
        mentions.sort_unstable();
        mentions.dedup();
        for block in mentions.chunks(MENTION_BLOCK) {
            let latest = block.iter().map(|(from, days, _)| from + days).max();
            self.push(Part::MentionLatest, latest.unwrap_or(0));
        }
        for (from, days, passage) in mentions {
            self.push(Part::MentionFrom, from);
            self.push(Part::MentionDays, days);
            self.push(Part::MentionPassage, passage);
        }
    }

    fn entities(&mut self, draft: &Draft) {
        let (mut variants, mut roles) = (0, 0);
        for (entity, passages) in draft.entities.iter().zip(std::mem::take(&mut self.named)) {
            self.put(Part::EntityId, &entity.id);
            self.push(Part::EntityKind, entity.kind.map_or(0, |kind| kind as u64 + 1));
            self.put(Part::EntityNameAr, &entity.name_ar);
            self.put(Part::EntityNameEn, &entity.name_en);
            self.put_optional(Part::EntityWikidata, entity.wikidata.as_deref());
            self.push(Part::EntityVariants, variants);
            self.push(Part::EntityRoles, roles);
            for variant in &entity.variants {
                self.put(Part::VariantText, &variant.text);
                self.push(Part::VariantCount, u64::from(variant.count));
                self.put(Part::VariantRule, &variant.rule);
                self.put(Part::VariantEvidence, &variant.evidence);
                variants += 1;
            }
            for (role, article) in &entity.roles {
                self.put(Part::OfficeText, role);
                self.push(Part::OfficeArticle, u64::from(*article));
                roles += 1;
            }
            let start = self.bytes(Part::EntityLists).len() as u64;
            self.push(Part::EntityPostings, start);
            self.push(Part::EntityPassages, passages.len() as u64);
            pack::put_ascending(&passages, self.bytes(Part::EntityLists));
        }
        self.push(Part::EntityVariants, variants);
        self.push(Part::EntityRoles, roles);
        let end = self.bytes(Part::EntityLists).len() as u64;
        self.push(Part::EntityPostings, end);
        let mut by_id: Vec<u64> = (0..draft.entities.len() as u64).collect();
        crate::order::sort_by_key(&mut by_id, |at| &draft.entities[*at as usize].id);
        self.parts[Part::EntitiesById as usize] = Content::Column(by_id);
    }

    fn finish(mut self) -> Vec<u8> {
        let end = self.bytes(Part::Strings).len() as u64;
        self.push(Part::StringStarts, end);
        let index = std::mem::take(&mut self.words).finish();
        self.parts[Part::Words as usize] = Content::Bytes(index.words);
        self.parts[Part::WordLists as usize] = Content::Bytes(index.lists);
        self.parts[Part::WordBlocks as usize] = Content::Column(index.blocks);
        self.parts[Part::WordListBlocks as usize] = Content::Column(index.list_blocks);
        section::write(&self.parts)
    }
}

/// The publisher as the source facet names it; empty where there is none.
fn source(article: &ArticleDraft) -> &str {
    article.publisher.as_deref().map_or("", str::trim)
}

/// An extent within a text, in code points and bytes.
struct Place {
    char: u64,
    chars: u64,
    byte: u64,
    bytes: u64,
}

impl Place {
    fn of(extent: Extent, positions: &Positions<'_>) -> Place {
        let end = extent.end.min(positions.chars());
        let start = extent.start.min(end);
        let (byte, last) = (positions.byte(start), positions.byte(end));
        Place { char: u64::from(start), chars: u64::from(end - start), byte: byte as u64, bytes: (last - byte) as u64 }
    }
}
