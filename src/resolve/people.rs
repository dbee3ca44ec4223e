//! One person, one entity: full names that agree are joined, bare surnames find their bearer.
//!
//! Every join keeps its rule (`knowledge/merge_rules.tsv`), its evidence and a confidence. Full names are joined first,
//! over all articles; then a bare name takes the bearer named in its own article, else the only bearer that
//! the corpus has, if something besides the name speaks for it. What the editor states comes last and wins.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::corrections::Corrections;
use super::forms::{Form, Forms};
use super::identities::Mention;
use super::person_name::{Agreement, Unit, agree, units};
use super::{calling, stated};
use crate::annotate::words::{joined, words};
use crate::line::LineKind;
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

/// Groups mentions into persons. `places`: for each article, the places it names that few others do.
pub fn group(mentions: &[PersonMention], places: &[BTreeSet<&str>], corrections: &Corrections) -> Vec<PersonGroup> {
    let mut grouping = Grouping::new(mentions, places, corrections);
    grouping.assign_in_articles();
    grouping.assign_over_articles();
    let mut groups = grouping.groups();
    stated::apply(&mut groups, mentions, corrections);
    groups.retain(|g| !g.members.is_empty());
    for group in &mut groups {
        calling::call(group, mentions);
    }
    stated::name(&mut groups, mentions, corrections);
    groups
}

/// A full name whose bearer is what a bare name looks for.
#[derive(Clone, Copy)]
struct Bearer {
    agreement: Agreement,
    form: usize,
}

/// The full names of one article.
#[derive(Default)]
struct FullNames<'m> {
    /// Where each form stands, in order.
    places: BTreeMap<usize, Vec<u32>>,
    /// The forms that bear a bare name best, by its text and whether a royal title stands before it.
    known: HashMap<(&'m str, bool), Vec<Bearer>>,
}

/// What besides a surname speaks for a bearer.
enum Backing {
    /// It is the name of a public figure.
    Figure,
    /// The office or the person that both articles name.
    Shared(String),
}

struct Grouping<'m> {
    mentions: &'m [PersonMention<'m>],
    places: &'m [BTreeSet<&'m str>],
    units: Vec<Vec<Unit>>,
    forms: Forms,
    /// Cluster of each mention: the root form, or beyond the forms a cluster of its own.
    cluster_of: Vec<Option<usize>>,
    merges: HashMap<usize, Vec<Merge>>,
    clusters: usize,
}

/// How far before a bare name a full one is still what the reader has in mind, in code points.
const NEAR: u32 = 500;

