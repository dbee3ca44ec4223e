//! Precision, recall and F1 against annotated articles, as `tests/gold/score.py` defines them.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

const KINDS: [&str; 5] = ["person", "place", "organisation", "date", "figure"];
const WITH_IDENTITY: [&str; 3] = ["person", "place", "organisation"];

/// An annotated article, gold or predicted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Doc {
    pub id: String,
    /// Kind of every line, from line 1.
    pub lines: BTreeMap<u64, String>,
    pub spans: Vec<Span>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    pub start: u64,
    pub end: u64,
    pub line: u64,
    pub text: String,
    pub kind: String,
    pub entity: Option<String>,
    /// First and last day; for the gold, every interval that counts as right, its own first.
    pub days: Vec<[Option<String>; 2]>,
    pub number: Option<f64>,
    pub unit: String,
}

impl Doc {
    pub fn read(json: &Value) -> Option<Doc> {
        let lines = json.get("lines")?.as_array()?.iter();
        let lines = lines.filter_map(|it| Some((it.get("line")?.as_u64()?, it.get("kind")?.as_str()?.to_owned())));
        let spans = json.get("spans")?.as_array()?.iter().filter_map(Span::read).collect();
        Some(Doc { id: json.get("id")?.as_str()?.to_owned(), lines: lines.collect(), spans })
    }
}

impl Span {
    fn read(json: &Value) -> Option<Span> {
        let text = |name: &str| json.get(name).and_then(Value::as_str).map(str::to_owned);
        let mut days = vec![[text("from"), text("to")]];
        for pair in json.get("accept").and_then(Value::as_array).into_iter().flatten() {
            let day = |at: usize| pair.get(at).and_then(Value::as_str).map(str::to_owned);
            days.push([day(0), day(1)]);
        }
        let kind = text("kind")?.to_lowercase();
        Some(Span {
            start: json.get("start")?.as_u64()?,
            end: json.get("end")?.as_u64()?,
            line: json.get("line").and_then(Value::as_u64).unwrap_or(0),
            text: text("text").unwrap_or_default(),
            kind: alias(&kind).to_owned(),
            entity: text("entity").filter(|it| !it.is_empty()),
            days,
            number: json.get("number").and_then(Value::as_f64),
            unit: unit(&text("unit").unwrap_or_default()),
        })
    }

    fn has_right_value(&self, gold: &Span) -> bool {
        if self.kind == "date" {
            self.days.first().is_some_and(|days| gold.days.contains(days))
        } else {
            self.number.is_some() && self.number == gold.number && self.unit == gold.unit
        }
    }

    fn value(&self) -> String {
        if self.kind == "date" {
            let day = |it: &Option<String>| it.clone().unwrap_or_else(|| "none".to_owned());
            return self.days.first().map_or(String::new(), |[from, to]| format!("{}..{}", day(from), day(to)));
        }
        format!("{} {}", self.number.map_or("none".to_owned(), |n| n.to_string()), self.unit)
    }
}

fn alias(kind: &str) -> &str {
    match kind {
        "gpe" | "loc" | "location" => "place",
        "per" => "person",
        "org" | "organization" => "organisation",
        "norp" => "group",
        other => other,
    }
}

fn unit(given: &str) -> String {
    let given = given.trim().to_lowercase();
    match given.as_str() {
        "٪" | "percent" | "percentage" => "%",
        "kilometer" | "kilometre" | "kms" => "km",
        "person" | "soldiers" => "people",
        "item" | "count" | "companies" | "satellites" => "items",
        "$" => "usd",
        "€" => "eur",
        "year" => "years",
        "month" => "months",
        "week" => "weeks",
        "day" => "days",
        other => other,
    }
    .to_owned()
}

/// Precision, recall and F1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prf {
    pub precision: f64,
    pub recall: f64,
}

impl Prf {
    fn of(right: f64, predicted: usize, gold: usize) -> Prf {
        Prf { precision: ratio(right, predicted, gold), recall: ratio(right, gold, predicted) }
    }

    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision * self.recall / sum }
    }
}

/// `a / b`; with nothing to divide by, 1 where the other side is empty too.
fn ratio(a: f64, b: usize, other: usize) -> f64 {
    match (b, other) {
        (0, 0) => 1.0,
        (0, _) => 0.0,
        _ => a / b as f64,
    }
}

