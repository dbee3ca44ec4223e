//! `annotate`: files to annotation in the gold's schema.

use std::path::Path;

use kashshaf::prepare::{Input, prepare};
use kashshaf::resolve::corrections::Corrections;

use crate::args::Annotate;
use crate::outcome::Failure;
use crate::progress::Progress;
use crate::{files, folder, gold};

pub fn run(args: &Annotate) -> Result<(), Failure> {
    let progress = Progress::new();
    let inputs = inputs(&args.inputs)?;
    progress.say(&format!("reading {} articles", inputs.len()));
    let prepared = prepare(&inputs, &Corrections::default())?;
    std::fs::create_dir_all(&args.out).map_err(|e| files::failed(&args.out, &e))?;
    for article in &prepared.draft.articles {
        let bytes = inputs.iter().find(|it| it.file == article.file).map(|it| it.bytes.as_slice());
        let mut json = gold::json(&prepared.draft, article, bytes.unwrap_or_default()).to_string();
        json.push('\n');
        files::write(&args.out.join(format!("{}.json", article.key)), json.as_bytes())?;
    }
    Ok(())
}

fn inputs(paths: &[std::path::PathBuf]) -> Result<Vec<Input>, Failure> {
    let (folders, singles): (Vec<_>, Vec<_>) = paths.iter().cloned().partition(|path| path.is_dir());
    match (folders.as_slice(), singles.as_slice()) {
        ([one], []) => Ok(folder::read(Path::new(one))?),
        ([], _) => Ok(folder::read_files(&singles)?),
        _ => Err(Failure::Usage("annotate takes one folder, or files".to_owned())),
    }
}
