//! Lines that were passages and are taken for furniture now, because something else stands around them.

use std::collections::HashSet;

use super::{pair, texts};
use crate::corpus::draft::{ArticleDraft, Draft, PassageDraft};
use crate::line::LineKind;
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

fn keep_lines(article: &mut ArticleDraft, mut missing: HashSet<String>) {
    let positions = Positions::new(&article.text);
    for passage in &article.passages {
        missing.remove(&words::folded(positions.slice(passage.extent)));
    }
    if missing.is_empty() {
        return;
    }
    let mut kept = Vec::new();
    for line in article.lines.iter_mut().filter(|line| line.kind.is_furniture()) {
        let text = positions.slice(line.extent);
        if missing.remove(&words::folded(text)) {
            line.kind = LineKind::Body;
            (line.rule, line.evidence) = (String::new(), String::new());
            let chars = |text: &str| text.chars().count() as u32;
            let start = line.extent.start + chars(text) - chars(text.trim_start());
            let extent = Extent::new(start, start + chars(text.trim()));
            kept.push(PassageDraft { pid: String::new(), extent, kind: LineKind::Body });
        }
    }
    article.passages.extend(kept);
    article.passages.sort_by_key(|it| it.extent.start);
}
