//! The stages of reading, each over all articles.

use divan::Bencher;
use divan::counter::BytesCount;
use kashshaf::annotate::dates::DateExpression;
use kashshaf::annotate::gazetteer::Lookup;
use kashshaf::annotate::names::Name;
use kashshaf::annotate::{Found, Reading, cells, dates, events, figures, groups, names, organisations, people, places};
use kashshaf::annotate::{model, quotations};
use kashshaf::day::Day;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::resolve;
use kashshaf::resolve::corrections::Corrections;
use kashshaf::source::{self, Hint, Page, Repeats};

use crate::articles::{ARTICLES, bytes};

fn pages() -> Vec<Page> {
    let none = Repeats::default();
    ARTICLES.iter().map(|it| source::read(source::decode(it), Hint::Text, &none)).collect()
}

/// Runs one stage over every page; what the earlier stages made is not counted.
fn each_page<T>(bencher: Bencher, stage: impl Fn(&Reading) -> T) {
    let pages = pages();
    let readings: Vec<Reading> = pages.iter().map(Reading::new).collect();
    readings.iter().for_each(|it| {
        it.lookup();
    });
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        for reading in &readings {
            divan::black_box(stage(divan::black_box(reading)));
        }
    });
}

/// As [`each_page`], for stages that need the cells of the page.
fn each_page_with_cells<T>(bencher: Bencher, stage: impl Fn(&Reading, &[cells::Cell]) -> T) {
    let pages = pages();
    let readings: Vec<Reading> = pages.iter().map(Reading::new).collect();
    let ready: Vec<_> = readings.iter().map(|it| (it, names::cells_of(it))).collect();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        for (reading, cells) in &ready {
            divan::black_box(stage(divan::black_box(reading), cells));
        }
    });
}

#[divan::bench]
fn a1_decode(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        for file in ARTICLES.iter() {
            divan::black_box(source::decode(divan::black_box(file)));
        }
    });
}

#[divan::bench]
fn a2_repeats(bencher: Bencher) {
    let decoded: Vec<_> = ARTICLES.iter().map(|it| source::decode(it)).collect();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        let mut repeats = Repeats::default();
        decoded.iter().for_each(|it| repeats.add(&it.text));
        repeats
    });
}

#[divan::bench]
fn a3_lines(bencher: Bencher) {
    let none = Repeats::default();
    let decoded = || ARTICLES.iter().map(|it| source::decode(it)).collect::<Vec<_>>();
    bencher.counter(BytesCount::new(bytes())).with_inputs(decoded).bench_local_values(|decoded| {
        decoded.into_iter().map(|it| source::read(it, Hint::Text, &none)).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn b1_tokens(bencher: Bencher) {
    let pages = pages();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        for page in &pages {
            divan::black_box(Reading::new(divan::black_box(page)));
        }
    });
}

#[divan::bench]
fn b2_lookup(bencher: Bencher) {
    each_page(bencher, |it| Lookup::new(&it.tokens, &it.paragraphs, it.known()));
}

#[divan::bench]
fn c1_places(bencher: Bencher) {
    each_page(bencher, places::candidates);
}

#[divan::bench]
fn c2_organisations(bencher: Bencher) {
    each_page(bencher, organisations::candidates);
}

#[divan::bench]
fn c3_groups(bencher: Bencher) {
    each_page(bencher, groups::candidates);
}

#[divan::bench]
fn c4_events(bencher: Bencher) {
    each_page(bencher, events::candidates);
}

#[divan::bench]
fn c5_cells(bencher: Bencher) {
    each_page(bencher, |it| cells::cells(it, &[]));
}

#[divan::bench]
fn c6_persons_by_rule(bencher: Bencher) {
    each_page_with_cells(bencher, people::find_by_rule);
}

#[divan::bench]
fn c7_persons_by_model(bencher: Bencher) {
    each_page_with_cells(bencher, |reading, cells| {
        let evidence = model::Evidence::new(reading, cells, &[]);
        let seen = |range| model::see(&evidence, range, &model::trained()).persons;
        reading.paragraphs.iter().map(|it| seen(&it.tokens)).collect::<Vec<_>>()
    });
}

#[divan::bench]
fn c8_persons(bencher: Bencher) {
    each_page_with_cells(bencher, people::find);
}

#[divan::bench]
fn c9_names(bencher: Bencher) {
    each_page(bencher, names::find);
}

#[divan::bench]
fn d1_dates(bencher: Bencher) {
    each_page(bencher, dates::find);
}

#[divan::bench]
fn d2_figures(bencher: Bencher) {
    each_page(bencher, |it| figures::find(it, &[]));
}

#[divan::bench]
fn d3_quotations(bencher: Bencher) {
    each_page(bencher, |it| quotations::find::<Name>(it, &[]));
}

#[divan::bench]
fn e1_days(bencher: Bencher) {
    let pages = pages();
    let readings: Vec<Reading> = pages.iter().map(Reading::new).collect();
    let ready: Vec<_> = readings.iter().map(|it| (it, dates::find(it))).collect();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        for (reading, expressions) in &ready {
            divan::black_box(days(reading, expressions));
        }
    });
}

fn days(reading: &Reading, expressions: &[Found<DateExpression>]) -> usize {
    let published =
        resolve::publication::infer(reading, expressions, Default::default()).map_or(Day(19_000), |it| it.day);
    resolve::dates::resolve(reading, expressions, Some(published)).len()
}

#[divan::bench]
fn e2_identities(bencher: Bencher) {
    let pages = pages();
    let readings: Vec<Reading> = pages.iter().map(Reading::new).collect();
    let found: Vec<Vec<Found<Name>>> = readings.iter().map(names::find).collect();
    let none = Corrections::default();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| {
        let articles: Vec<_> = readings
            .iter()
            .zip(&found)
            .enumerate()
            .map(|(n, (reading, found))| resolve::identities::ArticleNames::new(&n.to_string(), reading, found))
            .collect();
        resolve::identities::resolve(&articles, &none)
    });
}

/// Bytes in, a draft out: what the command line and the page do with a folder.
#[divan::bench]
fn f1_whole(bencher: Bencher) {
    let inputs: Vec<Input> = ARTICLES
        .iter()
        .enumerate()
        .map(|(n, it)| Input {
            file: format!("{n}.txt"),
            bytes: it.clone(),
            metadata: Metadata { key: Some(n.to_string()), ..Metadata::default() },
        })
        .collect();
    let none = Corrections::default();
    bencher.counter(BytesCount::new(bytes())).bench_local(|| prepare(&inputs, &none));
}
