//! Figures side by side: all readings of one subject in one table, each with its place on one scale, and facts that are
//! told in two ways beneath.

mod numbers;
pub mod plot;

use super::{Scene, words};
use crate::corpus::PassageIx;
use crate::corpus::facts::{Conflict, Reading, Spot, Subject, Verdict};
use crate::link::address::Lang;
use crate::present::{article_head, interval_words, named_controls, source_name};
use crate::span::Extent;
pub use numbers::{compact, value};
use plot::Plot;

words! {
    FiguresWord in "figures.tsv":
    Title Lead None All Agree Differ Contradict Said Scale Where More Less About Between
    WhyAgree WhyUnits WhyDiffer WhyDays WhyContradict Common Gap Together
    RuleShare RuleDistance RuleLength RuleToll RuleAmount RuleCount RuleWording RuleNumber RuleUnits RuleStated
    Proposed Confirmed Outside Period Passage Same
    Conflicts ConflictsLead Character Elapsed Owner Rank Named
}

/// What stands on the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    pub subjects: Vec<SubjectCard>,
    pub conflicts: Vec<ConflictCard>,
    /// How many subjects of each verdict are shown: contradictions first.
    pub sums: Vec<(Verdict, u32)>,
    /// Where nothing is shown: the same view with nothing chosen.
    pub all_href: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SubjectCard {
    pub id: String,
    pub label: String,
    /// The label's language, which is Arabic where nobody wrote an English one.
    pub label_lang: Lang,
    pub verdict: Verdict,
    pub verdict_words: &'static str,
    pub why: String,
    pub together: String,
    pub state: &'static str,
    pub plot: Plot,
    /// Numbers at the ticks of the plot.
    pub ticks: Vec<String>,
    pub shade_words: Option<&'static str>,
    pub rows: Vec<Row>,
}

/// One reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// "أكثر من 30٪".
    pub value: String,
    /// The days that it speaks of, in words.
    pub period: Option<String>,
    pub quote: Quote,
}

/// Words of a passage, where they stand, and whether they are in the selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    pub href: String,
    /// The text around; `true` for the words that matter.
    pub pieces: Vec<(String, bool)>,
    pub source: String,
    pub title: String,
    pub day: String,
    pub selected: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ConflictCard {
    pub id: String,
    pub title: &'static str,
    pub verdict: Verdict,
    pub verdict_words: &'static str,
    pub versions: Vec<Quote>,
}

pub fn figures(scene: &Scene<'_>) -> Figures {
    let subjects = scene.facts.subjects.iter();
    let shown = subjects.filter(|it| it.readings.iter().any(|it| scene.is_selected(it.spot)));
    let mut subjects: Vec<SubjectCard> = shown.map(|it| subject(scene, it)).collect();
    crate::order::sort_by_key(&mut subjects, |it| (std::cmp::Reverse(gravity(it.verdict)), it.label.clone()));
    let conflicts = scene.facts.conflicts.iter();
    let conflicts = conflicts.filter(|it| it.versions.iter().any(|it| scene.is_selected(it.spot)));
    let conflicts: Vec<ConflictCard> = conflicts.filter_map(|it| conflict(scene, it)).collect();
    let count = |verdict: Verdict| subjects.iter().filter(|it| it.verdict == verdict).count() as u32;
    let sums = [Verdict::Contradict, Verdict::Differ, Verdict::Agree].map(|it| (it, count(it)));
    let nothing = subjects.is_empty() && conflicts.is_empty();
    let told = !scene.facts.subjects.is_empty() || !scene.facts.conflicts.is_empty();
    Figures {
        sums: sums.into_iter().filter(|it| it.1 > 0).collect(),
        all_href: (nothing && told)
            .then(|| scene.fresh_href(|state| state.view = Some(super::Shown::Figures.name().to_owned()))),
        subjects,
        conflicts,
    }
}

fn gravity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Agree => 0,
        Verdict::Differ => 1,
        Verdict::Contradict => 2,
    }
}

pub fn verdict_words(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => FiguresWord::Agree,
        Verdict::Differ => FiguresWord::Differ,
        Verdict::Contradict => FiguresWord::Contradict,
    }
    .say(lang)
}