impl<'m> Grouping<'m> {
    fn new(
        mentions: &'m [PersonMention<'m>],
        places: &'m [BTreeSet<&'m str>],
        corrections: &Corrections,
    ) -> Grouping<'m> {
        let mut known: HashMap<&str, Vec<Unit>> = HashMap::new();
        let mut units_of = |text: &'m str| known.entry(text).or_insert_with(|| units(text)).clone();
        let units: Vec<Vec<Unit>> = mentions.iter().map(|m| units_of(&m.mention.text)).collect();
        let forms = Forms::new(mentions, &units, corrections);
        let clusters = forms.list.len();
        let merges = forms.merges();
        Grouping { mentions, places, units, cluster_of: vec![None; mentions.len()], forms, merges, clusters }
    }

    /// Full names, then the bare names whose bearer their own article names.
    fn assign_in_articles(&mut self) {
        let mut by_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, mention) in self.mentions.iter().enumerate() {
            self.cluster_of[i] = self.forms.of[i].map(|f| self.forms.root(f));
            by_article.entry(mention.article).or_default().push(i);
        }
        for indices in by_article.values() {
            let mut full = FullNames::default();
            for &i in indices {
                if let Some(form) = self.forms.of[i] {
                    full.places.entry(form).or_default().push(self.mentions[i].mention.at);
                }
            }
            for &i in indices {
                if self.cluster_of[i].is_none() {
                    self.cluster_of[i] = self.bearer_here(i, &mut full);
                }
            }
        }
    }

    /// The bearer of a bare name within its article.
    fn bearer_here(&mut self, i: usize, full: &mut FullNames<'m>) -> Option<usize> {
        let mention = self.mentions[i].mention;
        let FullNames { places, known } = full;
        let found = known.entry((&mention.text, mention.royal)).or_insert_with(|| {
            let bearer = |form: usize| {
                let agreement = bears(&self.forms.list[form], &self.units[i], mention)?;
                Some(Bearer { agreement, form })
            };
            let mut found: Vec<Bearer> = places.keys().filter_map(|form| bearer(*form)).collect();
            let best = found.iter().map(|it| it.agreement).min();
            found.retain(|it| Some(it.agreement) == best);
            // Of several bearers the one whom everybody knows by the surname alone: "حفتر" is not the son.
            if let Some(figure) = words().alone(&joined(&mention.text)) {
                let known = |it: &Bearer| words().figure(&joined(&self.forms.list[it.form].text)) == Some(figure);
                if found.iter().any(known) {
                    found.retain(known);
                }
            }
            found
        });
        // In running text the nearest full name before; in headlines and captions, and far from any, the
        // one that the article names first: that is whom it is about.
        let running = matches!(mention.line, LineKind::Body | LineKind::Subtitle);
        let places = |it: &Bearer| places.get(&it.form).map_or(&[][..], |all| all);
        let before = |it: &Bearer| {
            let all = places(it);
            let last = all.partition_point(|at| *at < mention.at).checked_sub(1).and_then(|n| all.get(n)).copied()?;
            (mention.at - last <= NEAR).then_some((last, *it))
        };
        let near = found.iter().filter(|_| running).filter_map(before).max_by_key(|(at, _)| *at);
        let first = || found.iter().filter_map(|it| Some((*places(it).first()?, *it))).min_by_key(|(at, _)| *at);
        let (_, bearer) = near.or_else(first)?;
        let root = self.forms.root(bearer.form);
        let several = found.iter().any(|it| self.forms.root(it.form) != root);
        let (rule, sure) = match bearer.agreement {
            Agreement::Same => ("surname-in-article", 0.97),
            Agreement::Spelling | Agreement::Sound => ("surname-sound", 0.85),
            Agreement::Typo => ("surname-letter", 0.7),
        };
        let confidence = if several { sure - 0.3 } else { sure };
        let evidence = self.forms.list[bearer.form].text.clone();
        self.note(root, &mention.text, rule, evidence, confidence);
        Some(root)
    }

    /// The bare names that are left: a public figure, the only bearer in the corpus, or somebody of their own.
    fn assign_over_articles(&mut self) {
        let people = self.people_by_article();
        let index = self.index();
        let mut alone: HashMap<String, usize> = HashMap::new();
        for i in 0..self.mentions.len() {
            if self.cluster_of[i].is_some() {
                continue;
            }
            let cluster = self.bearer_elsewhere(i, &people, &index).unwrap_or_else(|| {
                let text = &self.mentions[i].mention.text;
                let key = match words().alone(&joined(text)) {
                    Some(figure) => figure.to_owned(),
                    None => self.units[i]
                        .iter()
                        .map(|u| if u.native { &u.key } else { &u.skeleton })
                        .fold(String::new(), |k, u| k + u + " "),
                };
                *alone.entry(key).or_insert_with(|| {
                    self.clusters += 1;
                    self.clusters - 1
                })
            });
            self.cluster_of[i] = Some(cluster);
        }
    }

    /// Who is named in each article.
    fn people_by_article(&self) -> Vec<BTreeSet<usize>> {
        let articles = self.mentions.iter().map(|m| m.article + 1).max().unwrap_or(0);
        let mut people = vec![BTreeSet::new(); articles];
        for (i, mention) in self.mentions.iter().enumerate() {
            if let Some(cluster) = self.cluster_of[i] {
                people[mention.article].insert(cluster);
            }
        }
        people
    }

    /// Forms by what bare names may call them: letters and sound of every part but the first.
    fn index(&self) -> HashMap<String, Vec<usize>> {
        let mut index: HashMap<String, Vec<usize>> = HashMap::new();
        for (f, form) in self.forms.list.iter().enumerate() {
            // "^": a given name, looked up only where a title makes it usual.
            let mut keys: Vec<String> = form.units.first().map(|u| format!("^{}", u.key)).into_iter().collect();
            for unit in form.units.iter().skip(1) {
                keys.extend([unit.key.clone(), format!("~{}", unit.skeleton)]);
            }
            keys.sort();
            keys.dedup();
            for key in keys {
                index.entry(key).or_default().push(f);
            }
        }
        index
    }

    /// The only bearer that the corpus has, if something besides the name speaks for it: a public figure's
    /// name, an office that is the same, a person that both articles name.
    fn bearer_elsewhere(
        &mut self,
        i: usize,
        people: &[BTreeSet<usize>],
        index: &HashMap<String, Vec<usize>>,
    ) -> Option<usize> {
        let mention = self.mentions[i];
        let [bare] = self.units[i].as_slice() else { return None };
        let figure = words().alone(&joined(&mention.mention.text));
        let sound = format!("~{}", bare.skeleton);
        let given = format!("^{}", if mention.mention.royal { bare.key.as_str() } else { "" });
        let candidates: BTreeSet<usize> =
            [&bare.key, &sound, &given].into_iter().filter_map(|k| index.get(k)).flatten().copied().collect();
        let mut best: BTreeMap<usize, Bearer> = BTreeMap::new();
        for form in candidates {
            let Some(agreement) = bears(&self.forms.list[form], &self.units[i], mention.mention) else { continue };
            let entry = best.entry(self.forms.root(form)).or_insert(Bearer { agreement, form });
            if agreement < entry.agreement {
                *entry = Bearer { agreement, form };
            }
        }
        let least = best.values().map(|b| b.agreement).min()?;
        best.retain(|_, b| b.agreement == least);
        let here = people.get(mention.article)?;
        let mut backed: Vec<(usize, Bearer, Backing, f32)> = Vec::new();
        for (&root, &bearer) in &best {
            if let Some((with, confidence)) = self.backing(root, mention.mention, here, people, figure, mention.article)
            {
                backed.push((root, bearer, with, confidence));
            }
        }
        let [(root, bearer, with, confidence)] = backed.as_slice() else { return None };
        let confidence = if best.len() > 1 { confidence - 0.2 } else { *confidence };
        let full = &self.forms.list[bearer.form].text;
        let (rule, evidence) = match with {
            Backing::Figure => ("public-figure", full.clone()),
            Backing::Shared(with) => ("surname-in-corpus", format!("{full} + {with}")),
        };
        let (root, text) = (*root, mention.mention.text.clone());
        self.note(root, &text, rule, evidence, confidence);
        Some(root)
    }

    /// What besides the surname speaks for a bearer, and how sure that makes it.
    fn backing(
        &self,
        root: usize,
        mention: &Mention,
        here: &BTreeSet<usize>,
        people: &[BTreeSet<usize>],
        figure: Option<&str>,
        article: usize,
    ) -> Option<(Backing, f32)> {
        let forms = self.forms.members(root);
        if let Some(figure) = figure
            && forms.iter().any(|&f| words().figure(&joined(&self.forms.list[f].text)) == Some(figure))
        {
            return Some((Backing::Figure, 0.9));
        }
        if let Some(role) = &mention.role {
            let role = fold(role, Folding::Strong);
            if role.contains(' ') && forms.iter().any(|&f| self.forms.list[f].roles.contains(&role)) {
                return Some((Backing::Shared(role), 0.8));
            }
        }
        let person = forms.iter().find_map(|&f| {
            let articles = &self.forms.list[f].articles;
            articles.iter().find_map(|a| people.get(*a)?.intersection(here).find(|c| **c != root).copied())
        });
        if let Some(person) = person {
            let with = self.forms.list.get(person).map_or_else(String::new, |f| f.text.clone());
            return Some((Backing::Shared(with), 0.6));
        }
        let here = self.places.get(article)?;
        let place = forms.iter().find_map(|&f| {
            let articles = &self.forms.list[f].articles;
            articles.iter().find_map(|a| self.places.get(*a)?.intersection(here).next().copied())
        })?;
        Some((Backing::Shared(place.to_owned()), 0.5))
    }

    fn note(&mut self, root: usize, text: &str, rule: &'static str, evidence: String, confidence: f32) {
        let merges = self.merges.entry(root).or_default();
        match merges.iter_mut().find(|m| m.text == text) {
            // The report shows a spelling's most doubtful join.
            Some(merge) if merge.confidence > confidence => {
                *merge = Merge { text: text.to_owned(), rule, evidence, confidence }
            }
            Some(_) => {}
            None => merges.push(Merge { text: text.to_owned(), rule, evidence, confidence }),
        }
    }

    fn groups(mut self) -> Vec<PersonGroup> {
        let mut members: BTreeMap<usize, Vec<Member>> = BTreeMap::new();
        for (mention, cluster) in self.mentions.iter().zip(&self.cluster_of) {
            if let Some(cluster) = cluster {
                members.entry(*cluster).or_default().push(Member { article: mention.article, name: mention.name });
            }
        }
        let mut groups = Vec::with_capacity(members.len());
        for (cluster, members) in members {
            let mut merges = self.merges.remove(&cluster).unwrap_or_default();
            let mut seen = HashSet::new();
            merges.retain(|m| seen.insert(m.text.clone()));
            groups.push(PersonGroup { merges, members, ..PersonGroup::default() });
        }
        groups
    }
}

