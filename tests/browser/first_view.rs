//! How soon the first view stands on a slow connection, beside a plain page with the same text.
//!
//!     cargo test --test browser first_view -- --ignored --nocapture
//!
//! Files are served with brotli by a server of this test. Connection and processor as Lighthouse's "slow 4G":
//! 562.5 ms a round trip, 1475 kbit/s down, the processor four times slower, held so by DevTools.

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use serde_json::json;

use crate::reader::Reader;
use crate::site::{CORPUS, dist};
use crate::weight;

const ROUND_TRIP_MS: f64 = 562.5;
const DOWN_BYTES_A_SECOND: f64 = 1_475_000.0 / 8.0;
const SLOWER: f64 = 4.0;
const RUNS: usize = 3;

/// Notes when the application has taken over, as early as the page can know.
const WATCH: &str = "new MutationObserver((_, watch) => {
    if (document.querySelector('#app[data-app=ready]')) { globalThis.readyAt = performance.now(); watch.disconnect(); }
}).observe(document, { subtree: true, childList: true, attributes: true })";

/// Path, content type and the bytes that are sent.
type Files = HashMap<String, (&'static str, bool, Vec<u8>)>;

#[test]
#[ignore = "a measurement: cargo test --test browser first_view -- --ignored --nocapture"]
fn first_view() {
    let parts = weight::parts();
    println!("{}", weight::table(&parts));
    let mut files = Files::new();
    for part in &parts {
        let bytes = fs::read(dist().join(&part.name)).expect("a file of the site");
        files.insert(part.name.clone(), file(&part.name, &bytes));
    }
    let plain = plain_page();
    files.insert("plain.html".to_owned(), file("plain.html", plain.as_bytes()));
    println!("plain page with the same text: {} bytes, {} with brotli\n", plain.len(), files["plain.html"].2.len());
    let origin = serve(files);
    println!("ms                first contentful paint   takes over");
    for (name, address) in [("plain page", "plain.html"), ("the site", "index.html")] {
        for _ in 0..RUNS {
            let (paint, ready) = load(&format!("{origin}{address}"));
            println!("{name:<17} {paint:>23.0} {:>12}", ready.map_or("-".to_owned(), |it| format!("{it:.0}")));
        }
    }
}

fn load(url: &str) -> (f64, Option<f64>) {
    let reader = Reader::new();
    reader.spoil("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH }));
    reader.devtools("Network.enable", json!({}));
    reader.devtools("Network.clearBrowserCache", json!({}));
    let conditions = json!({ "offline": false, "latency": ROUND_TRIP_MS, "downloadThroughput": DOWN_BYTES_A_SECOND, "uploadThroughput": DOWN_BYTES_A_SECOND / 2.0 });
    reader.devtools("Network.emulateNetworkConditions", conditions);
    reader.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER }));
    reader.open(url);
    let app = url.ends_with("index.html");
    if app {
        reader.wait_true("globalThis.readyAt");
    }
    let paint = reader.wait_until("a first paint", || {
        reader.script("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime").as_f64()
    });
    (paint, reader.script("return globalThis.readyAt").as_f64())
}

/// The text of the first view in bare paragraphs.
fn plain_page() -> String {
    let mut html = "<!doctype html><html lang=ar dir=rtl><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><title>نص</title>".to_owned();
    for article in CORPUS.articles() {
        html += &format!("<h2>{}</h2>", CORPUS.article(article).title);
        for at in CORPUS.passages().filter(|at| CORPUS.article_of(*at) == article) {
            html += &format!("<p>{}</p>", CORPUS.passage(at).text.replace('<', "&lt;"));
        }
    }
    html
}

fn file(name: &str, bytes: &[u8]) -> (&'static str, bool, Vec<u8>) {
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "font/woff2",
    };
    (kind, !weight::is_packed(name), weight::sent(name, bytes))
}

/// Serves the files, compressed as they are, and gives the address.
fn serve(files: Files) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}/", listener.local_addr().expect("an address"));
    let files = Arc::new(files);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let files = Arc::clone(&files);
            thread::spawn(move || answer(&files, &stream));
        }
    });
    origin
}

fn answer(files: &Files, mut stream: &TcpStream) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    loop {
        let first = lines.next()?;
        lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
        let path = first.split(' ').nth(1)?.trim_start_matches('/');
        let reply = match files.get(path) {
            Some((kind, packed, bytes)) => {
                let encoding = if *packed { "Content-Encoding: br\r\n" } else { "" };
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{encoding}Content-Length: {}\r\n\r\n",
                    bytes.len()
                );
                [head.as_bytes(), bytes].concat()
            }
            None => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_vec(),
        };
        stream.write_all(&reply).ok()?;
    }
}
