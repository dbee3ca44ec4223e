//! The distinct full names of a corpus, and which of them are one person.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::corrections::Corrections;
use super::people::{Merge, PersonMention};
use super::person_name::{Agreement, Unit, full_agree};
use crate::annotate::words::{joined, words};
use crate::text::{Folding, fold, skeleton};

/// A distinct full name over all articles.
#[derive(Debug)]
pub struct Form {
    /// As first seen.
    pub text: String,
    pub units: Vec<Unit>,
    pub count: u32,
    pub articles: BTreeSet<usize>,
    /// Offices it was mentioned with, folded.
    pub roles: HashSet<String>,
}

/// All full names, joined where they are one person's.
pub struct Forms {
    pub list: Vec<Form>,
    /// Form of each mention that gives a full name.
    pub of: Vec<Option<usize>>,
    parents: Vec<usize>,
    /// Forms of each root.
    members: Vec<Vec<usize>>,
    joins: HashMap<usize, Vec<Merge>>,
    apart: HashSet<(usize, usize)>,
}

/// Names that share a sound are compared with so many others at most, so that the work stays linear.
const MOST: usize = 64;

impl Forms {
    pub fn new(mentions: &[PersonMention], units: &[Vec<Unit>], corrections: &Corrections) -> Forms {
        let mut list: Vec<Form> = Vec::new();
        let mut of = vec![None; mentions.len()];
        let mut by_key: HashMap<String, usize> = HashMap::new();
        for (i, mention) in mentions.iter().enumerate() {
            // One word is a full name only of a public figure known by it ("حميدتي").
            let full = units[i].len() >= 2 || words().figure(&joined(&mention.mention.text)).is_some();
            if !full {
                continue;
            }
            let key = units[i].iter().map(|u| u.key.as_str()).collect::<Vec<_>>().join(" ");
            let f = *by_key.entry(key).or_insert_with(|| {
                list.push(Form {
                    text: mention.mention.text.clone(),
                    units: units[i].clone(),
                    count: 0,
                    articles: BTreeSet::new(),
                    roles: HashSet::new(),
                });
                list.len() - 1
            });
            list[f].count += 1;
            list[f].articles.insert(mention.article);
            list[f].roles.extend(mention.mention.role.as_ref().map(|r| fold(r, Folding::Strong)));
            of[i] = Some(f);
        }
        let count = list.len();
        let mut forms = Forms {
            apart: apart(&list, corrections),
            list,
            of,
            parents: (0..count).collect(),
            members: (0..count).map(|f| vec![f]).collect(),
            joins: HashMap::new(),
        };
        forms.join_aliases(mentions);
        forms.join_all();
        forms
    }

    pub fn root(&self, mut form: usize) -> usize {
        while let Some(&parent) = self.parents.get(form).filter(|p| **p != form) {
            form = parent;
        }
        form
    }

    /// The forms of a root.
    pub fn members(&self, root: usize) -> &[usize] {
        self.members.get(root).map_or(&[], Vec::as_slice)
    }

    /// Why forms were joined, by root.
    pub fn merges(&self) -> HashMap<usize, Vec<Merge>> {
        self.joins.clone()
    }

    /// "محمد حمدان دقلو (حميدتي)": a name in brackets right after another is the same person's.
    fn join_aliases(&mut self, mentions: &[PersonMention]) {
        for (i, pair) in mentions.windows(2).enumerate() {
            if pair[1].mention.alias
                && pair[0].article == pair[1].article
                && let (Some(Some(a)), Some(Some(b))) = (self.of.get(i).copied(), self.of.get(i + 1).copied())
            {
                self.join(a, b, "alias-in-brackets", 0.9);
            }
        }
    }

