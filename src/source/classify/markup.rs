//! What the markup of a page says of its lines.

use super::super::html::{Region, Tag};
use super::super::rules;
use super::Zone;
use super::sheet::Sheet;
use crate::line::LineKind;

/// Settles what the markup settles: regions of the site, captions, bylines, rows of links.
pub(super) fn settle(sheet: &mut Sheet, zone: Zone) {
    for at in 0..sheet.units.len() {
        let unit = &sheet.units[at];
        let Some(facts) = unit.facts else { continue };
        let label = unit.class();
        let inside = zone.first < at && at < zone.end;
        let (kind, rule) = match (facts.region, facts.tag) {
            (Region::Site, _) if facts.tag != Tag::Headline => (LineKind::Boilerplate, rules::MARKUP),
            (Region::Related, _) => (LineKind::Related, rules::MARKUP),
            (_, Tag::Caption) => (LineKind::Caption, rules::MARKUP),
            (_, Tag::Byline) if unit.len() <= 14 && !unit.prose => (LineKind::Byline, rules::MARKUP),
            (_, Tag::Heading) if inside && label.is_none() && facts.links < 0.8 => (LineKind::Heading, rules::MARKUP),
            (_, Tag::Headline | Tag::Heading) => continue,
            _ if label.is_some() || unit.prose || facts.links < 0.8 => continue,
            _ if unit.len() >= 5 => (LineKind::Related, rules::LINKS),
            _ => (LineKind::Boilerplate, rules::LINKS),
        };
        sheet.settle(at, kind, rule, String::new());
    }
}
