//! Texts that would bring out anything that grows faster than its input: twice the length should take about twice as long.

use divan::Bencher;
use divan::counter::BytesCount;
use kashshaf::prepare::{Input, Metadata, prepare};
use kashshaf::resolve::corrections::Corrections;

use crate::articles::ARTICLES;

/// Bytes of the shortest text of a shape.
const LENGTHS: [usize; 3] = [128_000, 256_000, 512_000];

fn repeated(unit: &str, length: usize) -> String {
    unit.repeat(length / unit.len().max(1) + 1)
}

fn read(bencher: Bencher, text: String) {
    let length = text.len();
    let metadata = Metadata { key: Some("a".to_owned()), ..Metadata::default() };
    let inputs = [Input { file: "a.txt".to_owned(), bytes: text.into_bytes(), metadata }];
    let none = Corrections::default();
    bencher.counter(BytesCount::new(length)).bench_local(|| prepare(&inputs, &none));
}

/// All articles in one line.
#[divan::bench(args = LENGTHS, sample_count = 5)]
fn one_line(bencher: Bencher, length: usize) {
    let all: Vec<String> = ARTICLES.iter().map(|it| String::from_utf8_lossy(it).replace(['\n', '\r'], " ")).collect();
    read(bencher, repeated(&all.concat(), length).chars().take(length / 2).collect());
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn many_short_lines(bencher: Bencher, length: usize) {
    read(bencher, repeated("قال أحمد اليوم\n\n", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn one_word(bencher: Bencher, length: usize) {
    read(bencher, repeated("والعمل ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn one_name(bencher: Bencher, length: usize) {
    read(bencher, repeated("محمد ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn one_word_without_end(bencher: Bencher, length: usize) {
    read(bencher, repeated("والي", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn digits(bencher: Bencher, length: usize) {
    read(bencher, repeated("7", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn numbers(bencher: Bencher, length: usize) {
    read(bencher, repeated("12/3/2020 ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn number_words(bencher: Bencher, length: usize) {
    read(bencher, repeated("ألف وثلاثة مليون ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn quotes(bencher: Bencher, length: usize) {
    read(bencher, repeated("«", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn straight_quotes(bencher: Bencher, length: usize) {
    read(bencher, repeated("\"قال ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn brackets(bencher: Bencher, length: usize) {
    read(bencher, repeated("(", length / 2) + &repeated(")", length / 2));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn titles(bencher: Bencher, length: usize) {
    read(bencher, repeated("وزير خارجية رئيس ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn class_words(bencher: Bencher, length: usize) {
    read(bencher, repeated("مركز مدينة سفارة ", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn vowel_signs(bencher: Bencher, length: usize) {
    read(bencher, repeated("\u{64e}", length));
}

#[divan::bench(args = LENGTHS, sample_count = 5)]
fn latin(bencher: Bencher, length: usize) {
    read(bencher, repeated("President John Smith said ", length));
}
