//! "أحد كبار الموردين" here, "تصدرت قائمة الموردين" there: one among several, or the first of all.

use std::collections::HashMap;

use super::{is, listed, written};
use crate::corpus::facts::{Conflict, Spot, Verdict, Version};
use crate::facts::terms::{Context, Term, What};
use crate::span::{Extent, Positions};

/// Words between the claim and what is ranked.
const NEAR: usize = 4;

struct Claim {
    version: Version,
    top: bool,
    /// States and names of the sentence.
    names: Vec<u32>,
}

pub fn find(context: &Context) -> Vec<Conflict> {
    let mut claims: HashMap<u32, Vec<Claim>> = HashMap::new();
    for (number, (article, all)) in context.draft.articles.iter().zip(&context.terms).enumerate() {
        let positions = Positions::new(&article.text);
        for passage in 0..article.passages.len() {
            let spot = Spot { article: number as u32, passage: passage as u32 };
            for list in all.of(passage).split(|it| it.what == What::Stop) {
                claimed(context, &positions, spot, list, &mut claims);
            }
        }
    }
    let mut nouns: Vec<u32> = claims.keys().copied().collect();
    nouns.sort_unstable_by_key(|it| context.lexicon.letters(*it).to_owned());
    nouns.into_iter().filter_map(|noun| conflict(context, noun, claims.get(&noun)?)).collect()
}

/// The first claim of the top and those of one among several about the same two names.
fn conflict(context: &Context, noun: u32, claims: &[Claim]) -> Option<Conflict> {
    let top = claims.iter().filter(|it| it.top);
    let fits = |top: &Claim, it: &Claim| {
        let shared = it.names.iter().filter(|name| top.names.contains(name)).count();
        !it.top && it.version.spot.article != top.version.spot.article && shared >= 2
    };
    let (top, others) = top
        .map(|top| (top, claims.iter().filter(|it| fits(top, it)).take(8).collect::<Vec<_>>()))
        .find(|(_, others)| !others.is_empty())?;
    let versions = others.iter().map(|it| it.version.clone()).chain([top.version.clone()]).collect();
    let slug = crate::resolve::transliterate::slug(&crate::resolve::transliterate::name(context.lexicon.word(noun)));
    let id = format!("rank-{slug}");
    Some(Conflict { id, verdict: Verdict::Differ, versions, rule: "one-of-or-first".to_owned(), event: None })
}

fn claimed(context: &Context, positions: &Positions, spot: Spot, list: &[Term], claims: &mut HashMap<u32, Vec<Claim>>) {
    let mut names: Vec<u32> = Vec::new();
    for (at, term) in list.iter().enumerate() {
        let word = written(positions, term);
        let top = listed("top").any(|row| row.sides.first().is_some_and(|side| is(&word, side)));
        let one = listed("one-of").any(|row| row.sides.first().is_some_and(|side| is(&word, side)));
        if !(top || one) {
            continue;
        }
        if names.is_empty() {
            names = list.iter().filter_map(|it| name(context, it)).collect();
        }
        let near = list.iter().skip(at + 1).filter(|it| it.what == What::Word);
        for noun in near.take(NEAR).filter(|it| it.extent.start < term.extent.end + 40) {
            let version = Version { spot, extent: Extent::new(term.extent.start, noun.extent.end) };
            claims.entry(noun.key).or_default().push(Claim { version, top, names: names.clone() });
        }
    }
}

fn name(context: &Context, term: &Term) -> Option<u32> {
    let home = context.atlas.home(term.key);
    match term.what {
        What::Adjective => Some(term.key),
        What::Name => home.country.filter(|_| home.state).map(u32::from),
        _ => None,
    }
}
