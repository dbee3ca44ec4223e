//! Every format, read by somebody else's reader: the words come back letter for letter.

use biblatex::{Bibliography, ChunksExt};

use super::*;
use crate::corpus::{draft, samples, store};
use crate::line::LineKind;
use crate::span::SpanKind;

/// What formats stumble over.
const NASTY: [&str; 6] = [
    "قال الوزير: \"نعم\" & 5% من {الحصة} بـ$10 #وسم a_b ~ ^ \\ نهاية",
    "=HYPERLINK(\"http://example.org\";\"x\")",
    "TY  - NEWS, ER  - \t، بعد «علامة» ثم ‘أخرى’",
    "]]> <b>نص</b> &amp; 'مفرد' \"مزدوج\"",
    "@article{x, title={y}} % تعليق",
    "-1 ، ثم (2023) و٤٥٪",
];

fn corpus() -> Corpus {
    let mut draft = samples::small();
    let mut third = samples::Writing::new("ccccc");
    third.line(LineKind::Title, "عنوان {غريب} & 100%، \"مقتبس\"");
    for text in NASTY {
        third.line(LineKind::Body, text);
    }
    third.article.author = Some("عمر رأفت".into());
    third.article.publisher = Some("النهار & شركاه".into());
    third.article.url = Some("https://example.org/a?b=1&c=2_{x}".into());
    third.article.published = Some(draft::Published {
        day: crate::day::Day::parse("2023-07-05").unwrap(),
        basis: draft::Basis::Corpus,
        evidence: "مقال آخر".into(),
    });
    draft.articles.push(third.article);
    Corpus::open(store(&draft)).unwrap()
}

fn all(corpus: &Corpus) -> Vec<PassageIx> {
    corpus.passages().collect()
}

fn written(format: Format, corpus: &Corpus) -> String {
    write(format, corpus, &all(corpus), Lang::Ar, "https://example.org/news/", Some("2023-07"))
}

fn texts(corpus: &Corpus) -> Vec<String> {
    corpus.passages().map(|at| corpus.passage(at).text.to_owned()).collect()
}

/// As formats without escapes write it.
fn plain_texts(corpus: &Corpus) -> Vec<String> {
    texts(corpus).iter().map(|it| it.replace('\t', " ").trim().to_owned()).collect()
}

#[test]
fn exactly_the_passages_given_in_their_order() {
    let corpus = corpus();
    let chosen = [PassageIx(4), PassageIx(0), PassageIx(99), PassageIx(4)];
    let ids: Vec<String> = ["bbbbb-001", "aaaaa-000", "bbbbb-001"].map(str::to_owned).into();
    for format in Format::ALL {
        let out = write(format, &corpus, &chosen, Lang::En, "https://example.org", None);
        // By their links: everything else is written in several places.
        let links = |id: &String| format!("https://example.org/p/{id}?c=");
        let mut at = 0;
        for id in &ids {
            let found =
                out[at..].find(&links(id)).unwrap_or_else(|| panic!("{}: {id} after {at} in {out}", format.name()));
            at += found + 1;
        }
        assert!(!out.contains("aaaaa-001"), "{}", format.name());
        assert!(!out.contains("إصدار") && !out.contains("release "), "{}", format.name());
        let none = write(format, &corpus, &[], Lang::En, "https://example.org", None);
        assert!(!none.contains("example.org/p/"), "{}", format.name());
    }
    assert_eq!(file_name(Format::Csl, &corpus, &chosen[..1]), "kashshaf-bbbbb-001.csl.json");
    assert_eq!(file_name(Format::Tei, &corpus, &chosen), "kashshaf-4.xml");
}

#[test]
fn what_every_format_says() {
    let corpus = corpus();
    for format in Format::ALL {
        let out = written(format, &corpus);
        for what in ["2023-07", "عمر رأفت", "يوآف غالانت", "c=", "2023-03"] {
            assert!(out.contains(what), "{}: {what} in {out}", format.name());
        }
        assert_eq!(Format::parse(format.name()), Some(format));
    }
}

