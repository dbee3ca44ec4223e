//! Helper programs that end with this one, however it ends: killed, interrupted or done.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

/// Watches the pipe from the tests: when it closes, everything in its process group ends, and what it left behind goes.
const WATCH: &str = r#"
    trap : TERM
    own=$(mktemp -d)
    TMPDIR=$own "$@" </dev/null &
    cat >/dev/null
    kill 0
    sleep .2
    rm -rf "$own"
    kill -KILL 0
"#;

/// Starts a program with its output readable; it lives until the child is [`cut`] or the tests end.
pub fn spawn(program: &OsStr, arguments: &[&OsStr]) -> Child {
    let mut watched = Command::new("sh");
    watched.args(["-c", WATCH, "sh"]).arg(program).args(arguments).process_group(0);
    watched.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("a shell")
}

/// Ends it now.
pub fn cut(child: &mut Child) {
    drop(child.stdin.take());
    let _ = child.wait();
}
