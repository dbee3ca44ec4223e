//! An archive: a corpus in parts beside the page. Three hundred articles, made here, searched, read, damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::json;

use crate::reader::Reader;
use crate::site::{Site, copy, dist};

const ARTICLES: usize = 300;

/// A folder that is gone with its test.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The site of the archive, built once.
static BUILT: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("kashshaf-archive-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let seeds = folder.join("seeds");
    fs::create_dir_all(&seeds).expect("a folder");
    let mut toml = String::new();
    for n in 0..ARTICLES {
        fs::write(seeds.join(format!("{n:03}.txt")), article(n)).expect("an article");
        let (month, day) = (n / 28 % 12 + 1, n % 28 + 1);
        toml.push_str(&format!("[[article]]\nfile = \"{n:03}.txt\"\npublished = \"2023-{month:02}-{day:02}\"\n"));
        toml.push_str(&format!("publisher = \"{}\"\n", ["الخليج", "الأهرام", "النهار"][n % 3]));
    }
    fs::write(seeds.join("articles.toml"), toml).expect("a manifest");
    let out = folder.join("site");
    copy(&dist(), &out);
    let run = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
        .args(["build", "--archive", "yes", "--no-cache", "--seeds"])
        .arg(&seeds)
        .arg("--out")
        .arg(&out)
        .output()
        .expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    out
});

/// One article: every third names the minister, each has a number of its own.
fn article(n: usize) -> String {
    let who = ["وزير الخارجية الأردني أيمن الصفدي", "رئيس البلدية", "مدير المستشفى"][n % 3];
    let city = ["عمّان", "الدار البيضاء", "مسقط", "بيروت"][n % 4];
    let topic = ["المياه", "التعليم", "الصحة", "النقل", "الطاقة"][n % 5];
    format!(
        "خطة جديدة في قطاع {topic} رقم {n}\n\nقال {who} في {city} إن خطة {topic} ستبدأ في مطلع العام المقبل، وفق بيان رسمي صدر مساء.\n\n\
         وأضاف أن تكلفتها تبلغ {} مليون دولار، وأن العمل فيها سيستمر ثلاث سنوات على الأقل.\n",
        n + 10
    )
}