#[test]
fn bibtex() {
    let corpus = corpus();
    let bibliography = Bibliography::parse(&written(Format::Bibtex, &corpus)).unwrap();
    let read: Vec<String> = bibliography.iter().map(|it| it.get("abstract").unwrap().format_verbatim()).collect();
    assert_eq!(read, plain_texts(&corpus).iter().map(|it| single_spaced(it)).collect::<Vec<_>>());
    let last = bibliography.iter().last().unwrap();
    assert_eq!(last.title().unwrap().format_verbatim(), "عنوان {غريب} & 100%، \"مقتبس\"");
    assert_eq!(last.author().unwrap()[0].name, "عمر رأفت");
    let first = bibliography.iter().next().unwrap();
    assert_eq!(first.url().unwrap(), "https://example.org/news/p/aaaaa-000?c=zvjv".replace("zvjv", &sum(&corpus, 0)));
    assert_eq!(first.get("month").unwrap().format_verbatim(), "April");
}

/// TeX takes any space for one.
fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn sum(corpus: &Corpus, at: u32) -> String {
    crate::link::checksum::checksum(corpus.passage(PassageIx(at)).text)
}

/// A strict reader after the specification: `TY` first, `ER` last, two letters or letter and digit, two spaces, a
/// hyphen, a space, CR and LF.
fn ris_records(text: &str) -> Vec<Vec<(String, String)>> {
    let mut records = Vec::new();
    let mut open: Option<Vec<(String, String)>> = None;
    for line in text.strip_suffix("\r\n").unwrap().split("\r\n") {
        assert!(!line.contains(['\n', '\r']), "{line}");
        let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("{line:?}"));
        assert!(tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()), "{line}");
        match (tag, open.as_mut()) {
            ("TY", None) => open = Some(Vec::new()),
            ("ER", Some(_)) => records.extend(open.take()),
            (_, Some(record)) => record.push((tag.to_owned(), value.to_owned())),
            _ => panic!("{line} outside a record"),
        }
    }
    assert!(open.is_none());
    records
}

#[test]
fn ris() {
    let corpus = corpus();
    let records = ris_records(&written(Format::Ris, &corpus));
    let field = |record: &[(String, String)], tag: &str| -> Vec<String> {
        record.iter().filter(|(it, _)| it == tag).map(|(_, value)| value.clone()).collect()
    };
    let read: Vec<String> = records.iter().flat_map(|it| field(it, "AB")).collect();
    assert_eq!(read, plain_texts(&corpus));
    assert_eq!(field(&records[0], "KW"), ["يوآف غالانت", "باكو"]);
    assert_eq!(field(&records[0], "DA"), ["2023/04/19/"]);
    assert!(
        field(&records[1], "N1").contains(&"تواريخ: مارس الماضي = 2023-03-01/2023-03-31".to_owned()),
        "{:?}",
        records[1]
    );
}

#[test]
fn csl() {
    let corpus = corpus();
    let out = written(Format::Csl, &corpus);
    let items: Vec<citationberg::json::Item> = serde_json::from_str(&out).unwrap();
    let values: Vec<serde_json::Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(items.len(), texts(&corpus).len());
    assert!(items.iter().all(|it| it.id().is_some()));
    let read: Vec<&str> = values.iter().map(|it| it["abstract"].as_str().unwrap()).collect();
    assert_eq!(read, texts(&corpus));
    assert_eq!(values[0]["issued"], serde_json::json!({"date-parts": [[2023, 4, 19]]}));
    let last = values.last().unwrap();
    assert_eq!((&last["issued"]["circa"], &last["author"][0]["literal"]), (&true.into(), &"عمر رأفت".into()));
}

#[test]
fn annotations_point_at_their_words() {
    let corpus = corpus();
    let page: serde_json::Value = serde_json::from_str(&written(Format::Annotation, &corpus)).unwrap();
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    let items = page["items"].as_array().unwrap();
    let marks: usize = corpus.passages().map(|at| corpus.marks(at).len()).sum();
    assert_eq!(items.len(), marks + texts(&corpus).len());
    for item in items {
        let selector = &item["target"]["selector"];
        let pid = selector["value"].as_str().unwrap().strip_prefix("p-").unwrap();
        let aid = item["target"]["source"].as_str().unwrap().strip_prefix("https://example.org/news/a/").unwrap();
        let passage = corpus.find_passage(aid.trim_end_matches('/'), pid).unwrap();
        let text: Vec<char> = corpus.passage(passage).text.chars().collect();
        let [position, quote] = &selector["refinedBy"].as_array().unwrap()[..] else { panic!("two selectors") };
        let (start, end) = (position["start"].as_u64().unwrap() as usize, position["end"].as_u64().unwrap() as usize);
        let part = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
        assert_eq!(quote["exact"], part(start..end));
        assert_eq!(quote["prefix"], part(start.saturating_sub(32)..start));
        assert_eq!(quote["suffix"], part(end..text.len().min(end + 32)));
    }
}

