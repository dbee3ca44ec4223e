//! The built site behind the product's own static server.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::LazyLock;

use kashshaf::corpus::Corpus;
use kashshaf::present::pages::sha256::{hex, sha256};

use crate::tether;

/// The site as `make build` wrote it, on a port of its own for as long as the tests run.
pub static SITE: LazyLock<Site> = LazyLock::new(|| Site::serve(&dist()));

/// The corpus that the site embeds.
pub static CORPUS: LazyLock<Corpus> = LazyLock::new(|| Corpus::open(corpus_bytes()).expect("a corpus"));

/// Where `make build` writes the site.
pub fn dist() -> PathBuf {
    let dist = root().join("dist");
    let page = fs::read_to_string(dist.join("index.html")).unwrap_or_default();
    let mark = format!("data-corpus=\"{}\"", hex(&sha256(&corpus_bytes())));
    assert!(page.contains(&mark), "dist is not the site of this corpus: run `make build`, or `make test`");
    dist
}

pub fn corpus_bytes() -> Vec<u8> {
    fs::read(root().join("target/generated/corpus.kshf")).expect("there is no corpus: run `make build`, or `make test`")
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A running server; it ends when dropped.
pub struct Site {
    server: Child,
    /// With its slash: `http://127.0.0.1:41234/`.
    pub origin: String,
}

impl Site {
    /// Serves a folder on a free port.
    pub fn serve(folder: &Path) -> Site {
        let arguments = ["serve".as_ref(), folder.as_os_str(), "--port".as_ref(), "0".as_ref()];
        let mut server = tether::spawn(env!("CARGO_BIN_EXE_kashshaf").as_ref(), &arguments);
        let lines = BufReader::new(server.stdout.take().expect("piped")).lines();
        let address = lines.map_while(Result::ok).find_map(|line| {
            let at = line.find("http://")?;
            line[at..].split_whitespace().next().map(str::to_owned)
        });
        Site { server, origin: address.expect("kashshaf serve prints its address") }
    }

    /// What a plain client gets for a path below the root: status and body.
    pub fn get(&self, path: &str) -> (u16, String) {
        let host = self.origin.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).expect("the server listens");
        let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it is sent");
        let mut reply = String::new();
        stream.read_to_string(&mut reply).expect("an answer in UTF-8");
        let (head, body) = reply.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|it| it.parse().ok()).expect("a status");
        (status, body.to_owned())
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        tether::cut(&mut self.server);
    }
}

/// A copy of the site to damage or to put elsewhere, gone when dropped.
pub struct Copy(pub PathBuf);

impl Copy {
    /// Copies the site into the folder `below` of a folder of its own.
    pub fn of_site(name: &str, below: &str) -> Copy {
        let folder = std::env::temp_dir().join(format!("kashshaf-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        copy(&dist(), &folder.join(below));
        Copy(folder)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a copy");
        }
    }
}