/// The table of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindScore {
    pub kind: &'static str,
    pub gold: usize,
    pub predicted: usize,
    pub exact: Prf,
    pub overlap: Prf,
    pub matched: usize,
    /// B-cubed, for kinds with identity.
    pub identity: Option<Prf>,
    /// Right values on matches, and their F1, for dates and figures.
    pub values: Option<(usize, f64)>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    pub lines: usize,
    pub line_accuracy: f64,
    pub line_article_macro: f64,
    pub kinds: Vec<KindScore>,
    pub misses: Vec<Miss>,
}

/// One thing that is not as the gold has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Miss {
    pub kind: &'static str,
    pub doc: String,
    pub line: u64,
    pub text: String,
    pub what: String,
}

/// Scores predictions; a gold article without one is scored as empty.
pub fn score(gold: &[Doc], predicted: &[Doc]) -> Score {
    let nothing = Doc::default();
    let pairs: Vec<(&Doc, &Doc)> =
        gold.iter().map(|g| (g, predicted.iter().find(|p| p.id == g.id).unwrap_or(&nothing))).collect();
    let mut score = Score::default();
    lines(&pairs, &mut score);
    for kind in KINDS {
        let scored = one_kind(kind, &pairs, &mut score.misses);
        score.kinds.push(scored);
    }
    score
}

fn lines(pairs: &[(&Doc, &Doc)], score: &mut Score) {
    let side = |kind: &str| usize::from(kind == "related" || kind == "boilerplate");
    let (mut right, mut side_right, mut side_total) = (0, [0usize; 2], [0usize; 2]);
    for (g, p) in pairs {
        for (line, kind) in g.lines.iter().filter(|(_, kind)| *kind != "blank") {
            let got = p.lines.get(line).map(String::as_str);
            score.lines += 1;
            side_total[side(kind)] += 1;
            right += usize::from(got == Some(kind));
            side_right[side(kind)] += usize::from(got.is_some_and(|got| got != "blank" && side(got) == side(kind)));
            if got != Some(kind) {
                let what = format!("{kind} taken as {}", got.unwrap_or("none"));
                score.misses.push(Miss { kind: "line", doc: g.id.clone(), line: *line, text: String::new(), what });
            }
        }
    }
    score.line_accuracy = ratio(right as f64, score.lines, 0);
    let recalls: Vec<f64> =
        (0..2).filter(|at| side_total[*at] > 0).map(|at| side_right[at] as f64 / side_total[at] as f64).collect();
    score.line_article_macro = ratio(recalls.iter().sum(), recalls.len(), 0);
}

fn one_kind(kind: &'static str, pairs: &[(&Doc, &Doc)], misses: &mut Vec<Miss>) -> KindScore {
    let mut out = KindScore { kind, ..KindScore::default() };
    let (mut exact, mut right) = (0, 0);
    let mut ids: Vec<(String, String)> = Vec::new();
    for (gold_doc, predicted_doc) in pairs {
        let of_kind = |doc: &Doc| doc.spans.iter().filter(|it| it.kind == kind).cloned().collect::<Vec<Span>>();
        let (gold, predicted) = (of_kind(gold_doc), of_kind(predicted_doc));
        out.gold += gold.len();
        out.predicted += predicted.len();
        exact += common(&gold, &predicted);
        let matches = match_overlap(&gold, &predicted);
        out.matched += matches.len();
        let mut miss = |span: &Span, what: String| {
            misses.push(Miss { kind, doc: gold_doc.id.clone(), line: span.line, text: span.text.clone(), what });
        };
        for &(a, b) in &matches {
            let (g, p) = (&gold[a], &predicted[b]);
            if WITH_IDENTITY.contains(&kind) {
                let lone = format!("\0{}", ids.len());
                ids.push((g.entity.clone().unwrap_or_default(), p.entity.clone().unwrap_or(lone)));
            } else if p.has_right_value(g) {
                right += 1;
            } else {
                miss(g, format!("value {}, not {}", g.value(), p.value()));
            }
            if (g.start, g.end) != (p.start, p.end) {
                miss(g, format!("taken as «{}»", p.text));
            }
        }
        for (_, span) in gold.iter().enumerate().filter(|(at, _)| !matches.iter().any(|m| m.0 == *at)) {
            miss(span, "missed".to_owned());
        }
        for (_, span) in predicted.iter().enumerate().filter(|(at, _)| !matches.iter().any(|m| m.1 == *at)) {
            miss(span, "not in gold".to_owned());
        }
    }
    out.exact = Prf::of(exact as f64, out.predicted, out.gold);
    out.overlap = Prf::of(out.matched as f64, out.predicted, out.gold);
    if WITH_IDENTITY.contains(&kind) {
        out.identity = Some(b_cubed(&ids, out.predicted, out.gold));
        identity_misses(kind, &ids, misses);
    } else {
        out.values = Some((right, Prf::of(right as f64, out.predicted, out.gold).f1()));
    }
    out
}

