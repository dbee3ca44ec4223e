//! Pages of a site: blocks of text with what the markup says of each.
//!
//! The command line makes the blocks with [`parse`]; the page lets the browser's own parser
//! read the file and hands over the same blocks, so that what follows is one code. A block is
//! the text between two block-level tags or line breaks; it becomes one line of the page.

mod meta;
#[cfg(not(target_arch = "wasm32"))]
mod parse;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
mod walk;

pub use meta::Meta;
#[cfg(not(target_arch = "wasm32"))]
pub use parse::parse;
pub use walk::Walker;

use serde::{Deserialize, Serialize};

/// What a block is by its own element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Tag {
    /// `h1`.
    Headline,
    /// `h2` to `h6`.
    Heading,
    /// A standfirst or summary by its class.
    Deck,
    ListItem,
    /// `figcaption`, or a caption by its class.
    Caption,
    /// An author by relation, property or class.
    Byline,
    /// `time`, or a date by its class.
    Time,
    #[default]
    Other,
}

/// What part of the page a block stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Region {
    /// Menus, head and foot of the site, forms, sharing, comments, tags.
    Site,
    /// Lists of other pieces.
    Related,
    /// Nothing that the markup would tell.
    #[default]
    Text,
}

/// What the markup says of one block.
#[derive(Clone, Copy, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Facts {
    pub tag: Tag,
    pub region: Region,
    /// Share of its letters that are links, 0 to 1.
    pub links: f32,
}

/// One block of text.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Block {
    /// White space collapsed as a browser shows it; no line end.
    pub text: String,
    pub facts: Facts,
}

/// A page of a site.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Document {
    pub blocks: Vec<Block>,
    pub meta: Meta,
}

impl Document {
    /// The blocks one a line, and what is known of each line.
    pub(super) fn lines(self) -> (String, Vec<Facts>, Meta) {
        let mut text = String::with_capacity(self.blocks.iter().map(|block| block.text.len() + 1).sum());
        let mut facts = Vec::with_capacity(self.blocks.len());
        for block in self.blocks {
            if !facts.is_empty() {
                text.push('\n');
            }
            text.extend(
                block.text.chars().map(|c| if matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}') { ' ' } else { c }),
            );
            facts.push(block.facts);
        }
        (text, facts, self.meta)
    }
}
