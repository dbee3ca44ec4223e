//! The rows of the filters: one a person, place, organisation or source.

use crate::corpus::{Corpus, EntityIx, SourceIx, Variant};
use crate::explore::{Facet, Selection, entity_counts, source_counts};
use crate::order;

use super::finder::{self, Closeness, Finder};
use super::{Counted, Lang, Rules, Word, count_words, name, reason, say};

/// One entity in a filter's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub entity: EntityIx,
    /// Its slug, for the address.
    pub id: String,
    /// In the page's language, or in the other where it has none.
    pub name: String,
    /// In the other language; empty where there is none.
    pub other_name: String,
    /// Passages with it that the list shows once it is chosen.
    pub count: u32,
    /// The same in words.
    pub count_words: String,
    pub chosen: bool,
    /// Most frequent first.
    pub spellings: Vec<Spelling>,
    /// The spelling by which typing found it, where that is not a name shown anyway.
    pub found_by: Option<String>,
}

/// A spelling found in the articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    /// Mentions in the whole corpus.
    pub count: u32,
    /// Why it was merged, in words; empty where it is the name itself.
    pub why: String,
}

/// One publisher in the list of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRow {
    pub source: SourceIx,
    pub id: String,
    pub name: String,
    pub count: u32,
    pub count_words: String,
    pub chosen: bool,
}

/// The rows of a facet: chosen ones first, then by count, then by name. Without anything `typed`, those alone that the
/// selection names; with it, those that it finds, best match first: any spelling, part of a name, the Latin name or the slug.
pub fn rows(corpus: &Corpus, selection: &Selection, facet: Facet, lang: Lang, typed: &str) -> Vec<Row> {
    let counts = entity_counts(corpus, selection, facet);
    let chosen = selection.entities(facet);
    let finder = Finder::new(typed);
    let mut found: Vec<Found> = Vec::new();
    for (entity, count) in corpus.entities().zip(counts) {
        let chosen = chosen.contains(&entity);
        if !chosen && !facet.lists(corpus.kind(entity)) {
            continue;
        }
        let by = if finder.is_empty() { None } else { finder.find(corpus, entity) };
        if by.is_some() || (finder.is_empty() && (count > 0 || chosen)) {
            found.push(Found { entity, count, chosen, by });
        }
    }
    order::sort_by_key(&mut found, |it| {
        let closeness = it.by.as_ref().map(|(closeness, _)| *closeness);
        let other = closeness.is_none() && !it.chosen;
        (other, closeness, u32::MAX - it.count, sort_key(name(corpus, it.entity, lang)), it.entity)
    });
    found.into_iter().map(|it| row(corpus, it, lang)).collect()
}

struct Found {
    entity: EntityIx,
    count: u32,
    chosen: bool,
    /// What typing found it by.
    by: Option<(Closeness, String)>,
}

fn row(corpus: &Corpus, found: Found, lang: Lang) -> Row {
    let Found { entity: at, count, chosen, by } = found;
    let entity = corpus.entity(at);
    let shown = name(corpus, at, lang);
    let other = match lang {
        Lang::Ar => entity.name_en,
        Lang::En => entity.name_ar,
    };
    let slug = entity.id.replace('-', " ");
    Row {
        entity: at,
        id: entity.id.to_owned(),
        name: shown.to_owned(),
        other_name: if other == shown { String::new() } else { other.to_owned() },
        count,
        count_words: count_words(lang, Counted::Passages, count),
        chosen,
        spellings: spellings(corpus, at, lang),
        found_by: by.map(|(_, by)| by).filter(|by| by != shown && by != other && *by != slug),
    }
}

/// Every spelling of an entity, most frequent first, with the reason why it belongs to it.
pub fn spellings(corpus: &Corpus, at: EntityIx, lang: Lang) -> Vec<Spelling> {
    let spelling = |variant: Variant<'_>| Spelling {
        text: variant.text.to_owned(),
        count: variant.count,
        why: reason(lang, Rules::Merges, variant.rule, variant.evidence),
    };
    corpus.variants(at).into_iter().map(spelling).collect()
}