/// How many spans have one extent, each counted as often as both have it.
fn common(gold: &[Span], predicted: &[Span]) -> usize {
    let mut left: HashMap<(u64, u64), usize> = HashMap::new();
    for span in gold {
        *left.entry((span.start, span.end)).or_default() += 1;
    }
    let taken = predicted.iter().filter(|span| match left.get_mut(&(span.start, span.end)) {
        Some(n) if *n > 0 => {
            *n -= 1;
            true
        }
        _ => false,
    });
    taken.count()
}

/// One-to-one pairs of overlapping spans: best overlap first, then as many as can be.
fn match_overlap(gold: &[Span], predicted: &[Span]) -> Vec<(usize, usize)> {
    let mut candidates: Vec<Vec<(f64, usize)>> = vec![Vec::new(); gold.len()];
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            let (end, start) = (g.end.min(p.end), g.start.max(p.start));
            if end > start {
                let hull = g.end.max(p.end) - g.start.min(p.start);
                candidates[i].push(((end - start) as f64 / hull as f64, j));
            }
        }
    }
    let mut all: Vec<(f64, usize, usize)> =
        candidates.iter().enumerate().flat_map(|(i, list)| list.iter().map(move |(v, j)| (*v, i, *j))).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut matching = Matching { candidates, to_p: vec![None; gold.len()], to_g: vec![None; predicted.len()] };
    for (_, i, j) in all {
        if matching.to_p[i].is_none() && matching.to_g[j].is_none() {
            matching.join(i, j);
        }
    }
    for list in &mut matching.candidates {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    }
    for i in 0..gold.len() {
        if matching.to_p[i].is_none() {
            matching.augment(i, &mut BTreeSet::new());
        }
    }
    matching.to_p.iter().enumerate().filter_map(|(i, j)| j.map(|j| (i, j))).collect()
}

struct Matching {
    candidates: Vec<Vec<(f64, usize)>>,
    to_p: Vec<Option<usize>>,
    to_g: Vec<Option<usize>>,
}

impl Matching {
    fn join(&mut self, i: usize, j: usize) {
        self.to_p[i] = Some(j);
        self.to_g[j] = Some(i);
    }

    fn augment(&mut self, i: usize, seen: &mut BTreeSet<usize>) -> bool {
        for at in 0..self.candidates[i].len() {
            let j = self.candidates[i][at].1;
            if seen.insert(j) && self.to_g[j].is_none_or(|other| self.augment(other, seen)) {
                self.join(i, j);
                return true;
            }
        }
        false
    }
}

fn b_cubed(ids: &[(String, String)], predicted: usize, gold: usize) -> Prf {
    let (mut both, mut by_g, mut by_p) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (g, p) in ids {
        *both.entry((g, p)).or_insert(0.0) += 1.0;
        *by_g.entry(g).or_insert(0.0) += 1.0;
        *by_p.entry(p).or_insert(0.0) += 1.0;
    }
    let sum = |by: &dyn Fn(&(String, String)) -> f64| -> f64 {
        ids.iter().map(|it| both.get(&(&it.0, &it.1)).copied().unwrap_or(0.0) / by(it)).fold(0.0, |sum, it| sum + it)
    };
    Prf {
        precision: ratio(sum(&|it| by_p[&it.1]), predicted, gold),
        recall: ratio(sum(&|it| by_g[&it.0]), gold, predicted),
    }
}

fn identity_misses(kind: &'static str, ids: &[(String, String)], misses: &mut Vec<Miss>) {
    let mut of_g: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut of_p: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (g, p) in ids {
        of_g.entry(g).or_default().insert(p);
        of_p.entry(p).or_default().insert(g);
    }
    let list = |set: &BTreeSet<&str>| set.iter().map(|it| it.trim_start_matches('\0')).collect::<Vec<_>>().join(", ");
    let mut miss = |text: &str, what: String| {
        misses.push(Miss { kind, doc: "all".to_owned(), line: 0, text: text.to_owned(), what });
    };
    for (g, set) in of_g.iter().filter(|(_, set)| set.len() > 1) {
        miss(g, format!("split into {} identities: {}", set.len(), list(set)));
    }
    for (p, set) in of_p.iter().filter(|(_, set)| set.len() > 1) {
        miss(p, format!("one identity for {}", list(set)));
    }
}
