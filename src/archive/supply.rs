//! How a part is fetched: what is tried after what went wrong, and what is told in the end.
//!
//! Pure: the caller fetches, waits and asks again.

/// What came of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// No reply: the network is gone, or the server.
    Silence,
    /// The server has no such file.
    Missing,
    /// The server cannot at this moment, or something on the way: a status of 5xx, 429, 408.
    Busy,
    /// What came is not the part: cut off, changed, another.
    Wrong,
    /// The part is of another version of the program.
    Version,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Once more, so many milliseconds later.
    Again { after_ms: u32, from: From },
    /// Tell the reader.
    Stop(Why),
}

/// Which copies will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Anywhere,
    /// The server's own: what lies in between may be what is wrong.
    Server,
}

/// Why a part is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It does not arrive.
    Lost,
    /// The server's own copy is damaged.
    Damaged,
    /// The site was published anew, or was built by another version.
    OtherVersion,
}

impl Why {
    pub const ALL: [Why; 3] = [Why::Lost, Why::Damaged, Why::OtherVersion];

    pub fn name(self) -> &'static str {
        match self {
            Why::Lost => "lost",
            Why::Damaged => "damaged",
            Why::OtherVersion => "other-version",
        }
    }

    pub fn parse(name: &str) -> Option<Why> {
        Why::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// Pauses before the second, third and fourth try, in milliseconds.
const PAUSES: [u32; 3] = [200, 800, 2400];

/// What follows an outcome. `tries`: how many there have been, this one among them.
pub fn next(outcome: Outcome, tries: u32) -> Next {
    let pause = PAUSES.get(tries.saturating_sub(1) as usize).copied();
    match (outcome, pause) {
        (Outcome::Version, _) => Next::Stop(Why::OtherVersion),
        // A file of a site that is just being published can be missing for a moment.
        (Outcome::Missing, Some(after_ms)) if tries < 2 => Next::Again { after_ms, from: From::Server },
        (Outcome::Missing, _) => Next::Stop(Why::OtherVersion),
        (Outcome::Wrong, Some(after_ms)) if tries < 3 => {
            Next::Again { after_ms: if tries < 2 { 0 } else { after_ms }, from: From::Server }
        }
        (Outcome::Wrong, _) => Next::Stop(Why::Damaged),
        (Outcome::Silence | Outcome::Busy, Some(after_ms)) => Next::Again { after_ms, from: From::Anywhere },
        (Outcome::Silence | Outcome::Busy, None) => Next::Stop(Why::Lost),
    }
}

/// What a status of HTTP means for a part.
pub fn of_status(status: u16) -> Outcome {
    match status {
        404 | 410 => Outcome::Missing,
        _ => Outcome::Busy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every pause and the end of a part that always fails so.
    fn course(outcome: Outcome) -> (Vec<(u32, From)>, Why) {
        let mut pauses = Vec::new();
        for tries in 1..20 {
            match next(outcome, tries) {
                Next::Again { after_ms, from } => pauses.push((after_ms, from)),
                Next::Stop(why) => return (pauses, why),
            }
        }
        panic!("{outcome:?} is tried for ever")
    }

    #[test]
    fn what_always_fails_ends_and_says_why() {
        let (any, server) = (From::Anywhere, From::Server);
        for (outcome, pauses, why) in [
            (Outcome::Silence, &[(200, any), (800, any), (2400, any)][..], Why::Lost),
            (Outcome::Busy, &[(200, any), (800, any), (2400, any)], Why::Lost),
            (Outcome::Missing, &[(200, server)], Why::OtherVersion),
            (Outcome::Wrong, &[(0, server), (800, server)], Why::Damaged),
            (Outcome::Version, &[], Why::OtherVersion),
        ] {
            assert_eq!(course(outcome), (pauses.to_vec(), why), "{outcome:?}");
        }
        assert_eq!((of_status(404), of_status(503)), (Outcome::Missing, Outcome::Busy));
    }
}
