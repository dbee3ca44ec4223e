//! Which names a passage holds, for telling one wording of it from another.

use crate::annotate::{Reading, names};
use crate::line::LineKind;
use crate::source::{Line, Page};
use crate::span::{Extent, Positions, SpanKind};
use crate::text::{Folding, fold};

/// The persons, places and organisations of a text, folded, each as often as it stands there.
pub fn of(text: &str) -> Vec<String> {
    let positions = Positions::new(text);
    let extent = Extent::new(0, positions.chars());
    let line = Line { extent, kind: LineKind::Body, reason: Default::default() };
    let page = Page { text: text.to_owned(), lines: vec![line], ..Page::default() };
    let found = names::find(&Reading::new(&page));
    let kinds = [SpanKind::Person, SpanKind::Place, SpanKind::Organisation];
    let named = found.iter().filter(|it| kinds.contains(&it.kind));
    named.map(|it| fold(positions.slice(it.extent), Folding::Loose)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_change_of_place_is_seen() {
        assert_ne!(super::of("وصل الوزير إلى القاهرة مساء أمس"), super::of("وصل الوزير إلى الرياض مساء أمس"));
        assert_eq!(super::of("وصل الوزير إلى القاهرة مساء أمس"), super::of("وصل الوزير الى القاهره مساء أمس."));
    }
}
