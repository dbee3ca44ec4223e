//! The built site behind the product's own static server.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Where `make build` writes the site.
pub fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "there is no built site: run `make build` first, or `make test`");
    dist
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
        let mut server = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
            .arg("serve")
            .arg(folder)
            .args(["--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("kashshaf serve starts");
        let mut line = String::new();
        let mut lines = BufReader::new(server.stdout.take().expect("piped"));
        let origin = loop {
            line.clear();
            assert!(lines.read_line(&mut line).is_ok_and(|n| n > 0), "kashshaf serve prints its address");
            if let Some(at) = line.find("http://") {
                break line[at..].trim().to_owned();
            }
        };
        std::thread::spawn(move || lines.lines().for_each(drop));
        let origin = if origin.ends_with('/') { origin } else { format!("{origin}/") };
        Site { server, origin }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
