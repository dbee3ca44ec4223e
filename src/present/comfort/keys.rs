//! The keys of the page, for the list that tells them. What each does is in `src/comfort/keys.rs`.

use super::ComfortWord;

/// Keys as they are printed on them, and what they do. Single characters can be switched off.
pub const KEYS: [(&[&str], ComfortWord); 13] = [
    (&["/"], ComfortWord::KeySearch),
    (&["j"], ComfortWord::KeyNext),
    (&["k"], ComfortWord::KeyPrevious),
    (&["n"], ComfortWord::KeyMention),
    (&["p"], ComfortWord::KeyMentionBack),
    (&["]"], ComfortWord::KeyArticle),
    (&["["], ComfortWord::KeyArticleBack),
    (&["c"], ComfortWord::KeyCopy),
    (&["?"], ComfortWord::KeyHelp),
    (&["Ctrl", "K"], ComfortWord::KeyPalette),
    (&["Esc"], ComfortWord::KeyEscape),
    (&["Tab"], ComfortWord::KeyTab),
    (&["Enter"], ComfortWord::KeyCard),
];
