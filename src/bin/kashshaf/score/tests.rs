use super::*;

fn span(start: u64, end: u64, kind: &str, entity: &str) -> Span {
    let text = "x".repeat((end - start) as usize);
    Span { start, end, text, kind: kind.into(), entity: Some(entity.into()), ..Span::default() }
}

fn doc(spans: Vec<Span>) -> Doc {
    let lines = [(1, "body"), (2, "related"), (3, "blank")].map(|(n, kind)| (n, kind.to_owned()));
    Doc { id: "0".into(), lines: lines.into(), spans }
}

#[test]
fn the_gold_scores_full_marks_against_itself() {
    let gold = doc(vec![span(0, 3, "person", "a"), span(5, 8, "place", "b")]);
    let score = score(std::slice::from_ref(&gold), std::slice::from_ref(&gold));
    assert_eq!((score.line_accuracy, score.line_article_macro, score.lines), (1.0, 1.0, 2));
    for kind in &score.kinds {
        assert_eq!((kind.exact.f1(), kind.overlap.f1()), (1.0, 1.0), "{}", kind.kind);
    }
    assert_eq!(score.misses, []);
}

#[test]
fn partial_spans_and_confused_people() {
    let gold = doc(vec![span(0, 4, "person", "a"), span(5, 8, "person", "b"), span(9, 12, "person", "c")]);
    let predicted = doc(vec![span(0, 3, "person", "x"), span(5, 8, "person", "x")]);
    let score = score(&[gold], &[predicted]);
    let person = &score.kinds[0];
    assert_eq!((person.exact.precision, person.exact.recall), (0.5, 1.0 / 3.0));
    assert_eq!((person.overlap.precision, person.overlap.recall), (1.0, 2.0 / 3.0));
    assert_eq!(person.identity, Some(Prf { precision: 0.5, recall: 2.0 / 3.0 }));
    assert_eq!(score.misses.len(), 3, "{:?}", score.misses);
}

#[test]
fn as_many_pairs_as_can_be() {
    // Greedy would give the wide prediction to the first and leave the second alone.
    let gold = [span(0, 10, "date", ""), span(10, 14, "date", "")];
    let predicted = [span(2, 14, "date", ""), span(0, 2, "date", "")];
    assert_eq!(match_overlap(&gold, &predicted), [(0, 1), (1, 0)]);
}

#[test]
fn units_by_other_names() {
    assert_eq!((unit(" Percent "), unit("٪"), unit("USD")), ("%".into(), "%".into(), "usd".into()));
}
