//! How well spellings of one name are told to be one, and spellings of two names two.
//!
//!     cargo run --release --example variants -- PAIRS.tsv [--errors]
//!
//! PAIRS.tsv: Latin name, Arabic spelling, other Arabic spelling, distance in letters (a derived list, noisy at distance 3).
//! Two spellings in one row are one name; the first of a row and the second of another row whose names begin
//! with the same letter, and are as long, are two. Each is read as a family name behind one given name, as an article has it.

use std::collections::BTreeMap;

use kashshaf::resolve::person_name::{full_agree, units};

/// Before the names compared, so that they are family names.
const GIVEN: &str = "إدوارد";

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [path, rest @ ..] = args.as_slice() else {
        eprintln!("usage: variants PAIRS.tsv [--errors]");
        std::process::exit(2);
    };
    let text = std::fs::read_to_string(path).expect("the pairs can be read");
    let rows: Vec<(&str, &str, &str, &str)> = text
        .lines()
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?, columns.next()?, columns.next()?.trim()))
        })
        .collect();
    let errors = rest.first().is_some_and(|a| a == "--errors");
    let one = |a: &str, b: &str| full_agree(&units(&format!("{GIVEN} {a}")), &units(&format!("{GIVEN} {b}")));
    let mut found: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (latin, a, b, distance) in &rows {
        let tally = found.entry(distance).or_default();
        tally.1 += 1;
        match one(a, b) {
            Some(_) => tally.0 += 1,
            None if errors => println!("apart\t{latin}\t{a}\t{b}\t{distance}"),
            None => {}
        }
    }
    let (mut joined, mut others) = (0u32, 0u32);
    let mut by_shape: BTreeMap<(char, usize), Vec<usize>> = BTreeMap::new();
    for (n, (latin, a, ..)) in rows.iter().enumerate() {
        let shape = (latin.chars().next().unwrap_or(' '), a.chars().count());
        by_shape.entry(shape).or_default().push(n);
    }
    for pair in by_shape.values().flat_map(|rows| rows.windows(2)) {
        let ((x, a, ..), (y, _, b, _)) = (rows[pair[0]], rows[pair[1]]);
        if x == y {
            continue;
        }
        others += 1;
        if one(a, b).is_some() {
            joined += 1;
            if errors {
                println!("joined\t{x}\t{a}\t{b}\t{y}");
            }
        }
    }
    let (right, all) = found.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    for (distance, (right, all)) in &found {
        println!("{distance} letters apart: {right} of {all} joined");
    }
    let share = |a: u32, b: u32| f64::from(a) / f64::from(b.max(1));
    println!("one name: R {:.3} ({right} of {all})", share(right, all));
    println!("two names: {joined} of {others} joined wrongly; P {:.3}", share(right, right + joined));
}
