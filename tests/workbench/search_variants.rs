//! How well a search finds a word however it is written: recall and precision on spellings and glued letters.
//!
//!     cargo run --release --example search_variants -- CORPUS.jsonl [--errors]
//!
//! 21 queries in seven families. The truth about a family: articles with a word that is, in a coarse folding and with ال ب ك ل س و ف
//! before it as grammar allows, the family's base. What the search finds is compared article by article.

#[path = "search/jsonl.rs"]
mod jsonl;

use std::collections::BTreeSet;

use kashshaf::explore::{Query, Selection, select};

/// Queries, the base that decides the truth, and what is tried.
const QUERIES: [(&str, &str, &str); 21] = [
    ("أذربيجان", "اذربيجان", "exact hamza"),
    ("اذربيجان", "اذربيجان", "bare alef"),
    ("بأذربيجان", "اذربيجان", "proclitic b+"),
    ("وأذربيجان", "اذربيجان", "proclitic w+"),
    ("الإسرائيلي", "اسرائيلي", "exact hamza"),
    ("الاسرائيلي", "اسرائيلي", "bare alef"),
    ("اسرائيلي", "اسرائيلي", "no article"),
    ("الحكومة", "حكومه", "exact"),
    ("الحكومه", "حكومه", "ta-marbuta as ha"),
    ("حكومة", "حكومه", "no article"),
    ("مستشفى", "مستشفي", "exact"),
    ("مستشفي", "مستشفي", "alef maqsura as ya"),
    ("السعودية", "سعوديه", "exact"),
    ("السعـــودية", "سعوديه", "tatweel"),
    ("السُّعُودِيَّة", "سعوديه", "tashkeel"),
    ("الرياض", "رياض", "exact"),
    ("بالرياض", "رياض", "b+al"),
    ("للرياض", "رياض", "l+al"),
    ("إيران", "ايران", "exact"),
    ("ايران", "ايران", "bare alef"),
    ("لإيران", "ايران", "proclitic l+"),
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, rest @ ..] = args.as_slice() else {
        eprintln!("usage: search_variants CORPUS.jsonl [--errors]");
        std::process::exit(2);
    };
    let errors = rest.first().is_some_and(|it| it == "--errors");
    let items = jsonl::items(path, usize::MAX);
    let corpus = jsonl::corpus(&items);
    let words: Vec<BTreeSet<String>> = items.iter().map(words).collect();
    let (mut recalls, mut precisions) = (0.0, 0.0);
    println!("query\tkind\tgold\tfound\trecall\tprecision");
    for (query, base, kind) in QUERIES {
        let gold: BTreeSet<u32> =
            (0u32..).zip(&words).filter(|(_, set)| set.iter().any(|it| is_form(it, base))).map(|(n, _)| n).collect();
        let selection = Selection { text: Query::parse(query), ..Selection::default() };
        let hits = select(&corpus, &selection).passages;
        let found: BTreeSet<u32> = hits.iter().map(|at| corpus.article_of(*at).0).collect();
        let both = gold.intersection(&found).count() as f64;
        let (recall, precision) = (both / gold.len().max(1) as f64, both / found.len().max(1) as f64);
        recalls += recall;
        precisions += precision;
        println!("{query}\t{kind}\t{}\t{}\t{recall:.3}\t{precision:.3}", gold.len(), found.len());
        if errors {
            for n in gold.symmetric_difference(&found) {
                let near: Vec<&String> = words[*n as usize].iter().filter(|it| it.contains(base)).collect();
                println!("\t{}\t{n}\t{near:?}", if gold.contains(n) { "missed" } else { "wrong" });
            }
        }
    }
    let mean = |sum: f64| sum / QUERIES.len() as f64;
    println!("mean\t\t\t\t{:.4}\t{:.4}", mean(recalls), mean(precisions));
}

/// The words of an article in the coarse folding of the truth: runs of letters, digits and marks.
fn words(item: &jsonl::Item) -> BTreeSet<String> {
    let text = format!("{} {}", item.title, item.paragraphs.join(" "));
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        _ => c,
    };
    let gone = |c: &char| matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}');
    let folded: String = text.chars().filter(|c| !gone(c)).map(letter).collect();
    folded.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|it| !it.is_empty()).map(str::to_owned).collect()
}

/// `[وف]? ( [بكل]? ال | لل | [بكلس] )? base`
fn is_form(word: &str, base: &str) -> bool {
    let Some(glued) = word.strip_suffix(base) else { return false };
    let glued = glued.strip_prefix(['و', 'ف']).unwrap_or(glued);
    matches!(glued, "" | "ال" | "بال" | "كال" | "لال" | "لل" | "ب" | "ك" | "ل" | "س")
}
