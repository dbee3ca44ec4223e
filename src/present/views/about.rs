//! The page about the corpus: what it holds, how it was read, what is inferred and how surely, whose it is.

use std::collections::BTreeMap;

use super::{Scene, words};
use crate::corpus::draft::Basis;
use crate::corpus::facts::Verdict;
use crate::corpus::{ArticleIx, EntityIx, SourceIx};
use crate::present::{
    Counted, Rules, article_head, basis_word, count_words, day_words, kind_plural, number, reason, say, source_name,
};
use crate::span::SpanKind;

words! {
    AboutWord in "about.tsv":
    Title Extent Span Sources SourcesWhy Read ReadWhy Names Dates OutOf Folded Sure SureDay SureMerge SureMergeWhy
    Conflicts ConflictsWhy Facts FactsWhy Events Subjects Contradictions Repeated Links LinksWhy Private
    Licences LicenceTexts LicenceTextsWhy LicenceCode LicenceFonts LicenceModel LicenceNames LicenceCalendar Articles
}

/// Articles that are listed.
const ARTICLES: usize = 200;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: &'static str,
    pub sections: Vec<Section>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Empty for the first.
    pub title: &'static str,
    pub paragraphs: Vec<String>,
    pub rows: Vec<Row>,
}

/// Something and how much of it there is, or what is said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub what: String,
    pub value: String,
    pub href: Option<String>,
}

fn row(what: &str, value: String) -> Row {
    Row { what: what.to_owned(), value, href: None }
}

pub fn about(scene: &Scene<'_>) -> About {
    let counted = Tally::of(scene);
    let sections = vec![
        extent(scene),
        sources(scene),
        articles(scene),
        read(scene, &counted),
        days(scene),
        merges(scene),
        conflicts(scene, &counted),
        facts(scene),
        links(scene),
        licences(scene),
    ];
    let sections = sections.into_iter().filter(|it| !(it.rows.is_empty() && it.paragraphs.is_empty()));
    About { title: AboutWord::Title.say(scene.lang), sections: sections.collect() }
}

/// What the marks come to.
struct Tally {
    kinds: [u32; SpanKind::ALL.len()],
    resolved: u32,
    conflicts: u32,
}

impl Tally {
    fn of(scene: &Scene<'_>) -> Tally {
        let mut tally = Tally { kinds: [0; SpanKind::ALL.len()], resolved: 0, conflicts: 0 };
        for mark in scene.corpus.passages().flat_map(|at| scene.corpus.marks(at)) {
            if let Some(count) = tally.kinds.get_mut(mark.kind as usize) {
                *count += 1;
            }
            if let Some(date) = mark.date {
                tally.resolved += u32::from(date.interval.is_some());
                tally.conflicts += u32::from(!date.conflict.is_empty());
            }
        }
        tally
    }

    fn kind(&self, kind: SpanKind) -> u32 {
        self.kinds.get(kind as usize).copied().unwrap_or(0)
    }
}

fn extent(scene: &Scene<'_>) -> Section {
    let (corpus, lang) = (scene.corpus, scene.lang);
    let articles = count_words(lang, Counted::Articles, corpus.article_count());
    let passages = count_words(lang, Counted::Passages, corpus.passage_count());
    let mut paragraphs = vec![AboutWord::Extent.fill(lang, &[("articles", &articles), ("passages", &passages)])];
    if let Some(span) = corpus.published_span() {
        let (from, to) = (day_words(lang, span.from()), day_words(lang, span.to()));
        paragraphs.push(AboutWord::Span.fill(lang, &[("from", &from), ("to", &to)]));
    }
    Section { title: "", paragraphs, rows: Vec::new() }
}

fn sources(scene: &Scene<'_>) -> Section {
    let (corpus, lang) = (scene.corpus, scene.lang);
    let one = |at: SourceIx| {
        let source = corpus.source(at);
        Row {
            what: source_name(corpus, at, lang).to_owned(),
            value: count_words(lang, Counted::Articles, source.articles),
            href: Some(scene.fresh_href(|state| state.sources.push(source.id.to_owned()))),
        }
    };
    Section {
        title: AboutWord::Sources.say(lang),
        paragraphs: vec![AboutWord::SourcesWhy.say(lang).to_owned()],
        rows: corpus.sources().map(one).collect(),
    }
}

