use proptest::prelude::*;

use super::draft;
use super::section::{self, Part};
use super::*;
use crate::day::{Day, Interval};
use crate::span::Extent;

fn back(corpus: &Corpus) -> Draft {
    let own = |text: Option<&str>| text.map(str::to_owned);
    let article = |at: ArticleIx| {
        let article = corpus.article(at);
        let lines = corpus.lines(at).into_iter().map(|line| draft::LineDraft {
            extent: line.extent,
            kind: line.kind,
            rule: line.rule.into(),
            evidence: line.evidence.into(),
        });
        let passages = article.passages().map(|at| {
            let passage = corpus.passage(at);
            draft::PassageDraft { pid: passage.pid.into(), extent: passage.extent, kind: passage.kind }
        });
        let marks = article.passages().flat_map(|at| {
            let start = corpus.passage(at).extent.start;
            corpus.marks(at).into_iter().map(move |mark| mark_back(&mark, start))
        });
        draft::ArticleDraft {
            aid: article.aid.into(),
            key: article.key.into(),
            file: article.file.into(),
            title: article.title.into(),
            subtitle: own(article.subtitle),
            author: own(article.author),
            publisher: own(article.publisher),
            url: own(article.url),
            published: article.published.map(|p| draft::Published {
                day: p.day,
                basis: p.basis,
                evidence: p.evidence.into(),
            }),
            text: corpus.text(at).into(),
            lines: lines.collect(),
            passages: passages.collect(),
            marks: marks.collect(),
        }
    };
    let entity = |at: EntityIx| {
        let entity = corpus.entity(at);
        let variant = |it: Variant<'_>| draft::VariantDraft {
            text: it.text.into(),
            count: it.count,
            rule: it.rule.into(),
            evidence: it.evidence.into(),
        };
        draft::EntityDraft {
            id: entity.id.into(),
            kind: entity.kind,
            name_ar: entity.name_ar.into(),
            name_en: entity.name_en.into(),
            variants: corpus.variants(at).into_iter().map(variant).collect(),
            roles: corpus.roles(at).into_iter().map(|it| (it.text.into(), it.article.0)).collect(),
            wikidata: own(entity.wikidata),
        }
    };
    Draft { articles: corpus.articles().map(article).collect(), entities: corpus.entities().map(entity).collect() }
}

fn mark_back(mark: &Mark<'_>, start: u32) -> draft::MarkDraft {
    draft::MarkDraft {
        extent: Extent::new(mark.extent.start + start, mark.extent.end + start),
        kind: mark.kind,
        nested: mark.nested,
        entity: mark.entity.map(|it| it.0),
        role: mark.role.map(str::to_owned),
        date: mark.date.map(|it| draft::DateDraft {
            interval: it.interval,
            value: it.value.into(),
            class: it.class,
            anchor: it.anchor,
            rule: it.rule.into(),
            conflict: it.conflict.into(),
        }),
        figure: mark.figure.map(|it| draft::FigureDraft {
            number: it.number,
            max: it.max,
            unit: it.unit.into(),
            comparator: it.comparator,
            approximate: it.approximate,
        }),
        speaker: mark.speaker.map(|it| it.0),
    }
}

/// Calls every reader and walks every list.
fn read_everything(corpus: &Corpus) {
    let _ = back(corpus);
    for at in corpus.entities() {
        let passages: Vec<PassageIx> = corpus.entity_passages(at).collect();
        assert!(passages.iter().all(|it| it.0 < corpus.passage_count()));
    }
    for at in corpus.sources() {
        let _ = corpus.source(at);
    }
    corpus.words().with_prefix("", |_, list| assert!(list.count() <= corpus.passage_count() as usize));
    let _ = corpus.words().find("الحكومه");
    let _ = (corpus.mentioned_span(), corpus.published_span());
    let _ = corpus.mentioned_in(Some(Day(19_400)), Some(Day(19_500))).count();
    let _ = corpus.published_in(Some(Day(19_400)), Some(Day(19_500))).count();
    let _ = (corpus.find_passage("00001", "001"), corpus.find_entity("e1"), corpus.find_source("رويترز"));
    let beyond = u32::MAX;
    let _ = (corpus.article(ArticleIx(beyond)), corpus.passage(PassageIx(beyond)), corpus.entity(EntityIx(beyond)));
    let _ = (corpus.lines(ArticleIx(beyond)), corpus.marks(PassageIx(beyond)), corpus.variants(EntityIx(beyond)));
}