    /// Joins full names that agree. Only names that share the sound of their first or last parts are compared.
    fn join_all(&mut self) {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (f, form) in self.list.iter().enumerate() {
            for key in keys(form) {
                buckets.entry(key).or_default().push(f);
            }
        }
        // Sure joins first, so that doubtful ones meet whole persons.
        let mut joins: Vec<(u8, usize, usize, &'static str, f32)> = Vec::new();
        for (bucket, members) in &buckets {
            for (n, &a) in members.iter().enumerate() {
                for &b in members.iter().skip(n + 1).take(MOST) {
                    if let Some((rank, rule, confidence)) = self.judge(bucket, a, b) {
                        joins.push((rank, a, b, rule, confidence));
                    }
                }
            }
        }
        crate::order::sort_by_key(&mut joins, |it| (it.0, it.1, it.2));
        for (_, a, b, rule, confidence) in joins {
            self.join(a, b, rule, confidence);
        }
    }

    fn judge(&self, bucket: &str, a: usize, b: usize) -> Option<(u8, &'static str, f32)> {
        if bucket.starts_with('=') {
            return Some((0, "public-figure", 0.95));
        }
        let (x, y) = (&self.list[a], &self.list[b]);
        if let Some(agreement) = full_agree(&x.units, &y.units) {
            let shorter = x.units.len() != y.units.len();
            return Some(match agreement {
                Agreement::Same if shorter => (2, "shorter-name", 0.9),
                Agreement::Same => (0, "careless-letters", 0.97),
                Agreement::Spelling => (1, "careless-letters", 0.95),
                Agreement::Sound => (3, "same-sound", 0.85),
                Agreement::Typo => (4, "one-letter", 0.7),
            });
        }
        // "فتاح علوي" of "نادية فتاح علوي", in one article.
        let (short, long) = if x.units.len() < y.units.len() { (x, y) } else { (y, x) };
        let end = long.units.len() - short.units.len();
        let same = short.units.iter().zip(long.units.iter().skip(end)).all(|(s, l)| s.key == l.key);
        let together = short.articles.intersection(&long.articles).next().is_some();
        (end > 0 && short.units.len() >= 2 && same && together).then_some((2, "shorter-name", 0.85))
    }

    fn join(&mut self, a: usize, b: usize, rule: &'static str, confidence: f32) {
        let (ra, rb) = (self.root(a), self.root(b));
        if ra == rb || self.kept_apart(ra, rb) || self.clash(ra, rb) {
            return;
        }
        // The more frequent form keeps the cluster.
        let weight = |f: usize| (self.list[f].count, std::cmp::Reverse(f));
        let (keep, lose) = if weight(ra) >= weight(rb) { (ra, rb) } else { (rb, ra) };
        let (spelling, other) = if self.root(a) == lose { (a, b) } else { (b, a) };
        let merge =
            Merge { text: self.list[spelling].text.clone(), rule, evidence: self.list[other].text.clone(), confidence };
        self.parents[lose] = keep;
        let moved = std::mem::take(&mut self.members[lose]);
        self.members[keep].extend(moved);
        let moved = self.joins.remove(&lose).unwrap_or_default();
        let joins = self.joins.entry(keep).or_default();
        joins.push(merge);
        joins.extend(moved);
    }

    /// Whether the editor keeps two clusters apart.
    fn kept_apart(&self, a: usize, b: usize) -> bool {
        !self.apart.is_empty()
            && self.members[a]
                .iter()
                .any(|&x| self.members[b].iter().any(|&y| self.apart.contains(&(x.min(y), x.max(y)))))
    }

    /// Whether two clusters are known to be two: two public figures.
    fn clash(&self, a: usize, b: usize) -> bool {
        let figure = |root: usize| self.members[root].iter().find_map(|&f| words().figure(&joined(&self.list[f].text)));
        matches!((figure(a), figure(b)), (Some(x), Some(y)) if x != y)
    }
}

/// Under what a form is compared with others.
fn keys(form: &Form) -> Vec<String> {
    let sound = |u: &Unit| if u.skeleton.len() >= 2 { u.skeleton.clone() } else { u.key.clone() };
    let loose = |u: &Unit| skeleton::loose(&u.skeleton);
    let mut keys = Vec::new();
    if let (Some(first), Some(second), Some(last)) = (form.units.first(), form.units.get(1), form.units.last()) {
        keys.push(format!("> {}", sound(last)));
        keys.push(format!("< {} {}", sound(first), sound(second)));
        keys.push(format!("- {} {}", sound(first), loose(last)));
        // A letter may be wrong in one of the two.
        keys.push(format!("* {} {}", first.key, last.key.chars().next().unwrap_or(' ')));
    }
    if let Some(figure) = words().figure(&joined(&form.text)) {
        keys.push(format!("= {figure}"));
    }
    keys.sort();
    keys.dedup();
    keys
}

/// Pairs of forms that the editor keeps apart.
fn apart(list: &[Form], corrections: &Corrections) -> HashSet<(usize, usize)> {
    let mut apart = HashSet::new();
    if corrections.apart.is_empty() {
        return apart;
    }
    let texts: Vec<String> = list.iter().map(|f| joined(&f.text)).collect();
    for names in &corrections.apart {
        let of = |name: &String| -> Vec<usize> {
            let key = joined(name);
            (0..texts.len()).filter(|&f| texts[f] == key).collect()
        };
        let sets: Vec<Vec<usize>> = names.iter().map(of).collect();
        for (n, xs) in sets.iter().enumerate() {
            for ys in sets.iter().skip(n + 1) {
                for &x in xs {
                    apart.extend(ys.iter().filter(|y| **y != x).map(|&y| (x.min(y), x.max(y))));
                }
            }
        }
    }
    apart
}