fn articles(scene: &Scene<'_>) -> Section {
    let one = |at: ArticleIx| {
        let head = article_head(scene.corpus, at, scene.lang);
        Row { what: head.title.to_owned(), value: head.published_words, href: Some(scene.article_href(at)) }
    };
    let rows = scene.corpus.articles().take(ARTICLES).map(one).collect();
    Section { title: AboutWord::Articles.say(scene.lang), paragraphs: Vec::new(), rows }
}

fn read(scene: &Scene<'_>, tally: &Tally) -> Section {
    let (corpus, lang) = (scene.corpus, scene.lang);
    let named = |kind: SpanKind, what: Counted| {
        let is = |at: &EntityIx| corpus.kind(*at) == Some(kind) && corpus.entity(*at).passages > 0;
        count_words(lang, what, corpus.entities().filter(is).count() as u32)
    };
    let names = AboutWord::Names.fill(
        lang,
        &[
            ("persons", &named(SpanKind::Person, Counted::Persons)),
            ("places", &named(SpanKind::Place, Counted::Places)),
            ("organisations", &named(SpanKind::Organisation, Counted::Organisations)),
        ],
    );
    let mut rows: Vec<Row> =
        SpanKind::ALL.map(|kind| row(say(lang, kind_plural(kind)), number(scene.lang, tally.kind(kind)))).into();
    let [resolved, all] = [tally.resolved, tally.kind(SpanKind::Date)].map(|it| number(lang, it));
    rows.push(row(AboutWord::Dates.say(lang), AboutWord::OutOf.fill(lang, &[("count", &resolved), ("all", &all)])));
    Section {
        title: AboutWord::Read.say(lang),
        paragraphs: [AboutWord::ReadWhy.say(lang), &names, AboutWord::Folded.say(lang)].map(str::to_owned).into(),
        rows,
    }
}

/// How the days of publication are known.
fn days(scene: &Scene<'_>) -> Section {
    let lang = scene.lang;
    let known: Vec<Option<Basis>> =
        scene.corpus.articles().map(|at| scene.corpus.article(at).published.map(|it| it.basis)).collect();
    let count = |basis: Option<Basis>| known.iter().filter(|it| **it == basis).count() as u32;
    let one = |basis: Option<Basis>| {
        let word = basis.map_or(crate::present::Word::PublishedUnknown, basis_word);
        row(say(lang, word), count_words(lang, Counted::Articles, count(basis)))
    };
    let all = Basis::ALL.into_iter().map(Some).chain([None]).filter(|basis| count(*basis) > 0);
    Section {
        title: AboutWord::Sure.say(lang),
        paragraphs: vec![AboutWord::SureDay.say(lang).to_owned()],
        rows: all.map(one).collect(),
    }
}

/// Spellings by the rule that merged them, most first.
fn merges(scene: &Scene<'_>) -> Section {
    let (corpus, lang) = (scene.corpus, scene.lang);
    // With the first evidence that there is, as an example.
    let mut rules: BTreeMap<&str, (u32, &str)> = BTreeMap::new();
    for variant in corpus.entities().flat_map(|at| corpus.variants(at)).filter(|it| !it.rule.is_empty()) {
        let (count, example) = rules.entry(variant.rule).or_default();
        *count += 1;
        *example = if example.is_empty() { variant.evidence } else { example };
    }
    let mut rules: Vec<(&str, (u32, &str))> = rules.into_iter().collect();
    crate::order::sort_by_key(&mut rules, |(_, (count, _))| u32::MAX - count);
    let one = |(rule, (count, example)): (&str, (u32, &str))| {
        row(&reason(lang, Rules::Merges, rule, example), count_words(lang, Counted::Spellings, count))
    };
    Section {
        title: AboutWord::SureMerge.say(lang),
        paragraphs: vec![AboutWord::SureMergeWhy.say(lang).to_owned()],
        rows: rules.into_iter().map(one).collect(),
    }
}

