//! One article on its own: its page, what is found in it, and when it appeared.

use super::{Fault, Input, InputError, Note, Single};
use crate::annotate::dates::DateExpression;
use crate::annotate::names::Name;
use crate::annotate::quotations::Quotation;
use crate::annotate::{Found, Reading, dates, figures, names, quotations};
use crate::corpus::draft::{DateDraft, FigureDraft, Published};
use crate::day::Day;
use crate::resolve;
use crate::resolve::publication::{self, Hints};
use crate::source::{self, Decoded, Hint, Page, Repeats};

/// Everything that one article gives without looking at others.
pub(super) struct Article<'p> {
    pub reading: Reading<'p>,
    pub names: Vec<Found<Name>>,
    pub expressions: Vec<Found<DateExpression>>,
    /// What the expressions mean, in their order.
    pub dates: Vec<DateDraft>,
    pub figures: Vec<Found<FigureDraft>>,
    pub quotations: Vec<Found<Quotation>>,
    pub published: Option<Published>,
    /// What the text says against the day that was stated or inferred.
    pub conflict: Option<String>,
    pub notes: Vec<Note>,
}

/// The text of a file.
///
/// # Errors
/// It is empty or no text.
pub fn decode(input: &Input) -> Result<Decoded, InputError> {
    let it = source::decode(&input.bytes);
    let fault = match it.fault {
        Some(fault) => Fault::NotText { why: format!("{} at byte {}", fault.what, fault.at) },
        None if it.text.trim().is_empty() => Fault::Empty,
        None => return Ok(it),
    };
    Err(InputError { file: input.file.clone(), line: None, fault })
}

/// Reads and annotates one article, knowing what repeats over the whole folder. `among`: the day that fits among those of
/// the others, where the article itself gives none.
pub fn read_alone(input: &Input, decoded: Decoded, repeats: &Repeats, among: Option<Published>) -> Single {
    let page = source::read(decoded, Hint::of(&input.file), repeats);
    Single::new(&article(input, &page, among))
}

/// Annotates one page and resolves its dates.
pub(super) fn article<'p>(input: &Input, page: &'p Page, among: Option<Published>) -> Article<'p> {
    let reading = Reading::new(page);
    let names = names::find(&reading);
    let expressions = dates::find(&reading);
    let figures = figures::find(&reading, &expressions);
    let quotations = quotations::find(&reading, &names);
    let note = |says| Note { file: input.file.clone(), line: None, says };
    let mut notes: Vec<Note> = page.notes.iter().cloned().map(note).collect();
    let published = published(input, &reading, &expressions, among, &mut |says| notes.push(note(says)));
    let conflict = published.as_ref().and_then(|it| publication::conflict(&reading, &expressions, it.day));
    if let (Some(conflict), Some(it)) = (&conflict, &published) {
        let how = if input.metadata.published.is_some() { "by articles.toml" } else { "inferred" };
        notes.push(note(format!("published {} {how}, but {conflict}", it.day)));
    }
    let dates = resolve::dates::resolve(&reading, &expressions, published.as_ref().map(|it| it.day));
    Article { reading, names, expressions, dates, figures, quotations, published, conflict, notes }
}

/// The editor's day where there is one, else what the text itself fixes.
fn published(
    input: &Input,
    reading: &Reading,
    expressions: &[Found<DateExpression>],
    among: Option<Published>,
    note: &mut impl FnMut(String),
) -> Option<Published> {
    if let Some(stated) = input.metadata.published.clone() {
        return Some(stated);
    }
    let hints = Hints { file: &input.file, url: input.metadata.url.as_deref() };
    let inferred = publication::infer(reading, expressions, hints).or(among)?;
    note(format!("published {}, inferred: {}", inferred.day, inferred.evidence));
    Some(inferred)
}

/// The first and the last of the days of publication that are known.
pub fn window(days: impl Iterator<Item = Day>) -> Option<(Day, Day)> {
    days.fold(None, |window, day| match window {
        None => Some((day, day)),
        Some((first, last)) => Some((day.min(first), day.max(last))),
    })
}

/// Gives articles without a day of publication the one that fits among those of the others; `again` reads one anew with it.
pub(super) fn date_by_neighbours(
    inputs: &[&Input],
    read: &mut [Single],
    again: &mut dyn FnMut(usize, Published) -> Single,
) {
    let window = window(read.iter().filter_map(|it| it.published.as_ref().map(|it| it.day)));
    for (at, (input, single)) in inputs.iter().zip(read).enumerate() {
        if single.published.is_some() {
            continue;
        }
        match window.and_then(|window| publication::among(&single.clues, window)) {
            Some(inferred) => *single = again(at, inferred),
            None => single.notes.push(undated(&input.file)),
        }
    }
}

/// What the editor is told of an article that nothing dates.
pub fn undated(file: &str) -> Note {
    let says = "no day of publication: relative dates stay open; state `published` in articles.toml".to_owned();
    Note { file: file.to_owned(), line: None, says }
}
