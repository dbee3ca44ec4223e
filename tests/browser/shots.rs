//! Pictures of every view, in `target/shots/`, for people to look at.

use std::fs;
use std::path::Path;

use crate::layout::{in_language, views};
use crate::own;
use crate::reader::Reader;
use crate::site::root;

#[test]
fn every_view_has_its_picture_taken() {
    let folder = root().join("target/shots");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let reader = Reader::new();
    reader.expect_console("404");
    for (name, address) in views().into_iter().chain([("card", views().swap_remove(4).1)]) {
        for lang in ["ar", "en"] {
            for (width, height) in [(1280, 900), (360, 740)] {
                reader.resize(width, height);
                reader.visit(&in_language(&address, lang));
                for scheme in ["light", "dark"] {
                    reader.prefer(scheme);
                    if name == "card" {
                        reader.script("document.querySelector('[data-here] [data-entity]').click()");
                    }
                    shoot(&reader, &folder.join(format!("{name}-{lang}-{width}-{scheme}.png")));
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

fn shoot(reader: &Reader, path: &Path) {
    reader.script_async("document.fonts.ready.then(() => done())");
    reader.wait_drawn();
    let png = base64(&reader.screenshot());
    assert!(png.starts_with(b"\x89PNG"), "{} is a picture", path.display());
    fs::write(path, png).expect("it is written");
}

/// The bytes that a text in base64 stands for.
fn base64(text: &str) -> Vec<u8> {
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
