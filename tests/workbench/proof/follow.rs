//! Building the site and following the links.

use std::collections::{BTreeMap, BTreeSet};

use kashshaf::corpus::draft::Draft;
use kashshaf::day::Day;
use kashshaf::link::address::{PageRef, ViewState};
use kashshaf::link::carry::{Outside, carry_draft};
use kashshaf::link::checksum::checksum;
use kashshaf::link::id::Scatter;
use kashshaf::link::landing::{Landing, landing};
use kashshaf::link::registry::{PassageId, Registry};
use kashshaf::link::words;
use kashshaf::prepare::{names, prepare};
use kashshaf::resolve::corrections::Corrections;

use super::world::{Atom, Edit, World};

/// A link that somebody copied, and what is true of it.
#[derive(Clone, Debug)]
pub struct Link {
    pub text: String,
    pub atoms: Vec<Atom>,
    /// Whether the same words stood elsewhere too, so that nobody can tell the two apart.
    pub twin: bool,
    /// The build after which it was copied.
    pub round: u32,
}

/// How a link fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// On the words that it was made for, without a word.
    Exactly,
    /// On its passage, and what changed is said.
    WithNotice,
    /// On its passage, whose words are others, without a word: possible only for a link without a checksum.
    Unsaid,
    /// On words that say or said the same letter for letter: headlines are repeated as captions.
    Twin,
    /// Nowhere, with its words.
    Tombstone,
    /// Nowhere, without its words.
    Lost,
    /// On another passage, and something is said.
    Elsewhere,
    /// On another passage, without a word.
    SilentlyElsewhere,
}

impl Outcome {
    pub const ALL: [Outcome; 8] = [
        Outcome::Exactly,
        Outcome::WithNotice,
        Outcome::Unsaid,
        Outcome::Twin,
        Outcome::Tombstone,
        Outcome::Lost,
        Outcome::Elsewhere,
        Outcome::SilentlyElsewhere,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Outcome::Exactly => "exactly",
            Outcome::WithNotice => "notice",
            Outcome::Unsaid => "unsaid",
            Outcome::Twin => "twin",
            Outcome::Tombstone => "tombstone",
            Outcome::Lost => "lost",
            Outcome::Elsewhere => "elsewhere",
            Outcome::SilentlyElsewhere => "SILENT",
        }
    }
}

/// A site that was built.
#[derive(Clone)]
pub struct Site {
    pub registry: Registry,
    /// Every passage and the paragraph that it is.
    passages: BTreeMap<PassageId, (usize, usize)>,
    pub links: BTreeMap<PassageId, Link>,
}

impl Site {
    /// Builds the site from the files; `before` is the one of last time.
    pub fn build(world: &World, before: Option<&Site>, round: u32, random: &mut Scatter) -> Site {
        // What is written is read again, as the next build reads it.
        let file = before.map_or(String::new(), |it| it.registry.to_jsonl());
        let registry = Registry::parse("permalinks.jsonl", &file).unwrap_or_else(|errors| panic!("{}", errors[0]));
        let mut draft = prepare(&world.inputs(), &Corrections::default()).expect("articles").draft;
        let today = Day(19_000 + round as i32);
        let mut outside = Outside { today, random, names: &names::of };
        let registry = carry_draft(&registry, &mut draft, &mut outside).expect("ids for all");
        if let Some(before) = before {
            assert_eq!(registry.broken_promises(&before.registry), []);
        }
        let mut site = Site {
            registry,
            passages: paragraphs(world, &draft),
            links: before.map(|it| it.links.clone()).unwrap_or_default(),
        };
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for place in site.passages.values() {
            *counts.entry(words::folded(&world.paragraph(*place).text())).or_default() += 1;
        }
        for (id, place) in &site.passages {
            let paragraph = world.paragraph(*place);
            let atoms = paragraph.atoms.iter().map(|(atom, _)| *atom).collect();
            let text = paragraph.text();
            let twin = counts.get(&words::folded(&text)).is_some_and(|n| *n > 1);
            site.links.entry(id.clone()).or_insert(Link { text, atoms, twin, round });
        }
        site
    }