fn subject(scene: &Scene<'_>, it: &Subject) -> SubjectCard {
    let lang = scene.lang;
    let english = lang == Lang::En && !it.label_en.is_empty();
    let rows: Vec<Row> = it.readings.iter().filter_map(|reading| row(scene, reading)).collect();
    let plot = plot::plot(&it.readings);
    let unit = it.readings.first().map_or("", |it| it.unit.as_str());
    let ticks = plot.ticks.iter().map(|(_, number)| numbers::tick(lang, *number, unit)).collect();
    SubjectCard {
        id: it.id.clone(),
        label: if english { it.label_en.clone() } else { it.label_ar.clone() },
        label_lang: if english { Lang::En } else { Lang::Ar },
        verdict: it.verdict,
        verdict_words: verdict_words(lang, it.verdict),
        why: why(scene, it),
        together: FiguresWord::Together.fill(lang, &[("rule", rule_words(lang, &it.rule)), ("evidence", &it.evidence)]),
        state: if it.confirmed { FiguresWord::Confirmed } else { FiguresWord::Proposed }.say(lang),
        shade_words: plot.shade.map(|it| match it.meets {
            plot::Meets::Common => FiguresWord::Common.say(lang),
            plot::Meets::Gap => FiguresWord::Gap.say(lang),
        }),
        plot,
        ticks,
        rows,
    }
}

fn rule_words(lang: Lang, rule: &str) -> &'static str {
    match rule {
        "share-of-whole" => FiguresWord::RuleShare,
        "distance" => FiguresWord::RuleDistance,
        "length" => FiguresWord::RuleLength,
        "toll" => FiguresWord::RuleToll,
        "amount" => FiguresWord::RuleAmount,
        "count" => FiguresWord::RuleCount,
        "same-wording" => FiguresWord::RuleWording,
        "same-number" => FiguresWord::RuleNumber,
        "two-units" => FiguresWord::RuleUnits,
        _ => FiguresWord::RuleStated,
    }
    .say(lang)
}

/// The verdict in a sentence, with the two readings that are furthest apart.
fn why(scene: &Scene<'_>, it: &Subject) -> String {
    let lang = scene.lang;
    fn unit(it: &Reading) -> (&str, f64) {
        crate::facts::subjects::measures::scale(&it.unit)
    }
    let by = |reading: &&Reading| (reading.number * unit(reading).1).to_bits() as i64;
    let (Some(least), Some(most)) = (it.readings.iter().min_by_key(by), it.readings.iter().max_by_key(by)) else {
        return String::new();
    };
    let day = |it: &Reading| scene.passage(it.spot).and_then(|at| published(scene, at));
    // In the order of their days, which is that of their articles.
    let (first, second) = if least.spot <= most.spot { (least, most) } else { (most, least) };
    let gaps = [("a", said(scene, first)), ("b", said(scene, second))];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, words)| (*name, words.as_str())).collect();
    let two_units = it.readings.iter().any(|other| unit(other).0 != unit(first).0);
    let days = day(first).zip(day(second)).is_some_and(|(a, b)| a != b);
    match it.verdict {
        Verdict::Agree if two_units => FiguresWord::WhyUnits.say(lang).to_owned(),
        Verdict::Agree => FiguresWord::WhyAgree.say(lang).to_owned(),
        Verdict::Differ if days && it.rule == "toll" => FiguresWord::WhyDays.fill(lang, &gaps),
        Verdict::Differ => FiguresWord::WhyDiffer.fill(lang, &gaps),
        Verdict::Contradict => FiguresWord::WhyContradict.fill(lang, &gaps),
    }
}

fn published(scene: &Scene<'_>, at: PassageIx) -> Option<crate::day::Day> {
    scene.corpus.article(scene.corpus.passage(at).article).published.map(|it| it.day)
}

/// A reading in words: in Arabic the source's own figure.
fn said(scene: &Scene<'_>, reading: &Reading) -> String {
    let source = scene.passage(reading.spot).map(|at| slice(scene, at, reading.extent)).unwrap_or_default();
    value(scene.lang, reading, &source)
}

