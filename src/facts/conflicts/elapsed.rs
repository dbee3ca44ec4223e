//! "بعد أكثر من 6 أشهر من الاتفاق": a length of time between two events whose own dates say another.

use crate::corpus::draft::{Comparator, DateClass};
use crate::corpus::facts::{Conflict, Event, Facts, Spot, Verdict, Version};
use crate::facts::subjects::measures::scale;
use crate::facts::terms::Context;
use crate::span::{Extent, Positions};

/// What lengths of time leave open, of their size: months are counted roughly.
const SLACK: f64 = 0.08;

pub fn find(context: &Context, facts: &Facts) -> Vec<Conflict> {
    let mut out = Vec::new();
    for (number, article) in context.draft.articles.iter().enumerate() {
        let positions = Positions::new(&article.text);
        for mark in article.marks.iter().filter(|it| it.date.as_ref().is_some_and(|it| it.class == DateClass::Duration))
        {
            let words = positions.slice(mark.extent);
            if !(words.starts_with("بعد") || words.starts_with("وبعد")) {
                continue;
            }
            let figure = article.marks.iter().find(|it| it.figure.is_some() && mark.extent.holds(it.extent));
            let Some(figure) = figure.and_then(|it| it.figure.as_ref()) else { continue };
            let (dimension, factor) = scale(&figure.unit);
            let passage = article.passages.iter().position(|it| it.extent.holds(mark.extent));
            let Some(passage) = passage.filter(|_| dimension == "time") else { continue };
            let spot = Spot { article: number as u32, passage: passage as u32 };
            let stated = (figure.comparator, figure.number * factor);
            out.extend(belied(facts, spot, mark.extent, stated));
        }
    }
    out
}

/// The conflict between what is stated and the days of the events told on either side of it.
fn belied(facts: &Facts, spot: Spot, at: Extent, stated: (Comparator, f64)) -> Option<Conflict> {
    let told = |event: &&Event| event.tellings.iter().find(|it| it.spot == spot).map(|it| it.extent);
    let dated = || facts.events.iter().enumerate().filter(|(_, it)| it.interval.is_some());
    let later = dated().filter(|(_, it)| told(it).is_some_and(|extent| extent.start < at.start));
    let later = later.max_by_key(|(_, it)| told(it).map_or(0, |it| it.start))?;
    let earlier = dated().filter(|(_, it)| told(it).is_some_and(|extent| extent.start >= at.end));
    let earlier = earlier.min_by_key(|(_, it)| told(it).map_or(u32::MAX, |it| it.start))?;
    let (a, b) = (earlier.1.interval?, later.1.interval?);
    // Both must be known to some weeks, or their days say nothing.
    if a.days() > 31 || b.days() > 31 || b.from() < a.from() {
        return None;
    }
    let least = f64::from(b.from().0 - a.to().0);
    let most = f64::from(b.to().0 - a.from().0);
    let days = stated.1;
    let slack = days * SLACK;
    let wrong = match stated.0 {
        Comparator::Greater => most < days - slack,
        Comparator::Less => least > days + slack,
        Comparator::Equal | Comparator::About => most < days * 0.7 || least > days * 1.3,
    };
    let other = earlier.1.tellings.iter().find(|it| it.spot != spot)?;
    wrong.then(|| Conflict {
        id: format!("{}-elapsed", earlier.1.id),
        verdict: Verdict::Contradict,
        versions: vec![Version { spot, extent: at }, Version { spot: other.spot, extent: other.extent }],
        rule: "elapsed-time".to_owned(),
        event: Some(later.0 as u32),
    })
}
