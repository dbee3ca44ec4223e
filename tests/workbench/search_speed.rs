//! How long a keystroke takes: the query, the order of the list, its first page, and every count beside the filters.
//!
//!     cargo run --release --example search_speed -- CORPUS.jsonl [PASSAGES]
//!
//! Words are typed letter by letter; each beginning is a keystroke. Prints median, 95th percentile and longest, in milliseconds.

#[path = "search/jsonl.rs"]
mod jsonl;

use std::time::Instant;

use kashshaf::corpus::Corpus;
use kashshaf::explore::{Facet, Match, Query, Selection, Sieve, Sort, Value};
use kashshaf::link::address::ViewState;
use kashshaf::present::{self, Lang, Wanted};

const TYPED: [&str; 10] = [
    "الحكومة",
    "السعودية",
    "وزير الخارجية",
    "«مجلس الوزراء»",
    "بالرياض",
    "محمد",
    "-الرياض",
    "من",
    "قال الأمير",
    "مستشفي",
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = args.first() else {
        eprintln!("usage: search_speed CORPUS.jsonl [PASSAGES]");
        std::process::exit(2);
    };
    let most: usize = args.get(1).and_then(|it| it.parse().ok()).unwrap_or(10_000);
    let mut items = jsonl::items(path, usize::MAX);
    let mut passages = 0;
    items.retain(|item| {
        passages += item.paragraphs.len() + 1;
        passages <= most
    });
    let corpus = jsonl::corpus(&items);
    println!("{} articles, {} passages, {} entities", items.len(), corpus.passage_count(), corpus.entity_count());
    let mut all = Vec::new();
    for typed in TYPED {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        let times: Vec<f64> = ends.map(|end| keystroke(&corpus, &typed[..end])).collect();
        let longest = times.iter().copied().fold(0.0, f64::max);
        println!("{typed}: longest {longest:.2}");
        all.extend(times);
    }
    all.sort_by(f64::total_cmp);
    let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize];
    println!("keystrokes {}: median {:.2} ms, p95 {:.2} ms, longest {:.2} ms", all.len(), at(0.5), at(0.95), at(1.0));
    parts(&corpus);
}

/// The least of three, in milliseconds.
fn least(mut work: impl FnMut()) -> f64 {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..3).map(|_| once(&mut work)).fold(f64::MAX, f64::min)
}

fn keystroke(corpus: &Corpus, typed: &str) -> f64 {
    least(|| {
        let state = ViewState { q: typed.to_owned(), ..ViewState::default() };
        let (selection, _) = present::selection(corpus, &state);
        let hits = present::hits(corpus, &state, &selection);
        std::hint::black_box(present::list(corpus, &hits, &selection.text, 20, Lang::Ar));
        counts(corpus, &selection);
    })
}

fn counts(corpus: &Corpus, selection: &Selection) {
    let sieve = Sieve::new(corpus, selection);
    for facet in Facet::ALL {
        std::hint::black_box(sieve.entity_counts(facet));
    }
    std::hint::black_box((sieve.source_counts(), sieve.kind_counts(), sieve.undated_count()));
    std::hint::black_box(present::histogram(corpus, selection, None, Lang::Ar));
}

/// What single things cost.
fn parts(corpus: &Corpus) {
    let text = |text: &str| Selection { text: Query::parse(text), ..Selection::default() };
    let most = corpus.entities().max_by_key(|at| corpus.entity(*at).passages).unwrap_or_default();
    let filtered = Selection { persons: vec![most], matching: Match::Any, ..text("السعودية") };
    let without = Selection { excluded: vec![Value::Entity(Facet::Places, most)], ..text("السعودية") };
    for (name, selection) in [
        ("nothing", text("")),
        ("a word", text("السعودية")),
        ("a word and a name", filtered),
        ("without a name", without),
    ] {
        println!("counts under {name}: {:.2} ms", least(|| counts(corpus, &selection)));
    }
    println!(
        "ranking of a word: {:.2} ms",
        least(|| {
            std::hint::black_box(kashshaf::explore::ordered(corpus, &text("السعودية"), Sort::Rank));
        })
    );
    let everything = text("");
    println!(
        "completions: {:.2} ms",
        least(|| {
            std::hint::black_box(present::search::completions(corpus, "محم", 8, Lang::Ar));
        })
    );
    println!(
        "help: {:.2} ms",
        least(|| {
            std::hint::black_box(kashshaf::explore::help::help(corpus, &text("السعوديية")));
        })
    );
    println!(
        "rows of people: {:.2} ms",
        least(|| {
            std::hint::black_box(present::first_rows(
                corpus,
                &everything,
                Facet::Persons,
                Lang::Ar,
                &Wanted { most: 8, ..Wanted::default() },
            ));
        })
    );
    println!(
        "people found by typing: {:.2} ms",
        least(|| {
            std::hint::black_box(present::rows(corpus, &everything, Facet::Persons, Lang::Ar, "محمد"));
        })
    );
}