fn row(scene: &Scene<'_>, reading: &Reading) -> Option<Row> {
    let period = reading.period.map(|it| interval_words(scene.lang, it));
    Some(Row {
        value: said(scene, reading),
        period: period.map(|when| FiguresWord::Period.fill(scene.lang, &[("when", &when)])),
        quote: quote(scene, reading.spot, reading.extent)?,
    })
}

fn slice(scene: &Scene<'_>, at: PassageIx, extent: Extent) -> String {
    let passage = scene.corpus.passage(at);
    let start = extent.start.saturating_sub(passage.extent.start) as usize;
    named_controls(&passage.text.chars().skip(start).take(extent.len() as usize).collect::<String>())
}

/// Characters of the text that are shown on either side.
const AROUND: usize = 70;

/// Words of a passage with what stands around them.
pub fn quote(scene: &Scene<'_>, spot: Spot, extent: Extent) -> Option<Quote> {
    let at = scene.passage(spot)?;
    let passage = scene.corpus.passage(at);
    let head = article_head(scene.corpus, passage.article, scene.lang);
    let article = scene.corpus.article(passage.article);
    let chars: Vec<char> = passage.text.chars().collect();
    let start = (extent.start.saturating_sub(passage.extent.start) as usize).min(chars.len());
    let end = (start + extent.len() as usize).min(chars.len());
    let space = |at: &usize| chars.get(*at).is_some_and(|c| c.is_whitespace());
    let from = start.saturating_sub(AROUND);
    let from = if from == 0 { 0 } else { (from..start).find(space).map_or(start, |it| it + 1) };
    let to = (end + AROUND).min(chars.len());
    let to = if to == chars.len() { to } else { (end..to).rev().find(space).unwrap_or(end) };
    let text =
        |range: std::ops::Range<usize>| named_controls(&chars.get(range).unwrap_or(&[]).iter().collect::<String>());
    let (before, after) = (if from > 0 { "… " } else { "" }, if to < chars.len() { " …" } else { "" });
    let pieces = [
        (format!("{before}{}", text(from..start)), false),
        (text(start..end), true),
        (format!("{}{after}", text(end..to)), false),
    ];
    Some(Quote {
        href: scene.passage_href(at),
        pieces: pieces.into_iter().filter(|it| !it.0.is_empty()).collect(),
        source: source_name(scene.corpus, article.source, scene.lang).to_owned(),
        title: head.title.to_owned(),
        day: head.published_words,
        selected: scene.is_selected(spot),
    })
}