#[test]
fn tei() {
    let corpus = corpus();
    let out = written(Format::Tei, &corpus);
    let document = roxmltree::Document::parse(&out).unwrap();
    let named = |name: &'static str| {
        document.descendants().filter(move |it| it.has_tag_name(("http://www.tei-c.org/ns/1.0", name)))
    };
    let body = named("body").next().unwrap();
    let read: Vec<String> = body
        .descendants()
        .filter(|it| it.has_tag_name(("http://www.tei-c.org/ns/1.0", "p")))
        .map(|it| it.descendants().filter(|it| it.is_text()).filter_map(|it| it.text()).collect())
        .collect();
    assert_eq!(read, texts(&corpus));
    let ids: Vec<&str> =
        document.descendants().filter_map(|it| it.attribute(("http://www.w3.org/XML/1998/namespace", "id"))).collect();
    for pointer in document.descendants().flat_map(|it| it.attributes()).filter(|it| it.value().starts_with('#')) {
        assert!(ids.contains(&&pointer.value()[1..]), "{} leads nowhere", pointer.value());
    }
    let dates: Vec<(Option<&str>, Option<&str>)> = named("date")
        .filter(|it| it.attribute("subtype").is_some())
        .map(|it| (it.attribute("when"), it.text()))
        .collect();
    assert_eq!(dates, [(Some("2023-03"), Some("مارس الماضي")), (Some("2023-07-13"), Some("أمس الخميس 13 يوليو 2023"))]);
    let measure = named("measure").next().unwrap();
    assert_eq!((measure.attribute("quantity"), measure.attribute("unit")), (Some("69"), Some("%")));
    let published = named("bibl").next_back().unwrap().descendants().find(|it| it.has_attribute("when")).unwrap();
    assert_eq!((published.attribute("when"), published.attribute("cert")), (Some("2023-07-05"), Some("low")));
}

