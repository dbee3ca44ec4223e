//! `annotate`: files to annotation in the gold's schema.

use std::path::{Path, PathBuf};

use kashshaf::prepare::{Input, prepare};
use kashshaf::resolve::corrections::Corrections;

use crate::args::Annotate;
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::{files, folder, gold, people};

pub fn run(args: &Annotate) -> Result<(), Failure> {
    let progress = Progress::new();
    let (inputs, corrections) = read(&args.inputs)?;
    progress.say(&format!("reading {} articles", inputs.len()));
    let prepared = prepare(&inputs, &corrections)?;
    std::fs::create_dir_all(&args.out).map_err(|e| files::failed(&args.out, &e))?;
    for article in &prepared.draft.articles {
        let bytes = inputs.iter().find(|it| it.file == article.file).map(|it| it.bytes.as_slice());
        let mut json = gold::json(&prepared.draft, article, bytes.unwrap_or_default()).to_string();
        json.push('\n');
        files::write(&args.out.join(format!("{}.json", article.key)), json.as_bytes())?;
    }
    Ok(())
}

/// The articles, and the editor's corrections beside them.
fn read(paths: &[PathBuf]) -> Result<(Vec<Input>, Corrections), Failure> {
    let (folders, singles): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path.is_dir());
    match (folders.as_slice(), singles.as_slice()) {
        ([folder], []) => Ok((folder::read(folder)?, people::read(folder)?)),
        ([], [first, ..]) => {
            let beside = first.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            Ok((folder::read_files(&singles)?, people::read(beside)?))
        }
        _ => Err(Failure::Usage("annotate takes one folder, or files".to_owned())),
    }
}
