//! Reading the stored form in place.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::access::{partition, pick, utf8};
use super::draft::{Anchor, Basis, Comparator, DateClass};
use super::section::{self, MENTION_BLOCK, Part, Table};
use super::store::{APPROXIMATE, HAS_MAX, NESTED, get_day, put_day};
use super::words::{Made, Words};
use super::{
    Article, ArticleIx, Ascending, Date, Entity, EntityIx, Figure, Line, Mark, OpenError, Passage, PassageIx,
    Published, Role, Source, SourceIx, UNKNOWN_SOURCE, Variant,
};
use crate::day::{Day, Interval};
use crate::line::LineKind;
use crate::span::SpanKind;
use crate::text::words::WordSet;
use crate::text::{Folding, fold};

/// A stored corpus, read in place.
///
/// Every reader is total: an index beyond the end, or bytes that make no sense although their checksum is right, give an empty value.
pub struct Corpus {
    pub(super) bytes: Cow<'static, [u8]>,
    pub(super) table: Table,
    /// The word index, where the stored form has none.
    made: Option<Made>,
    /// The words of all names, made when they are first asked for.
    names: OnceLock<WordSet>,
}

impl Corpus {
    /// Checks header, table and checksums; nothing is parsed. Makes the word index where the corpus is stored without.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Corpus, OpenError> {
        let bytes = bytes.into();
        let table = section::read(&bytes)?;
        let mut corpus = Corpus { bytes, table, made: None, names: OnceLock::new() };
        if corpus.all(Part::Words).is_empty() {
            let made = Made::of(corpus.passages().map(|at| corpus.passage(at).text));
            corpus.made = Some(made);
        }
        Ok(corpus)
    }

    /// The stored form.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn article_count(&self) -> u32 {
        self.rows(Part::ArticleAid)
    }

    pub fn passage_count(&self) -> u32 {
        self.rows(Part::PassagePid)
    }

    pub fn entity_count(&self) -> u32 {
        self.rows(Part::EntityId)
    }

    pub fn source_count(&self) -> u32 {
        self.rows(Part::SourceName)
    }

    pub fn articles(&self) -> impl DoubleEndedIterator<Item = ArticleIx> + use<> {
        (0..self.article_count()).map(ArticleIx)
    }

    pub fn passages(&self) -> impl DoubleEndedIterator<Item = PassageIx> + use<> {
        (0..self.passage_count()).map(PassageIx)
    }

    pub fn entities(&self) -> impl DoubleEndedIterator<Item = EntityIx> + use<> {
        (0..self.entity_count()).map(EntityIx)
    }

    /// Publishers in the order of their names; the one with an empty name stands first, for articles that name none.
    pub fn sources(&self) -> impl DoubleEndedIterator<Item = SourceIx> + use<> {
        (0..self.source_count()).map(SourceIx)
    }

    pub fn article(&self, at: ArticleIx) -> Article<'_> {
        let row = at.0;
        if row >= self.article_count() {
            return Article::default();
        }
        let published = get_day(self.get(Part::ArticleDay, row)).map(|day| Published {
            day,
            basis: pick(&Basis::ALL, self.get(Part::ArticleBasis, row)).unwrap_or(Basis::Outside),
            evidence: self.string(Part::ArticleEvidence, row),
        });
        Article {
            aid: self.string(Part::ArticleAid, row),
            key: self.string(Part::ArticleKey, row),
            file: self.string(Part::ArticleFile, row),
            title: self.string(Part::ArticleTitle, row),
            subtitle: self.optional(Part::ArticleSubtitle, row),
            author: self.optional(Part::ArticleAuthor, row),
            publisher: self.optional(Part::ArticlePublisher, row),
            url: self.optional(Part::ArticleUrl, row),
            published,
            source: SourceIx(self.get32(Part::ArticleSource, row)),
            passages: self.range(Part::ArticlePassages, row, self.passage_count()),
        }
    }

    /// The day an article appeared, without the rest.
    pub fn published_day(&self, at: ArticleIx) -> Option<Day> {
        get_day(self.get(Part::ArticleDay, at.0))
    }

    /// The whole source as published.
    pub fn text(&self, at: ArticleIx) -> &str {
        let end = (self.table[Part::Text as usize].end - self.table[Part::Text as usize].start) as u32;
        let range = self.range(Part::ArticleText, at.0, end);
        utf8(self.slice(Part::Text, range.start as usize, range.end as usize))
    }

    /// Every line of an article in order, furniture and blank lines included.
    pub fn lines(&self, at: ArticleIx) -> Vec<Line<'_>> {
        let text = self.text(at);
        let passages = self.article(at).passages;
        let line = |row: u32| Line {
            extent: self.extent(Part::LineChar, Part::LineChars, row),
            kind: pick(&LineKind::ALL, self.get(Part::LineKind, row)).unwrap_or(LineKind::Boilerplate),
            text: self.words_of(text, Part::LineByte, Part::LineBytes, row),
            rule: self.string(Part::LineRule, row),
            evidence: self.string(Part::LineEvidence, row),
            passage: (self.get32(Part::LinePassage, row).checked_sub(1))
                .and_then(|nth| passages.start.checked_add(nth))
                .filter(|number| *number < passages.end)
                .map(PassageIx),
        };
        self.range(Part::ArticleLines, at.0, self.rows(Part::LineKind)).map(line).collect()
    }

    pub fn passage(&self, at: PassageIx) -> Passage<'_> {
        let row = at.0;
        if row >= self.passage_count() {
            return Passage::default();
        }
        let article = self.article_of(at);
        Passage {
            article,
            pid: self.string(Part::PassagePid, row),
            kind: pick(&LineKind::ALL, self.get(Part::PassageKind, row)).unwrap_or(LineKind::Body),
            text: self.words_of(self.text(article), Part::PassageByte, Part::PassageBytes, row),
            extent: self.extent(Part::PassageChar, Part::PassageChars, row),
        }
    }

    /// What a passage is, without the rest.
    pub fn kind_of(&self, at: PassageIx) -> LineKind {
        pick(&LineKind::ALL, self.get(Part::PassageKind, at.0)).unwrap_or(LineKind::Body)
    }

    /// Code points of a passage, without the rest.
    pub fn length_of(&self, at: PassageIx) -> u32 {
        self.get32(Part::PassageChars, at.0)
    }

    /// The article that a passage belongs to.
    pub fn article_of(&self, at: PassageIx) -> ArticleIx {
        ArticleIx(self.get32(Part::PassageArticle, at.0))
    }

    /// The source of a passage's article.
    pub fn source_of(&self, at: PassageIx) -> SourceIx {
        SourceIx(self.get32(Part::ArticleSource, self.article_of(at).0))
    }

    /// The marks of a passage, by start, then longest first, then by kind.
    pub fn marks(&self, at: PassageIx) -> Vec<Mark<'_>> {
        self.range(Part::PassageMarks, at.0, self.rows(Part::MarkKind)).map(|row| self.mark(row)).collect()
    }

    fn mark(&self, row: u32) -> Mark<'_> {
        let kind = self.get(Part::MarkKind, row);
        let entity = |number: u32| (number < self.entity_count()).then_some(EntityIx(number));
        Mark {
            extent: self.extent(Part::MarkChar, Part::MarkChars, row),
            kind: pick(&SpanKind::ALL, kind & !NESTED).unwrap_or(SpanKind::Quote),
            nested: kind & NESTED != 0,
            entity: self.get32(Part::MarkEntity, row).checked_sub(1).and_then(entity),
            role: self.find(Part::RoleAt, row).map(|at| self.string(Part::RoleText, at)),
            date: self.find(Part::DateAt, row).map(|at| self.date(at)),
            figure: self.find(Part::FigureAt, row).map(|at| self.figure(at)),
            speaker: self.find(Part::SpeakerAt, row).and_then(|at| entity(self.get32(Part::SpeakerEntity, at))),
        }
    }

    fn date(&self, row: u32) -> Date<'_> {
        let class = self.get(Part::DateClass, row);
        Date {
            interval: self.interval(Part::DateFrom, Part::DateDays, row),
            value: self.string(Part::DateValue, row),
            class: pick(&DateClass::ALL, class & 15).unwrap_or(DateClass::Vague),
            anchor: pick(&Anchor::ALL, class >> 4).unwrap_or(Anchor::None),
            rule: self.string(Part::DateRule, row),
            conflict: self.string(Part::DateConflict, row),
        }
    }

    fn figure(&self, row: u32) -> Figure<'_> {
        let sign = self.get(Part::FigureSign, row);
        Figure {
            number: f64::from_bits(self.get(Part::FigureNumber, row)),
            max: (sign & HAS_MAX != 0).then(|| f64::from_bits(self.get(Part::FigureMax, row))),
            unit: self.string(Part::FigureUnit, row),
            comparator: pick(&Comparator::ALL, sign & 15).unwrap_or(Comparator::Equal),
            approximate: sign & APPROXIMATE != 0,
        }
    }

    pub fn entity(&self, at: EntityIx) -> Entity<'_> {
        let row = at.0;
        if row >= self.entity_count() {
            return Entity::default();
        }
        Entity {
            id: self.string(Part::EntityId, row),
            kind: self.kind(at),
            name_ar: self.string(Part::EntityNameAr, row),
            name_en: self.string(Part::EntityNameEn, row),
            wikidata: self.optional(Part::EntityWikidata, row),
            passages: self.get32(Part::EntityPassages, row),
        }
    }

    /// The kind of an entity, without the rest.
    pub fn kind(&self, at: EntityIx) -> Option<SpanKind> {
        pick(&SpanKind::ALL, self.get(Part::EntityKind, at.0).checked_sub(1)?)
    }

    /// Every spelling seen, most frequent first.
    pub fn variants(&self, at: EntityIx) -> Vec<Variant<'_>> {
        let variant = |row: u32| Variant {
            text: self.string(Part::VariantText, row),
            count: self.get32(Part::VariantCount, row),
            rule: self.string(Part::VariantRule, row),
            evidence: self.string(Part::VariantEvidence, row),
        };
        self.range(Part::EntityVariants, at.0, self.rows(Part::VariantText)).map(variant).collect()
    }

    /// The same without the rest.
    pub fn spellings(&self, at: EntityIx) -> impl Iterator<Item = &str> {
        self.range(Part::EntityVariants, at.0, self.rows(Part::VariantText))
            .map(|row| self.string(Part::VariantText, row))
    }

    /// Whether a word in the loose folding stands in an Arabic name or a spelling of any entity.
    pub fn is_in_a_name(&self, word: &str) -> bool {
        let names = self.names.get_or_init(|| {
            let mut names = WordSet::default();
            for at in self.entities() {
                for name in self.spellings(at).chain([self.string(Part::EntityNameAr, at.0)]) {
                    names.extend(fold(name, Folding::Loose).split_whitespace().map(Into::into));
                }
            }
            names
        });
        names.contains(word)
    }

    /// Offices as the articles give them.
    pub fn roles(&self, at: EntityIx) -> Vec<Role<'_>> {
        let role = |row: u32| Role {
            text: self.string(Part::OfficeText, row),
            article: ArticleIx(self.get32(Part::OfficeArticle, row)),
        };
        self.range(Part::EntityRoles, at.0, self.rows(Part::OfficeText)).map(role).collect()
    }

    /// The passages that name an entity, ascending, each once.
    pub fn entity_passages(&self, at: EntityIx) -> impl Iterator<Item = PassageIx> + Clone + use<'_> {
        let place = self.table[Part::EntityLists as usize];
        let range = self.range(Part::EntityPostings, at.0, (place.end - place.start) as u32);
        let bytes = self.slice(Part::EntityLists, range.start as usize, range.end as usize);
        Ascending::new(bytes, self.passage_count()).map(PassageIx)
    }

    pub fn source(&self, at: SourceIx) -> Source<'_> {
        if at.0 >= self.source_count() {
            return Source::default();
        }
        let name = self.string(Part::SourceName, at.0);
        let id = if name.is_empty() { UNKNOWN_SOURCE } else { name };
        Source { id, name, articles: self.get32(Part::SourceArticles, at.0) }
    }

    pub fn find_entity(&self, id: &str) -> Option<EntityIx> {
        self.by_id(Part::EntitiesById, Part::EntityId, id).map(EntityIx)
    }

    pub fn find_article(&self, aid: &str) -> Option<ArticleIx> {
        self.by_id(Part::ArticlesById, Part::ArticleAid, aid).map(ArticleIx)
    }

    pub fn find_passage(&self, aid: &str, pid: &str) -> Option<PassageIx> {
        let mut passages = self.article(self.find_article(aid)?).passages();
        passages.find(|at| self.string(Part::PassagePid, at.0) == pid)
    }

    pub fn find_source(&self, id: &str) -> Option<SourceIx> {
        self.sources().find(|at| self.source(*at).id == id)
    }

    /// From the first to the last day that an article appeared on.
    pub fn published_span(&self) -> Option<Interval> {
        let day = |at: u32| get_day(self.get(Part::ArticleDay, self.get32(Part::ArticlesByDay, at)));
        let last = self.rows(Part::ArticlesByDay).checked_sub(1)?;
        Some(Interval::between(day(0)?, day(last)?))
    }

    /// From the first to the last day that a passage speaks of.
    pub fn mentioned_span(&self) -> Option<Interval> {
        let first = get_day(self.get(Part::MentionFrom, 0))?;
        let last = (0..self.rows(Part::MentionLatest)).map(|at| self.get(Part::MentionLatest, at)).max()?;
        Some(Interval::between(first, get_day(last)?))
    }

    /// Every date of the corpus that overlaps the days from `from` to `to`: its passage and interval, by first day.
    /// A passage comes as often as it has such dates.
    pub fn mentioned_in(
        &self,
        from: Option<Day>,
        to: Option<Day>,
    ) -> impl Iterator<Item = (PassageIx, Interval)> + use<'_> {
        let end = to.map_or(self.rows(Part::MentionFrom), |to| {
            self.first_row(Part::MentionFrom, self.rows(Part::MentionFrom), |first| first > put_day(to))
        });
        let from = from.map_or(0, put_day);
        let block = MENTION_BLOCK as u32;
        (0..end.div_ceil(block))
            .filter(move |at| self.get(Part::MentionLatest, *at) >= from)
            .flat_map(move |at| at * block..end.min((at + 1) * block))
            .filter_map(move |row| {
                let interval = self.interval(Part::MentionFrom, Part::MentionDays, row)?;
                let passage = self.get32(Part::MentionPassage, row);
                (put_day(interval.to()) >= from && passage < self.passage_count())
                    .then_some((PassageIx(passage), interval))
            })
    }

    /// Articles that appeared on one of the days from `from` to `to`, by day.
    pub fn published_in(&self, from: Option<Day>, to: Option<Day>) -> impl Iterator<Item = ArticleIx> + use<'_> {
        let rows = self.rows(Part::ArticlesByDay);
        let day = |at: u32| self.get(Part::ArticleDay, self.get32(Part::ArticlesByDay, at));
        let start = from.map_or(0, |from| partition(rows, |at| day(at) >= put_day(from)));
        let end = to.map_or(rows, |to| partition(rows, |at| day(at) > put_day(to)));
        (start..end.max(start))
            .map(|at| ArticleIx(self.get32(Part::ArticlesByDay, at)))
            .filter(|at| at.0 < self.article_count())
    }

    /// The word index.
    pub fn words(&self) -> Words<'_> {
        if let Some(made) = &self.made {
            return made.words(self.passage_count());
        }
        let column = |part: Part| (self.all(part), self.table[part as usize].width);
        let (blocks, blocks_width) = column(Part::WordBlocks);
        let (list_blocks, list_blocks_width) = column(Part::WordListBlocks);
        Words {
            words: self.all(Part::Words),
            lists: self.all(Part::WordLists),
            blocks,
            blocks_width,
            list_blocks,
            list_blocks_width,
            passages: self.passage_count(),
        }
    }
}
