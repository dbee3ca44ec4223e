//! A passage's text cut into flat runs at every boundary of marks, search hits and linked words.

use crate::order;
use crate::span::Extent;

/// A stretch of a passage over which nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<'t> {
    /// As published; never empty. Never part of a number or of a letter with its signs.
    pub text: &'t str,
    /// Code points of the passage.
    pub extent: Extent,
    /// The marks around it, innermost first: places in the list of marks that [`runs`] was given.
    pub marks: Vec<usize>,
    /// The search hit around it, counted from 0 in the passage.
    pub hit: Option<usize>,
    /// Within the words that a link points to.
    pub linked: bool,
    /// For a direction control, which the text holds invisibly: its name to show, "RLO".
    pub control: Option<&'static str>,
}

/// Cuts `text`. Extents are code points of `text`; together the runs give it back letter for letter.
///
/// A boundary inside a number or between a letter and its signs moves outwards. Innermost is the shortest mark; of two
/// with one extent, the later in the list.
pub fn runs<'t>(text: &'t str, marks: &[Extent], hits: &[Extent], words: Option<Extent>) -> Vec<Run<'t>> {
    let cuts = Cuts::new(text);
    let marks: Vec<Extent> = marks.iter().map(|it| cuts.widened(*it)).collect();
    let hits: Vec<Extent> = hits.iter().map(|it| cuts.widened(*it)).collect();
    let words = words.map(|it| cuts.widened(it));
    let mut inner_first: Vec<usize> = (0..marks.len()).collect();
    order::sort_by_key(&mut inner_first, |at| (marks[*at].len(), usize::MAX - at));

    let mut boundaries: Vec<u32> =
        marks.iter().chain(&hits).chain(&words).filter(|it| !it.is_empty()).flat_map(|it| [it.start, it.end]).collect();
    boundaries.extend(cuts.controls.iter().flat_map(|at| [*at, at + 1]));
    boundaries.extend([0, cuts.end()]);
    boundaries.sort_unstable();
    boundaries.dedup();
    let run = |pair: &[u32]| {
        let extent = Extent::new(pair[0], pair[1]);
        let text = cuts.slice(extent);
        Run {
            text,
            extent,
            marks: inner_first.iter().copied().filter(|at| marks[*at].holds(extent)).collect(),
            hit: hits.iter().position(|hit| hit.holds(extent)),
            linked: words.is_some_and(|words| words.holds(extent)),
            control: text.chars().next().and_then(control),
        }
    };
    boundaries.windows(2).map(run).collect()
}

/// Where a text may be cut.
struct Cuts<'t> {
    text: &'t str,
    /// Byte of every code point, and the end.
    bytes: Vec<usize>,
    /// Whether a cut before this code point would part what belongs together.
    joined: Vec<bool>,
    controls: Vec<u32>,
}

impl<'t> Cuts<'t> {
    fn new(text: &'t str) -> Cuts<'t> {
        let mut cuts = Cuts { text, bytes: Vec::new(), joined: Vec::new(), controls: Vec::new() };
        let mut before = [' '; 2];
        for (at, (byte, c)) in text.char_indices().enumerate() {
            let after_control = control(before[1]).is_some();
            let in_number = c.is_numeric()
                && (before[1].is_numeric() || (is_separator(before[1]) && before[0].is_numeric()))
                || is_separator(c) && before[1].is_numeric() && followed_by_digit(&text[byte..]);
            let glued = extends(c) || before[1] == '\u{200d}';
            cuts.joined.push(at > 0 && !after_control && control(c).is_none() && (in_number || glued));
            cuts.bytes.push(byte);
            if control(c).is_some() {
                cuts.controls.push(at as u32);
            }
            before = [before[1], c];
        }
        cuts.bytes.push(text.len());
        cuts
    }

    fn end(&self) -> u32 {
        self.joined.len() as u32
    }

    fn slice(&self, extent: Extent) -> &'t str {
        let byte = |at: u32| self.bytes.get(at as usize).copied().unwrap_or(self.text.len());
        self.text.get(byte(extent.start)..byte(extent.end)).unwrap_or_default()
    }

    fn is_joined(&self, at: u32) -> bool {
        self.joined.get(at as usize).copied().unwrap_or(false)
    }

    /// The extent held within the text, and wider where an end would part what belongs together.
    fn widened(&self, extent: Extent) -> Extent {
        let mut end = extent.end.min(self.end());
        let mut start = extent.start.min(end);
        if start == end {
            return Extent::new(start, start);
        }
        while self.is_joined(start) {
            start -= 1;
        }
        while self.is_joined(end) {
            end += 1;
        }
        Extent::new(start, end)
    }
}

/// Signs that stand on or change the character before them.
fn extends(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}'
        | '\u{8d3}'..='\u{8e1}' | '\u{8e3}'..='\u{8ff}' | '\u{200c}' | '\u{200d}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Stands within a number: 1,000.5
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