fn conflicts(scene: &Scene<'_>, tally: &Tally) -> Section {
    let all = number(scene.lang, tally.kind(SpanKind::Date));
    let value = AboutWord::OutOf.fill(scene.lang, &[("count", &number(scene.lang, tally.conflicts)), ("all", &all)]);
    Section {
        title: AboutWord::Conflicts.say(scene.lang),
        paragraphs: vec![AboutWord::ConflictsWhy.say(scene.lang).to_owned()],
        rows: vec![row(AboutWord::Dates.say(scene.lang), value)].into_iter().filter(|_| tally.conflicts > 0).collect(),
    }
}

fn facts(scene: &Scene<'_>) -> Section {
    let (facts, lang) = (scene.facts, scene.lang);
    let view = |shown: super::Shown| Some(scene.fresh_href(|state| state.view = Some(shown.name().to_owned())));
    let one = |word: AboutWord, count: usize, shown: super::Shown| Row {
        href: view(shown).filter(|_| count > 0),
        ..row(word.say(lang), number(lang, count as u32))
    };
    let contradict = facts.subjects.iter().filter(|it| it.verdict == Verdict::Contradict).count();
    Section {
        title: AboutWord::Facts.say(lang),
        paragraphs: vec![AboutWord::FactsWhy.say(lang).to_owned()],
        rows: vec![
            one(AboutWord::Events, facts.events.len(), super::Shown::Events),
            one(AboutWord::Subjects, facts.subjects.len(), super::Shown::Figures),
            one(AboutWord::Contradictions, contradict, super::Shown::Figures),
            one(AboutWord::Repeated, facts.pairs.len(), super::Shown::Same),
        ],
    }
}

fn links(scene: &Scene<'_>) -> Section {
    let paragraphs = [AboutWord::LinksWhy, AboutWord::Private].map(|it| it.say(scene.lang).to_owned()).into();
    Section { title: AboutWord::Links.say(scene.lang), paragraphs, rows: Vec::new() }
}

fn licences(scene: &Scene<'_>) -> Section {
    let lang = scene.lang;
    let rows = [
        (AboutWord::LicenceTexts, AboutWord::LicenceTextsWhy.say(lang)),
        (AboutWord::LicenceCode, "MIT OR Apache-2.0"),
        (AboutWord::LicenceFonts, "SIL Open Font License 1.1"),
        (AboutWord::LicenceModel, "CC BY-SA 4.0"),
        (AboutWord::LicenceNames, "MIT, Apache-2.0"),
        (AboutWord::LicenceCalendar, "Unicode License v3"),
    ];
    let rows = rows.into_iter().map(|(what, value)| row(what.say(lang), value.to_owned())).collect();
    Section { title: AboutWord::Licences.say(lang), paragraphs: Vec::new(), rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::facts::Facts;
    use crate::corpus::{Corpus, samples, store};
    use crate::link::address::ViewState;
    use crate::present::Lang;

    #[test]
    fn what_is_said_is_what_the_corpus_holds() {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = Facts::default();
        for lang in Lang::ALL {
            let scene = Scene::new(&corpus, &facts, ViewState { lang: Some(lang), ..ViewState::default() }, "/");
            let about = about(&scene);
            let section = |title: AboutWord| about.sections.iter().find(|it| it.title == title.say(lang)).unwrap();
            let sources = section(AboutWord::Sources);
            assert_eq!(sources.rows.len() as u32, corpus.source_count());
            assert_eq!(section(AboutWord::Articles).rows.len() as u32, corpus.article_count());
            let persons = &section(AboutWord::Read).rows[0];
            let marks = corpus.passages().flat_map(|at| corpus.marks(at));
            let expected = marks.filter(|it| it.kind == SpanKind::Person).count();
            assert_eq!(persons.value, expected.to_string());
            assert!(about.sections.iter().flat_map(|it| &it.paragraphs).all(|it| !it.contains('{')));
        }
    }

    #[test]
    fn an_empty_corpus_has_a_page() {
        let corpus = Corpus::open(store(&crate::corpus::Draft::default())).unwrap();
        let facts = Facts::default();
        assert!(!about(&Scene::new(&corpus, &facts, ViewState::default(), "/")).sections.is_empty());
    }
}
