//! What kinds of events, and what an article says of them, are called: for every view that shows events.

use super::words;
use crate::corpus::facts::{EventKind, Status};
use crate::present::Lang;

words! {
    ToldWord in "told.tsv":
    Visit Meeting Agreement Opening Appointment Statement Trade Arrest Attack War
    Happened Planned Alleged
}

pub fn kind_words(lang: Lang, kind: EventKind) -> &'static str {
    let word = match kind {
        EventKind::Visit => ToldWord::Visit,
        EventKind::Meeting => ToldWord::Meeting,
        EventKind::Agreement => ToldWord::Agreement,
        EventKind::Opening => ToldWord::Opening,
        EventKind::Appointment => ToldWord::Appointment,
        EventKind::Statement => ToldWord::Statement,
        EventKind::Trade => ToldWord::Trade,
        EventKind::Arrest => ToldWord::Arrest,
        EventKind::Attack => ToldWord::Attack,
        EventKind::War => ToldWord::War,
    };
    word.say(lang)
}

pub fn status_words(lang: Lang, status: Status) -> &'static str {
    let word = match status {
        Status::Happened => ToldWord::Happened,
        Status::Planned => ToldWord::Planned,
        Status::Alleged => ToldWord::Alleged,
    };
    word.say(lang)
}
