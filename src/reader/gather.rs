//! From what a reader drops or picks to files: folders are opened, other kinds of file left out.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use kashshaf::dom::get;

/// Folders below folders that are looked into.
const DEEPEST: usize = 8;

/// What was found.
#[derive(Default)]
pub struct Gathered {
    /// With the folders above it in the name.
    pub files: Vec<(String, File)>,
    /// Files of folders that are neither text nor HTML.
    pub skipped: usize,
}

impl Gathered {
    /// Files as a field for files gives them; `webkitRelativePath` names the folders of a whole folder.
    pub fn add_file(&mut self, file: File) {
        let path = get(&file, "webkitRelativePath").as_string().unwrap_or_default();
        match path.is_empty() {
            true => self.files.push((file.name(), file)),
            false => self.add_from_folder(path, file),
        }
    }

    fn add_from_folder(&mut self, path: String, file: File) {
        let name = path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let is_text = matches!(ending.as_str(), "txt" | "text" | "html" | "htm" | "xhtml") && !name.starts_with('.');
        if is_text {
            self.files.push((path.trim_start_matches('/').to_owned(), file));
        } else {
            self.skipped += 1;
        }
    }

    /// What was dropped: files, or entries of the file system.
    pub async fn add_dropped(&mut self, dropped: Array) {
        let mut open: Vec<(FileSystemEntry, usize)> = Vec::new();
        for item in dropped.iter() {
            match item.dyn_into::<File>() {
                Ok(file) => self.add_file(file),
                Err(other) => open.push((other.unchecked_into(), 0)),
            }
        }
        open.reverse();
        while let Some((entry, depth)) = open.pop() {
            if entry.is_directory() && depth < DEEPEST {
                let mut inside = entries(entry.unchecked_ref()).await;
                inside.sort_by_key(FileSystemEntry::name);
                open.extend(inside.into_iter().rev().map(|it| (it, depth + 1)));
            } else if let Some(file) = file(entry.unchecked_ref()).await {
                match depth {
                    0 => self.add_file(file),
                    _ => self.add_from_folder(entry.full_path(), file),
                }
            }
        }
    }
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = Promise::new(&mut |done, failed| entry.file_with_callback_and_callback(&done, &failed));
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Browsers hand out the entries of a folder in portions, and an empty one at the end.
async fn entries(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = Promise::new(&mut |done, failed| {
            if let Err(error) = reader.read_entries_with_callback_and_callback(&done, &failed) {
                let _ = failed.call1(&JsValue::NULL, &error);
            }
        });
        let portion = JsFuture::from(promise).await.map(|it| Array::from(&it)).unwrap_or_default();
        if portion.length() == 0 {
            return all;
        }
        all.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
