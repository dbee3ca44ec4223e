//! Writing files so that nobody ever sees half of one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::outcome::Failure;

/// What went wrong with a file, and that the system said so.
pub fn failed(path: &Path, e: &std::io::Error) -> Failure {
    Failure::input(format!("{}: {e}", path.display()))
}

pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| failed(path, &e))
}

/// The text of a file; `None` where there is none.
pub fn read_if_there(path: &Path) -> Result<Option<String>, Failure> {
    match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(text)),
            Err(_) => Err(Failure::input(format!("{}: is not UTF-8; restore it from its history", path.display()))),
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(failed(path, &e)),
    }
}

/// Writes a file whole, making the folders above it; a sibling takes its place when it is complete.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent().filter(|it| !it.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|e| failed(folder, &e))?;
    }
    let sibling = sibling(path, "new");
    fs::write(&sibling, bytes).map_err(|e| failed(&sibling, &e))?;
    fs::rename(&sibling, path).map_err(|e| failed(path, &e))
}

/// Writes a file only where its content would change, so that what depends on it is not made anew.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match fs::read(path) {
        Ok(there) if there == bytes => Ok(()),
        _ => write(path, bytes),
    }
}

/// A name beside `path` that belongs to this run.
pub fn sibling(path: &Path, what: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{what}-{}", std::process::id()));
    path.with_file_name(name)
}

/// Replaces the folder `old` by `new`.
pub fn replace_folder(old: &Path, new: &Path) -> Result<(), Failure> {
    let aside = sibling(old, "old");
    let there = old.exists();
    if there {
        fs::rename(old, &aside).map_err(|e| failed(old, &e))?;
    }
    if let Err(e) = fs::rename(new, old) {
        if there {
            let _ = fs::rename(&aside, old);
        }
        return Err(failed(old, &e));
    }
    if there {
        fs::remove_dir_all(&aside).map_err(|e| failed(&aside, &e))?;
    }
    Ok(())
}

/// Copies a folder and all in it, but for what `skip` names at its top.
pub fn copy_folder(from: &Path, to: &Path, skip: &dyn Fn(&str) -> bool) -> Result<(), Failure> {
    fs::create_dir_all(to).map_err(|e| failed(to, &e))?;
    for entry in fs::read_dir(from).map_err(|e| failed(from, &e))? {
        let entry = entry.map_err(|e| failed(from, &e))?;
        if skip(&entry.file_name().to_string_lossy()) {
            continue;
        }
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &target, &|_| false)?;
        } else {
            fs::copy(&source, &target).map_err(|e| failed(&source, &e))?;
        }
    }
    Ok(())
}

/// The paths of all files below a folder, with `/` between their parts, in order.
pub fn below(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut names = Vec::new();
    let mut folders = vec![(folder.to_path_buf(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|e| failed(&folder, &e))? {
            let entry = entry.map_err(|e| failed(&folder, &e))?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}
