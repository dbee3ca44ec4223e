//! Trains `src/knowledge/person_model.bin`: a conditional random field over [`kashshaf::annotate::model`]'s features.
//!
//!     cargo run --release --example train_persons -- ANERCORP.txt OUT.bin
//!     cargo run --release --example train_persons -- ANERCORP.txt --folds [CORRECTED.txt]
//!
//! ANERCORP.txt: token and label a line (ANERcorp by Yassine Benajiba, CC BY-SA 4.0). With `--folds` it writes nothing and
//! prints precision and recall of five-fold cross-validation by stretches of the corpus: the model alone and all that
//! finds persons. CORRECTED.txt has the same tokens with labels to measure against; training never sees them.
//!
//! Gradient descent with a step of its own for each weight (AdaGrad), a few rounds, which keeps weights small. The same
//! input gives the same bytes.

use std::ops::Range;

use kashshaf::annotate::cells::Cell;
use kashshaf::annotate::model::{
    BUCKETS, Evidence, LABELS, Label, NAMED, Rows, UNIT, Weigh, Weights, decode, packed, scores, slot, spans,
};
use kashshaf::annotate::{Reading, names, people};
use kashshaf::line::LineKind;
use kashshaf::source::{Line, Page};
use kashshaf::span::Extent;

const ROUNDS: u64 = 8;
/// Features seen less often have no weight.
const LEAST: u32 = 3;
/// Weights below this are dropped: they say little and cost bytes.
const FAINT: f32 = 0.1;
/// Length of the first step of a weight.
const STEP: f32 = 0.03;
/// Sentences that are read as one page.
const PAGE: usize = 25;

const HEADER: &str =
    "# Weights of the sequence model of src/annotate/model.rs: a conditional random field that finds persons.
# After a blank line bytes as `model::packed` makes them.
# Trained by tests/workbench/train_persons.rs on the training part of ANERcorp (Yassine Benajiba, Paolo Rosso and
# Jose Miguel Benedi Ruiz, 2007), CC BY-SA 4.0. This file is an adaptation of it and is licensed CC BY-SA 4.0.
# cargo run --release --example train_persons -- anercorp_train.txt src/knowledge/person_model.bin

";

struct Text {
    page: Page,
    /// Label of each token.
    labels: Vec<Label>,
}

/// One page as training sees it.
struct Lesson {
    rows: Vec<Rows>,
    labels: Vec<Vec<usize>>,
}

struct Model {
    steps: [f32; 25],
    table: Vec<f32>,
}

impl Weigh for Model {
    fn step(&self, from: usize, to: usize) -> f32 {
        self.steps[from * 5 + to]
    }

    fn add(&self, feature: u32, scores: &mut [f32; 5]) {
        let at = slot(feature);
        for n in 0..NAMED {
            scores[n + 1] += self.table[at + n];
        }
    }

