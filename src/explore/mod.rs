//! Index, query, selection, facet counts: pure functions over a corpus.
