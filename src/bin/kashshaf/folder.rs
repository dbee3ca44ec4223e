//! A folder of articles on disk.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use kashshaf::prepare::manifest::{self, Entry, Manifest, Site};
use kashshaf::prepare::{Fault, Input, InputError};

/// The permalink registry beside the articles.
pub const REGISTRY: &str = "permalinks.jsonl";

/// Reads all articles of a folder with what `articles.toml` says of them, in the order of their keys.
pub fn read(folder: &Path) -> Result<Vec<Input>, Vec<InputError>> {
    read_with_site(folder).map(|(inputs, _)| inputs)
}

/// The same, and what the editor wants of the site.
pub fn read_with_site(folder: &Path) -> Result<(Vec<Input>, Site), Vec<InputError>> {
    let name = folder.display().to_string();
    let Manifest { entries, site } = manifest(folder)?;
    let mut files = Vec::new();
    for file in names(folder, &entries).map_err(|e| vec![io(&name, &e)])? {
        let bytes = fs::read(folder.join(&file)).map_err(|e| vec![io(&format!("{name}/{file}"), &e)])?;
        files.push((file, bytes));
    }
    Ok((manifest::pair(&name, files, entries)?, site))
}

/// Errors that know a file by its name alone, with the folder that it lies in.
pub fn located(folder: &Path, mut errors: Vec<InputError>) -> Vec<InputError> {
    for error in &mut errors {
        error.file = folder.join(&error.file).display().to_string();
    }
    errors
}

/// Reads single files, with what the `articles.toml` beside them says of them.
pub fn read_files(paths: &[PathBuf]) -> Result<Vec<Input>, Vec<InputError>> {
    let mut inputs: Vec<Input> = Vec::new();
    let mut errors = Vec::new();
    for path in paths {
        match read_file(path) {
            Ok(input) => match inputs.iter().find(|it| it.metadata.key == input.metadata.key) {
                Some(first) => {
                    let key = input.metadata.key.unwrap_or_default();
                    let fault = Fault::KeyTwice { key, first: first.file.clone() };
                    errors.push(InputError { file: path.display().to_string(), line: None, fault });
                }
                None => inputs.push(input),
            },
            Err(list) => errors.extend(list),
        }
    }
    if errors.is_empty() { Ok(inputs) } else { Err(errors) }
}

fn read_file(path: &Path) -> Result<Input, Vec<InputError>> {
    let bytes = fs::read(path).map_err(|e| vec![io(&path.display().to_string(), &e)])?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut entries = manifest(folder)?.entries;
    entries.retain(|it| it.file == name);
    let inputs = manifest::pair(&folder.display().to_string(), vec![(name, bytes)], entries)?;
    inputs.into_iter().next().ok_or_else(Vec::new)
}

fn manifest(folder: &Path) -> Result<Manifest, Vec<InputError>> {
    let path = folder.join(manifest::FILE);
    let name = path.display().to_string();
    match fs::read(&path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => manifest::parse(&name, text.strip_prefix('\u{feff}').unwrap_or(&text)),
            Err(_) => {
                let fault = Fault::NotText { why: "its bytes are no UTF-8".to_owned() };
                Err(vec![InputError { file: name, line: None, fault }])
            }
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(e) => Err(vec![io(&name, &e)]),
    }
}

/// Article files: those with an extension of text or HTML, and those that an entry names.
fn names(folder: &Path, entries: &[Entry]) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    let named: HashSet<&str> = entries.iter().map(|it| it.file.as_str()).collect();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let extension = name.rsplit_once('.').map(|(_, it)| it.to_ascii_lowercase()).unwrap_or_default();
        let article =
            named.contains(name.as_str()) || ["txt", "text", "html", "htm", "xhtml"].contains(&extension.as_str());
        if article && !name.starts_with('.') && entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn io(name: &str, e: &std::io::Error) -> InputError {
    let says = match e.kind() {
        std::io::ErrorKind::NotFound => "is not there; name an existing folder of articles with --seeds".to_owned(),
        _ => e.to_string(),
    };
    InputError { file: name.to_owned(), line: None, fault: Fault::Io { says } }
}
