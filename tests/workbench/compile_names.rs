//! Compiles two knowledge files from open data: name tokens with their Latin spelling, and common words.
//!
//!     cargo run --example compile_names -- WIKIDATA.tsv GOOGLE.txt NEWS.jsonl WOJOOD.txt OUT_DIR
//!
//! WIKIDATA.tsv: Arabic, Latin, count (steveash/NETransliteration-COLING2018, MIT, unpacked).
//! GOOGLE.txt: Arabic, Latin (google/transliteration, Apache-2.0).
//! NEWS.jsonl: articles with a `text` member (antcorpus/antcorpus.data, Apache-2.0, unpacked); only word counts
//! and neighbour counts leave it. WOJOOD.txt: token and labels a line (SinaLab/ArabicNER sample, MIT).
//!
//! The same input gives the same bytes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;

use kashshaf::annotate::shape::{BUCKETS, features};
use kashshaf::text::{Folding, TokenKind, Tokens, fold};

/// Wikidata tokens seen at least so often are kept whatever else is known of them.
const KEEP_FROM: u32 = 3;
/// Words of the news seen at least so often may count as common words.
const COMMON_FROM: u32 = 4;

#[derive(Default)]
struct Name {
    /// Spelling with its hamzas → count.
    spellings: BTreeMap<String, u32>,
    latin: BTreeMap<String, u32>,
    count: u32,
    google: bool,
}

#[derive(Default, Clone, Copy)]
struct Use {
    count: u32,
    after_name: u32,
    before_name: u32,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [wikidata, google, news, wojood, out] = args.as_slice() else {
        eprintln!("usage: compile_names WIKIDATA.tsv GOOGLE.txt NEWS.jsonl WOJOOD.txt OUT_DIR");
        std::process::exit(2);
    };
    let names = read_names(&read(wikidata), &read(google));
    let uses = read_uses(&read(news), &read(wojood), &names);
    let drop = listed("false_names.txt", out);
    let (kept, ambiguous) = choose_names(&names, &uses, &drop);
    write_names(&names, &kept, &ambiguous, out);
    let hand = hand_made(out);
    write_common(&uses, &kept, &ambiguous, &hand, out);
    train_shape(&names, &uses, &drop, out);
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| {
        eprintln!("{path}: {e}");
        std::process::exit(1);
    })
}

/// The words of a hand-made list beside the output.
fn listed(name: &str, out: &str) -> HashSet<String> {
    read(&format!("{out}/{name}"))
        .lines()
        .filter(|l| !l.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(|w| fold(w, Folding::Strong))
        .collect()
}

/// The sure names of the hand-made lists beside the output.
fn hand_made(out: &str) -> HashSet<String> {
    let arab = read(&format!("{out}/arab_names.tsv"));
    let figures = read(&format!("{out}/public_figures.tsv"));
    let sure = arab.lines().filter(|l| !l.starts_with('#') && !l.ends_with("\ta")).filter_map(|l| l.split('\t').next());
    let alone = figures.lines().filter(|l| !l.starts_with('#')).flat_map(|l| {
        let mut c = l.split('\t');
        let name = c.next().unwrap_or_default();
        match c.nth(2) {
            Some("*") => name.split(' ').next_back().into_iter().collect::<Vec<_>>(),
            Some("-") | None => Vec::new(),
            Some(listed) => listed.split('|').filter(|w| !w.contains(' ')).collect(),
        }
    });
    sure.chain(alone).map(|w| fold(w, Folding::Strong)).collect()
}

fn plain(word: &str) -> bool {
    word.chars().count() >= 2 && word.chars().all(|c| ('ء'..='غ').contains(&c) || ('ف'..='ي').contains(&c))
}

fn read_names(wikidata: &str, google: &str) -> BTreeMap<String, Name> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    let rows = wikidata.lines().filter_map(|l| {
        let mut c = l.split('\t');
        Some((c.next()?, c.next()?, c.next()?.trim().parse::<u32>().ok()?, false))
    });
    let more = google.lines().filter_map(|l| {
        let mut c = l.split('\t');
        Some((c.next()?, c.next()?, 1, true))
    });
    for (arabic, latin, count, google) in rows.chain(more) {
        let key = fold(arabic, Folding::Strong);
        if !plain(&key) || latin.contains('.') || latin.contains(' ') {
            continue;
        }
        let name = names.entry(key).or_default();
        *name.spellings.entry(arabic.to_owned()).or_default() += count;
        let latin: String = latin.chars().filter(|c| c.is_alphabetic() || *c == '-').collect();
        *name.latin.entry(latin.to_lowercase()).or_default() += count;
        name.google |= google;
        if !google {
            name.count += count;
        }
    }
    names
}