fn copy_of(name: &str) -> Folder {
    let folder = std::env::temp_dir().join(format!("kashshaf-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    copy(&BUILT, &folder);
    Folder(folder)
}

fn reader(folder: &Path) -> (Site, Reader) {
    let site = Site::serve(folder);
    let reader = Reader::at(&site.origin);
    (site, reader)
}

fn count(reader: &Reader) -> String {
    reader.wait_true("document.querySelector('#count[data-count]')");
    reader.text_of("document.getElementById('count').dataset.count")
}

#[test]
fn an_archive_is_searched_filtered_and_read() {
    let (site, reader) = reader(&BUILT);
    // A passage's address has no file: the server says so, and the application shows it.
    reader.expect_console("404");
    reader.visit_static("");
    assert_eq!(count(&reader), ARTICLES.to_string());
    let trips: u32 = reader.text_of("document.getElementById('count').dataset.trips").parse().expect("a number");
    assert!(trips <= 3, "{trips} round trips to the first answer");
    // As many elements as there is room for, each told its place.
    let drawn =
        reader.list_of("document.querySelectorAll('.large-row').values().map(it => it.getAttribute('aria-setsize'))");
    assert!(!drawn.is_empty() && drawn.len() < 40 && drawn.iter().all(|it| *it == ARTICLES.to_string()), "{drawn:?}");
    reader.wait_for("#q").type_in("الصفدي");
    reader.wait_true("document.getElementById('count').dataset.count === '100'");
    reader.wait_true("document.querySelector('.large-words mark')");
    assert_eq!(reader.text_of("document.querySelector('.large-words mark').textContent"), "الصفدي");
    reader.wait_true("location.search.includes('q=')");
    // A person of the filter, with counts.
    reader.wait_for("#facet-person a.facet").click();
    reader.wait_true("location.search.includes('person=')");
    assert_eq!(count(&reader), "100");
    reader.back();
    reader.wait_true("!location.search.includes('person=')");
    // To the passage, which is no file.
    reader.wait_for(".large-words a[data-passage]").click();
    reader.wait_for("main[data-view=passage] [data-here] .passage-text");
    // And the whole article, from its own page.
    let aid = reader.text_of("location.pathname.split('/').at(-1).split('-')[0]");
    let page = site.get(&format!("a/{aid}/"));
    assert!(page.0 == 200 && page.1.contains("data-block="), "an article is a page");
    reader.open(&format!("{}a/{aid}/", site.origin));
    reader.wait_for("main[data-view=article] .passage-text");
    reader.wait_for("[data-app=ready]");
}

#[test]
fn the_end_of_a_long_list_is_reached_by_keys() {
    let (_site, reader) = reader(&BUILT);
    reader.visit_static("?lang=en&on=published&from=2023-01");
    assert_eq!(count(&reader), ARTICLES.to_string());
    reader.wait_true("document.querySelector('.large-row[data-row=\"0\"] a')");
    reader.script("document.querySelector('.large-row[data-row=\"0\"] a').focus()");
    reader.press("\u{e010}");
    reader.wait_true("document.activeElement.closest('.large-row')?.getAttribute('aria-posinset') === '300'");
    reader.press("\u{e013}");
    reader.wait_true("document.activeElement.closest('.large-row')?.getAttribute('aria-posinset') === '299'");
    let rows = reader.script("return document.querySelectorAll('.large-row').length").as_u64().unwrap_or(0);
    assert!(rows < 60, "{rows} rows are drawn");
    reader.press("\u{e011}");
    reader.wait_true("document.activeElement.closest('.large-row')?.getAttribute('aria-posinset') === '1'");
}

/// Damages every part but the root.
fn spoil(folder: &Path, how: impl Fn(Vec<u8>) -> Vec<u8>) {
    let index = fs::read_to_string(folder.join("index.html")).expect("a page");
    let root = index.split("data-archive=\"").nth(1).and_then(|it| it.split('"').next()).expect("a root").to_owned();
    for entry in fs::read_dir(folder.join("parts")).expect("parts").flatten() {
        if !entry.file_name().to_string_lossy().starts_with(&root) {
            let bytes = fs::read(entry.path()).expect("a part");
            fs::remove_file(entry.path()).expect("it is removed");
            fs::write(entry.path(), how(bytes)).expect("it is written");
        }
    }
}

#[test]
fn damaged_parts_are_named_and_give_no_answer() {
    for (name, how) in [
        (
            "flipped",
            (|mut it: Vec<u8>| {
                let middle = it.len() / 2;
                it[middle] ^= 4;
                it
            }) as fn(Vec<u8>) -> Vec<u8>,
        ),
        ("cut", |it: Vec<u8>| it[..it.len() / 2].to_vec()),
    ] {
        let folder = copy_of(name);
        spoil(&folder.0, how);
        let (_site, reader) = reader(&folder.0);
        reader.visit_static("");
        reader.wait_true("document.getElementById('failure') && !document.getElementById('failure').hidden && document.getElementById('failure').dataset.part");
        let says = reader.text_of("document.getElementById('failure').innerText");
        let part = reader.text_of("document.getElementById('failure').dataset.part");
        assert!(says.contains(&part) && says.contains("تالف"), "{name}: {says}");
        assert!(reader.find("#count[data-count]").is_none(), "{name}: no answer is better than a part of one");
    }
}

#[test]
fn a_part_of_another_site_says_reload() {
    let folder = copy_of("gone");
    fs::remove_dir_all(folder.0.join("parts")).expect("they are removed");
    let (_site, reader) = reader(&folder.0);
    reader.expect_console("parts/");
    reader.visit_static("");
    reader.wait_true("document.getElementById('failure')?.innerText.includes('أعد تحميل الصفحة')");
}

#[test]
fn without_network_what_had_arrived_works_and_the_rest_comes_later() {
    let (_site, reader) = reader(&BUILT);
    reader.expect_console("parts/");
    reader.visit_static("");
    assert_eq!(count(&reader), ARTICLES.to_string());
    reader.wait_true("document.querySelector('#facet-person a.facet')");
    // The worker's requests are cut off from outside of the page.
    reader.devtools("Network.enable", json!({}));
    drop(_site);
    reader.wait_for("#q").type_in("الطاقة");
    reader.wait_true(
        "!document.getElementById('failure').hidden || document.getElementById('count').dataset.count === '60'",
    );
    // What is there can still be asked.
    reader.script(
        "const q = document.getElementById('q'); q.value = ''; q.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    reader.wait_true("document.getElementById('count').dataset.count === '300'");
}

#[test]
fn a_browser_that_keeps_nothing_searches_all_the_same() {
    let (site, reader) = reader(&BUILT);
    let quota = json!({ "origin": site.origin.trim_end_matches('/'), "quotaSize": 1 });
    reader.spoil("Storage.overrideQuotaForOrigin", quota);
    reader.visit_static("");
    assert_eq!(count(&reader), ARTICLES.to_string());
}
