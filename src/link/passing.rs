//! Ids for articles that no registry knows: they hold as long as the tab that reads them.

use super::id::{self, AID_LEN, PID_LEN};
use crate::corpus::draft::Draft;

/// Numbers articles and passages through. The same draft gets the same ids.
///
/// An article has room for 32 768 ids; the passages after these begin at the first again and are
/// reached by reading on.
pub fn number(draft: &mut Draft) {
    for (nth, article) in draft.articles.iter_mut().enumerate() {
        article.aid = written(nth, AID_LEN);
        for (nth, passage) in article.passages.iter_mut().enumerate() {
            passage.pid = written(nth, PID_LEN);
        }
    }
}

fn written(number: usize, len: usize) -> String {
    (0..len).rev().map(|digit| id::character((number >> (5 * digit)) as u32 & 31)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_ids() {
        for (number, len, expected) in
            [(0, 3, "000"), (31, 3, "00z"), (32, 3, "010"), (32_768, 3, "000"), (1, 5, "00001")]
        {
            assert_eq!(written(number, len), expected);
        }
        assert!(id::is_aid(&written(77, AID_LEN)) && id::is_pid(&written(77, PID_LEN)));
    }
}