/// The rows of the source facet: chosen ones first, then by count, then by name.
pub fn source_rows(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<SourceRow> {
    let row = |(at, count): (SourceIx, u32)| SourceRow {
        source: at,
        id: corpus.source(at).id.to_owned(),
        name: source_name(corpus, at, lang).to_owned(),
        count,
        count_words: count_words(lang, Counted::Passages, count),
        chosen: selection.sources.contains(&at),
    };
    let mut rows: Vec<SourceRow> = corpus.sources().zip(source_counts(corpus, selection)).map(row).collect();
    rows.retain(|row| row.chosen || row.count > 0);
    order::sort_by_key(&mut rows, |row| (!row.chosen, u32::MAX - row.count, sort_key(&row.name)));
    rows
}

/// A publisher's name, or that none is given.
pub fn source_name(corpus: &Corpus, at: SourceIx, lang: Lang) -> &str {
    match corpus.source(at).name {
        "" => say(lang, Word::UnknownSource),
        name => name,
    }
}

/// By the Arabic alphabet as Arabic readers expect it: without the article, hamza with its alef.
fn sort_key(name: &str) -> Vec<String> {
    let mut words = finder::words(name);
    if let Some(first) = words.first_mut()
        && let Some(rest) = first.strip_prefix("ال")
        && rest.chars().count() > 1
    {
        *first = rest.to_owned();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Corpus, samples, store};
    use crate::explore::Match;

    fn corpus() -> Corpus {
        Corpus::open(store(&samples::small())).unwrap()
    }

    #[test]
    fn a_row_a_person() {
        let corpus = corpus();
        let all = rows(&corpus, &Selection::default(), Facet::Persons, Lang::Ar, "");
        let shown: Vec<_> = all.iter().map(|row| (row.name.as_str(), row.other_name.as_str(), row.count)).collect();
        assert_eq!(shown, [("إلهام علييف", "Ilham Aliyev", 2), ("يوآف غالانت", "Yoav Gallant", 2)]);
        let spelt: Vec<&str> = all[1].spellings.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(spelt, ["غالانت", "يوآف جالانت"]);
        assert_eq!(all[1].count_words, "مقطعان");
        let chosen = Selection { persons: vec![all[1].entity], ..Selection::default() };
        let after = rows(&corpus, &chosen, Facet::Persons, Lang::En, "");
        let shown: Vec<_> = after.iter().map(|row| (row.name.as_str(), row.count, row.chosen)).collect();
        assert_eq!(shown, [("Yoav Gallant", 2, true), ("Ilham Aliyev", 1, false)]);
        let any = Selection { matching: Match::Any, ..chosen };
        assert_eq!(rows(&corpus, &any, Facet::Persons, Lang::En, "")[1].count, 2);
        assert_eq!(rows(&corpus, &Selection::default(), Facet::Orgs, Lang::En, "")[0].name, "Ministry of Defence");
    }

    #[test]
    fn typing_finds_a_person() {
        let corpus = corpus();
        for (typed, name, by) in [
            ("غالانت", "يوآف غالانت", None),
            ("جالانت", "يوآف غالانت", Some("يوآف جالانت")),
            ("يواف", "يوآف غالانت", None),
            ("ولغالانت", "يوآف غالانت", None),
            ("الانت", "يوآف غالانت", None),
            ("gallant", "يوآف غالانت", None),
            ("Galant", "يوآف غالانت", None),
            ("Jalant", "يوآف غالانت", None),
            ("gal", "يوآف غالانت", None),
            ("قالانت", "", None),
            ("غلانت", "يوآف غالانت", None),
            ("علييف", "إلهام علييف", None),
            ("الهام", "إلهام علييف", None),
            ("aliev", "إلهام علييف", None),
            ("ilham al", "إلهام علييف", None),
            ("علييف إلهام", "إلهام علييف", None),
            ("هتلر", "", None),
        ] {
            let found = rows(&corpus, &Selection::default(), Facet::Persons, Lang::Ar, typed);
            let first = found.first().map_or(("", None), |row| (row.name.as_str(), row.found_by.as_deref()));
            assert_eq!((first.0, first.1.filter(|_| by.is_some())), (name, by), "{typed}");
        }
    }

    #[test]
    fn sources_and_their_names() {
        let corpus = corpus();
        let rows = source_rows(&corpus, &Selection::default(), Lang::Ar);
        let shown: Vec<_> = rows.iter().map(|row| (row.id.as_str(), row.name.as_str(), row.count)).collect();
        assert_eq!(shown, [("صحيفة النهار", "صحيفة النهار", 3), ("unknown", "مصدر غير مذكور", 3)]);
    }

    #[test]
    fn names_in_the_order_of_the_alphabet() {
        let mut names = ["مصر", "الأردن", "أذربيجان", "العراق", "إيران", "ألمانيا"];
        names.sort_by_cached_key(|name| sort_key(name));
        assert_eq!(names, ["أذربيجان", "الأردن", "إيران", "العراق", "ألمانيا", "مصر"]);
    }
}
