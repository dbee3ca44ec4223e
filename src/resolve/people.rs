//! One person, one entity: full names that agree are joined, bare surnames find their bearer.
//!
//! Every join keeps its rule (`knowledge/merge_rules.tsv`), its evidence and a confidence. Full names are joined first,
//! over all articles; then a bare name takes the bearer named in its own article, else the only bearer that
//! the corpus has, if the articles share something besides the name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::corrections::Corrections;
use super::identities::Mention;
use super::person_name::{Agreement, Unit, agree, full_agree, units};
use super::transliterate;
use crate::annotate::words::{joined, words};
use crate::text::{Folding, fold};

/// A mention of a person: where it stands and what it says.
#[derive(Clone, Copy, Debug)]
pub struct PersonMention<'m> {
    pub article: usize,
    pub name: usize,
    pub mention: &'m Mention,
    /// The editor's key of the article.
    pub key: &'m str,
}

/// One person with all mentions.
#[derive(Clone, Debug, Default)]
pub struct PersonGroup {
    pub id: String,
    pub name_ar: String,
    pub name_en: String,
    pub wikidata: Option<String>,
    pub members: Vec<Member>,
    pub merges: Vec<Merge>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    pub article: usize,
    pub name: usize,
}

/// Why a spelling belongs to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    pub text: String,
    pub rule: &'static str,
    pub evidence: String,
    pub confidence: f32,
}

/// A distinct form of a full name over all articles.
struct Form {
    text: String,
    units: Vec<Unit>,
    count: u32,
    articles: BTreeSet<usize>,
}

/// Groups mentions into persons.
pub fn group(mentions: &[PersonMention], corrections: &Corrections) -> Vec<PersonGroup> {
    let mut grouping = Grouping::new(mentions, corrections);
    grouping.join_full_names();
    grouping.assign();
    grouping.finish()
}

struct Grouping<'m> {
    mentions: &'m [PersonMention<'m>],
    corrections: &'m Corrections,
    units: Vec<Vec<Unit>>,
    forms: Vec<Form>,
    /// Form of each mention with a full name.
    form_of: Vec<Option<usize>>,
    parents: Vec<usize>,
    merges: HashMap<usize, Vec<Merge>>,
    /// Cluster of each mention: the root form, or beyond the forms a cluster of its own.
    cluster_of: Vec<Option<usize>>,
}

impl<'m> Grouping<'m> {
    fn new(mentions: &'m [PersonMention<'m>], corrections: &'m Corrections) -> Grouping<'m> {
        let units: Vec<Vec<Unit>> = mentions.iter().map(|m| units(&m.mention.text)).collect();
        let mut forms: Vec<Form> = Vec::new();
        let mut by_key: HashMap<String, usize> = HashMap::new();
        let mut form_of = vec![None; mentions.len()];
        for (i, mention) in mentions.iter().enumerate() {
            if units[i].len() < 2 {
                continue;
            }
            let key = units[i].iter().map(|u| u.key.as_str()).collect::<Vec<_>>().join(" ");
            let form = *by_key.entry(key).or_insert_with(|| {
                forms.push(Form {
                    text: mention.mention.text.clone(),
                    units: units[i].clone(),
                    count: 0,
                    articles: BTreeSet::new(),
                });
                forms.len() - 1
            });
            forms[form].count += 1;
            forms[form].articles.insert(mention.article);
            form_of[i] = Some(form);
        }
        let parents = (0..forms.len()).collect();
        let cluster_of = vec![None; mentions.len()];
        Grouping { mentions, corrections, units, forms, form_of, parents, merges: HashMap::new(), cluster_of }
    }

    fn root(&self, mut form: usize) -> usize {
        while self.parents[form] != form {
            form = self.parents[form];
        }
        form
    }

    fn join(&mut self, a: usize, b: usize, rule: &'static str, confidence: f32) {
        let (ra, rb) = (self.root(a), self.root(b));
        if ra == rb {
            return;
        }
        // The more frequent form keeps the cluster.
        let weight = |f: usize| (self.forms[f].count, std::cmp::Reverse(f));
        let (keep, lose) = if weight(ra) >= weight(rb) { (ra, rb) } else { (rb, ra) };
        let (spelling, other) = if self.root(a) == lose { (a, b) } else { (b, a) };
        let merge = Merge {
            text: self.forms[spelling].text.clone(),
            rule,
            evidence: self.forms[other].text.clone(),
            confidence,
        };
        self.parents[lose] = keep;
        self.merges.entry(keep).or_default().push(merge);
        if let Some(moved) = self.merges.remove(&lose) {
            self.merges.entry(keep).or_default().extend(moved);
        }
    }