fn read_uses(news: &str, wojood: &str, names: &BTreeMap<String, Name>) -> HashMap<String, Use> {
    let texts: Vec<String> = news
        .lines()
        .filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok()?["text"].as_str().map(str::to_owned))
        .collect();
    let mut raw: HashMap<String, u32> = HashMap::new();
    for text in &texts {
        let tokens = Tokens::new(text);
        for i in 0..tokens.len() {
            *raw.entry(tokens.fold(i).to_owned()).or_default() += 1;
        }
    }
    // Sure names: often a name, seldom more frequent in the news than names are.
    let sure: HashSet<&str> = names
        .iter()
        .filter(|(k, n)| n.count >= 20 && raw.get(*k).copied().unwrap_or(0) < 4 * n.count && k.chars().count() > 2)
        .map(|(k, _)| k.as_str())
        .collect();
    let mut uses: HashMap<String, Use> = HashMap::new();
    for text in &texts {
        let tokens = Tokens::new(text);
        for i in 0..tokens.len() {
            if tokens.get(i).is_none_or(|t| t.kind != TokenKind::Arabic) {
                continue;
            }
            let entry = uses.entry(tokens.fold(i).to_owned()).or_default();
            entry.count += 1;
            let before = if i > 0 { tokens.fold(i - 1) } else { "" };
            entry.after_name += u32::from(sure.contains(before) || matches!(before, "بن" | "عبد" | "ابو" | "ال"));
            entry.before_name += u32::from(sure.contains(tokens.fold(i + 1)));
        }
    }
    for line in wojood.lines() {
        let mut columns = line.split_whitespace();
        if let (Some(word), Some("O"), None) = (columns.next(), columns.next(), columns.next()) {
            let key = fold(word, Folding::Strong);
            if plain(&key) {
                uses.entry(key).or_default().count += 1;
            }
        }
    }
    uses
}

fn choose_names(
    names: &BTreeMap<String, Name>,
    uses: &HashMap<String, Use>,
    drop: &HashSet<String>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut kept, mut ambiguous) = (BTreeSet::new(), BTreeSet::new());
    for (key, name) in names {
        if drop.contains(key) || !(name.count >= KEEP_FROM || name.google && name.count >= 2) {
            continue;
        }
        let used = uses.get(key).copied().unwrap_or_default();
        let share = f64::from(used.after_name.max(used.before_name)) / f64::from(used.count.max(1));
        let often = f64::from(name.count) / f64::from(used.count.max(1));
        if used.count < 8 || share >= 0.12 || often >= 0.4 {
            kept.insert(key.clone());
            if used.count >= 8 && share < 0.2 && often < 2.0 {
                ambiguous.insert(key.clone());
            }
        } else if name.count >= 10 && often >= 0.1 {
            kept.insert(key.clone());
            ambiguous.insert(key.clone());
        }
    }
    (kept, ambiguous)
}

fn best(counts: &BTreeMap<String, u32>) -> &str {
    let mut best = ("", 0);
    for (text, count) in counts {
        if *count > best.1 {
            best = (text, *count);
        }
    }
    best.0
}

fn write_names(names: &BTreeMap<String, Name>, kept: &BTreeSet<String>, ambiguous: &BTreeSet<String>, out: &str) {
    let mut text = String::from(
        "# Name tokens of persons with the Latin spelling most often attested, mostly of foreign names.\n\
         # Columns: Arabic, Latin, doubt (a: also a common word, a name only beside another name or a title).\n\
         # Compiled by tests/workbench/compile_names.rs from steveash/NETransliteration-COLING2018 (Wikidata labels, MIT) and\n\
         # google/transliteration ar2en (Apache-2.0).\n",
    );
    for key in kept {
        let Some(name) = names.get(key) else { continue };
        text.push_str(best(&name.spellings));
        text.push('\t');
        text.push_str(best(&name.latin));
        if ambiguous.contains(key) {
            text.push_str("\ta");
        }
        text.push('\n');
    }
    fs::write(format!("{out}/name_tokens.tsv"), text).expect("the output folder can be written");
    eprintln!("{} name tokens, {} in doubt", kept.len(), ambiguous.len());
}

