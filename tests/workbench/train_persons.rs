//! Trains `src/knowledge/person_model.bin`: an averaged perceptron over [`kashshaf::annotate::model`]'s features.
//!
//!     cargo run --release --example train_persons -- ANERCORP.txt OUT.bin [--folds]
//!
//! ANERCORP.txt: token and label a line (ANERcorp by Yassine Benajiba, CC BY-SA 4.0). With `--folds` it prints
//! precision and recall of five-fold cross-validation by stretches of the corpus and writes nothing. The same input
//! gives the same bytes.

use std::ops::Range;

use kashshaf::annotate::cells::Cell;
use kashshaf::annotate::model::{BUCKETS, Evidence, Label, decode, persons, slot, spans, step};
use kashshaf::annotate::{Reading, names, people};
use kashshaf::line::LineKind;
use kashshaf::source::{Line, Page};
use kashshaf::span::Extent;

const ROUNDS: usize = 6;
/// Sentences that are read as one page.
const PAGE: usize = 25;
/// Weights below this are dropped: they say little and cost bytes.
const LEAST: f32 = 0.02;

struct Text {
    page: Page,
    /// Label of each token.
    labels: Vec<Label>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, out, rest @ ..] = args.as_slice() else {
        eprintln!("usage: train_persons ANERCORP.txt OUT.bin [--folds]");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(corpus).expect("the corpus can be read");
    let texts = read(&text);
    let readings: Vec<Reading> = texts.iter().map(|t| Reading::new(&t.page)).collect();
    let cells: Vec<_> = readings.iter().map(names::cells_of).collect();
    let evidence: Vec<Evidence> =
        readings.iter().zip(&cells).map(|(r, c)| Evidence::new(r, c, &people::find_by_rule(r, c))).collect();
    if rest.first().is_some_and(|a| a == "--folds") {
        folds(&texts, &readings, &cells, &evidence);
        return;
    }
    let all: Vec<usize> = (0..texts.len()).collect();
    let weights = train(&all, &texts, &readings, &evidence);
    std::fs::write(out, quantised(&weights)).expect("the model can be written");
}

