//! One article on its own: its page, what is found in it, and when it appeared.

use super::{Fault, Input, InputError, Note};
use crate::annotate::dates::DateExpression;
use crate::annotate::names::Name;
use crate::annotate::quotations::Quotation;
use crate::annotate::{Found, Reading, dates, figures, names, quotations};
use crate::corpus::draft::{DateDraft, FigureDraft, Published};
use crate::day::Day;
use crate::resolve;
use crate::resolve::publication::{self, Hints};
use crate::source::{self, Hint, Page, Repeats};

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

/// Decodes all files, then reads each knowing what repeats over the whole folder.
pub(super) fn pages(inputs: &[Input]) -> Result<Vec<Page>, Vec<InputError>> {
    let mut errors = Vec::new();
    let mut decoded = Vec::with_capacity(inputs.len());
    let mut repeats = Repeats::default();
    for input in inputs {
        let it = source::decode(&input.bytes);
        let fault = match it.fault {
            Some(fault) => Some(Fault::NotText { why: format!("{} at byte {}", fault.what, fault.at) }),
            None if it.text.trim().is_empty() => Some(Fault::Empty),
            None => None,
        };
        if let Some(fault) = fault {
            errors.push(InputError { file: input.file.clone(), line: None, fault });
        }
        repeats.add(&it.text);
        decoded.push(it);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let read = |(input, it): (&Input, _)| source::read(it, Hint::of(&input.file), &repeats);
    Ok(inputs.iter().zip(decoded).map(read).collect())
}

/// Annotates one page and resolves its dates.
pub(super) fn article<'p>(input: &Input, page: &'p Page) -> Article<'p> {
    let reading = Reading::new(page);
    let names = names::find(&reading);
    let expressions = dates::find(&reading);
    let figures = figures::find(&reading, &expressions);
    let quotations = quotations::find(&reading, &names);
    let note = |says| Note { file: input.file.clone(), line: None, says };
    let mut notes: Vec<Note> = page.notes.iter().cloned().map(note).collect();
    let published = published(input, &reading, &expressions, &mut |says| notes.push(note(says)));
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
    note: &mut impl FnMut(String),
) -> Option<Published> {
    if let Some(stated) = input.metadata.published.clone() {
        return Some(stated);
    }
    let hints = Hints { file: &input.file, url: input.metadata.url.as_deref() };
    let inferred = publication::infer(reading, expressions, hints)?;
    note(format!("published {}, inferred: {}", inferred.day, inferred.evidence));
    Some(inferred)
}

/// Gives articles without a day of publication the one that fits among those of the others.
pub(super) fn date_by_neighbours(inputs: &[&Input], read: &mut [Article]) {
    let days: Vec<Day> = read.iter().filter_map(|it| it.published.as_ref().map(|it| it.day)).collect();
    for (input, article) in inputs.iter().zip(read) {
        if article.published.is_some() {
            continue;
        }
        let mut says = Vec::new();
        match publication::among(&article.reading, &article.expressions, &days) {
            Some(inferred) => {
                says.push(format!("published {}, inferred: {}", inferred.day, inferred.evidence));
                article.conflict = publication::conflict(&article.reading, &article.expressions, inferred.day);
                says.extend(
                    article.conflict.iter().map(|it| format!("published {}, inferred, but {it}", inferred.day)),
                );
                article.dates = resolve::dates::resolve(&article.reading, &article.expressions, Some(inferred.day));
                article.published = Some(inferred);
            }
            None => says
                .push("no day of publication: relative dates stay open; state `published` in articles.toml".to_owned()),
        }
        article.notes.extend(says.into_iter().map(|says| Note { file: input.file.clone(), line: None, says }));
    }
}