/// What the reader takes off a word before it looks it up, see `annotate::words`.
const PREFIXES: [&str; 18] =
    ["وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال", "وب", "ول", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س"];

fn write_common(
    uses: &HashMap<String, Use>,
    kept: &BTreeSet<String>,
    ambiguous: &BTreeSet<String>,
    hand: &HashSet<String>,
    out: &str,
) {
    let common: BTreeSet<&str> = uses
        .iter()
        .filter(|(word, used)| {
            let share = f64::from(used.after_name) / f64::from(used.count.max(1));
            used.count >= COMMON_FROM
                && (share < 0.2 || used.count >= 400)
                && (!kept.contains(*word) || ambiguous.contains(*word))
                && word.chars().count() > 1
        })
        .map(|(word, _)| word.as_str())
        .collect();
    let mut text = String::from(
        "# Common words of Arabic news, folded, without the forms that only add a clitic or the article to another.\n\
         # Compiled by tests/workbench/compile_names.rs from word counts of antcorpus/antcorpus.data (Apache-2.0) and the\n\
         # SinaLab/ArabicNER sample (MIT).\n",
    );
    let mut written = 0;
    for word in &common {
        // A name with a clitic is no common word.
        let name = ["و", "ف", "ب", "ل", "ك", "ول", "وب"].iter().any(|p| {
            let least = if *p == "و" { 3 } else { 4 };
            word.strip_prefix(p).is_some_and(|rest| {
                rest.chars().count() >= least
                    && (hand.contains(rest) || kept.contains(rest) && !ambiguous.contains(rest))
            })
        });
        if name || hand.contains(*word) {
            continue;
        }
        let derived = PREFIXES
            .iter()
            .any(|p| word.strip_prefix(p).is_some_and(|rest| rest.chars().count() >= 3 && common.contains(rest)));
        if !derived {
            text.push_str(word);
            text.push('\n');
            written += 1;
        }
    }
    fs::write(format!("{out}/common_words.txt"), text).expect("the output folder can be written");
    eprintln!("{written} common words for {} forms", common.len());
}

/// Averaged perceptron over letter sequences: foreign name or common word.
fn train_shape(names: &BTreeMap<String, Name>, uses: &HashMap<String, Use>, drop: &HashSet<String>, out: &str) {
    let common: BTreeSet<&str> = uses
        .iter()
        .filter(|(_, u)| u.count >= 3 && f64::from(u.after_name) < 0.1 * f64::from(u.count))
        .map(|(w, _)| w.as_str())
        .collect();
    let mut examples: Vec<(&str, bool)> = common.iter().map(|w| (*w, false)).collect();
    let foreign = names.iter().filter(|(k, n)| n.count > 0 && !common.contains(k.as_str()) && !drop.contains(*k));
    examples.extend(foreign.map(|(k, _)| (k.as_str(), true)));
    // A fixed order that mixes both kinds.
    examples.sort_by_key(|(w, _)| w.bytes().fold(7u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)));
    let (held, training): (Vec<_>, Vec<_>) = examples.iter().enumerate().partition(|(i, _)| i % 10 == 0);
    let (mut weights, mut sums, mut step) = (vec![0i64; BUCKETS], vec![0i64; BUCKETS], 1i64);
    for _ in 0..8 {
        for (_, (word, name)) in &training {
            let mut score = 0;
            features(word, |b| score += weights[b]);
            let sign = if *name { 1 } else { -1 };
            // A margin keeps the two kinds apart.
            if score * sign <= 8 {
                features(word, |b| {
                    weights[b] += sign;
                    sums[b] += sign * step;
                });
            }
            step += 1;
        }
    }
    let averaged: Vec<f64> = (0..BUCKETS).map(|b| weights[b] as f64 - sums[b] as f64 / step as f64).collect();
    let largest = averaged.iter().fold(0f64, |m, w| m.max(w.abs()));
    let bytes: Vec<u8> =
        averaged.iter().map(|w| (w / largest * 127.0 * 3.0).clamp(-127.0, 127.0).round() as i8 as u8).collect();
    let score = |word: &str| {
        let mut sum = 0i32;
        features(word, |b| sum += i32::from(bytes[b] as i8));
        sum
    };
    let right = held.iter().filter(|(_, (w, name))| (score(w) > 0) == *name).count();
    eprintln!("shape: {right} of {} held-out words right", held.len());
    fs::write(format!("{out}/name_shape.bin"), bytes).expect("the output folder can be written");
}