/// How a bare name agrees with the last part of a full one, with a later part, or, where that is usual, with the first.
fn bears(form: &Form, bare: &[Unit], mention: &Mention) -> Option<Agreement> {
    let [only] = bare else { return None };
    let full = &form.units;
    if full.len() < 2 {
        return full.first().and_then(|unit| agree(unit, only)).filter(|a| *a == Agreement::Same);
    }
    if let Some(agreement) = full.last().and_then(|last| agree(last, only)) {
        return Some(agreement);
    }
    // "ولد الغزواني" of "محمد ولد الشيخ الغزواني".
    let own =
        |key: &'_ str| -> String { key.strip_prefix("ولد").or(key.strip_prefix("بن")).unwrap_or(key).to_owned() };
    let links = |unit: &Unit| own(&unit.key).chars().count() >= 4 && own(&unit.key) == own(&only.key);
    if full.last().is_some_and(links) {
        return Some(Agreement::Spelling);
    }
    // "البوسعيدي" of "بدر البوسعيدي العماني", "بن سلمان" of "محمد بن سلمان آل سعود".
    if full.iter().skip(1).any(|unit| unit.key == only.key) {
        return Some(Agreement::Spelling);
    }
    // "الملك سلمان" of "سلمان بن عبد العزيز"; elsewhere a given name alone is a weak sign.
    full.first().filter(|first| first.key == only.key)?;
    if mention.royal { Some(Agreement::Sound) } else { Some(Agreement::Typo) }
}
