//! Words that begin the name of a person or of an outlet.

use std::sync::LazyLock;

use super::words::key_of;
use crate::knowledge::{alternatives, rows};
use crate::text::words::WordSet;

static GIVEN: LazyLock<WordSet> = LazyLock::new(|| {
    rows(include_str!("../knowledge/arab_names.tsv"))
        .filter(|row| matches!(row.get(2), Some(&"g" | &"b")) && row.get(3).is_none_or(|doubt| doubt.is_empty()))
        .filter_map(|row| row.first().map(|name| key_of(name).into()))
        .collect()
});

static OUTLETS: LazyLock<WordSet> = LazyLock::new(|| {
    rows(include_str!("../knowledge/outlet_words.tsv"))
        .filter_map(|row| row.first().copied())
        .flat_map(alternatives)
        .map(|word| key_of(word).into())
        .collect()
});

/// A given name that is hardly anything else. Folded as [`super::words`] folds.
pub(super) fn is_given(folded: &str) -> bool {
    GIVEN.contains(folded)
}

/// «صحيفة», «قناة», «موقع»: what stands before the name of an outlet.
pub(super) fn is_outlet_word(folded: &str) -> bool {
    OUTLETS.contains(folded)
}

static PLACES: LazyLock<WordSet> = LazyLock::new(|| {
    let cities = rows(include_str!("../knowledge/places.tsv")).filter_map(|row| row.first().copied());
    let states = rows(include_str!("../knowledge/countries.tsv")).filter_map(|row| row.get(2).copied());
    cities.chain(states).flat_map(alternatives).map(|name| key_of(name).into()).collect()
});

/// The name of a city or state, as a byline gives it.
pub(super) fn is_place(key: &str) -> bool {
    PLACES.contains(key)
}