#[test]
fn csv_opens_in_spreadsheets_and_computes_nothing() {
    let corpus = corpus();
    let out = written(Format::Csv, &corpus);
    let body = out.strip_prefix('\u{feff}').expect("the mark that tells a spreadsheet the encoding");
    assert!(body.split("\r\n").count() > texts(&corpus).len());
    let mut reader = csv::ReaderBuilder::new().from_reader(body.as_bytes());
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let at = head.iter().position(|it| it == "text").unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let mut guarded = 0;
    for (row, text) in rows.iter().zip(plain_texts(&corpus)) {
        for cell in row {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        guarded += usize::from(row[at].starts_with('\''));
        assert_eq!(row[at].strip_prefix('\'').unwrap_or(&row[at]), text);
    }
    assert_eq!((rows.len(), guarded), (texts(&corpus).len(), 3));
    assert_eq!(&rows[1][head.iter().position(|it| it == "persons").unwrap()], "يوآف غالانت; إلهام علييف");
}

#[test]
fn json() {
    let corpus = corpus();
    let value: serde_json::Value = serde_json::from_str(&written(Format::Json, &corpus)).unwrap();
    let passages = value["passages"].as_array().unwrap();
    let read: Vec<&str> = passages.iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(read, texts(&corpus));
    for passage in passages {
        let text: Vec<char> = passage["text"].as_str().unwrap().chars().collect();
        for span in passage["spans"].as_array().unwrap() {
            let (start, end) = (span["start"].as_u64().unwrap() as usize, span["end"].as_u64().unwrap() as usize);
            assert_eq!(span["text"], text[start..end].iter().collect::<String>());
            if let Some(id) = span["entity"].as_str() {
                assert!(value["entities"].as_array().unwrap().iter().any(|it| it["id"] == id), "{id}");
            }
        }
    }
    assert_eq!(value["release"], "2023-07");
    let date = &passages[1]["spans"][2];
    assert_eq!((&date["date"]["from"], &date["date"]["rule"]), (&"2023-03-01".into(), &"month-last".into()));
}

#[test]
fn citations_in_words() {
    let corpus = corpus();
    let one =
        |at: u32, lang| write(Format::Text, &corpus, &[PassageIx(at)], lang, "https://example.org/", Some("2023-07"));
    let link = |id: &str, at| format!("https://example.org/p/{id}?c={}", sum(&corpus, at));
    assert_eq!(
        one(1, Lang::Ar),
        format!(
            "«التقى وزير الدفاع يوآف جالانت بالرئيس إلهام علييف في مارس الماضي»\n\
             «غالانت يصل إلى باكو». صحيفة النهار، 19 أبريل 2023. المقطع aaaaa-001، الإصدار 2023-07.\n{}\n\
             يوآف غالانت؛ إلهام علييف\nتواريخ: مارس الماضي = 2023-03-01/2023-03-31\n",
            link("aaaaa-001", 1)
        )
    );
    assert!(
        one(1, Lang::En)
            .contains("“غالانت يصل إلى باكو.” صحيفة النهار, April 19, 2023. Passage aaaaa-001, release 2023-07.\n")
    );
    let uncertain = one(7, Lang::En);
    assert!(
        uncertain.contains("عمر رأفت. “عنوان {غريب} & 100%، \"مقتبس\".” النهار & شركاه, [July 5, 2023, inferred from other articles here]."),
        "{uncertain}"
    );
}

#[test]
fn what_turns_directions_turns_nothing_in_the_file() {
    let mut draft = samples::small();
    let mut article = samples::Writing::new("ddddd");
    article.line(LineKind::Title, "عنوان");
    article.line(LineKind::Body, "نص \u{202e}مقلوب\u{2067} وحرف\u{200f} \u{1}");
    article.name("مقلوب", SpanKind::Person, 0);
    draft.articles = vec![article.article];
    let corpus = Corpus::open(store(&draft)).unwrap();
    for format in Format::ALL {
        let out = written(format, &corpus);
        assert!(!out.contains(['\u{202e}', '\u{2067}', '\u{1}']), "{}", format.name());
    }
    let json: serde_json::Value = serde_json::from_str(&written(Format::Json, &corpus)).unwrap();
    assert_eq!(json["passages"][1]["text"], corpus.passage(PassageIx(1)).text, "and are kept where they can be");
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_comes_back(text in "[\\PC]{1,40}", title in "[\\PC]{0,20}") {
            let mut article = samples::Writing::new("eeeee");
            article.line(LineKind::Title, "عنوان");
            article.line(LineKind::Body, &format!("ن{text}ن"));
            article.article.title = title;
            let draft = draft::Draft { articles: vec![article.article], entities: Vec::new() };
            let corpus = Corpus::open(store(&draft)).unwrap();
            let last = [PassageIx(corpus.passage_count() - 1)];
            let of = |format| write(format, &corpus, &last, Lang::En, "https://example.org", None);
            let words = corpus.passage(last[0]).text;
            let json: serde_json::Value = serde_json::from_str(&of(Format::Json)).unwrap();
            prop_assert_eq!(json["passages"][0]["text"].as_str().unwrap(), words);
            let csl: serde_json::Value = serde_json::from_str(&of(Format::Csl)).unwrap();
            prop_assert_eq!(csl[0]["abstract"].as_str().unwrap(), words);
            let out = of(Format::Tei);
            let tei = roxmltree::Document::parse(&out).unwrap();
            let p = tei.descendants().rfind(|it| it.has_tag_name(("http://www.tei-c.org/ns/1.0", "p"))).unwrap();
            let legal = words.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
            prop_assert_eq!(p.text().unwrap(), legal);
            let plain = item::plain(words);
            let out = of(Format::Bibtex);
            let entry = Bibliography::parse(&out).unwrap().into_vec().remove(0);
            prop_assert_eq!(entry.get("abstract").unwrap().format_verbatim(), single_spaced(&plain));
            let records = ris_records(&of(Format::Ris));
            prop_assert!(records[0].iter().any(|(tag, value)| tag == "AB" && *value == plain));
            let out = of(Format::Csv);
            let row = csv::Reader::from_reader(out.trim_start_matches('\u{feff}').as_bytes()).records().next().unwrap().unwrap();
            prop_assert_eq!(row[12].strip_prefix('\'').unwrap_or(&row[12]), plain);
        }
    }
}
