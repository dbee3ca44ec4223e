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
    let damaged = format!("\u{feff}{}{more}", good()).replace('\n', "\r\n");
    assert_eq!(Registry::parse("r", &damaged).unwrap(), registry, "as an editor of another system saves it");
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
        (r#"{"event":"move","at":"2023-02-03","id":"ab3f9-x7k","after":"zzz"}"#, "ab3f9-zzz was never minted"),
        (
            r#"{"event":"tombstone","at":"2023-07-20","id":"ab3f9-x7k","why":"","sum":"0000"}"#,
            "does not fit its checksum",
        ),
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

#[test]
fn every_event_has_the_checksum_of_its_words() {
    let mut registry = parsed("").unwrap();
    let id = |pid| PassageId::new("ab3f9", pid);
    for what in [
        What::Reorder { id: id("x7k"), after: "1aa".into() },
        What::Merge { id: id("x7k"), into: id("x9m") },
        What::Tombstone { id: id("1aa"), why: "deleted".into() },
    ] {
        registry.apply(Event { at: Day::parse("2023-07-19").unwrap(), what }).unwrap();
    }
    let lines = registry.lines_from(4);
    assert!(lines.lines().all(|line| line.contains("\"sum\":\"")), "{lines}");
    assert_eq!(Registry::parse("r", &registry.to_jsonl()).unwrap(), registry);
}

/// What two editors did at the same time, each on a branch, as a union of lines has it.
#[test]
fn branches_come_together() {
    let line = |event: &str| format!("{{\"event\":{event}}}\n");
    let sum = |text| crate::link::checksum::checksum(text);
    let no = sum("لا");
    let fate = |more: String, pid: &str| {
        let registry = parsed(&more).map_err(|errors| errors[0].to_string()).unwrap();
        let again = Registry::parse("r", &registry.to_jsonl()).unwrap();
        assert_eq!(again, registry);
        registry.standing(&PassageId::new("ab3f9", pid)).map(|(id, state)| (id.pid, state.fate.clone())).unwrap()
    };
    let gone = Fate::Gone { why: "deleted".into() };
    let tombstone =
        |at: &str, pid: &str| line(&format!(r#""tombstone","at":"{at}","id":"ab3f9-{pid}","why":"deleted""#));
    let merge =
        |at: &str, pid: &str, to: &str| line(&format!(r#""merge","at":"{at}","id":"ab3f9-{pid}","into":"ab3f9-{to}""#));
    let edit = format!(r#""edit","at":"2023-08-02","id":"ab3f9-x7k","old":"قال «نعم»","sum":"{no}","text":"لا""#);
    // Both took it out.
    assert_eq!(
        fate(tombstone("2023-08-01", "x7k") + &tombstone("2023-08-02", "x7k"), "x7k"),
        ("x7k".into(), gone.clone())
    );
    // Taken out here, merged there, in both orders.
    let both = [
        tombstone("2023-08-01", "x7k") + &merge("2023-08-01", "x7k", "x9m"),
        merge("2023-08-01", "x7k", "x9m") + &tombstone("2023-08-01", "x7k"),
    ];
    for more in both {
        assert_eq!(fate(more, "x7k"), ("x9m".into(), Fate::Alive));
    }
    // Merged into one that was taken out there.
    assert_eq!(
        fate(tombstone("2023-08-01", "x9m") + &merge("2023-08-02", "x7k", "x9m"), "x7k"),
        ("x9m".into(), gone.clone())
    );
    // Merged crosswise: the second would close a circle.
    let errors = parsed(&(merge("2023-08-01", "x7k", "x9m") + &merge("2023-08-02", "x9m", "x7k"))).unwrap_err();
    assert!(errors[0].to_string().contains("would lead to itself"), "{}", errors[0]);
    // Edited here, merged there: the wording is remembered.
    let registry = parsed(&(merge("2023-08-01", "x7k", "x9m") + &line(&edit))).unwrap();
    assert_eq!(registry.passage(&PassageId::new("ab3f9", "x7k")).unwrap().earlier, ["لا"]);
    // A new passage behind one that went.
    let mint = format!(r#""mint","at":"2023-08-02","id":"ab3f9-2bb","after":"x7k","sum":"{no}","text":"لا""#);
    assert_eq!(fate(tombstone("2023-08-01", "x7k") + &line(&mint), "2bb"), ("2bb".into(), Fate::Alive));
    // Lines of one branch behind those of the other, older ones last: read by their days.
    let late = line(&mint).replace("2023-08-02", "2023-08-09") + &tombstone("2023-08-01", "1aa");
    let registry = parsed(&late).unwrap();
    assert!(registry.events().is_sorted_by_key(|it| it.at));
    // A clock that went wrong: causes stay before their effects.
    let wrong = line(&mint).replace("2023-08-02", "2023-08-09") + &tombstone("2023-08-01", "2bb");
    assert_eq!(fate(wrong, "2bb"), ("2bb".into(), gone));
}

#[test]
fn marks_of_a_merge_are_the_only_thing_that_is_named() {
    let errors = parsed("<<<<<<< HEAD\nnonsense\n=======\n{\"event\":\"mint\"\n>>>>>>> other\n").unwrap_err();
    assert_eq!(errors.iter().map(|it| it.line).collect::<Vec<_>>(), [5, 7, 9]);
}

#[test]
fn a_doubt_outlives_other_edits_until_it_is_confirmed() {
    let mut registry = parsed("").unwrap();
    let id = PassageId::new("ab3f9", "x7k");
    let mut edit = |old: &str, text: &str, doubt: Option<&str>| {
        let what = What::Edit { id: id.clone(), old: old.into(), text: text.into(), doubt: doubt.map(str::to_owned) };
        registry.apply(Event { at: Day::parse("2023-07-19").unwrap(), what }).unwrap();
        let state = registry.passage(&id).unwrap();
        (state.doubt.clone(), state.before.clone())
    };
    let pending = (Some("words".to_owned()), Some("قال «نعم»".to_owned()));
    assert_eq!(edit("قال «نعم»", "قال «لا»", Some("words")), pending);
    assert_eq!(edit("قال «لا»", "قال «لا» وخرج", None), pending);
    assert_eq!(edit("قال «نعم»", "قال «لا» وخرج", None).0, None);
}

#[test]
fn broken_promises_are_named() {
    let before = parsed("").unwrap();
    let without = |word: &str| -> Registry {
        let text = good();
        let kept: Vec<&str> = text.lines().filter(|line| !line.contains(word)).collect();
        Registry::parse("r", &(kept.join("\n") + "\n")).unwrap()
    };
    assert_eq!(before.broken_promises(&before), []);
    assert_eq!(without("x9m").broken_promises(&before), [Broken::Vanished { id: PassageId::new("ab3f9", "x9m") }]);
    let sum = crate::link::checksum::checksum("كلام آخر");
    let other = good().replace("ثم خرج", "كلام آخر").replace(&crate::link::checksum::checksum("ثم خرج"), &sum);
    let says = Registry::parse("r", &other).unwrap().broken_promises(&before)[0].to_string();
    assert!(
        says.contains("ab3f9-x9m was given another meaning: it stood for «ثم خرج…» and stands for «كلام آخر…»"),
        "{says}"
    );
    let merged =
        parsed("{\"event\":\"merge\",\"at\":\"2023-08-01\",\"id\":\"ab3f9-x9m\",\"into\":\"ab3f9-x7k\"}\n").unwrap();
    assert_eq!(before.broken_promises(&merged), [Broken::Reused { id: PassageId::new("ab3f9", "x9m") }]);
    assert_eq!(merged.broken_promises(&before), []);
}