    /// Follows a link as a browser does: from its address.
    pub fn follow(
        &self,
        world: &World,
        places: &BTreeMap<Atom, (usize, usize)>,
        id: &PassageId,
        link: &Link,
        check: bool,
    ) -> (Outcome, BTreeSet<Edit>) {
        let sum = checksum(&link.text);
        let query = if check { format!("c={sum}") } else { String::new() };
        let (state, notices) = ViewState::decode(&format!("p/{id}"), &query);
        assert!(notices.is_empty());
        let PageRef::Passage { aid, pid, .. } = &state.page else { panic!("{id} is no address") };
        let found = landing(&self.registry, &PassageId::new(aid, pid), state.check.as_deref())
            .expect("every link has an answer");
        let leaves: Vec<Atom> = link.atoms.iter().flat_map(|it| world.leaves(*it)).collect();
        let here = |id: &PassageId| self.passages.get(id).copied();
        let is_its = |place: (usize, usize)| leaves.iter().any(|it| places.get(it) == Some(&place));
        let same_words = |place| words::folded(&world.paragraph(place).text()) == words::folded(&link.text);
        // Where the passage stands whose words are shown.
        let shown = |text: &str| {
            let place = here(id).unwrap_or_else(|| panic!("{id} is said to be here"));
            let stands = words::folded(&world.paragraph(place).text());
            assert_eq!(words::folded(text), stands, "the page shows its words");
            place
        };
        // Where the link leads; the history that counts is that of the words which it shows, or else of all.
        let mut landed: Vec<(usize, usize)> = Vec::new();
        let outcome = match found {
            Landing::Here { text } => {
                let place = shown(text);
                landed.push(place);
                match (is_its(place), same_words(place)) {
                    (true, true) => Outcome::Exactly,
                    (true, false) => Outcome::Unsaid,
                    (false, true) => Outcome::Twin,
                    (false, false) => Outcome::SilentlyElsewhere,
                }
            }
            Landing::Changed { text, .. } => {
                let place = shown(text);
                landed.push(place);
                if is_its(place) { Outcome::WithNotice } else { Outcome::Elsewhere }
            }
            Landing::Moved { to, before } => {
                let places: Vec<_> =
                    to.iter().map(|it| here(it).unwrap_or_else(|| panic!("{id} leads to {it}"))).collect();
                assert!(!before.is_empty());
                landed.clone_from(&places);
                if places.iter().all(|it| is_its(*it)) {
                    Outcome::WithNotice
                } else if places.iter().all(|it| same_words(*it)) {
                    Outcome::Twin
                } else {
                    Outcome::Elsewhere
                }
            }
            Landing::Gone { before, .. } => {
                // With the checksum its very words; without, the last that it had.
                let right = if check { words::folded(before) == words::folded(&link.text) } else { !before.is_empty() };
                if right { Outcome::Tombstone } else { Outcome::Lost }
            }
        };
        let outcome = match outcome {
            Outcome::WithNotice | Outcome::Elsewhere if link.twin => Outcome::Twin,
            other => other,
        };
        let seen: Vec<Atom> =
            leaves.iter().copied().filter(|it| places.get(it).is_some_and(|place| landed.contains(place))).collect();
        let counted = if seen.is_empty() { &leaves } else { &seen };
        (outcome, counted.iter().flat_map(|it| world.done_since(*it, link.round)).collect())
    }
}

/// Which paragraph each passage is, by the line on which it stands.
fn paragraphs(world: &World, draft: &Draft) -> BTreeMap<PassageId, (usize, usize)> {
    let mut out = BTreeMap::new();
    for article in &draft.articles {
        let at = world.articles.iter().position(|it| it.key == article.key).expect("the article of a key");
        let mut line = 0;
        let mut lines_before = Vec::new();
        for c in article.text.chars() {
            lines_before.push(line);
            line += usize::from(c == '\n');
        }
        for passage in &article.passages {
            let line = lines_before[passage.extent.start as usize];
            // What was furniture may be taken for text after a re-crawl; nobody's link leads there yet.
            if matches!(world.articles[at].lines[line], super::world::Line::Paragraph(_)) {
                out.insert(PassageId::new(&article.aid, &passage.pid), (at, line));
            }
        }
    }
    out
}
