//! Cards: what is known of an entity, what a date means and why.

use crate::corpus::draft::{Anchor, DateClass};
use crate::corpus::{Corpus, EntityIx, PassageIx, Role};
use crate::span::{Positions, SpanKind};

use super::{
    Counted, Lang, Rules, Spelling, Word, article_head, conflict_words, count_words_after, fill, interval_words,
    kind_word, rule_words, say, spellings,
};

/// An entity's card.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityCard<'c> {
    pub entity: EntityIx,
    pub id: &'c str,
    pub kind: Option<SpanKind>,
    /// "شخص".
    pub kind_words: &'static str,
    pub name_ar: &'c str,
    pub name_en: &'c str,
    pub wikidata: Option<&'c str>,
    pub spellings: Vec<Spelling>,
    pub roles: Vec<RoleLine<'c>>,
    /// Passages that name it in the whole corpus, and the same in words.
    pub passages: Vec<PassageIx>,
    pub passages_words: String,
}

/// An office and where it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLine<'c> {
    pub role: &'c str,
    pub aid: &'c str,
    pub title: &'c str,
    pub published_words: String,
}

/// A date's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateCard<'c> {
    /// The words of the text.
    pub words: &'c str,
    /// The interval in words, or that there is none.
    pub meaning: String,
    /// `YYYY-MM-DD`, both ends; for a filter by this date.
    pub from: Option<String>,
    pub to: Option<String>,
    /// How it was resolved: "«مارس الماضي» ← مارس 2023، لأن المقال نُشر في 19 أبريل 2023 (آخر شهر بهذا الاسم قبل شهر النشر)".
    pub rule: String,
    /// What the clues disagree about; empty when they agree.
    pub conflict: String,
    /// How the day of publication is known, where the rule needs it; else empty.
    pub certainty: String,
}

/// What is known of an entity over the whole corpus.
pub fn entity_card<'c>(corpus: &'c Corpus, at: EntityIx, lang: Lang) -> EntityCard<'c> {
    let entity = corpus.entity(at);
    let role = |role: Role<'c>| {
        let head = article_head(corpus, role.article, lang);
        RoleLine { role: role.text, aid: head.aid, title: head.title, published_words: head.published_words }
    };
    EntityCard {
        entity: at,
        id: entity.id,
        kind: entity.kind,
        kind_words: say(lang, entity.kind.map_or(Word::OneEntity, kind_word)),
        name_ar: entity.name_ar,
        name_en: entity.name_en,
        wikidata: entity.wikidata,
        spellings: spellings(corpus, at, lang),
        roles: corpus.roles(at).into_iter().map(role).collect(),
        passages: corpus.entity_passages(at).collect(),
        passages_words: count_words_after(lang, Counted::Passages, entity.passages),
    }
}

/// The card of mark number `mark` of a passage; `None` where that is no date.
pub fn date_card<'c>(corpus: &'c Corpus, passage: PassageIx, mark: usize, lang: Lang) -> Option<DateCard<'c>> {
    let mark = corpus.marks(passage).into_iter().nth(mark)?;
    let date = mark.date?;
    let shown = corpus.passage(passage);
    let words = Positions::new(shown.text).slice(mark.extent);
    let meaning = match date.interval {
        Some(interval) => interval_words(lang, interval),
        None => say(lang, Word::NoInterval).to_owned(),
    };
    let head = article_head(corpus, shown.article, lang);
    let published = (date.anchor == Anchor::Published).then_some(&head).filter(|head| head.published.is_some());
    let because = match (date.anchor, published) {
        (Anchor::Published, Some(head)) => fill(lang, Word::AnchorPublished, &[("day", &head.published_words)]),
        (Anchor::Published, None) => say(lang, Word::AnchorMissing).to_owned(),
        (Anchor::Text, _) => say(lang, Word::AnchorText).to_owned(),
        // Without a day to count from, a relative date stays open.
        (Anchor::None, _) if head.published.is_none() && date.class == DateClass::Relative => {
            say(lang, Word::AnchorMissing).to_owned()
        }
        (Anchor::None, _) => say(lang, Word::AnchorNone).to_owned(),
    };
    let certainty = published.map(|head| head.certainty.clone()).unwrap_or_default();
    Some(DateCard {
        words,
        rule: fill(
            lang,
            Word::DateBecause,
            &[
                ("words", words),
                ("meaning", &meaning),
                ("because", &because),
                ("rule", rule_words(lang, Rules::Dates, date.rule)),
            ],
        ),
        meaning,
        from: date.interval.map(|it| it.from().to_string()),
        to: date.interval.map(|it| it.to().to_string()),
        conflict: conflict_words(lang, date.conflict),
        certainty,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{samples, store};

    fn corpus() -> Corpus {
        Corpus::open(store(&samples::small())).unwrap()
    }

    #[test]
    fn a_person() {
        let corpus = corpus();
        let card = entity_card(&corpus, corpus.find_entity("gallant").unwrap(), Lang::Ar);
        assert_eq!((card.kind_words, card.name_ar, card.name_en), ("شخص", "يوآف غالانت", "Yoav Gallant"));
        assert_eq!(card.passages_words, "مقطعين");
        assert_eq!((card.roles[0].role, card.roles[0].published_words.as_str()), ("وزير الدفاع", "19 أبريل 2023"));
        assert_eq!(card.spellings[0].why, "الاسم نفسه");
    }

    #[test]
    fn dates_and_why() {
        let corpus = corpus();
        let card = date_card(&corpus, PassageIx(1), 2, Lang::Ar).unwrap();
        assert_eq!(
            card.rule,
            "«مارس الماضي» ← مارس 2023، لأن المقال نُشر في 19 أبريل 2023 (آخر شهر بهذا الاسم قبل شهر النشر)"
        );
        assert_eq!((card.from.as_deref(), card.to.as_deref()), (Some("2023-03-01"), Some("2023-03-31")));
        assert_eq!(card.certainty, "كما ذكره الناشر");
        let card = date_card(&corpus, PassageIx(4), 2, Lang::En).unwrap();
        assert_eq!(
            card.rule,
            "“\u{2068}أمس الخميس 13 يوليو 2023\u{2069}” → 13 July 2023, as the text itself says (a complete date)"
        );
        assert_eq!(date_card(&corpus, PassageIx(1), 0, Lang::Ar), None);
        assert_eq!(date_card(&corpus, PassageIx(1), 9, Lang::Ar), None);
    }
}
