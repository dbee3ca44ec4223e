//! The rows of the filters: one a person, place, organisation or source.

use crate::corpus::{Corpus, EntityIx, SourceIx, Variant};
use crate::explore::{Facet, Selection, Sieve, Value};
use crate::line::LineKind;
use crate::order;

use super::finder::{self, Closeness, Finder};
use super::{Counted, Lang, Rules, Word, count_words, name, passage_kind_word, reason, say};

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
    /// Its passages are left out.
    pub excluded: bool,
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
    /// Its passages are left out.
    pub excluded: bool,
}

/// One kind of passage in its filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRow {
    pub kind: LineKind,
    /// [`LineKind::name`], for the address.
    pub id: &'static str,
    pub name: &'static str,
    pub count: u32,
    pub count_words: String,
    pub chosen: bool,
    pub excluded: bool,
}

/// The order of a filter's rows. Chosen ones stand before the others in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RowOrder {
    /// Most passages first, then by name.
    #[default]
    Count,
    /// As a reader of the page's language looks a name up.
    Alphabet,
}

/// The rows of a facet: chosen ones first, then by count, then by name. Without anything `typed`, those alone that the
/// selection names; with it, those that it finds, best match first: any spelling, part of a name, the Latin name or the slug.
pub fn rows(corpus: &Corpus, selection: &Selection, facet: Facet, lang: Lang, typed: &str) -> Vec<Row> {
    first_rows(corpus, selection, facet, lang, &Wanted { typed, ..Wanted::default() }).0
}

/// Which rows of a facet are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'t> {
    /// What is typed to find a row.
    pub typed: &'t str,
    /// Without anything typed; what is typed has its own order.
    pub order: RowOrder,
    /// No more than these; chosen ones come first.
    pub most: usize,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Wanted { typed: "", order: RowOrder::Count, most: usize::MAX }
    }
}

/// The first rows of a facet, and how many there are in all. Rows beyond `most` cost next to nothing.
pub fn first_rows(
    corpus: &Corpus,
    selection: &Selection,
    facet: Facet,
    lang: Lang,
    wanted: &Wanted<'_>,
) -> (Vec<Row>, usize) {
    let counts = Sieve::new(corpus, selection).entity_counts(facet);
    let mut found = found_rows(corpus, selection, facet, &counts, &Finder::by_letters(wanted.typed));
    // By sound only where nothing is written so: sounds alike are many.
    if found.is_empty() {
        found = found_rows(corpus, selection, facet, &counts, &Finder::new(wanted.typed));
    }
    let all = found.len();
    sort_rows(corpus, &mut found, lang, wanted);
    (found.into_iter().map(|it| row(corpus, it, lang)).collect(), all)
}

fn found_rows(corpus: &Corpus, selection: &Selection, facet: Facet, counts: &[u32], finder: &Finder) -> Vec<Found> {
    let chosen = selection.entities(facet);
    let mut found: Vec<Found> = Vec::new();
    for (entity, count) in corpus.entities().zip(counts.iter().copied()) {
        let excluded = selection.excluded.contains(&Value::Entity(facet, entity));
        let chosen = chosen.contains(&entity);
        if !chosen && !facet.lists(corpus.kind(entity)) {
            continue;
        }
        let by = if finder.is_empty() { None } else { finder.find(corpus, entity) };
        if by.is_some() || (finder.is_empty() && (count > 0 || chosen || excluded)) {
            found.push(Found { entity, count, chosen, excluded, by });
        }
    }
    found
}

/// Puts the wanted rows in order and drops the others.
fn sort_rows(corpus: &Corpus, found: &mut Vec<Found>, lang: Lang, wanted: &Wanted<'_>) {
    let rank = |it: &Found| {
        let closeness = it.by.as_ref().map(|(closeness, _)| *closeness);
        let kept = it.chosen || it.excluded;
        let by_count = wanted.order == RowOrder::Count || closeness.is_some();
        (closeness.is_none() && !kept, closeness, if by_count { u32::MAX - it.count } else { 0 })
    };
    // Names are compared among those alone that a cut by count can leave.
    if found.len() > wanted.most && wanted.order == RowOrder::Count {
        order::sort_by_key(found, |it| (rank(it), it.entity));
        let last = wanted.most.checked_sub(1).and_then(|at| found.get(at)).map(&rank);
        found.retain(|it| last.is_some_and(|last| rank(it) <= last));
    }
    order::sort_by_key(found, |it| (rank(it), sort_key(name(corpus, it.entity, lang), lang), it.entity));
    found.truncate(wanted.most);
}