    /// Joins full names that agree. Only names that share a sound of their first or last part are compared.
    fn join_full_names(&mut self) {
        let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (i, form) in self.forms.iter().enumerate() {
            let sound = |u: &Unit| if u.skeleton.len() >= 2 { u.skeleton.clone() } else { u.key.clone() };
            if let (Some(first), Some(last)) = (form.units.first(), form.units.last()) {
                buckets.entry(format!("> {}", sound(last))).or_default().push(i);
                buckets
                    .entry(format!("< {} {}", sound(first), form.units.get(1).map_or_else(String::new, &sound)))
                    .or_default()
                    .push(i);
            }
            if let Some(figure) = words().figure(&joined(&form.text)) {
                buckets.entry(format!("= {figure}")).or_default().push(i);
            }
        }
        for (bucket, members) in &buckets {
            for (n, &a) in members.iter().enumerate() {
                for &b in members.iter().skip(n + 1).take(64) {
                    if bucket.starts_with('=') {
                        self.join(a, b, "public-figure", 0.95);
                        continue;
                    }
                    let Some(agreement) = full_agree(&self.forms[a].units, &self.forms[b].units) else { continue };
                    let (rule, confidence) = match agreement {
                        Agreement::Same => ("shorter-name", 0.9),
                        Agreement::Spelling => ("careless-letters", 0.95),
                        Agreement::Sound => ("same-sound", 0.85),
                        Agreement::Typo => ("one-letter", 0.7),
                    };
                    self.join(a, b, rule, confidence);
                }
            }
        }
    }