fn conflict(scene: &Scene<'_>, it: &Conflict) -> Option<ConflictCard> {
    let versions: Vec<Quote> = it.versions.iter().filter_map(|it| quote(scene, it.spot, it.extent)).collect();
    let title = match it.rule.as_str() {
        "character" => FiguresWord::Character,
        "elapsed-time" => FiguresWord::Elapsed,
        "same-number-other-owner" => FiguresWord::Owner,
        "one-of-or-first" => FiguresWord::Rank,
        _ => FiguresWord::Named,
    };
    (versions.len() > 1).then(|| ConflictCard {
        id: it.id.clone(),
        title: title.say(scene.lang),
        verdict: it.verdict,
        verdict_words: verdict_words(scene.lang, it.verdict),
        versions,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::draft::Comparator;
    use crate::corpus::facts::{Facts, Version};
    use crate::corpus::{Corpus, samples, store};
    use crate::link::address::ViewState;

    fn reading(article: u32, passage: u32, comparator: Comparator, number: f64) -> Reading {
        let draft = samples::small();
        let start = draft.articles[article as usize].passages[passage as usize].extent.start;
        Reading {
            spot: Spot { article, passage },
            extent: Extent::new(start, start + 4),
            number,
            max: None,
            unit: "km".into(),
            comparator,
            approximate: comparator == Comparator::About,
            period: None,
        }
    }

    fn facts() -> Facts {
        let subject = |id: &str, verdict, readings| Subject {
            id: id.into(),
            label_ar: format!("موضوع {id}"),
            label_en: if id == "far" { "Far".into() } else { String::new() },
            confirmed: id == "far",
            readings,
            verdict,
            rule: "distance".into(),
            evidence: "حدود".into(),
        };
        let far = vec![reading(0, 0, Comparator::Equal, 24.0), reading(1, 0, Comparator::Less, 20.0)];
        let near = vec![reading(0, 1, Comparator::Greater, 30.0), reading(1, 0, Comparator::About, 40.0)];
        let version = |article, passage| {
            let it = reading(article, passage, Comparator::Equal, 1.0);
            Version { spot: it.spot, extent: it.extent }
        };
        Facts {
            subjects: vec![subject("near", Verdict::Differ, near), subject("far", Verdict::Contradict, far)],
            conflicts: vec![Conflict {
                id: "x".into(),
                verdict: Verdict::Differ,
                versions: vec![version(0, 0), version(1, 0)],
                rule: "character".into(),
                event: None,
            }],
            ..Facts::default()
        }
    }

    fn shown(query: &str) -> Figures {
        let corpus = Corpus::open(store(&samples::small())).unwrap();
        let facts = facts();
        let (state, _) = ViewState::decode("", query);
        figures(&Scene::new(&corpus, &facts, state, "/"))
    }

    #[test]
    fn contradictions_come_first_in_both_languages() {
        for (query, label, words, value, title) in [
            ("view=figures", "موضوع far", "متناقضة", "أقل من ", "وصفان لحدث واحد لا يجتمعان"),
            (
                "view=figures&lang=en",
                "Far",
                "contradict",
                "less than 20 km",
                "One event described in two ways that do not go together",
            ),
        ] {
            let it = shown(query);
            assert_eq!(it.sums, [(Verdict::Contradict, 1), (Verdict::Differ, 1)]);
            let [far, near] = &it.subjects[..] else { panic!("two") };
            assert_eq!((far.label.as_str(), far.verdict_words), (label, words));
            assert!(far.rows[1].value.starts_with(value), "{}", far.rows[1].value);
            assert_eq!(near.label_lang, Lang::Ar, "nobody wrote an English label");
            assert!(far.rows.iter().all(|row| row.quote.selected && row.quote.href.starts_with("/p/")));
            assert_eq!(it.conflicts[0].title, title);
        }
    }

    #[test]
    fn what_follows_the_selection() {
        let none = shown("view=figures&q=كلمةغائبة");
        assert!(none.subjects.is_empty() && none.conflicts.is_empty());
        assert_eq!(none.all_href.as_deref(), Some("/?view=figures"));
        let some = shown("view=figures&person=gallant");
        let rows: Vec<bool> =
            some.subjects.iter().flat_map(|it| it.rows.iter().map(|row| row.quote.selected)).collect();
        assert!(rows.contains(&true), "{rows:?}");
    }

    #[test]
    fn where_readings_stand() {
        use plot::Meets;
        let it = shown("view=figures");
        let [far, near] = &it.subjects[..] else { panic!("two") };
        let shade = far.plot.shade.unwrap();
        assert_eq!(shade.meets, Meets::Gap);
        let [a, b] = [far.plot.tracks[0].unwrap(), far.plot.tracks[1].unwrap()];
        assert!(a.dot > b.dot && shade.from == b.dot && shade.to == a.dot && b.from == 0.0);
        assert_eq!(near.plot.shade.map(|it| it.meets), Some(Meets::Common));
        let inside = |share: f64| (0.0..=1.0).contains(&share);
        for track in far.plot.tracks.iter().chain(&near.plot.tracks).flatten() {
            assert!([track.dot, track.from, track.to].into_iter().all(inside));
        }
        assert!(far.plot.ticks.len() >= 2 && far.plot.ticks.iter().all(|it| inside(it.0)));
    }

    #[test]
    fn numbers_in_few_letters() {
        for (number, ar, en) in [
            (740_000_000.0, "740 مليون", "740 million"),
            (2.5e9, "2.5 مليار", "2.5 billion"),
            (1500.0, "1500", "1500"),
            (24_000.0, "24,000", "24,000"),
            (0.07, "0.07", "0.07"),
            (-3.0, "-3", "-3"),
        ] {
            assert_eq!((compact(Lang::Ar, number).as_str(), compact(Lang::En, number).as_str()), (ar, en));
        }
    }
}
