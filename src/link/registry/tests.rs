use super::*;

const GOOD: &str = r#"{"event":"mint","at":"2023-07-15","aid":"ab3f9","key":"000"}
{"event":"mint","at":"2023-07-15","id":"ab3f9-x7k","sum":"SUM0","text":"قال «نعم»"}
{"event":"mint","at":"2023-07-15","id":"ab3f9-x9m","sum":"SUM1","text":"ثم خرج"}
{"event":"mint","at":"2023-07-16","id":"ab3f9-1aa","after":"x7k","sum":"SUM2","text":"وصمت"}
"#;

fn good() -> String {
    let mut text = GOOD.to_owned();
    for (n, words) in ["قال «نعم»", "ثم خرج", "وصمت"].iter().enumerate() {
        text = text.replace(&format!("SUM{n}"), &crate::link::checksum::checksum(words));
    }
    text
}

fn parsed(more: &str) -> Result<Registry, Vec<RegistryError>> {
    Registry::parse("permalinks.jsonl", &format!("{}{more}", good()))
}

#[test]
fn reads_and_writes_the_same_lines() {
    let more = r#"{"event":"move","at":"2023-07-17","id":"ab3f9-1aa","after":""}
{"event":"edit","at":"2023-07-17","id":"ab3f9-1aa","old":"وصمت","sum":"SUM2","text":"وصمت","doubt":"انظر"}
{"event":"merge","at":"2023-07-17","id":"ab3f9-x9m","into":"ab3f9-1aa"}
{"event":"split","at":"2023-07-18","id":"ab3f9-1aa","into":["ab3f9-1aa","ab3f9-x7k"],"sum":"SUM2","text":"وصمت"}
{"event":"move","at":"2023-07-18","aid":"ab3f9","key":"001"}
{"event":"tombstone","at":"2023-07-18","id":"ab3f9-x7k","why":"deleted"}
{"event":"tombstone","at":"2023-07-18","aid":"ab3f9","why":"deleted"}
"#
    .replace("SUM2", &crate::link::checksum::checksum("وصمت"));
    let registry = parsed(&more).unwrap();
    assert_eq!(registry.to_jsonl(), format!("{}{more}", good()));
    assert_eq!(registry.standing(&PassageId::new("ab3f9", "x9m")).unwrap().0.pid, "1aa");
    assert!(registry.by_key("000").is_none() && registry.by_key("001").is_none());
}

#[test]
fn passages_stand_in_the_order_of_the_text() {
    let order = |registry: &Registry| -> Vec<String> {
        registry.by_key("000").unwrap().living().map(|it| it.pid.clone()).collect()
    };
    assert_eq!(order(&parsed("").unwrap()), ["x7k", "1aa", "x9m"]);
    let moved = parsed("{\"event\":\"move\",\"at\":\"2023-07-17\",\"id\":\"ab3f9-x7k\",\"after\":\"x9m\"}\n").unwrap();
    assert_eq!(order(&moved), ["1aa", "x9m", "x7k"]);
}

#[test]
fn damage_names_its_line() {
    for (line, expected) in [
        ("{\"event\":\"mint\",\"at\":\"2023-07-1", "the line breaks off"),
        ("<<<<<<< HEAD", "unfinished merge"),
        ("=======", "unfinished merge"),
        (">>>>>>> other", "unfinished merge"),
        ("[1]", "no JSON object"),
        ("nonsense", "no JSON object"),
        (r#"{"event":"rename","at":"2023-07-15","id":"ab3f9-x7k"}"#, "unknown event \"rename\""),
        (r#"{"event":"mint","at":"2023-07-15","aid":"ab3f9","key":"9"}"#, "ab3f9 was minted on line 1 already"),
        (r#"{"event":"mint","at":"2023-07-15","aid":"zz3f9","key":"000"}"#, "\"000\" already belongs"),
        (
            r#"{"event":"mint","at":"2023-07-15","id":"ab3f9-x7k","sum":"f6fq","text":""}"#,
            "ab3f9-x7k was minted on line 2 already",
        ),
        (
            r#"{"event":"mint","at":"2023-07-15","id":"ab3f9-q2z","sum":"0000","text":"كلام"}"#,
            "does not fit its checksum",
        ),
        (r#"{"event":"mint","at":"2023-07-15","id":"ab3f9-ilo","sum":"f6fq","text":""}"#, "\"ab3f9-ilo\" is no id"),
        (r#"{"event":"tombstone","at":"2023-02-30","id":"ab3f9-x7k","why":""}"#, "no day of the calendar"),
        (r#"{"event":"tombstone","at":"2023-02-03","id":"ab3f9-x7k"}"#, "\"why\" is missing"),
        (r#"{"event":"tombstone","at":"2023-02-03","id":"ab3f9-x7k","why":"","x":1}"#, "unknown member \"x\""),
        (r#"{"event":"tombstone","at":"2023-02-03","id":"ab3f9-zzz","why":""}"#, "never minted"),
        (r#"{"event":"merge","at":"2023-02-03","id":"ab3f9-x7k","into":"ab3f9-x7k"}"#, "is no id"),
        (r#"{"event":"move","at":"2023-02-03","id":"ab3f9-x7k","after":"zzz"}"#, "alias or is gone"),
    ] {
        let errors = parsed(&format!("{line}\n")).unwrap_err();
        assert_eq!(errors.len(), 1, "{line}");
        let says = errors[0].to_string();
        assert!(says.starts_with("permalinks.jsonl:5: ") && says.contains(expected), "{says}");
    }
}

#[test]
fn what_is_gone_comes_back_with_its_words() {
    let gone = "{\"event\":\"tombstone\",\"at\":\"2023-07-18\",\"id\":\"ab3f9-x7k\",\"why\":\"deleted\"}\n";
    let mut registry = parsed(gone).unwrap();
    let id = PassageId::new("ab3f9", "x7k");
    assert_eq!(registry.passage(&id).unwrap().fate, Fate::Gone { why: "deleted".into() });
    let at = Day::parse("2023-07-19").unwrap();
    let tombstone = Event { at, what: What::Tombstone { id: id.clone(), why: "again".into() } };
    assert_eq!(registry.apply(tombstone), Err(Problem::NotAlive { id: id.to_string() }));
    let edit =
        What::Edit { id: id.clone(), old: "قال «نعم»".into(), text: "قال «نعم»".into(), doubt: None };
    registry.apply(Event { at, what: edit }).unwrap();
    assert_eq!(registry.passage(&id).unwrap().fate, Fate::Alive);
}

#[test]
fn every_earlier_wording_is_remembered_once() {
    let mut registry = parsed("").unwrap();
    let id = PassageId::new("ab3f9", "x7k");
    let at = Day::parse("2023-07-19").unwrap();
    let mut old = "قال «نعم»".to_owned();
    for text in ["قال «لا»", "قال «ربما»", "قال «لا»"] {
        let what = What::Edit { id: id.clone(), old, text: text.into(), doubt: None };
        registry.apply(Event { at, what }).unwrap();
        old = text.to_owned();
    }
    let state = registry.passage(&id).unwrap();
    assert_eq!(
        (state.text.as_str(), &state.earlier[..]),
        ("قال «لا»", &["قال «نعم»".to_owned(), "قال «ربما»".to_owned()][..])
    );
}
