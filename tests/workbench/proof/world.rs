//! The articles as an editor has them, and what is true of them: which words came from where.
//!
//! A paragraph consists of atoms. What an editor does to words he does to atoms, so the truth about a link follows from
//! what was done, never from comparing texts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use kashshaf::corpus::draft::Published;
use kashshaf::prepare::manifest;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::span::Positions;

/// What was done to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edit {
    Respelt,
    Typo,
    WordAdded,
    WordRemoved,
    SentenceAdded,
    Split,
    Merged,
    MovedWithin,
    MovedBetween,
    Deleted,
    Figure,
    WordReplaced,
    Negated,
    ParagraphAdded,
    Reordered,
    Recrawled,
    Renamed,
    ArticleRemoved,
}

impl Edit {
    pub const ALL: [Edit; 18] = [
        Edit::Respelt,
        Edit::Typo,
        Edit::WordAdded,
        Edit::WordRemoved,
        Edit::SentenceAdded,
        Edit::Split,
        Edit::Merged,
        Edit::MovedWithin,
        Edit::MovedBetween,
        Edit::Deleted,
        Edit::Figure,
        Edit::WordReplaced,
        Edit::Negated,
        Edit::ParagraphAdded,
        Edit::Reordered,
        Edit::Recrawled,
        Edit::Renamed,
        Edit::ArticleRemoved,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Edit::Respelt => "hamza, digits, marks respelt",
            Edit::Typo => "typo",
            Edit::WordAdded => "word added",
            Edit::WordRemoved => "word removed",
            Edit::SentenceAdded => "sentence inserted",
            Edit::Split => "paragraph split",
            Edit::Merged => "paragraphs merged",
            Edit::MovedWithin => "moved within the article",
            Edit::MovedBetween => "moved to another article",
            Edit::Deleted => "deleted",
            Edit::Figure => "figure changed",
            Edit::WordReplaced => "word replaced",
            Edit::Negated => "negation added",
            Edit::ParagraphAdded => "paragraph inserted nearby",
            Edit::Reordered => "articles re-ordered",
            Edit::Recrawled => "re-crawled, other furniture",
            Edit::Renamed => "file and key renamed",
            Edit::ArticleRemoved => "article removed",
        }
    }

    /// Whether it changes what the words say.
    pub fn changes_meaning(self) -> bool {
        matches!(self, Edit::Figure | Edit::WordReplaced | Edit::Negated)
    }

    /// Whether the words stay letter for letter, or but for spelling.
    pub fn keeps_words(self) -> bool {
        matches!(self, Edit::Respelt | Edit::MovedWithin | Edit::ParagraphAdded)
            || matches!(self, Edit::Reordered | Edit::Recrawled | Edit::Renamed)
    }
}

/// A stretch of words with a history of its own.
pub type Atom = u32;

#[derive(Clone, Debug)]
pub struct Paragraph {
    pub atoms: Vec<(Atom, String)>,
}

impl Paragraph {
    pub fn text(&self) -> String {
        self.atoms.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Clone, Debug)]
pub enum Line {
    Furniture(String),
    Paragraph(Paragraph),
}

#[derive(Clone, Debug)]
pub struct Article {
    pub key: String,
    pub published: Option<Published>,
    pub lines: Vec<Line>,
}

impl Article {
    pub fn paragraphs(&self) -> Vec<usize> {
        (0..self.lines.len()).filter(|n| matches!(self.lines[*n], Line::Paragraph(_))).collect()
    }
}

#[derive(Clone, Debug, Default)]
pub struct World {
    pub articles: Vec<Article>,
    /// For every atom ever made: which build had it first, the atoms that it fell into, what was done to it and before which build.
    atoms: Vec<History>,
}

#[derive(Clone, Debug, Default)]
struct History {
    parts: Vec<Atom>,
    done: Vec<(u32, Edit)>,
}

