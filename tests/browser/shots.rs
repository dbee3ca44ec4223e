//! Pictures of every view, in `target/shots/`, for people to look at.

use std::fs;
use std::path::Path;

use kashshaf::link::checksum::checksum;

use crate::layout::{in_language, views};
use crate::own;
use crate::past::{self, PAST};
use crate::reader::Reader;
use crate::site::root;

/// What is done to a view before its picture is taken.
struct Pose {
    name: &'static str,
    address: String,
    script: &'static str,
}

fn poses(views: Vec<(&'static str, String)>, script: &'static str) -> Vec<Pose> {
    views.into_iter().map(|(name, address)| Pose { name, address, script }).collect()
}

fn take(reader: &Reader, poses: &[Pose]) {
    let folder = root().join("target/shots");
    fs::create_dir_all(&folder).expect("a folder");
    for Pose { name, address, script } in poses {
        for lang in ["ar", "en"] {
            for (width, height) in [(1280, 900), (360, 740)] {
                reader.resize(width, height);
                reader.visit(&in_language(address, lang));
                for scheme in ["light", "dark"] {
                    reader.prefer(scheme);
                    reader.script(script);
                    shoot(reader, &folder.join(format!("{name}-{lang}-{width}-{scheme}.png")));
                }
            }
        }
    }
}

#[test]
fn own_files_have_their_picture_taken() {
    let folder = root().join("target/shots-own");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let files = own::mixed("shots");
    let reader = Reader::new();
    for lang in ["ar", "en"] {
        reader.resize(1280, 900);
        reader.visit(&in_language("", lang));
        own::open_dialog(&reader);
        let both = |name: &str| {
            for (width, height) in [(1280, 900), (360, 740)] {
                reader.resize(width, height);
                for scheme in ["light", "dark"] {
                    reader.prefer(scheme);
                    shoot(&reader, &folder.join(format!("{name}-{lang}-{width}-{scheme}.png")));
                }
            }
        };
        both("open");
        own::pick(&reader, &files.paths());
        both("read");
        reader.script("document.querySelectorAll('#own details').forEach(it => it.open = true); document.getElementById('own-files-read').scrollIntoView()");
        both("report");
        own::show(&reader);
        both("own");
        reader.prefer("light");
    }
}

pub fn shoot(reader: &Reader, path: &Path) {
    reader.script_async("document.fonts.ready.then(() => done())");
    reader.wait_drawn();
    let png = base64(&reader.screenshot());
    assert!(png.starts_with(b"\x89PNG"), "{} is a picture", path.display());
    fs::write(path, png).expect("it is written");
}

#[test]
fn every_view_has_its_picture_taken() {
    let reader = Reader::new();
    reader.expect_console("404");
    let card = ("card", views().swap_remove(4).1);
    take(&reader, &poses(views(), ""));
    take(&reader, &poses(vec![card], "document.querySelector('[data-here] [data-entity]').click()"));
}

#[test]
fn every_notice_has_its_picture_taken() {
    let reader = past::reader();
    let edited = format!("p/{}/?c={}&w=3-6", past::id(PAST.edited.0), checksum(&PAST.edited.1));
    let link = |id: &str| format!("p/{id}/");
    take(
        &reader,
        &poses(
            vec![
                ("changed", edited),
                ("split", link(&PAST.split.0)),
                ("moved", link(&PAST.moved.0)),
                ("gone", link(&PAST.gone)),
            ],
            "",
        ),
    );
}

#[test]
fn sharing_has_its_picture_taken() {
    const OPEN: &str = "if (!document.getElementById('share')) document.querySelector('.share-button').click();
        requestAnimationFrame(() => document.querySelectorAll('#share details').forEach(it => it.open = true))";
    const SELECT: &str = "const text = document.querySelectorAll('.passage-text')[2]; text.scrollIntoView({ block: 'center' });
        getSelection().setBaseAndExtent(text, 0, text, text.childNodes.length); return new Promise(done => setTimeout(done, 400))";
    let reader = Reader::new();
    let passage = views().swap_remove(4).1;
    let list = Pose {
        name: "share-list",
        address: "?from=2022-10&to=2023-04".into(),
        script: "document.getElementById('export-list').click()",
    };
    take(
        &reader,
        &[
            Pose { name: "share", address: passage.clone(), script: OPEN },
            Pose { name: "selection", address: passage, script: SELECT },
            list,
        ],
    );
}

/// The bytes that a text in base64 stands for.
pub fn base64(text: &str) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for value in text.bytes().filter_map(|c| DIGITS.iter().position(|digit| *digit == c)) {
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
