//! How a command ends.

use std::fmt;
use std::io::Write;
use std::process::ExitCode;

use kashshaf::link::registry::RegistryError;
use kashshaf::prepare::InputError;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The command line itself: exit status 2.
    Usage(String),
    /// The articles, the registry or another file: exit status 1.
    Input(Vec<String>),
}

impl Failure {
    /// One sentence that says where, what and what to do.
    pub fn input(says: impl Into<String>) -> Failure {
        Failure::Input(vec![says.into()])
    }

    pub fn code(&self) -> ExitCode {
        match self {
            Failure::Input(_) => ExitCode::from(1),
            Failure::Usage(_) => ExitCode::from(2),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(says) => writeln!(f, "kashshaf: {says}\nkashshaf --help says what there is."),
            Failure::Input(list) => list.iter().try_for_each(|says| writeln!(f, "error: {says}")),
        }
    }
}

impl From<Vec<InputError>> for Failure {
    fn from(errors: Vec<InputError>) -> Failure {
        Failure::Input(errors.iter().map(ToString::to_string).collect())
    }
}

impl From<Vec<RegistryError>> for Failure {
    fn from(errors: Vec<RegistryError>) -> Failure {
        Failure::Input(errors.iter().map(ToString::to_string).collect())
    }
}

/// Writes to standard output; a reader that has gone away (`| head`) is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(Failure::input(format!("standard output: {e}"))),
        _ => Ok(()),
    }
}
