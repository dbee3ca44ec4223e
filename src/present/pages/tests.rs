use super::*;
use crate::corpus::samples;
use crate::day::Day;
use crate::link::carry::{Outside, carry_draft};
use crate::link::id::Scatter;
use crate::link::registry::{Event, What};

fn built(config: &Config) -> (Vec<(String, String)>, Registry) {
    let mut draft = samples::small();
    let today = Day::parse("2023-07-15").unwrap();
    let mut random = Scatter::new(1);
    let mut outside = Outside { today, random: &mut random, names: &|_| Vec::new() };
    let mut registry = carry_draft(&Registry::default(), &mut draft, &mut outside).unwrap();
    let aid = draft.articles[0].aid.clone();
    let (gone, old, into) = (
        PassageId::new(&aid, "00z"),
        PassageId::new(&aid, "01z"),
        PassageId::new(&aid, &draft.articles[0].passages[0].pid),
    );
    let events = [
        What::Mint { id: gone.clone(), after: None, text: "نص أزيل".into() },
        What::Mint { id: old.clone(), after: None, text: "نص انتقل".into() },
        What::Tombstone { id: gone, why: "deleted".into() },
        What::Merge { id: old, into },
    ];
    for what in events {
        registry.apply(Event { at: today, what }).unwrap();
    }
    let corpus = Corpus::open(crate::corpus::store(&draft)).unwrap();
    let shell = Shell::plain();
    let files = site(&corpus, &registry, &shell, config);
    (files.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect(), registry)
}

fn page<'f>(files: &'f [(String, String)], path: &str) -> &'f str {
    &files.iter().find(|(it, _)| it == path).unwrap_or_else(|| panic!("{path}")).1
}

#[test]
fn every_link_ever_made_has_its_page() {
    let (files, registry) = built(&Config::default());
    for article in registry.articles() {
        let html = page(&files, &format!("a/{}/index.html", article.aid));
        assert!(html.contains("data-view=\"article\""));
        for passage in article.passages() {
            let id = format!("{}-{}", article.aid, passage.pid);
            let html = page(&files, &format!("p/{id}/index.html"));
            assert!(html.len() < 15_000, "{id}: {} bytes", html.len());
            let state = match &passage.fate {
                Fate::Alive => "here",
                Fate::Gone { .. } => "gone",
                _ => "moved",
            };
            assert!(html.contains(&format!("data-state=\"{state}\"")), "{id}");
            if passage.fate == Fate::Alive {
                assert!(
                    html.contains(&format!("id=\"p-{}\" tabindex=\"-1\" data-passage=\"{id}\"", passage.pid)),
                    "{id}"
                );
            } else {
                assert!(html.contains(&passage.text), "{id}");
            }
        }
    }
}

#[test]
fn the_first_view_counts_what_it_shows() {
    let (files, _) = built(&Config::default());
    let html = page(&files, "index.html");
    let shown = html.matches("<article class=\"passage\"").count();
    assert!(shown > 0 && html.contains(&format!("role=\"status\" data-count=\"{shown}\"")), "{shown}");
    assert!(html.contains("href=\"./\""), "the way home");
}

#[test]
fn addresses_are_relative_until_the_public_one_is_known() {
    let (files, registry) = built(&Config::default());
    let aid = &registry.articles()[0].aid;
    let article = format!("a/{aid}/index.html");
    assert!(page(&files, &article).contains("<link rel=\"canonical\" href=\"./\">"));
    for (path, html) in &files {
        assert!(path != "sitemap.xml" && !html.contains("href=\"/"), "{path}");
    }
    let config = Config { public_url: Some("https://example.org/sub/".into()), ..Config::default() };
    let (files, _) = built(&config);
    let canonical = format!("<link rel=\"canonical\" href=\"https://example.org/sub/a/{aid}/\">");
    assert!(page(&files, &article).contains(&canonical) || registry.articles()[0].aid != *aid);
    assert!(page(&files, "sitemap.xml").contains("<loc>https://example.org/sub/</loc>"));
    assert!(page(&files, "404.html").contains("href=\"/sub/\""));
}

#[test]
fn a_long_passage_links_to_its_style_and_stays_small() {
    let mut draft = samples::small();
    let mut long = samples::Writing::new("ccccc");
    long.line(crate::line::LineKind::Title, "عنوان");
    long.line(crate::line::LineKind::Body, &"قال الوزير إن التعاون قائم ".repeat(110));
    long.article.url = Some("https://publisher.example/a?b=1&c=2".into());
    draft.articles = vec![long.article];
    let corpus = Corpus::open(crate::corpus::store(&draft)).unwrap();
    let registry = Registry::default();
    let (shell, config) = (Shell::plain(), Config::default());
    let files: Vec<(String, String)> = site(&corpus, &registry, &shell, &config)
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    let [short, long] = ["p/ccccc-000/index.html", "p/ccccc-001/index.html"].map(|path| page(&files, path));
    assert!(short.contains("<style>") && !short.contains("pages.css"));
    assert!(long.contains("href=\"../../pages.css\"") && !long.contains("<style>"));
    assert!(long.len() < 15_000, "{} bytes", long.len());
    assert!(!page(&files, "pages.css").is_empty());
    assert!(long.contains("\"isBasedOn\":\"https://publisher.example/a?b=1&c=2#:~:text=%D9%82"), "{long}");
}

/// By a parser of the HTML standard: no errors, elements closed in their order, no id twice.
#[test]
fn every_page_is_html() {
    use html5gum::{Token, Tokenizer};
    const VOID: [&[u8]; 4] = [b"meta", b"link", b"input", b"br"];
    let (files, _) = built(&Config { release: Some("2023-07".into()), ..Config::default() });
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let (mut open, mut ids) = (Vec::new(), std::collections::HashSet::new());
        for token in Tokenizer::new(html.as_str()).map(|token| token.unwrap()) {
            match token {
                Token::StartTag(tag) => {
                    if let Some(id) = tag.attributes.get(&b"id"[..]) {
                        assert!(ids.insert(id.value.to_vec()), "{path}: an id twice");
                    }
                    if !VOID.contains(&tag.name.as_slice()) {
                        open.push(tag.name.to_vec());
                    }
                }
                Token::EndTag(tag) => assert_eq!(open.pop(), Some(tag.name.to_vec()), "{path}"),
                Token::Error(error) => panic!("{path}: {error:?}"),
                _ => {}
            }
        }
        assert!(open.is_empty(), "{path}: {open:?}");
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\"") && html.contains("data-release=\"2023-07\""), "{path}");
        let times = html.matches("<time").count();
        assert!(times >= html.matches("datetime=").count(), "{path}");
        for what in ["og:locale\" content=\"ar_AR\"", "name=\"twitter:card\"", "og:title"] {
            assert!(html.contains(what), "{path}: {what}");
        }
    }
}
