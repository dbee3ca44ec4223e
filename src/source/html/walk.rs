//! From the tags of a page in order to its blocks.
//!
//! Block-level tags and line breaks part blocks; mis-nested tags do no harm, as a block needs
//! no tree but the elements that are open around it.

use std::collections::HashMap;

use super::{Block, Document, Facts, Region, Tag};

/// Gathers the blocks of a page: tell it every start tag, end tag and text in order.
#[derive(Default)]
pub struct Walker {
    document: Document,
    open: Vec<Element>,
    /// How often each element is open, so that a stray end tag costs nothing.
    names: HashMap<String, usize>,
    text: String,
    /// Letters of the block, and those of them that are links.
    letters: usize,
    linked: usize,
    /// The strongest fact of an inline element in the block.
    inline: Option<Tag>,
}

struct Element {
    name: String,
    block: bool,
    /// It or one around it is not shown.
    hidden: bool,
    /// It or one around it is a link.
    link: bool,
    tag: Option<Tag>,
    /// Its own, or that of the nearest around it.
    region: Option<Region>,
}

impl Walker {
    /// A start tag: its name and its attributes that matter (`class`, `id`, `role`, `rel`,
    /// `itemprop`, `hidden`, `aria-hidden`), names in lower case.
    pub fn start(&mut self, name: &str, attribute: impl Fn(&str) -> Option<String>) {
        let block = is_block(name);
        if block || name == "br" {
            self.flush();
        }
        if is_void(name) {
            return;
        }
        if name == "a" {
            // Links do not nest: a new one closes one that was left open.
            self.end("a");
        }
        self.imply_ends(name);
        let words = [attribute("class"), attribute("id")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
            .to_ascii_lowercase();
        let rel = attribute("rel").unwrap_or_default();
        let property = attribute("itemprop").unwrap_or_default();
        let role = attribute("role").unwrap_or_default();
        let tag = tag_of(name, &words, &rel, &property);
        let region = if self.is_within(name) { None } else { region_of(name, &words, &role) };
        let hidden = is_hidden(name) || attribute("hidden").is_some() && name != "body";
        if let Some(tag) = tag.filter(|_| !block) {
            self.inline = Some(tag);
        }
        *self.names.entry(name.to_owned()).or_default() += 1;
        let link = name == "a" && attribute("href").is_some();
        let around = self.open.last();
        let region = region.or(around.and_then(|element| element.region));
        let hidden = hidden || around.is_some_and(|element| element.hidden);
        let link = link || around.is_some_and(|element| element.link);
        self.open.push(Element { name: name.to_owned(), block, hidden, link, tag, region });
    }

    pub fn end(&mut self, name: &str) {
        let block = is_block(name);
        if block {
            self.flush();
        }
        if self.names.get(name).is_none_or(|n| *n == 0) {
            return;
        }
        // An inline end tag closes nothing outside its own block.
        let reach = self.open.iter().rposition(|element| element.name == name || !block && element.block);
        if let Some(at) = reach.filter(|at| self.open[*at].name == name) {
            self.close_to(at);
        }
    }

    /// Text as it stands between tags, character references resolved.
    pub fn text(&mut self, text: &str) {
        let around = self.open.last();
        if around.is_some_and(|element| element.hidden) {
            return;
        }
        let link = around.is_some_and(|element| element.link);
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
                continue;
            }
            self.text.push(c);
            self.letters += 1;
            self.linked += usize::from(link);
        }
    }

    /// The head of the page as read so far.
    pub fn meta(&mut self) -> &mut super::Meta {
        &mut self.document.meta
    }

    /// All blocks.
    pub fn finish(mut self) -> Document {
        self.flush();
        distrust_classes(&mut self.document.blocks);
        self.document
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (letters, linked) = (std::mem::take(&mut self.letters), std::mem::take(&mut self.linked));
        let inline = self.inline.take();
        let text = text.trim_end().to_owned();
        if letters == 0 {
            return;
        }
        let tag = self.open.iter().rev().take(6).find_map(|element| element.tag).or(inline.filter(|_| letters < 120));
        let region = self.open.last().and_then(|element| element.region);
        let facts = Facts {
            tag: tag.unwrap_or_default(),
            region: region.unwrap_or_default(),
            links: linked as f32 / letters as f32,
        };
        self.document.blocks.push(Block { text, facts });
    }

    /// A paragraph ends where a block begins, a list item where the next one does.
    fn imply_ends(&mut self, name: &str) {
        let Some(last) = self.open.last() else { return };
        let ends = match last.name.as_str() {
            "p" => is_block(name),
            "li" | "dt" | "dd" | "tr" | "td" | "th" | "option" => last.name == name,
            _ => false,
        };
        if ends {
            self.close_to(self.open.len() - 1);
        }
    }

    fn close_to(&mut self, at: usize) {
        for element in self.open.drain(at..) {
            if let Some(count) = self.names.get_mut(&element.name) {
                *count = count.saturating_sub(1);
            }
        }
    }

    /// `header` and `footer` inside the article are the article's.
    fn is_within(&self, name: &str) -> bool {
        let article = |inner: &str| self.names.get(inner).is_some_and(|n| *n > 0);
        matches!(name, "header" | "footer") && (article("article") || article("main"))
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ];
    BLOCKS.binary_search(&name).is_ok()
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "iframe"
            | "canvas"
            | "object"
            | "select"
            | "textarea"
            | "title"
            | "audio"
            | "video"
            | "math"
    )
}

