//! Paragraphs that were broken to a column's width, as in text from a printed page.

use super::super::shape::{self, End};
use super::sheet::{Sheet, Unit};

impl Sheet<'_> {
    /// Joins the lines of paragraphs that were broken to a column's width: most of the page's
    /// long lines then end in the middle of a sentence, all at about one length.
    pub(super) fn unwrap_columns(&mut self) {
        let long: Vec<usize> = (0..self.units.len()).filter(|i| self.units[*i].shape.chars >= 40).collect();
        // A running head may be wider than the column: one line in ten does not count.
        let mut widths: Vec<usize> = long.iter().map(|i| self.units[*i].shape.chars).collect();
        widths.sort_unstable();
        let widest = widths.get((widths.len() * 9).div_ceil(10).saturating_sub(1)).copied().unwrap_or(0);
        let full = |unit: &Unit| unit.shape.chars * 10 >= widest * 8;
        let runs_on = |unit: &Unit| full(unit) && !unit.shape.is_sentence() && unit.shape.end != End::Broken;
        let wide = long.iter().filter(|i| full(&self.units[**i])).count();
        let open =
            long.iter().filter(|i| runs_on(&self.units[**i]) && self.units.get(**i + 1).is_some_and(|n| n.gap == 0));
        if long.len() < 5 || widest > 110 || wide * 10 < long.len() * 7 || open.count() * 2 < long.len() {
            return;
        }
        let mut joined: Vec<Unit> = Vec::with_capacity(self.units.len());
        for unit in self.units.drain(..) {
            match joined.last_mut() {
                // A paragraph's first line is at least nearly full; a headline over it seldom is.
                Some(last) if unit.gap == 0 && last.shape.chars > 0 && last.prose => {
                    last.lines.end = unit.lines.end;
                    last.words.end = unit.words.end;
                    last.bytes.end = unit.bytes.end;
                    last.prose = runs_on(&unit);
                }
                _ => {
                    let open = runs_on(&unit);
                    joined.push(unit);
                    if let Some(last) = joined.last_mut() {
                        last.prose = open;
                    }
                }
            }
        }
        for unit in &mut joined {
            unit.prose = false;
            if unit.lines.len() > 1 {
                let text = self.text.get(unit.bytes.clone()).unwrap_or("");
                unit.shape = shape::measure(text, &self.words, self.words.get(&unit.words));
            }
        }
        self.units = joined;
    }
}