struct Found {
    entity: EntityIx,
    count: u32,
    chosen: bool,
    excluded: bool,
    /// What typing found it by.
    by: Option<(Closeness, String)>,
}

fn row(corpus: &Corpus, found: Found, lang: Lang) -> Row {
    let Found { entity: at, count, chosen, excluded, by } = found;
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
        excluded,
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
    source_rows_by(corpus, selection, lang, &Wanted { typed: "", order: RowOrder::Count, most: usize::MAX })
}

/// The same in another order; with anything typed, those in whose names each of its words begins one.
pub fn source_rows_by(corpus: &Corpus, selection: &Selection, lang: Lang, wanted: &Wanted<'_>) -> Vec<SourceRow> {
    let row = |(at, count): (SourceIx, u32)| SourceRow {
        source: at,
        id: corpus.source(at).id.to_owned(),
        name: source_name(corpus, at, lang).to_owned(),
        count,
        count_words: count_words(lang, Counted::Passages, count),
        chosen: selection.sources.contains(&at),
        excluded: selection.excluded.contains(&Value::Source(at)),
    };
    let counts = Sieve::new(corpus, selection).source_counts();
    let typed = finder::words(wanted.typed);
    let begins = |word: &String, typed: &str| {
        word.starts_with(typed) || word.strip_prefix("ال").is_some_and(|rest| rest.starts_with(typed))
    };
    let mut rows: Vec<SourceRow> = corpus.sources().zip(counts).map(row).collect();
    rows.retain(|row| {
        let name = finder::words(&row.name);
        (row.chosen || row.excluded || row.count > 0)
            && typed.iter().all(|typed| name.iter().any(|word| begins(word, typed)))
    });
    order::sort_by_key(&mut rows, |row| {
        let rank = if wanted.order == RowOrder::Count { u32::MAX - row.count } else { 0 };
        (!row.chosen && !row.excluded, rank, sort_key(&row.name, lang))
    });
    rows
}

/// Passages without a date of the kind that is asked about: how many there are, and whether they are chosen. `None` where
/// there are none to choose.
pub fn undated_row(corpus: &Corpus, selection: &Selection) -> Option<(u32, bool)> {
    let count = Sieve::new(corpus, selection).undated_count();
    (count > 0 || selection.undated).then_some((count, selection.undated))
}

/// The rows of the filter by kind of passage, in the order of an article.
pub fn kind_rows(corpus: &Corpus, selection: &Selection, lang: Lang) -> Vec<KindRow> {
    let row = |(kind, count): (LineKind, u32)| KindRow {
        kind,
        id: kind.name(),
        name: passage_kind_word(kind, lang),
        count,
        count_words: count_words(lang, Counted::Passages, count),
        chosen: selection.kinds.contains(&kind),
        excluded: selection.excluded.contains(&Value::Kind(kind)),
    };
    let counts = Sieve::new(corpus, selection).kind_counts();
    let rows = LineKind::ALL.into_iter().zip(counts).filter(|(kind, _)| kind.is_article()).map(row);
    rows.filter(|row| row.chosen || row.excluded || row.count > 0).collect()
}

/// A publisher's name, or that none is given.
pub fn source_name(corpus: &Corpus, at: SourceIx, lang: Lang) -> &str {
    match corpus.source(at).name {
        "" => say(lang, Word::UnknownSource),
        name => name,
    }
}