fn tag_of(name: &str, words: &str, rel: &str, property: &str) -> Option<Tag> {
    let has = |known: &[&str]| parts(words).any(|part| known.contains(&part));
    match name {
        "h1" => Some(Tag::Headline),
        "h2" | "h3" | "h4" | "h5" | "h6" => Some(Tag::Heading),
        "figcaption" | "caption" => Some(Tag::Caption),
        "time" => Some(Tag::Time),
        "li" => Some(Tag::ListItem),
        "body" | "html" | "main" | "article" => None,
        _ if rel.contains("author") || property == "author" || has(&["author", "byline", "writer"]) => {
            Some(Tag::Byline)
        }
        _ if property == "datePublished" || has(&["date", "pubdate", "timestamp", "datetime"]) => Some(Tag::Time),
        _ if has(&["caption", "imgcaption"]) => Some(Tag::Caption),
        _ if has(&["subtitle", "standfirst", "dek", "subheadline", "kicker"]) => Some(Tag::Deck),
        _ => None,
    }
}

fn region_of(name: &str, words: &str, role: &str) -> Option<Region> {
    const RELATED: &[&str] = &[
        "related",
        "recommended",
        "recommendations",
        "trending",
        "popular",
        "mostread",
        "readmore",
        "outbrain",
        "taboola",
    ];
    const SITE: &[&str] = &[
        "breadcrumb",
        "breadcrumbs",
        "menu",
        "navbar",
        "navigation",
        "share",
        "sharing",
        "social",
        "comments",
        "comment",
        "respond",
        "newsletter",
        "subscribe",
        "cookie",
        "cookies",
        "tags",
        "advert",
        "advertisement",
        "copyright",
        "pagination",
    ];
    let has = |known: &[&str]| parts(words).any(|part| known.contains(&part));
    match name {
        "nav" | "footer" | "header" | "form" | "button" | "dialog" | "label" => Some(Region::Site),
        "aside" => Some(Region::Related),
        "body" | "html" | "main" | "article" => None,
        _ if matches!(role, "navigation" | "banner" | "contentinfo" | "search") => Some(Region::Site),
        _ if role == "complementary" => Some(Region::Related),
        _ if has(RELATED) => Some(Region::Related),
        _ if has(SITE) => Some(Region::Site),
        _ => None,
    }
}

/// The words of class names: `entry-related_posts` has three.
fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
}

/// Some pages call the box around everything by the name of one of its parts, or leave a link
/// open over it. Where most of the long text would be furniture, that is not believed.
fn distrust_classes(blocks: &mut [Block]) {
    let long = |block: &&Block| block.text.len() > 160;
    let length = |blocks: &[Block], of: fn(&Block) -> bool| -> usize {
        blocks.iter().filter(long).filter(|block| of(block)).map(|block| block.text.len()).sum()
    };
    let all = length(blocks, |_| true);
    if length(blocks, |block| block.facts.links < 0.5) * 2 < all {
        blocks.iter_mut().for_each(|block| block.facts.links = 0.0);
    }
    if length(blocks, |block| block.facts.region == Region::Text) * 2 < all {
        blocks.iter_mut().for_each(|block| block.facts.region = Region::Text);
    }
}
