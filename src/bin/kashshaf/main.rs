//! The command line. Files, the clock and randomness come in here and nowhere deeper.

mod annotate;
mod archive;
mod args;
mod build;
mod check;
mod evaluate;
mod files;
mod folder;
mod gold;
mod history;
mod links;
mod outcome;
mod people;
mod progress;
mod readings;
mod releases;
mod score;
mod serve;
mod subjects;
#[cfg(test)]
mod tests;

use std::process::ExitCode;

use args::Command;
use outcome::Failure;

fn main() -> ExitCode {
    let failure = match args::parse(std::env::args_os().skip(1)) {
        Ok(command) => match run(command) {
            Ok(()) => return ExitCode::SUCCESS,
            Err(failure) => failure,
        },
        Err(usage) => Failure::Usage(usage),
    };
    eprint!("{failure}");
    failure.code()
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Build(it) => build::run(&it),
        Command::Annotate(it) => annotate::run(&it),
        Command::Evaluate(it) => evaluate::run(&it),
        Command::Check(it) => check::run(&it),
        Command::Links(it) => links::run(&it),
        Command::Serve(it) => serve::run(&it),
        Command::Subjects(it) => subjects::run(&it),
        Command::Help => outcome::print(args::HELP),
        Command::Version => outcome::print(concat!("kashshaf ", env!("CARGO_PKG_VERSION"), "\n")),
    }
}
