//! Folders and command lines to try things with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own, gone when dropped.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new() -> Scratch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("kashshaf-suite-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a scratch folder");
        Scratch(path)
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.0.join(below)
    }

    /// Writes files into the folder `seeds`, which is there afterwards even without files.
    pub fn seeds(&self, files: &[(&str, &[u8])]) {
        fs::create_dir_all(self.path("seeds")).expect("a folder");
        for (name, bytes) in files {
            fs::write(self.path("seeds").join(name), bytes).expect("a file");
        }
    }

    /// Runs `kashshaf` in this folder.
    pub fn kashshaf(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_kashshaf"))
            .args(arguments)
            .current_dir(&self.0)
            .env_remove("KASHSHAF_SEEDS")
            .env_remove("KASHSHAF_PUBLIC_URL")
            .env_remove("KASHSHAF_RELEASE")
            .output()
            .expect("kashshaf starts");
        Outcome {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }

    /// Every file below `folder`, by its path from there, in order.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(folder);
        let mut files = Vec::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = path.strip_prefix(&root).expect("below the root").display().to_string();
                    files.push((name, fs::read(&path).expect("a file")));
                }
            }
        }
        files.sort();
        files
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// How a command ended.
#[derive(Debug)]
pub struct Outcome {
    pub status: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Copies the articles and what stands beside them into the folder `seeds`.
pub fn with_the_five_articles() -> Scratch {
    let scratch = Scratch::new();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let files: Vec<(String, Vec<u8>)> = fs::read_dir(seeds)
        .expect("the articles")
        .flatten()
        .map(|it| (it.file_name().to_string_lossy().into_owned(), fs::read(it.path()).expect("a file")))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    scratch.seeds(&files);
    scratch
}
