//! The parts of the stored form and the table that finds them.
//!
//! ```text
//! file    = magic version count entry*count sum part*count
//! magic   = "KASHSHAF"              version, count, sum = u32
//! entry   = offset length width sum                 (u32 each)
//! part    = bytes, or a column of numbers of `width` bytes each; width 0 says bytes
//! ```
//!
//! Little endian, nothing aligned, nothing between the parts. The `sum` after the table is that of all before it.
//! Offsets count from the beginning of the file. A new part or meaning is a new [`VERSION`].

use super::OpenError;
use super::pack;

pub const MAGIC: &[u8; 8] = b"KASHSHAF";
pub const VERSION: u32 = 1;
const FIXED: usize = 16;
const ENTRY: usize = 16;

macro_rules! parts {
    ($($(#[$doc:meta])* $part:ident)*) => {
        /// A part of the stored form.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Part { $($(#[$doc])* $part),* }

        impl Part {
            pub const COUNT: usize = [$(Part::$part),*].len();
            pub const ALL: [Part; Part::COUNT] = [$(Part::$part),*];

            /// The name for messages.
            pub fn name(self) -> &'static str {
                match self { $(Part::$part => stringify!($part)),* }
            }
        }
    };
}

parts! {
    /// UTF-8 of the string pool; string 0 is empty.
    Strings
    /// Where each string begins, and the end.
    StringStarts
    /// UTF-8 of all articles as published, one after the other.
    Text

    // Articles, a row each. Strings by number; those that can be missing by number + 1.
    ArticleAid ArticleKey ArticleFile ArticleTitle ArticleSubtitle ArticleAuthor ArticlePublisher ArticleUrl
    ArticleEvidence
    /// Day + 1 of [`put_day`], 0 for none.
    ArticleDay
    ArticleBasis ArticleSource
    /// First passage, first line, first byte of text; one row more than articles.
    ArticlePassages ArticleLines ArticleText
    /// Articles in the order of their ids.
    ArticlesById
    /// Dated articles in the order of their days.
    ArticlesByDay

    // Publishers, in the order of their names.
    SourceName SourceArticles

    // Lines. Positions within the article.
    LineKind LineChar LineChars LineByte LineBytes LineRule LineEvidence
    /// Number of the passage within the article + 1, 0 for none.
    LinePassage

    // Passages. Positions within the article.
    PassageArticle PassagePid PassageKind PassageChar PassageChars PassageByte PassageBytes
    /// First mark; one row more than passages.
    PassageMarks

    // Marks. Positions within the passage. Kind, and 16 for a nested one; entity + 1.
    MarkKind MarkChar MarkChars MarkEntity
    // What few marks have: the mark's number, ascending, and the value.
    RoleAt RoleText SpeakerAt SpeakerEntity
    DateAt DateFrom DateDays DateValue DateClass DateRule DateConflict
    FigureAt FigureNumber FigureMax FigureUnit FigureSign

    /// Resolved dates by first day, then length, then passage: to find what overlaps an interval.
    MentionFrom MentionDays MentionPassage
    /// The latest last day of each block of [`MENTION_BLOCK`] rows.
    MentionLatest

    // Entities. Kind + 1.
    EntityId EntityKind EntityNameAr EntityNameEn EntityWikidata
    /// First variant, first role, first byte of postings; one row more than entities.
    EntityVariants EntityRoles EntityPostings
    EntityPassages
    EntitiesById
    VariantText VariantCount VariantRule VariantEvidence
    OfficeText OfficeArticle
    /// Ascending lists of passages, see [`pack::Ascending`].
    EntityLists

    /// Folded words, front-coded in blocks, see [`super::words`].
    Words
    /// Where each block begins in `Words` and in `WordLists`; one row more than blocks.
    WordBlocks WordListBlocks
    /// Ascending lists of passages.
    WordLists
}

/// Rows of [`Part::MentionFrom`] that share an entry of [`Part::MentionLatest`].
pub const MENTION_BLOCK: usize = 64;

/// What a part holds before it is written.
#[derive(Clone, Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    Column(Vec<u64>),
}

impl Default for Content {
    fn default() -> Content {
        Content::Column(Vec::new())
    }
}

/// Writes all parts, in the order of [`Part::ALL`].
pub fn write(parts: &[Content]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    put(VERSION, &mut out);
    put(parts.len() as u32, &mut out);
    let head = FIXED + parts.len() * ENTRY + 4;
    for part in parts {
        let start = body.len();
        let width = match part {
            Content::Bytes(bytes) => {
                body.extend_from_slice(bytes);
                0
            }
            Content::Column(numbers) => {
                let width = pack::width(numbers);
                pack::put_column(numbers, width, &mut body);
                width
            }
        };
        put((head + start) as u32, &mut out);
        put((body.len() - start) as u32, &mut out);
        put(width as u32, &mut out);
        put(pack::checksum(&body[start..]), &mut out);
    }
    put(pack::checksum(&out), &mut out);
    out.extend_from_slice(&body);
    out
}

fn put(number: u32, out: &mut Vec<u8>) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Where a part lies: checked to be within the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub start: usize,
    pub end: usize,
    pub width: usize,
}

impl Place {
    /// Rows of a column.
    pub fn rows(self) -> usize {
        (self.end - self.start).checked_div(self.width).unwrap_or(0)
    }
}

pub type Table = [Place; Part::COUNT];

/// Reads and checks the table and every part's checksum.
pub fn read(bytes: &[u8]) -> Result<Table, OpenError> {
    const HEAD: &str = "Head";
    if bytes.get(..8) != Some(MAGIC.as_slice()) {
        return Err(OpenError::NotACorpus);
    }
    let number = |at: usize| match bytes.get(at..at + 4) {
        Some(b) => Ok(u32::from_le_bytes([b[0], b[1], b[2], b[3]])),
        None => Err(OpenError::Damaged(HEAD)),
    };
    let version = number(8)?;
    if version != VERSION {
        return Err(OpenError::Version { found: version, expected: VERSION });
    }
    let table_end = FIXED + Part::COUNT * ENTRY;
    let head = bytes.get(..table_end).ok_or(OpenError::Damaged(HEAD))?;
    if number(12)? as usize != Part::COUNT || number(table_end)? != pack::checksum(head) {
        return Err(OpenError::Damaged(HEAD));
    }
    let mut table = [Place::default(); Part::COUNT];
    let mut next = table_end + 4;
    for (part, place) in Part::ALL.into_iter().zip(&mut table) {
        let at = FIXED + part as usize * ENTRY;
        let (start, length, width) = (number(at)? as usize, number(at + 4)? as usize, number(at + 8)? as usize);
        let end = start.checked_add(length).ok_or(OpenError::Damaged(part.name()))?;
        let sum = bytes.get(start..end).map(pack::checksum);
        if start != next || width > 8 || (width > 0 && length % width != 0) || sum != Some(number(at + 12)?) {
            return Err(OpenError::Damaged(part.name()));
        }
        *place = Place { start, end, width };
        next = end;
    }
    if next == bytes.len() { Ok(table) } else { Err(OpenError::Damaged(HEAD)) }
}