/// Where a name stands in the alphabet: without the article, hamza with its alef, marks of no account; digits, then the
/// letters of the page's language, then others. Folded letters of one alphabet follow each other as their code points do.
fn sort_key(name: &str, lang: Lang) -> Vec<String> {
    let mut words = finder::words(name);
    // An alef that bears a hamza begins no article: ألمانيا stands under alef.
    let article = name.trim_start().starts_with('ا');
    if let Some(first) = words.first_mut()
        && let Some(rest) = first.strip_prefix("ال")
        && article
        && rest.chars().count() > 1
    {
        *first = rest.to_owned();
    }
    if words.len() > 1 && words.first().is_some_and(|it| it == "al") {
        words.remove(0);
    }
    if lang == Lang::Ar {
        words.iter_mut().for_each(|word| *word = word.chars().map(after_arabic).collect());
    }
    words
}

/// Latin letters to a place behind the Arabic ones.
fn after_arabic(c: char) -> char {
    if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xe000).unwrap_or(c) } else { c }
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
    fn sources_by_their_names_and_by_typing() {
        let corpus = corpus();
        let named = |typed: &str, order| {
            let wanted = Wanted { typed, order, most: usize::MAX };
            let rows = source_rows_by(&corpus, &Selection::default(), Lang::Ar, &wanted);
            rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(named("", RowOrder::Alphabet), ["صحيفة النهار", "مصدر غير مذكور"]);
        assert_eq!(named("الشرق", RowOrder::Count), Vec::<String>::new());
        for typed in ["نهار", "صحيفه", "النها صح"] {
            assert_eq!(named(typed, RowOrder::Count), ["صحيفة النهار"], "{typed}");
        }
    }

    #[test]
    fn passages_without_a_date_are_within_reach() {
        let corpus = corpus();
        let only = Selection { undated: true, ..Selection::default() };
        let shown = crate::explore::select(&corpus, &only).passages.len() as u32;
        assert_eq!(undated_row(&corpus, &only), Some((shown, true)));
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
        for (lang, expected) in [
            (
                Lang::Ar,
                &[
                    "أذربيجان",
                    "الأردن",
                    "أرمينيا",
                    "ألمانيا",
                    "إيران",
                    "آيسلندا",
                    "الجزائر",
                    "العراق",
                    "مصر",
                    "اليمن",
                    "BBC",
                ][..],
            ),
            (Lang::Ar, &["2030", "البصرة", "بغداد", "تونس"]),
            (Lang::En, &["Al Jazeera", "Kuwait", "Oman", "بغداد"]),
        ] {
            let mut names = expected.to_vec();
            names.reverse();
            names.sort_by_cached_key(|name| sort_key(name, lang));
            assert_eq!(names, expected);
        }
    }

    #[test]
    fn rows_by_the_alphabet_and_what_is_left_out() {
        let corpus = corpus();
        let gallant = corpus.find_entity("gallant").unwrap();
        let selection = Selection { excluded: vec![Value::Entity(Facet::Persons, gallant)], ..Selection::default() };
        let wanted = Wanted { order: RowOrder::Alphabet, ..Wanted::default() };
        let (rows, all) = first_rows(&corpus, &selection, Facet::Persons, Lang::Ar, &wanted);
        let shown: Vec<_> = rows.iter().map(|row| (row.name.as_str(), row.count, row.excluded)).collect();
        // Once chosen it would be left out no more: both passages with it come.
        assert_eq!((shown, all), (vec![("يوآف غالانت", 2, true), ("إلهام علييف", 1, false)], 2));
        let one = Wanted { most: 1, ..Wanted::default() };
        let (rows, all) = first_rows(&corpus, &Selection::default(), Facet::Persons, Lang::Ar, &one);
        assert_eq!((rows.len(), rows[0].name.as_str(), all), (1, "إلهام علييف", 2));
        let kinds = kind_rows(&corpus, &Selection { kinds: vec![LineKind::Title], ..Selection::default() }, Lang::Ar);
        let kinds: Vec<_> = kinds.iter().map(|row| (row.id, row.name, row.count, row.chosen)).collect();
        assert_eq!(kinds, [("title", "عنوان", 2, true), ("body", "متن", 4, false)]);
    }
}
