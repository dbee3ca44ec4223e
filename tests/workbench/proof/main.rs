//! The promise of the links, put to the test: random editors work on the articles of `seeds/`, the site is built again and
//! again, and every link that was ever made is followed.
//!
//! `make proof`, or `cargo run --release --example proof -- [SCRIPTS [SEED [ONLY]]]`. Prints what became of the links of each
//! kind of edit and ends with status 1 where a promise was broken. The same scripts, fewer, run in `cargo test`.

mod editor;
mod follow;
mod run;
mod table;
mod world;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = || arguments.next().and_then(|it| it.parse::<u64>().ok());
    let (scripts, seed, only) = (number().unwrap_or(2400), number().unwrap_or(2023), number().map(|it| it as u32));
    let started = std::time::Instant::now();
    let report = run::run(scripts as u32, seed, only, &mut |done| {
        if done % 100 == 0 {
            eprintln!("{done} scripts, {} s", started.elapsed().as_secs());
        }
    });
    print!("{}", report.table());
    let broken = report.broken();
    broken.iter().for_each(|it| println!("BROKEN: {it}"));
    if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
