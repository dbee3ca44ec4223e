//! Lines that were passages and are taken for furniture now, because something else stands around them.

use std::collections::HashMap;

use super::{pair, texts};
use crate::corpus::draft::{ArticleDraft, Draft, PassageDraft};
use crate::line::LineKind;
use crate::link::align::likeness;
use crate::link::registry::Registry;
use crate::link::words;
use crate::span::{Extent, Positions};

/// Makes them passages again. Nothing is marked in them: nobody looked for names there.
pub(super) fn keep(registry: &Registry, draft: &mut Draft) {
    let aids = pair::pair(registry, &texts(draft));
    for (article, aid) in draft.articles.iter_mut().zip(aids) {
        if let Some(known) = aid.and_then(|aid| registry.article(&aid)) {
            let living = known.living().map(|it| words::folded(&it.text)).filter(|it| !it.is_empty());
            keep_lines(article, living.collect());
        }
    }
}

/// `living`: the words of the passages that were there, each as often as it was.
fn keep_lines(article: &mut ArticleDraft, living: Vec<String>) {
    let mut missing: HashMap<String, usize> = HashMap::new();
    living.into_iter().for_each(|words| *missing.entry(words).or_default() += 1);
    let positions = Positions::new(&article.text);
    for passage in &article.passages {
        found(&mut missing, &words::folded(positions.slice(passage.extent)));
    }
    let mut kept = Vec::new();
    for line in article.lines.iter_mut().filter(|line| line.kind.is_furniture()) {
        if missing.is_empty() {
            break;
        }
        let text = positions.slice(line.extent);
        let words = words::folded(text);
        if !found(&mut missing, &words) {
            // A line that was corrected while it lost its place.
            let Some(like) = missing.keys().filter(|it| is_like(it, &words)).min().cloned() else { continue };
            found(&mut missing, &like);
        }
        line.kind = LineKind::Body;
        (line.rule, line.evidence) = (String::new(), String::new());
        let chars = |text: &str| text.chars().count() as u32;
        let start = line.extent.start + chars(text) - chars(text.trim_start());
        let extent = Extent::new(start, start + chars(text.trim()));
        kept.push(PassageDraft { pid: String::new(), extent, kind: LineKind::Body });
    }
    article.passages.extend(kept);
    article.passages.sort_by_key(|it| it.extent.start);
}

/// Takes one of these words from the missing ones, if there is one.
fn found(missing: &mut HashMap<String, usize>, words: &str) -> bool {
    let Some(count) = missing.get_mut(words) else { return false };
    *count -= 1;
    if *count == 0 {
        missing.remove(words);
    }
    true
}

fn is_like(old: &str, new: &str) -> bool {
    const LEAST: f32 = 0.8;
    const WORDS_MIN: usize = 5;
    old.split(' ').count() >= WORDS_MIN && likeness(old, new) >= LEAST
}
