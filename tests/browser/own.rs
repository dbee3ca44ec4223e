//! A reader's own files: read in the tab as the command line reads them, without network, and forgotten.

use std::fs;
use std::path::PathBuf;

use kashshaf::corpus::{Corpus, Draft, store};
use kashshaf::link::passing;
use kashshaf::prepare::own::{File, open};
use kashshaf::present::pages::sha256::{hex, sha256};
use kashshaf::source;
use kashshaf::span::SpanKind;

use crate::reader::{PASSAGE_TEXTS, Reader, quoted};
use crate::site::{CORPUS, Copy, Site, root};

/// A folder of files for one test, gone when dropped.
pub struct Files(PathBuf);

impl Files {
    pub fn new(name: &str, files: &[(&str, Vec<u8>)]) -> Files {
        let folder = std::env::temp_dir().join(format!("kashshaf-own-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).expect("it is written");
        }
        Files(folder)
    }

    /// Their paths, a line each, by name.
    pub fn paths(&self) -> String {
        let mut paths: Vec<String> =
            fs::read_dir(&self.0).expect("a folder").flatten().map(|it| it.path().display().to_string()).collect();
        paths.sort();
        paths.join("\n")
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The five articles of the site, as files.
pub fn seeds() -> Vec<(String, Vec<u8>)> {
    let file = |at| {
        let name = CORPUS.article(at).file.to_owned();
        let bytes = fs::read(root().join("seeds").join(&name)).expect("an article");
        (name, bytes)
    };
    let mut files: Vec<(String, Vec<u8>)> = CORPUS.articles().map(file).collect();
    files.sort();
    files
}

const NEWS: &str = "وزير الخارجية يصل إلى مسقط\n\nقال وزير الخارجية الأردني أيمن الصفدي، أمس الثلاثاء، إن بلاده ستقدم 30 مليون دولار. وأضاف الصفدي أن «العمل مستمر».\n";

fn utf16(text: &str) -> Vec<u8> {
    [&b"\xff\xfe"[..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()
}

fn windows(text: &str) -> Vec<u8> {
    encoding_rs::WINDOWS_1256.encode(text).0.into_owned()
}

/// What the command line makes of the same files.
fn natively(files: &[(String, Vec<u8>)]) -> (Draft, String) {
    let file = |(name, bytes): &(String, Vec<u8>)| File {
        name: name.clone(),
        decoded: source::decode(bytes),
        ..File::default()
    };
    let mut draft = open(files.iter().map(file).collect(), &mut |_| ()).prepared.draft;
    passing::number(&mut draft);
    let mark = hex(&sha256(&store(&draft)));
    (draft, mark)
}

pub fn open_dialog(reader: &Reader) {
    reader.wait_for("#own-files").click();
    reader.wait_for("dialog#own[open][data-ready]");
}

pub fn pick(reader: &Reader, paths: &str) {
    reader.script("document.getElementById('own-status').textContent = ''");
    reader.wait_for("#own-file").type_in(paths);
    wait_read(reader);
}

/// Until the files are read and the report stands there.
pub fn wait_read(reader: &Reader) {
    reader.wait_true(
        "document.getElementById('own-progress').hidden && document.getElementById('own-results').children.length",
    );
}

pub fn show(reader: &Reader) {
    // Keeps the hash of what the application is handed.
    reader.script(
        "addEventListener('kashshaf:own', async event => {
            if (!event.detail) return;
            const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', event.detail[0]));
            globalThis.ownMark = [...hash].map(it => it.toString(16).padStart(2, '0')).join('');
        }, { once: true })",
    );
    reader.wait_for("#own-show").click();
    reader.wait_for("#own-bar");
    reader.wait_drawn();
}

#[test]
fn own_files_give_the_same_corpus_as_on_the_command_line() {
    let mut files = seeds();
    files.push(("windows.txt".to_owned(), windows(NEWS)));
    files.push(("wide.txt".to_owned(), utf16(&NEWS.replace("مسقط", "بغداد"))));
    files.sort();
    let given: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let folder = Files::new("same", &given);
    let (draft, mark) = natively(&files);
    let reader = Reader::new();
    reader.visit("");
    open_dialog(&reader);
    pick(&reader, &folder.paths());
    show(&reader);
    reader.wait_true("globalThis.ownMark");
    assert_eq!(reader.text_of("globalThis.ownMark"), mark, "letter for letter what the command line makes");
    let passages: Vec<String> = draft
        .articles
        .iter()
        .flat_map(|article| {
            let positions = kashshaf::span::Positions::new(&article.text);
            article.passages.iter().map(|it| positions.slice(it.extent).to_owned()).collect::<Vec<_>>()
        })
        .collect();
    reader.assert_passages(passages, "own files");
}

#[test]
fn the_articles_of_the_site_opened_as_own_files_say_the_same() {
    let files = seeds();
    let given: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let folder = Files::new("seeds", &given);
    let reader = Reader::new();
    reader.visit("");
    open_dialog(&reader);
    pick(&reader, &folder.paths());
    // The days that the editor states, typed into the fields.
    reader.script("document.getElementById('own-files-read').open = true");
    for at in CORPUS.articles() {
        let article = CORPUS.article(at);
        let day = article.published.expect("a day").day.to_string();
        let field = format!("[data-own=day][data-file={}]", quoted(article.file));
        reader.script(&format!("document.querySelector({}).value = ''", quoted(&field)));
        reader.wait_for(&field).type_in(&day);
    }
    reader.script("document.getElementById('own-apply').click()");
    wait_read(&reader);
    reader.script("globalThis.taken = new Promise(done => addEventListener('kashshaf:own', event => done(Array.from(event.detail[0])), { once: true }))");
    show(&reader);
    let bytes = reader.script_async("globalThis.taken.then(done)");
    let bytes: Vec<u8> = bytes.as_array().expect("bytes").iter().map(|it| it.as_u64().expect("a byte") as u8).collect();
    let own = Corpus::open(bytes).expect("a corpus");
    let told = |corpus: &Corpus| -> Vec<(String, Vec<String>)> {
        let mut told: Vec<(String, Vec<String>)> = corpus
            .passages()
            .map(|at| {
                let marks = corpus.marks(at).into_iter();
                let told = marks.filter(|it| matches!(it.kind, SpanKind::Person | SpanKind::Date)).map(|mark| {
                    let days = mark.date.and_then(|it| it.interval).map(|it| format!("{} {}", it.from(), it.to()));
                    format!("{:?} {:?} {:?}", mark.kind, mark.extent, days)
                });
                (corpus.passage(at).text.to_owned(), told.collect())
            })
            .collect();
        told.sort();
        told
    };
    assert_eq!(told(&own), told(&CORPUS));
}

/// Files of all sorts: text, HTML, another encoding, and two that are none.
pub fn mixed(name: &str) -> Files {
    let html = format!(
        "<!doctype html><title>خبر</title><nav><a href=/>الرئيسية</a></nav><article><h1>{}</h1><p>{}</p></article><script>globalThis.ran = 1</script><img src=\"http://192.0.2.1/x.png\">",
        "اجتماع في الكويت", "قال رئيس الوزراء الكويتي، اليوم السبت 15 يوليو 2023، إن بلاده ستقدم 30 مليون دولار."
    );
    Files::new(
        name,
        &[
            ("a.txt", NEWS.as_bytes().to_vec()),
            ("b.html", html.into_bytes()),
            ("c-empty.txt", Vec::new()),
            ("d-picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
            ("e-old.txt", windows(&NEWS.replace("مسقط", "الدوحة"))),
        ],
    )
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_read() {
    let folder = mixed("mixed");
    let reader = Reader::new();
    reader.visit("?lang=en");
    open_dialog(&reader);
    pick(&reader, &folder.paths());
    assert_eq!(
        reader.list_of("[...document.querySelectorAll('.own-problems li')].map(it => it.textContent)"),
        ["c-empty.txt: is empty", "d-picture.txt: is a picture, no text"]
    );
    let said = reader.text_of("document.querySelector('dialog [role=status]').textContent");
    assert!(said.starts_with("Your files are read: 3 articles"), "{said}");
    let facts = reader
        .list_of("[...document.querySelectorAll('.own-files li[data-file] .own-facts')].map(it => it.textContent)");
    for expected in ["encoding \u{2066}windows-1256", "15 July 2023, inferred from the article's text"] {
        assert!(facts.iter().any(|it| it.contains(expected)), "{expected}: {facts:?}");
    }
    show(&reader);
    assert_eq!(reader.text_of("String(globalThis.ran)"), "undefined", "scripts of a file do not run");
    let titles = reader.list_of("[...document.querySelectorAll('.story-title')].map(it => it.textContent)");
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(titles.contains(&"اجتماع في الكويت".to_owned()), "{titles:?}");
}

#[test]
fn own_files_are_read_without_a_network_and_then_forgotten() {
    let folder = Files::new("offline", &[("a.txt", NEWS.as_bytes().to_vec())]);
    let copy = Copy::of_site("offline", "");
    let server = Site::serve(&copy.0);
    let reader = Reader::at(&server.origin);
    reader.visit("");
    let before = reader.passages();
    open_dialog(&reader);
    // From here on whoever asks for anything gets nothing, and the console would say so.
    drop(server);
    pick(&reader, &folder.paths());
    show(&reader);
    assert_eq!(reader.passages().len(), 2);
    // No link that would pretend to work elsewhere: not in the address, not at the passages.
    assert!(reader.address().ends_with("#own-0"), "{}", reader.address());
    assert_eq!(reader.list_of("[...document.querySelectorAll('.permalink')].map(it => it.href)"), [""; 0]);
    reader.wait_for(".to-article").click();
    reader.wait_true("document.querySelector('main').dataset.view === 'passage'");
    assert!(reader.address().ends_with("#own-1"), "{}", reader.address());
    let linked = reader.list_of("[...document.querySelectorAll('main a[href]')].map(it => it.getAttribute('href'))");
    assert!(linked.iter().all(|href| href.starts_with("#own/")), "{linked:?}");
    reader.back();
    reader.wait_true("document.querySelector('main').dataset.view === 'explorer'");
    assert_eq!(reader.list_of(PASSAGE_TEXTS).len(), 2, "Back is a view of own files again");
    // To the published articles and back again.
    reader.wait_for("#own-back").click();
    reader.wait_true("!document.getElementById('own-bar')");
    assert_eq!((reader.passages(), reader.address().as_str()), (before, ""));
    reader.back();
    reader.wait_for("#own-bar");
    assert!(reader.address().ends_with("#own-0"), "{}", reader.address());
}

#[test]
fn an_address_of_own_files_says_that_they_are_forgotten() {
    let reader = Reader::new();
    reader.visit("#own-3");
    let said = reader.wait_for(".notices .notice").text();
    assert!(said.contains("نُسيت"), "{said}");
    assert_eq!(reader.count(), CORPUS.passage_count() as usize);
}

#[test]
fn five_hundred_articles_leave_the_tab_free_and_can_be_stopped() {
    let seeds = seeds();
    let names: Vec<String> = (0..500).map(|n| format!("{n:03}.txt")).collect();
    let given: Vec<(&str, Vec<u8>)> =
        names.iter().zip(seeds.iter().cycle()).map(|(name, (_, bytes))| (name.as_str(), bytes.clone())).collect();
    let folder = Files::new("many", &given);
    let reader = Reader::new();
    reader.visit("?lang=en");
    open_dialog(&reader);
    reader.wait_for("#own-file").type_in(&folder.paths());
    // While they are read the dialog answers.
    reader.wait_true("/^[1-9]\\d* of 500 read$/.test(document.getElementById('own-status').textContent)");
    reader.script("document.getElementById('own-stop').click()");
    assert_eq!(
        reader.text_of("document.getElementById('own-status').textContent"),
        "Reading was stopped. Nothing of these files is shown."
    );
    // And then others can be read.
    reader.script("document.getElementById('own-paste').click()");
    reader.wait_for("#own-text").type_in(NEWS);
    reader.script("document.getElementById('own-read').click()");
    wait_read(&reader);
    show(&reader);
    assert_eq!(reader.passages().len(), 2);
}

#[test]
fn files_can_be_dropped_anywhere() {
    let reader = Reader::new();
    reader.visit("");
    reader.script(&format!(
        "const given = new DataTransfer();
         given.items.add(new File([{}], 'dropped.txt', {{ type: 'text/plain' }}));
         document.querySelector('main').dispatchEvent(new DragEvent('drop', {{ dataTransfer: given, bubbles: true, cancelable: true }}))",
        quoted(NEWS)
    ));
    reader.wait_for("dialog#own[open] #own-show");
    show(&reader);
    assert_eq!(reader.passages().len(), 2);
}

/// How fast a folder is read in the browser, stage by stage.
#[test]
#[ignore = "a measurement: make bench-wasm"]
fn own_speed() {
    /// Bytes that are read, and how often.
    const BYTES: usize = 4_000_000;
    const ROUNDS: usize = 3;
    let mut texts: Vec<Vec<u8>> = seeds().into_iter().map(|(_, bytes)| bytes).collect();
    for folder in ["tune", "seen"] {
        let entries = fs::read_dir(root().join("tests/corpora").join(folder)).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> =
            entries.map(|it| it.path()).filter(|it| it.extension().is_some_and(|it| it == "txt")).collect();
        paths.sort();
        texts.extend(paths.into_iter().map(|path| fs::read(path).expect("a text")));
    }
    let mut given = Vec::new();
    let mut sum = 0;
    for text in texts.iter().cycle().take_while(|text| {
        sum += text.len();
        sum < BYTES
    }) {
        given.push((format!("{:04}.txt", given.len()), text.clone()));
    }
    let bytes: usize = given.iter().map(|(_, text)| text.len()).sum();
    let files: Vec<(&str, Vec<u8>)> = given.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
    let folder = Files::new("speed", &files);
    let reader = Reader::new();
    reader.visit("?lang=en");
    open_dialog(&reader);
    println!("{} files of {} different articles, {bytes} bytes; MB of source text a second", files.len(), texts.len());
    println!("    decode     lines  annotate      join     store       all  by processor time");
    for _ in 0..ROUNDS {
        let before = processor_seconds();
        reader.wait_for("#own-file").type_in(&folder.paths());
        let patience = std::time::Instant::now();
        while reader.script("return !(document.getElementById('own-progress').hidden && document.getElementById('own-results').children.length)") == true {
            assert!(patience.elapsed().as_secs() < 120, "it never ends");
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
        let times = reader.script("return document.getElementById('own').dataset.times.split(' ').map(Number)");
        let ms: Vec<f64> = times.as_array().expect("times").iter().filter_map(serde_json::Value::as_f64).collect();
        let row: String = ms
            .iter()
            .chain([&ms.iter().sum()])
            .map(|ms| format!("{:>10.2}", bytes as f64 / 1e3 / ms.max(1.0)))
            .collect();
        println!("{row} {:>18.2}", bytes as f64 / 1e6 / (processor_seconds() - before).max(0.01));
    }
}

/// What the browser has had of the processors so far, whatever else the machine does: all programs below this one.
fn processor_seconds() -> f64 {
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = |entry: fs::DirEntry| -> Option<(u32, u32, f64)> {
        let text = fs::read_to_string(entry.path().join("stat")).ok()?;
        let pid = text.split(' ').next()?.parse().ok()?;
        // The name of the program, in brackets, may hold anything.
        let fields: Vec<&str> = text.rsplit(')').next()?.split_whitespace().collect();
        let ticks: f64 = fields.get(11..13)?.iter().filter_map(|it| it.parse::<f64>().ok()).sum();
        Some((pid, fields.get(1)?.parse().ok()?, ticks / TICKS_A_SECOND))
    };
    let all: Vec<(u32, u32, f64)> = fs::read_dir("/proc").into_iter().flatten().flatten().filter_map(stat).collect();
    let (mut ours, mut seconds) = (vec![std::process::id()], 0.0);
    while let Some(parent) = ours.pop() {
        for (pid, _, spent) in all.iter().filter(|(_, of, _)| *of == parent) {
            ours.push(*pid);
            seconds += spent;
        }
    }
    seconds
}