fn followed_by_digit(rest: &str) -> bool {
    rest.chars().nth(1).is_some_and(char::is_numeric)
}

/// A text in which controls that change the order of what is shown stand by their names: `[RLO]`.
pub fn named_controls(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match control(c) {
            Some(name) => shown.extend(["[", name, "]"]),
            None => shown.push(c),
        }
    }
    shown
}

/// The name of a control that changes the order in which text is shown.
fn control(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{202a}' => "LRE",
        '\u{202b}' => "RLE",
        '\u{202c}' => "PDF",
        '\u{202d}' => "LRO",
        '\u{202e}' => "RLO",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `[name text]` for marks by letter, `{text}` for hits, `_text_` for linked words, `<RLO>` for controls.
    fn check(text: &str, marks: &[(u32, u32)], hits: &[(u32, u32)], words: Option<(u32, u32)>, expected: &str) {
        let extent = |&(start, end): &(u32, u32)| Extent::new(start, end);
        let marks: Vec<Extent> = marks.iter().map(extent).collect();
        let hits: Vec<Extent> = hits.iter().map(extent).collect();
        let runs = runs(text, &marks, &hits, words.as_ref().map(extent));
        let shown: Vec<String> = runs
            .iter()
            .map(|run| {
                let mut shown = run.control.map_or(run.text.to_owned(), |name| format!("<{name}>"));
                if run.hit.is_some() {
                    shown = format!("{{{shown}}}");
                }
                if run.linked {
                    shown = format!("_{shown}_");
                }
                run.marks.iter().fold(shown, |shown, mark| format!("[{mark}:{shown}]"))
            })
            .collect();
        assert_eq!(shown.join("|"), expected);
    }

    #[test]
    fn runs_of_a_text() {
        check("", &[], &[], None, "");
        check("قال", &[], &[], None, "قال");
        check("قال غالانت", &[(4, 10)], &[], None, "قال |[0:غالانت]");
        check("سفارة إسرائيل", &[(0, 13), (6, 13)], &[], None, "[0:سفارة ]|[0:[1:إسرائيل]]");
        check("في باكو", &[(3, 7), (3, 7)], &[(3, 5)], None, "في |[0:[1:{با}]]|[0:[1:كو]]");
        check("من هنا وهناك", &[], &[], Some((3, 6)), "من |_هنا_| وهناك");
        // A mark inside a number or between a letter and its signs takes all of it.
        check("عام 2023 م", &[(4, 6)], &[(7, 8)], None, "عام |[0:{2023}]| م");
        check("1,000.5 كم", &[(0, 1)], &[], None, "[0:1,000.5]| كم");
        check("كلمةٌ", &[(0, 4)], &[], None, "[0:كلمةٌ]");
        check("2016-2020", &[(0, 4)], &[], None, "[0:2016]|-2020");
        check("أ\u{202e}ب", &[(0, 3)], &[], None, "[0:أ]|[0:<RLO>]|[0:ب]");
        // Of no length, and beyond the end.
        check("كلمةٌ", &[(4, 4)], &[], None, "كلمةٌ");
        check("اب", &[(1, 9), (5, 9)], &[], None, "ا|[0:ب]");
    }

    proptest! {
        #[test]
        fn runs_give_the_text_back(
            text in "[\\PC0-9\u{64b}\u{200d}\u{202e}\u{2069}.,]{0,40}",
            marks in prop::collection::vec((0u32..44, 0u32..44), 0..6),
            hits in prop::collection::vec((0u32..44, 0u32..44), 0..3),
            words in prop::option::of((0u32..44, 0u32..44)),
        ) {
            let extent = |(a, b): (u32, u32)| Extent::new(a.min(b), a.max(b));
            let marks: Vec<Extent> = marks.into_iter().map(extent).collect();
            let hits: Vec<Extent> = hits.into_iter().map(extent).collect();
            let runs = runs(&text, &marks, &hits, words.map(extent));
            prop_assert_eq!(runs.iter().map(|run| run.text).collect::<String>(), text.as_str());
            let mut at = 0;
            for run in &runs {
                prop_assert!(!run.text.is_empty() && run.extent.start == at);
                at = run.extent.end;
                // What was marked is still marked.
                for (number, mark) in marks.iter().enumerate().filter(|(_, it)| !it.is_empty() && it.overlaps(run.extent)) {
                    prop_assert!(run.marks.contains(&number), "{mark:?} of {run:?}");
                }
            }
            for pair in runs.windows(2) {
                let (last, first) = (pair[0].text.chars().next_back().unwrap(), pair[1].text.chars().next().unwrap());
                prop_assert!(!(last.is_numeric() && first.is_numeric()));
                let (a, b) = (control(last).is_some(), control(first).is_some());
                prop_assert!(a || b || !extends(first));
            }
        }
    }
}