fn read(text: &str) -> Vec<Text> {
    let mut sentences: Vec<Vec<(&str, Label)>> = vec![Vec::new()];
    for line in text.lines() {
        let mut columns = line.split_whitespace();
        let (Some(word), Some(tag)) = (columns.next(), columns.next()) else {
            sentences.push(Vec::new());
            continue;
        };
        let label = match tag {
            "B-PER" | "B-PERS" => Label::Begins,
            "I-PER" | "I-PERS" => Label::GoesOn,
            _ => Label::Outside,
        };
        if let Some(sentence) = sentences.last_mut() {
            sentence.push((word, label));
        }
        if word == "." || word == "؟" {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|s| !s.is_empty());
    sentences.chunks(PAGE).map(page).collect()
}

fn page(sentences: &[Vec<(&str, Label)>]) -> Text {
    let (mut text, mut lines, mut marks, mut at) = (String::new(), Vec::new(), Vec::new(), 0u32);
    for sentence in sentences {
        let start = at;
        for (n, (word, label)) in sentence.iter().enumerate() {
            if n > 0 {
                text.push(' ');
                at += 1;
            }
            marks.push((at, *label));
            text.push_str(word);
            at += word.chars().count() as u32;
        }
        lines.push(Line { extent: Extent::new(start, at), kind: LineKind::Body, reason: Default::default() });
        text.push('\n');
        at += 1;
    }
    let page = Page {
        text,
        lines,
        encoding: "UTF-8",
        notes: Vec::new(),
        title: None,
        subtitle: None,
        author: None,
        publisher: None,
        meta: Default::default(),
    };
    let reading = Reading::new(&page);
    let mut labels = vec![Label::Outside; reading.tokens.len()];
    let mut next = 0;
    for (i, token) in reading.tokens.iter().enumerate() {
        while next + 1 < marks.len() && marks[next + 1].0 <= token.extent.start {
            next += 1;
        }
        let begins = marks[next].0 == token.extent.start;
        labels[i] = match marks[next].1 {
            Label::Begins if !begins => Label::GoesOn,
            label => label,
        };
    }
    Text { page, labels }
}

fn train(chosen: &[usize], texts: &[Text], readings: &[Reading], evidence: &[Evidence]) -> Vec<f32> {
    let (mut weights, mut sums, mut count) = (vec![0f32; BUCKETS], vec![0f32; BUCKETS], 1f32);
    let mut features = Vec::new();
    for round in 0..ROUNDS {
        for n in 0..chosen.len() {
            // Another order every round, always the same.
            let text = chosen[(n * 7919 + round * 31) % chosen.len()];
            for paragraph in &readings[text].paragraphs {
                let range = paragraph.tokens.clone();
                let guess = decode(&evidence[text], &range, |at| weights[at]);
                let truth = &texts[text].labels[range.clone()];
                let mut change = |at: usize, by: f32| {
                    weights[at] += by;
                    sums[at] += by * count;
                };
                for (k, at) in range.clone().enumerate() {
                    let (right, wrong) = (truth[k], guess[k].0);
                    if k > 0 && (truth[k - 1], right) != (guess[k - 1].0, wrong) {
                        change(step(truth[k - 1], right), 1.0);
                        change(step(guess[k - 1].0, wrong), -1.0);
                    }
                    if right == wrong {
                        continue;
                    }
                    evidence[text].features(at, &range, &mut features);
                    for &feature in &features {
                        change(slot(feature, right), 1.0);
                        change(slot(feature, wrong), -1.0);
                    }
                }
                count += 1.0;
            }
        }
    }
    weights.iter().zip(&sums).map(|(w, s)| w - s / count).collect()
}

fn quantised(weights: &[f32]) -> Vec<u8> {
    let largest = weights.iter().fold(0f32, |m, w| m.max(w.abs()));
    let small = largest * LEAST;
    // The few largest weights may be cut.
    let scale = 127.0 / (largest * 0.6);
    weights
        .iter()
        .map(|w| if w.abs() < small { 0 } else { (w * scale).clamp(-127.0, 127.0).round() as i8 as u8 })
        .collect()
}

/// Five-fold cross-validation: the model alone, and all that finds persons with that model.
fn folds(texts: &[Text], readings: &[Reading], cells: &[Vec<Cell>], evidence: &[Evidence]) {
    let (mut alone, mut whole) = (Tally::default(), Tally::default());
    for fold in 0..5 {
        let held = texts.len() * fold / 5..texts.len() * (fold + 1) / 5;
        let training: Vec<usize> = (0..texts.len()).filter(|t| !held.contains(t)).collect();
        let model = quantised(&train(&training, texts, readings, evidence));
        for text in held {
            let (mut guess, mut truth) = (Vec::new(), Vec::new());
            for paragraph in &readings[text].paragraphs {
                let range = paragraph.tokens.clone();
                guess.extend(persons(&evidence[text], &range, &model).into_iter().map(|s| s.0));
                let labels: Vec<(Label, f32)> = texts[text].labels[range.clone()].iter().map(|l| (*l, 0.0)).collect();
                truth.extend(spans(&labels, range.start).into_iter().map(|s| s.0));
            }
            alone.add(&guess, &truth);
            let found = people::find_with(&readings[text], &cells[text], &model);
            whole.add(&found.into_iter().map(|p| p.tokens).collect::<Vec<_>>(), &truth);
        }
    }
    eprintln!("model alone: {alone}\nwith rules and later mentions: {whole}");
}

#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn add(&mut self, guess: &[Range<usize>], truth: &[Range<usize>]) {
        self.right += guess.iter().filter(|g| truth.contains(g)).count();
        self.found += guess.len();
        self.wanted += truth.len();
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let (p, r) = (self.right as f64 / self.found as f64, self.right as f64 / self.wanted as f64);
        write!(f, "P {p:.3} R {r:.3} F {:.3}", 2.0 * p * r / (p + r))
    }
}