impl World {
    /// The articles of `seeds/` as the reader sees them: what it takes for article text are paragraphs.
    pub fn of_the_seeds() -> World {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let toml = std::fs::read_to_string(folder.join(manifest::FILE)).expect("a manifest");
        let entries = manifest::parse(manifest::FILE, &toml).expect("a manifest in order").entries;
        let files = entries.iter().map(|it| (it.file.clone(), std::fs::read(folder.join(&it.file)).expect("a file")));
        let inputs = manifest::pair("seeds", files.collect(), entries.clone()).expect("files and entries that agree");
        let prepared = prepare(&inputs, &Corrections::default()).expect("articles");
        let mut world = World::default();
        for article in &prepared.draft.articles {
            let positions = Positions::new(&article.text);
            let passages: BTreeSet<u32> = article.passages.iter().map(|it| it.extent.start).collect();
            let mut lines = Vec::new();
            for line in &article.lines {
                let text = positions.slice(line.extent).trim().to_owned();
                let is_passage = passages.range(line.extent.start..=line.extent.end).next().is_some();
                lines.push(if is_passage && line.kind.is_article() && !text.is_empty() {
                    Line::Paragraph(Paragraph { atoms: vec![(world.atom(), text)] })
                } else {
                    Line::Furniture(text)
                });
            }
            world.articles.push(Article { key: article.key.clone(), published: article.published.clone(), lines });
        }
        world
    }

    pub fn atom(&mut self) -> Atom {
        self.atoms.push(History::default());
        self.atoms.len() as Atom - 1
    }

    /// Two atoms in place of one.
    pub fn cut(&mut self, atom: Atom) -> (Atom, Atom) {
        let done = self.atoms[atom as usize].done.clone();
        let parts = (self.atom(), self.atom());
        for part in [parts.0, parts.1] {
            self.atoms[part as usize].done.clone_from(&done);
            self.atoms[atom as usize].parts.push(part);
        }
        parts
    }

    pub fn did(&mut self, atoms: impl IntoIterator<Item = Atom>, edit: Edit, round: u32) {
        for atom in atoms {
            self.atoms[atom as usize].done.push((round, edit));
        }
    }

    /// The atoms that hold an atom's words today, in or out of the articles.
    pub fn leaves(&self, atom: Atom) -> Vec<Atom> {
        let parts = &self.atoms[atom as usize].parts;
        if parts.is_empty() { vec![atom] } else { parts.iter().flat_map(|it| self.leaves(*it)).collect() }
    }

    /// What was done to an atom's words before build number `round` + 1 and later.
    pub fn done_since(&self, atom: Atom, round: u32) -> BTreeSet<Edit> {
        let leaves = self.leaves(atom);
        let done = leaves.iter().flat_map(|it| &self.atoms[*it as usize].done);
        done.filter(|(when, _)| *when > round).map(|(_, edit)| *edit).collect()
    }

    /// Where each atom stands: article and line.
    pub fn places(&self) -> BTreeMap<Atom, (usize, usize)> {
        let mut places = BTreeMap::new();
        for (a, article) in self.articles.iter().enumerate() {
            for (n, line) in article.lines.iter().enumerate() {
                if let Line::Paragraph(paragraph) = line {
                    places.extend(paragraph.atoms.iter().map(|(atom, _)| (*atom, (a, n))));
                }
            }
        }
        places
    }

    pub fn paragraph(&self, (article, line): (usize, usize)) -> &Paragraph {
        match &self.articles[article].lines[line] {
            Line::Paragraph(paragraph) => paragraph,
            Line::Furniture(text) => panic!("furniture: {text}"),
        }
    }

    pub fn paragraph_mut(&mut self, (article, line): (usize, usize)) -> &mut Paragraph {
        match &mut self.articles[article].lines[line] {
            Line::Paragraph(paragraph) => paragraph,
            Line::Furniture(text) => panic!("furniture: {text}"),
        }
    }

    /// The files as they lie in the folder.
    pub fn inputs(&self) -> Vec<Input> {
        let input = |article: &Article| {
            let line = |line: &Line| match line {
                Line::Furniture(text) => text.clone(),
                Line::Paragraph(paragraph) => paragraph.text(),
            };
            let text = article.lines.iter().map(line).collect::<Vec<_>>().join("\n");
            let key = Some(article.key.clone());
            let metadata = Metadata { key, published: article.published.clone(), ..Metadata::default() };
            Input { file: format!("{}.txt", article.key), bytes: text.into_bytes(), metadata }
        };
        self.articles.iter().map(input).collect()
    }
}
