//! A passage with all that exports say of it.

use super::Setting;
use super::number::decimal;
use crate::corpus::draft::{Basis, Comparator};
use crate::corpus::{Article, Date, Entity, EntityIx, Figure, Mark, Passage, PassageIx};
use crate::day::Interval;
use crate::link::address::{Lang, ViewState};
use crate::link::checksum::checksum;
use crate::present::{self, Word, basis_word, say};
use crate::span::{Positions, SpanKind};
use crate::text::controls::legible;

pub struct Item<'c> {
    pub setting: Setting<'c>,
    pub passage: Passage<'c>,
    pub article: Article<'c>,
    pub marks: Vec<Mark<'c>>,
    /// `ab3f9-x7k`.
    pub id: String,
    /// Of the folded text, four characters.
    pub checksum: String,
    /// The permalink, with the checksum.
    pub link: String,
}

impl<'c> Item<'c> {
    pub fn new(setting: Setting<'c>, at: PassageIx) -> Item<'c> {
        let passage = setting.corpus.passage(at);
        let article = setting.corpus.article(passage.article);
        let checksum = checksum(passage.text);
        let state = ViewState { check: Some(checksum.clone()), ..ViewState::passage(article.aid, passage.pid) };
        Item {
            id: format!("{}-{}", article.aid, passage.pid),
            link: format!("{}/{}", setting.base_url, state.encode()),
            marks: setting.corpus.marks(at),
            checksum,
            passage,
            article,
            setting,
        }
    }

    pub fn lang(&self) -> Lang {
        self.setting.lang
    }

    /// The passage's words where the format has no escapes: one line, nothing that turns directions.
    pub fn plain_text(&self) -> String {
        plain(self.passage.text)
    }

    pub fn article_link(&self) -> String {
        format!("{}/{}", self.setting.base_url, ViewState::article(self.article.aid).encode())
    }

    /// `YYYY-MM-DD`.
    pub fn published(&self) -> Option<String> {
        self.article.published.map(|it| it.day.to_string())
    }

    /// Whether the article itself or its publisher says when it appeared.
    pub fn is_day_sure(&self) -> bool {
        self.article.published.is_some_and(|it| matches!(it.basis, Basis::Stated | Basis::Text))
    }

    /// "نُشر 15 يوليو 2023 (كما ذكره الناشر)".
    pub fn published_words(&self) -> String {
        match self.article.published {
            Some(it) => {
                let (day, basis) = (present::day_words(self.lang(), it.day), say(self.lang(), basis_word(it.basis)));
                format!("{} {day} ({basis})", say(self.lang(), Word::Published))
            }
            None => say(self.lang(), Word::PublishedUnknown).to_owned(),
        }
    }

    /// "المقطع ab3f9-x7k، الإصدار 2023-07".
    pub fn place_words(&self) -> String {
        let (passage, comma, release) = match self.lang() {
            Lang::Ar => ("المقطع", "، ", "الإصدار"),
            Lang::En => ("passage", ", ", "release"),
        };
        let mut out = format!("{passage} {}", self.id);
        if let Some(name) = self.setting.release {
            out.push_str(&format!("{comma}{release} {name}"));
        }
        out
    }

    /// The entities of a kind that the passage names, each once, in the order of the text.
    pub fn entities(&self, kind: SpanKind) -> Vec<EntityIx> {
        let mut list = Vec::new();
        for mark in self.marks.iter().filter(|it| it.kind == kind) {
            list.extend(mark.entity.filter(|it| !list.contains(it)));
        }
        list
    }

    pub fn entity(&self, at: EntityIx) -> Entity<'c> {
        self.setting.corpus.entity(at)
    }

    pub fn name(&self, at: EntityIx) -> &'c str {
        present::name(self.setting.corpus, at, self.setting.lang)
    }

    /// Everybody and everything named, each once: keywords.
    pub fn names(&self) -> Vec<String> {
        let kinds = SpanKind::ALL.into_iter().filter(|kind| kind.is_name());
        let mut list: Vec<String> = Vec::new();
        for name in kinds.flat_map(|kind| self.entities(kind)).map(|at| plain(self.name(at))) {
            if !name.is_empty() && !list.contains(&name) {
                list.push(name);
            }
        }
        list
    }

    /// What a mark stands on, as published.
    pub fn words(&self, mark: &Mark<'_>) -> &'c str {
        let text: &'c str = self.passage.text;
        Positions::new(text).slice(mark.extent)
    }

    /// Dates as "أمس = 2023-07-14", with an open question where nothing resolved them.
    pub fn dates(&self) -> Vec<String> {
        let dated = self.marks.iter().filter_map(|mark| Some((mark, mark.date.as_ref()?)));
        dated.map(|(mark, date)| format!("{} = {}", plain(self.words(mark)), date_value(date))).collect()
    }

    pub fn figures(&self) -> Vec<String> {
        let measured = self.marks.iter().filter_map(|mark| Some((mark, mark.figure.as_ref()?)));
        measured.map(|(mark, figure)| format!("{} = {}", plain(self.words(mark)), figure_value(figure))).collect()
    }

    /// Remarks for formats without a place of their own for these: passage and release, publication, original, dates.
    pub fn notes(&self) -> Vec<String> {
        let mut list = vec![self.place_words(), self.published_words()];
        if let Some(url) = self.article.url {
            list.push(format!("{}: {url}", say(self.lang(), Word::Original)));
        }
        let dates = self.dates();
        if !dates.is_empty() {
            let semicolon = if self.lang() == Lang::Ar { "؛ " } else { "; " };
            list.push(format!("{}: {}", say(self.lang(), Word::KindDate), dates.join(semicolon)));
        }
        list
    }
}

/// One line without characters that turn directions.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in legible(text).chars() {
        let space = c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        out.push(if space { ' ' } else { c });
    }
    out.trim().to_owned()
}

/// An interval after ISO 8601: `2023-07-14`, or `2023-03-01/2023-03-31`.
pub fn iso(interval: Interval) -> String {
    if interval.from() == interval.to() {
        interval.from().to_string()
    } else {
        format!("{}/{}", interval.from(), interval.to())
    }
}

fn date_value(date: &Date<'_>) -> String {
    match date.interval {
        Some(interval) => iso(interval),
        None if date.value.is_empty() => "?".to_owned(),
        None => date.value.to_owned(),
    }
}

/// `>120 people`, `30-40 %`, `~5000000 USD`.
pub fn figure_value(figure: &Figure<'_>) -> String {
    let sign = match (figure.comparator, figure.approximate) {
        (Comparator::Equal, true) => "~",
        (Comparator::Equal, false) => "",
        (other, _) => other.sign(),
    };
    let max = figure.max.map_or(String::new(), |max| format!("–{}", decimal(max)));
    format!("{sign}{}{max} {}", decimal(figure.number), figure.unit).trim_end().to_owned()
}