    /// Gives every mention its cluster.
    fn assign(&mut self) {
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, mention) in self.mentions.iter().enumerate() {
            by_article.entry(mention.article).or_default().push(i);
        }
        for indices in by_article.values() {
            for &i in indices {
                self.cluster_of[i] = self.form_of[i].map(|f| self.root(f));
            }
            for &i in indices {
                if self.cluster_of[i].is_none() {
                    self.cluster_of[i] = self.bearer_here(i, indices);
                }
            }
        }
        let people: Vec<BTreeSet<usize>> = {
            let articles = self.mentions.iter().map(|m| m.article + 1).max().unwrap_or(0);
            let mut people = vec![BTreeSet::new(); articles];
            for (i, mention) in self.mentions.iter().enumerate() {
                if let Some(cluster) = self.cluster_of[i] {
                    people[mention.article].insert(cluster);
                }
            }
            people
        };
        let mut alone: HashMap<String, usize> = HashMap::new();
        for i in 0..self.mentions.len() {
            if self.cluster_of[i].is_some() {
                continue;
            }
            let found = self.bearer_elsewhere(i, &people);
            let cluster = found.unwrap_or_else(|| {
                let key = self.units[i].iter().map(|u| u.skeleton.as_str()).collect::<Vec<_>>().join(" ");
                let fresh = self.parents.len();
                let cluster = *alone.entry(key).or_insert(fresh);
                if cluster == fresh {
                    self.parents.push(fresh);
                }
                cluster
            });
            self.cluster_of[i] = Some(cluster);
        }
    }

    /// The bearer of a bare name within its article: the nearest before it, else the first after it.
    fn bearer_here(&mut self, i: usize, indices: &[usize]) -> Option<usize> {
        let mention = self.mentions[i].mention;
        let bare = &self.units[i];
        let mut best: Option<(Agreement, bool, u32, usize, usize)> = None;
        for &other in indices {
            let Some(form) = self.form_of[other] else { continue };
            let Some(agreement) = self.bears(form, bare, mention.royal) else { continue };
            let at = self.mentions[other].mention.at;
            let after = at > mention.at;
            let distance = at.abs_diff(mention.at);
            let rank = (agreement, after, distance, other, form);
            if best.is_none_or(|b| (rank.0, rank.1, rank.2) < (b.0, b.1, b.2)) {
                best = Some(rank);
            }
        }
        let (agreement, _, _, _, form) = best?;
        let (rule, confidence) = match agreement {
            Agreement::Same => ("surname-in-article", 0.97),
            Agreement::Spelling | Agreement::Sound => ("surname-sound", 0.85),
            Agreement::Typo => ("surname-letter", 0.7),
        };
        let root = self.root(form);
        self.note(root, &mention.text, rule, self.forms[form].text.clone(), confidence);
        Some(root)
    }

    /// How a bare name agrees with the last part of a full one, or the first where a given name is usual.
    fn bears(&self, form: usize, bare: &[Unit], royal: bool) -> Option<Agreement> {
        let full = &self.forms[form].units;
        let [only] = bare else { return None };
        if let Some(agreement) = full.last().and_then(|last| agree(last, only)) {
            return Some(agreement);
        }
        // "البوسعيدي" of "بدر بن حمد البوسعيدي العماني", "بن سلمان" of "محمد بن سلمان آل سعود".
        if full.iter().skip(1).any(|u| u.key == only.key) {
            return Some(Agreement::Spelling);
        }
        let first = full.first()?;
        (first.key == only.key && (royal || only.native || !only.latin)).then_some(Agreement::Sound)
    }

    /// The only bearer that the corpus has, if the articles share something besides the name.
    fn bearer_elsewhere(&mut self, i: usize, people: &[BTreeSet<usize>]) -> Option<usize> {
        let mention = self.mentions[i];
        let bare = self.units[i].clone();
        let mut clusters: BTreeMap<usize, (Agreement, usize)> = BTreeMap::new();
        for form in 0..self.forms.len() {
            if let Some(agreement) = self.bears(form, &bare, mention.mention.royal)
                && (agreement <= Agreement::Sound)
            {
                let root = self.root(form);
                let entry = clusters.entry(root).or_insert((agreement, form));
                *entry = (*entry).min((agreement, form));
            }
        }
        let best = clusters.values().map(|(a, _)| *a).min()?;
        clusters.retain(|_, (a, _)| *a == best);
        if clusters.len() != 1 {
            return None;
        }
        let (&root, &(_, form)) = clusters.iter().next()?;
        let here = people.get(mention.article)?;
        let shared = self.forms.iter().enumerate().filter(|(f, _)| self.root(*f) == root).find_map(|(_, f)| {
            f.articles.iter().find_map(|a| people.get(*a)?.intersection(here).find(|c| **c != root).copied())
        });
        let shared = shared?;
        let with = self.forms.get(shared).map_or_else(String::new, |f| f.text.clone());
        let evidence = format!("{} + {with}", self.forms[form].text);
        self.note(root, &mention.mention.text, "surname-in-corpus", evidence, 0.6);
        Some(root)
    }

    fn note(&mut self, root: usize, text: &str, rule: &'static str, evidence: String, confidence: f32) {
        let merges = self.merges.entry(root).or_default();
        if !merges.iter().any(|m| m.text == text) {
            merges.push(Merge { text: text.to_owned(), rule, evidence, confidence });
        }
    }

    fn finish(mut self) -> Vec<PersonGroup> {
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, cluster) in self.cluster_of.iter().enumerate() {
            if let Some(cluster) = cluster {
                members.entry(*cluster).or_default().push(i);
            }
        }
        members
            .into_iter()
            .map(|(cluster, indices)| {
                let mut person = PersonGroup {
                    merges: self.merges.remove(&cluster).unwrap_or_default(),
                    members: indices
                        .iter()
                        .map(|&i| Member { article: self.mentions[i].article, name: self.mentions[i].name })
                        .collect(),
                    ..PersonGroup::default()
                };
                self.call(&mut person, &indices);
                person
            })
            .collect()
    }

    /// Names a person: Arabic the fullest of the most frequent, Latin as attested.
    fn call(&self, person: &mut PersonGroup, indices: &[usize]) {
        let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
        for &i in indices {
            *counts.entry(self.mentions[i].mention.text.as_str()).or_default() += 1;
        }
        let is_latin = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
        let full = |text: &str| units(text).len().min(2);
        let best = |latin: bool| {
            counts
                .iter()
                .filter(|(text, _)| is_latin(text) == latin)
                .max_by_key(|(text, count)| (full(text), **count, text.chars().count(), std::cmp::Reverse(**text)))
                .map(|(text, _)| (*text).to_owned())
        };
        let (arabic, latin) = (best(false), best(true));
        person.name_ar = arabic.clone().or_else(|| latin.clone()).unwrap_or_default();
        let figure = counts.keys().find_map(|text| words().figure(&joined(text)));
        person.name_en = figure
            .map(str::to_owned)
            .or(latin)
            .or_else(|| arabic.as_deref().map(transliterate::name))
            .unwrap_or_default();
        person.id = transliterate::slug(&person.name_en);
        let keys: BTreeSet<String> = counts.keys().map(|t| fold(t, Folding::Strong)).collect();
        let stated = self
            .corrections
            .persons
            .iter()
            .find(|p| p.id == person.id || p.spellings.iter().any(|s| keys.contains(&fold(s, Folding::Strong))));
        if let Some(stated) = stated {
            person.id.clone_from(&stated.id);
            if let Some(name) = &stated.name_ar {
                person.name_ar.clone_from(name);
            }
            if let Some(name) = &stated.name_en {
                person.name_en.clone_from(name);
            }
            person.wikidata.clone_from(&stated.wikidata);
        }
    }
}