    fn lean(&self) -> f32 {
        0.0
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [corpus, out, rest @ ..] = args.as_slice() else {
        eprintln!("usage: train_persons ANERCORP.txt OUT.bin | ANERCORP.txt --folds [CORRECTED.txt]");
        std::process::exit(2);
    };
    let read_file = |path: &String| std::fs::read_to_string(path).expect("the corpus can be read");
    let texts = read(&read_file(corpus));
    let readings: Vec<Reading> = texts.iter().map(|t| Reading::new(&t.page)).collect();
    let cells: Vec<_> = readings.iter().map(names::cells_of).collect();
    let lessons: Vec<Lesson> =
        texts.iter().zip(&readings).zip(&cells).map(|((t, r), c)| lesson(r, c, &t.labels)).collect();
    if out == "--folds" {
        folds(&readings, &cells, &lessons, &texts);
        if let Some(corrected) = rest.first() {
            eprintln!("measured against {corrected}:");
            folds(&readings, &cells, &lessons, &read(&read_file(corrected)));
        }
        return;
    }
    let all: Vec<usize> = (0..texts.len()).collect();
    let (steps, table) = quantised(&train(&all, &lessons));
    let file = [HEADER.as_bytes(), &packed(&steps, &table)].concat();
    std::fs::write(out, file).expect("the model can be written");
}

fn lesson(reading: &Reading, cells: &[Cell], labels: &[Label]) -> Lesson {
    let evidence = Evidence::new(reading, cells, &people::find_by_rule(reading, cells));
    Lesson {
        rows: reading.paragraphs.iter().map(|p| evidence.rows(&p.tokens)).collect(),
        labels: reading
            .paragraphs
            .iter()
            .map(|p| labels[p.tokens.clone()].iter().map(|l| *l as usize).collect())
            .collect(),
    }
}

/// The corpus as pages of some sentences each.
fn read(text: &str) -> Vec<Text> {
    let mut sentences: Vec<Vec<(&str, Label)>> = vec![Vec::new()];
    for line in text.lines() {
        let mut columns = line.split_whitespace();
        let (Some(word), Some(tag)) = (columns.next(), columns.next()) else {
            sentences.push(Vec::new());
            continue;
        };
        let label = match tag {
            "B-PER" | "B-PERS" => Label::First,
            "I-PER" | "I-PERS" => Label::Middle,
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
    let page = Page { text, lines, encoding: "UTF-8", ..Page::default() };
    let reading = Reading::new(&page);
    let mut labels = vec![Label::Outside; reading.tokens.len()];
    let mut next = 0;
    for (i, token) in reading.tokens.iter().enumerate() {
        while next + 1 < marks.len() && marks[next + 1].0 <= token.extent.start {
            next += 1;
        }
        let begins = marks[next].0 == token.extent.start;
        labels[i] = match marks[next].1 {
            Label::First if !begins => Label::Middle,
            label => label,
        };
    }
    close(&mut labels);
    Text { page, labels }
}

/// Tells the last token of a name from those in its middle.
fn close(labels: &mut [Label]) {
    for i in 0..labels.len() {
        let goes_on = labels.get(i + 1) == Some(&Label::Middle);
        labels[i] = match labels[i] {
            Label::First if !goes_on => Label::Single,
            Label::Middle if !goes_on => Label::Last,
            label => label,
        };
    }
}

/// The weights and the squares of what each has moved by.
struct Descent {
    model: Model,
    moved_steps: [f32; 25],
    moved: Vec<f32>,
    /// How often each feature occurs.
    counts: Vec<u32>,
}

fn train(chosen: &[usize], lessons: &[Lesson]) -> Model {
    let model = Model { steps: [0.0; 25], table: vec![0.0; BUCKETS * NAMED] };
    let mut counts = vec![0; BUCKETS];
    for rows in chosen.iter().flat_map(|&t| &lessons[t].rows) {
        for feature in (0..rows.len()).flat_map(|k| rows.row(k)) {
            counts[slot(*feature) / NAMED] += 1;
        }
    }
    let mut descent = Descent { counts, moved_steps: [1e-8; 25], moved: vec![1e-8; model.table.len()], model };
    let mut order: Vec<(usize, usize)> =
        chosen.iter().flat_map(|&t| (0..lessons[t].rows.len()).map(move |p| (t, p))).collect();
    for round in 0..ROUNDS {
        // Another order every round, always the same.
        let mut seed = 12345 + round;
        for i in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(i, (seed >> 33) as usize % (i + 1));
        }
        for &(text, paragraph) in &order {
            descend(&mut descent, &lessons[text].rows[paragraph], &lessons[text].labels[paragraph]);
        }
    }
    descent.model
}

const OUT: f32 = -1.0e7;

fn log_sum(values: [f32; 5]) -> f32 {
    let most = values.into_iter().fold(OUT, f32::max);
    if most < OUT / 10.0 { most } else { most + values.into_iter().map(|v| (v - most).exp()).sum::<f32>().ln() }
}

/// Log-sums of all ways to reach each label from the start, and from each to the end.
fn ways(scores: &[[f32; 5]], model: &Model) -> (Vec<[f32; 5]>, Vec<[f32; 5]>) {
    let n = scores.len();
    let (mut to_here, mut from_here) = (vec![[OUT; 5]; n], vec![[OUT; 5]; n]);
    for (at, label) in LABELS.iter().enumerate() {
        if label.opens() {
            to_here[0][at] = scores[0][at];
        }
        if label.closes() {
            from_here[n - 1][at] = 0.0;
        }
    }
    let step = |from: usize, to: usize| {
        if LABELS[from].leads_to(LABELS[to]) { model.steps[from * 5 + to] } else { OUT }
    };
    for k in 1..n {
        to_here[k] = std::array::from_fn(|to| {
            scores[k][to] + log_sum(std::array::from_fn(|from| to_here[k - 1][from] + step(from, to)))
        });
    }
    for k in (0..n - 1).rev() {
        from_here[k] = std::array::from_fn(|from| {
            log_sum(std::array::from_fn(|to| step(from, to) + scores[k + 1][to] + from_here[k + 1][to]))
        });
    }
    (to_here, from_here)
}

/// One step uphill on the likelihood of a sentence's labels.
fn descend(descent: &mut Descent, rows: &Rows, truth: &[usize]) {
    let n = truth.len();
    if n == 0 {
        return;
    }
    let scores = scores(rows, &descent.model);
    let (to_here, from_here) = ways(&scores, &descent.model);
    let all = log_sum(std::array::from_fn(|l| to_here[n - 1][l] + from_here[n - 1][l]));
    let mut steps = [0f32; 25];
    for k in 1..n {
        steps[truth[k - 1] * 5 + truth[k]] += 1.0;
        for from in 0..5 {
            for to in (0..5).filter(|to| LABELS[from].leads_to(LABELS[*to])) {
                let way = to_here[k - 1][from] + descent.model.steps[from * 5 + to] + scores[k][to] + from_here[k][to];
                steps[from * 5 + to] -= (way - all).exp();
            }
        }
    }
    for (at, gradient) in steps.into_iter().enumerate().filter(|(_, g)| *g != 0.0) {
        descent.moved_steps[at] += gradient * gradient;
        descent.model.steps[at] += STEP * gradient / descent.moved_steps[at].sqrt();
    }
    for k in 0..n {
        for label in 1..5 {
            let gradient = f32::from(truth[k] == label) - (to_here[k][label] + from_here[k][label] - all).exp();
            if gradient.abs() < 1e-4 {
                continue;
            }
            for &feature in rows.row(k) {
                if descent.counts[slot(feature) / NAMED] < LEAST {
                    continue;
                }
                let at = slot(feature) + label - 1;
                descent.moved[at] += gradient * gradient;
                descent.model.table[at] += STEP * gradient / descent.moved[at].sqrt();
            }
        }
    }
}

fn quantised(model: &Model) -> (Vec<u8>, Vec<u8>) {
    let small = |w: &f32| if w.abs() < FAINT { 0 } else { (w / UNIT).clamp(-127.0, 127.0).round() as i8 as u8 };
    (model.steps.iter().map(small).collect(), model.table.iter().map(small).collect())
}

/// Five-fold cross-validation: the model alone, and all that finds persons with that model.
fn folds(readings: &[Reading], cells: &[Vec<Cell>], lessons: &[Lesson], truth: &[Text]) {
    let (mut alone, mut whole) = (Tally::default(), Tally::default());
    for fold in 0..5 {
        let held = readings.len() * fold / 5..readings.len() * (fold + 1) / 5;
        let training: Vec<usize> = (0..readings.len()).filter(|t| !held.contains(t)).collect();
        let (steps, table) = quantised(&train(&training, lessons));
        let weights = Weights { steps: &steps, table: &table };
        for text in held {
            let (mut guess, mut wanted) = (Vec::new(), Vec::new());
            for (p, paragraph) in readings[text].paragraphs.iter().enumerate() {
                let range = paragraph.tokens.clone();
                guess.extend(
                    spans(&decode(&scores(&lessons[text].rows[p], &weights), &weights), range.start)
                        .into_iter()
                        .map(|s| s.0),
                );
                let labels: Vec<(Label, f32)> = truth[text].labels[range.clone()].iter().map(|l| (*l, 0.0)).collect();
                wanted.extend(spans(&labels, range.start).into_iter().map(|s| s.0));
            }
            alone.add(&guess, &wanted);
            let found = people::find_with(&readings[text], &cells[text], &weights);
            whole.add(&found.into_iter().map(|p| p.tokens).collect::<Vec<_>>(), &wanted);
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
