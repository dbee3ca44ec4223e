//! `serve`: a folder on a loopback address, as any plain file server would serve it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use kashshaf::link::percent::{self, Part};

use crate::args::Serve;
use crate::outcome::{self, Failure};

/// The first port that is tried where none is asked for.
const PORT: u16 = 8080;
const PORTS_TRIED: u16 = 20;
/// A request's head is no longer than this, in bytes.
const HEAD_MAX: u64 = 64 * 1024;

pub fn run(args: &Serve) -> Result<(), Failure> {
    let dir = args.dir.display();
    if !args.dir.join("index.html").is_file() {
        return Err(Failure::input(format!(
            "{dir}: holds no index.html; run make build first, or name another folder"
        )));
    }
    let root = args.dir.canonicalize().map_err(|e| crate::files::failed(&args.dir, &e))?;
    let listener = listen(args.port)?;
    let address = listener.local_addr().map_err(|e| Failure::input(e.to_string()))?;
    outcome::print(&format!("serving {dir} at http://{address}/ (Ctrl+C ends it)\n"))?;
    let root = Arc::new(root);
    for stream in listener.incoming().flatten() {
        let root = Arc::clone(&root);
        // A thread a connection is enough for one reader on one machine.
        std::thread::spawn(move || {
            let _ = talk(&root, &stream);
        });
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).map_err(|e| Failure::input(format!("port {port}: {e}; choose another with --port"))),
        None => (PORT..PORT + PORTS_TRIED)
            .find_map(|port| bind(port).ok())
            .ok_or_else(|| Failure::input(format!("no port from {PORT} on is free; choose one with --port"))),
    }
}

fn talk(root: &Path, stream: &TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut head = reader.by_ref().take(HEAD_MAX);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let mut last = false;
        loop {
            let mut header = String::new();
            if head.read_line(&mut header)? == 0 || header.trim().is_empty() {
                break;
            }
            last |= header.trim().eq_ignore_ascii_case("connection: close");
        }
        let mut words = line.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let reply = match method {
            "GET" | "HEAD" => reply(root, target),
            _ => Reply::text("405 Method Not Allowed"),
        };
        reply.send(stream, method)?;
        if last {
            return Ok(());
        }
    }
}

struct Reply {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Reply {
    fn text(status: &'static str) -> Reply {
        Reply { status, kind: "text/plain; charset=utf-8", location: None, body: status.as_bytes().to_vec() }
    }

    fn send(&self, mut stream: &TcpStream, method: &str) -> std::io::Result<()> {
        let location = self.location.as_ref().map_or(String::new(), |it| format!("Location: {it}\r\n"));
        let head = format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n{location}\r\n",
            self.status,
            self.kind,
            self.body.len()
        );
        let mut out = head.into_bytes();
        if method != "HEAD" {
            out.extend_from_slice(&self.body);
        }
        stream.write_all(&out)
    }
}

fn reply(root: &Path, target: &str) -> Reply {
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let Some(file) = below(root, &percent::decode(path, Part::Path)) else { return missing(root) };
    if file.is_dir() && !path.ends_with('/') {
        let query = query.map_or(String::new(), |it| format!("?{it}"));
        // One slash at the start: two would lead to another host.
        let location = format!("/{}/{query}", path.trim_start_matches('/'));
        return Reply { location: Some(location), ..Reply::text("301 Moved Permanently") };
    }
    let file = if file.is_dir() { file.join("index.html") } else { file };
    match std::fs::read(&file) {
        Ok(body) => Reply { status: "200 OK", kind: kind(&file), location: None, body },
        Err(_) => missing(root),
    }
}

/// The file that a path names, if it lies below the root.
fn below(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let plain = relative.components().all(|it| matches!(it, Component::Normal(_) | Component::CurDir));
    let file = root.join(relative).canonicalize().ok()?;
    (plain && file.starts_with(root)).then_some(file)
}

fn missing(root: &Path) -> Reply {
    match std::fs::read(root.join("404.html")) {
        Ok(body) => Reply { status: "404 Not Found", kind: "text/html; charset=utf-8", location: None, body },
        Err(_) => Reply::text("404 Not Found"),
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "txt" | "md" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