#[test]
fn a_small_corpus() {
    let corpus = Corpus::open(store(&samples::small())).unwrap();
    assert_eq!((corpus.article_count(), corpus.passage_count(), corpus.entity_count()), (2, 6, 4));
    let at = corpus.find_passage("aaaaa", "001").unwrap();
    assert_eq!(corpus.passage(at).text, "التقى وزير الدفاع يوآف جالانت بالرئيس إلهام علييف في مارس الماضي");
    let aliyev = corpus.find_entity("aliyev").unwrap();
    assert_eq!(corpus.entity(aliyev).name_en, "Ilham Aliyev");
    assert_eq!(corpus.entity_passages(aliyev).map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
    let lines = corpus.lines(ArticleIx(0));
    let passages: Vec<_> = lines.iter().map(|line| line.passage.map(|it| it.0)).collect();
    assert_eq!(passages, [Some(0), None, None, Some(1), Some(2)]);
    assert_eq!((lines[1].rule, lines[1].evidence), ("related-label", "اقرأ أيضا"));
    let sources: Vec<_> = corpus.sources().map(|it| corpus.source(it).id).collect();
    assert_eq!(sources, [UNKNOWN_SOURCE, "صحيفة النهار"]);
    assert_eq!(corpus.mentioned_span().unwrap().to(), Day::parse("2023-07-13").unwrap());
}

#[test]
fn what_is_no_corpus() {
    let bytes = store(&samples::small());
    let error = |bytes: Vec<u8>| Corpus::open(bytes).err();
    assert_eq!(error(Vec::new()), Some(OpenError::NotACorpus));
    assert_eq!(error(b"PK\x03\x04 something".to_vec()), Some(OpenError::NotACorpus));
    let mut other = bytes.clone();
    other[8] = 9;
    assert_eq!(error(other), Some(OpenError::Version { found: 9, expected: section::VERSION }));
    assert_eq!(error(bytes[..bytes.len() - 1].to_vec()), Some(OpenError::Damaged("WordLists")));
    let table = section::read(&bytes).unwrap();
    for part in Part::ALL {
        let place = table[part as usize];
        if place.start < place.end {
            let mut flipped = bytes.clone();
            flipped[place.start] ^= 1;
            assert_eq!(error(flipped), Some(OpenError::Damaged(part.name())));
        }
    }
}

/// Makes all checksums right again.
fn sign(bytes: &mut [u8]) {
    let number = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let end = 16 + Part::COUNT * 16;
    for at in (16..end).step_by(16) {
        let (start, length) = (number(bytes, at), number(bytes, at + 4));
        if let Some(part) = start.checked_add(length).and_then(|last| bytes.get(start..last)) {
            let sum = pack::checksum(part).to_le_bytes();
            bytes[at + 12..at + 16].copy_from_slice(&sum);
        }
    }
    let sum = pack::checksum(&bytes[..end]).to_le_bytes();
    bytes[end..end + 4].copy_from_slice(&sum);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn drafts_come_back(draft in samples::drafts()) {
        let bytes = store(&draft);
        prop_assert_eq!(&bytes, &store(&draft));
        let corpus = Corpus::open(bytes).unwrap();
        prop_assert_eq!(back(&corpus), draft);
        read_everything(&corpus);
    }

    #[test]
    fn lists_agree_with_marks(draft in samples::drafts()) {
        let corpus = Corpus::open(store(&draft)).unwrap();
        for entity in corpus.entities() {
            let listed: Vec<_> = corpus.entity_passages(entity).collect();
            let named = |at: &PassageIx| corpus.marks(*at).iter().any(|mark| mark.entity == Some(entity));
            prop_assert_eq!(&listed, &corpus.passages().filter(named).collect::<Vec<_>>());
            prop_assert_eq!(corpus.entity(entity).passages as usize, listed.len());
        }
        for (from, to) in [(None, None), (Some(19_400), Some(19_420)), (None, Some(19_350)), (Some(19_500), None)] {
            let days = (from.map(Day), to.map(Day));
            let mut found: Vec<_> = corpus.mentioned_in(days.0, days.1).map(|(at, _)| at).collect();
            found.sort_unstable();
            found.dedup();
            let within = |it: Interval| from.is_none_or(|d| it.to() >= Day(d)) && to.is_none_or(|d| it.from() <= Day(d));
            let speaks = |at: &PassageIx| {
                corpus.marks(*at).iter().any(|mark| mark.date.and_then(|d| d.interval).is_some_and(within))
            };
            prop_assert_eq!(found, corpus.passages().filter(speaks).collect::<Vec<_>>());
            let mut found: Vec<_> = corpus.published_in(days.0, days.1).collect();
            found.sort_unstable();
            let dated = |at: &ArticleIx| corpus.article(*at).published.is_some_and(|p| within(Interval::day(p.day)));
            prop_assert_eq!(found, corpus.articles().filter(dated).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_word_index_holds_every_word(draft in samples::drafts()) {
        let corpus = Corpus::open(store(&draft)).unwrap();
        for at in corpus.passages() {
            for (_, key) in words::keys(&crate::text::Tokens::new(corpus.passage(at).text)) {
                prop_assert!(corpus.words().find(&key).is_some_and(|mut list| list.any(|it| it == at.0)), "{key}");
            }
        }
        prop_assert!(corpus.words().find("غائب").is_none());
    }

    #[test]
    fn an_index_made_when_opened_says_what_a_stored_one_says(draft in samples::drafts()) {
        let words = |bytes: Vec<u8>| {
            let corpus = Corpus::open(bytes).unwrap();
            let mut all = Vec::new();
            corpus.words().with_prefix("", |word, list| all.push((word.to_owned(), list.collect::<Vec<_>>())));
            all
        };
        let page = store_for_page(&draft);
        prop_assert_eq!(words(page), words(store(&draft)));
    }

    #[test]
    fn a_changed_or_cut_file_is_refused(at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<prop::sample::Index>()) {
        let bytes = store(&samples::small());
        let mut flipped = bytes.clone();
        flipped[at.index(bytes.len())] ^= 1 << bit;
        prop_assert!(Corpus::open(flipped).is_err());
        prop_assert!(Corpus::open(bytes[..cut.index(bytes.len())].to_vec()).is_err());
    }

    #[test]
    fn wrong_bytes_under_right_checksums_do_no_harm(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = store(&samples::small());
        for (at, value) in flips {
            let at = 16 + at.index(bytes.len() - 16);
            bytes[at] = value;
        }
        sign(&mut bytes);
        if let Ok(corpus) = Corpus::open(bytes) {
            read_everything(&corpus);
        }
    }
}
