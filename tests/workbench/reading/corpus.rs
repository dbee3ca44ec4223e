//! Many articles together: what looks across articles should take as long an article in a large corpus as in a small one.

use divan::Bencher;
use divan::counter::ItemsCount;
use kashshaf::annotate::{Reading, names};
use kashshaf::resolve::corrections::Corrections;
use kashshaf::resolve::identities::{self, ArticleNames};
use kashshaf::source::{self, Hint, Repeats};
use kashshaf::span::SpanKind;

use crate::articles::ARTICLES;

/// So many articles, made of those we have: each with another tenth of its persons renamed.
fn corpus(size: usize) -> Vec<ArticleNames> {
    let none = Repeats::default();
    let once: Vec<ArticleNames> = ARTICLES
        .iter()
        .take(size)
        .map(|it| {
            let page = source::read(source::decode(it), Hint::Text, &none);
            let reading = Reading::new(&page);
            ArticleNames::new("", &reading, &names::find(&reading))
        })
        .collect();
    let given = ["سامي", "نزار", "هيثم", "وسيم", "رامي", "جلال", "فادي", "عامر", "زياد", "ماهر", "حازم"];
    let family = ["الكرواني", "البشتاوي", "الدرعي", "الغفاري", "المنصوري", "التليلي", "الوزاني", "الرميثي", "الحلاق"];
    (0..size)
        .map(|n| {
            let mut article = once[n % once.len()].clone();
            article.key = n.to_string();
            for (at, name) in article.names.iter_mut().enumerate() {
                if name.kind == SpanKind::Person && name.text.contains(' ') && (at + n) % 10 == 0 {
                    let (round, pick) = (n / once.len(), at + n);
                    let (first, last) = (given[pick % given.len()], family[round % family.len()]);
                    name.text = format!("{first} {} {last}", given[(pick / given.len()) % given.len()]);
                }
            }
            article
        })
        .collect()
}

#[divan::bench(args = [500, 1000, 2000, 4000], sample_count = 3)]
fn identities(bencher: Bencher, size: usize) {
    let articles = corpus(size);
    let none = Corrections::default();
    bencher.counter(ItemsCount::new(size)).bench_local(|| identities::resolve(&articles, &none));
}
