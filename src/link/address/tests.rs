use super::*;
use proptest::prelude::*;

fn decoded(address: &str) -> (ViewState, Vec<Notice>) {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    ViewState::decode(path, query)
}

fn passage(aid: &str, pid: &str, to: Option<&str>) -> PageRef {
    PageRef::Passage { aid: aid.into(), pid: pid.into(), to: to.map(Into::into) }
}

#[test]
fn readable_addresses() {
    let state = ViewState {
        q: "زيارة باكو".into(),
        persons: vec!["yoav-gallant".into(), "ilham-aliyev".into()],
        from: PartialDate::parse("2022-10"),
        to: PartialDate::parse("2023"),
        on: DateKind::Published,
        matching: Matching::Any,
        lang: Some(Lang::En),
        ..ViewState::default()
    };
    assert_eq!(
        state.encode(),
        "?q=%D8%B2%D9%8A%D8%A7%D8%B1%D8%A9+%D8%A8%D8%A7%D9%83%D9%88&person=yoav-gallant&person=ilham-aliyev\
         &from=2022-10&to=2023&on=published&match=any&lang=en"
    );
    assert_eq!(ViewState::default().encode(), "");
    let person = Exclusion { of: Choice::Person, value: "yoav-gallant".into() };
    let more = ViewState {
        excluded: vec![person, Exclusion { of: Choice::Source, value: "Reuters: world".into() }],
        kinds: vec![LineKind::Title, LineKind::Caption],
        undated: true,
        exact: true,
        sort: Some(Sort::Date),
        apart: vec![Apart { entity: "baku".into(), spelling: "باكـو".into() }],
        ..ViewState::default()
    };
    assert_eq!(
        more.encode(),
        "?no=person:yoav-gallant&no=source:Reuters%3A+world&kind=title&kind=caption&dated=no&exact=1&sort=date\
         &apart=baku:%D8%A8%D8%A7%D9%83%D9%80%D9%88"
    );
    assert_eq!(ViewState::article("ab3f9").encode(), "a/ab3f9");
    let link = ViewState { check: Some("k3v9".into()), words: Some((4, 9)), ..ViewState::passage("ab3f9", "x7k") };
    assert_eq!(link.encode(), "p/ab3f9-x7k?c=k3v9&w=4-9");
    let person = PageRef::Entity { kind: EntityKind::Person, id: "yoav-gallant".into() };
    let state = ViewState { page: person, lang: Some(Lang::En), ..ViewState::default() };
    assert_eq!(state.encode(), "people/yoav-gallant?lang=en");
    assert_eq!(ViewState { page: PageRef::About, ..ViewState::default() }.encode(), "about");
}

#[test]
fn damaged_paths_still_open() {
    let one = passage("ab3f9", "x7k", None);
    for path in [
        "p/ab3f9-x7k",
        "/p/ab3f9-x7k/",
        "p/ab3f9-x7k/index.html",
        "P/AB3F9-X7K",
        "p/ab3f9-x7k.",
        "p/ab3f9-x7k،",
        "p/ab3f9-x7k»)",
        "p/ab3f9-x7k%EF%BF%BD",
        "p/ab3f9-x7k\u{200f}\u{200b}",
        "p/\u{feff}ab3f9\u{2011}x7k",
        "p/ab3f9%2Dx7k",
        "p/ab3f9%252Dx7k",
        "p%2Fab3f9-x7k",
        "//p//ab3f9-x7k",
        "p/ab3f9x7k",
        "p/ab3f9-x7k..x7k",
        "p/ab3f9-x7k..",
        "p/ab٣f9-x٧k",
    ] {
        assert_eq!(decoded(path), (ViewState { page: one.clone(), ..ViewState::default() }, vec![]), "{path}");
    }
    let baku = PageRef::Entity { kind: EntityKind::Place, id: "baku".into() };
    for path in ["places/baku", "/Places/Baku/", "places/baku/index.html", "places/baku،", "places%2Fbaku"] {
        assert_eq!(decoded(path), (ViewState { page: baku.clone(), ..ViewState::default() }, vec![]), "{path}");
    }
    assert_eq!(decoded("about/index.html").0.page, PageRef::About);
    assert_eq!(decoded("p/abOf9-xIL").0.page, passage("ab0f9", "x11", None));
    assert_eq!(decoded("p/ab3f9-x7k..X9M").0.page, passage("ab3f9", "x7k", Some("x9m")));
    assert_eq!(decoded("p/ab3f9-x7k\u{2026}x9m").0.page, passage("ab3f9", "x7k", Some("x9m")));
    assert_eq!(decoded("p/ab3f9-x7k%3Fc=k3v9").0.check.as_deref(), Some("k3v9"));
}

#[test]
fn paths_beyond_repair_say_so() {
    for path in [
        "p/ab3f9",
        "p/ab3f9-x7",
        "p/uuuuu-uuu",
        "a/",
        "a/xyz",
        "b/ab3f9",
        "p/a/b/c",
        "etc/passwd",
        "people",
        "people/a/b",
    ] {
        let (state, notices) = decoded(path);
        assert_eq!(state, ViewState::default(), "{path}");
        assert_eq!(notices.len(), 1, "{path}");
        assert_eq!((notices[0].name.as_str(), notices[0].reason), ("path", Reason::NoSuchPage));
    }
}

#[test]
fn bad_parameters_are_dropped_with_a_notice() {
    for (query, name, reason) in [
        ("from=2023-02-30", "from", Reason::Bad),
        ("from=yesterday", "from", Reason::Bad),
        ("on=both", "on", Reason::Bad),
        ("match=none", "match", Reason::Bad),
        ("lang=fr", "lang", Reason::Bad),
        ("c=12", "c", Reason::Bad),
        ("w=9-4", "w", Reason::Bad),
        ("w=0", "w", Reason::Bad),
        ("view=<b>x</b>", "view", Reason::Bad),
        ("person=", "person", Reason::Bad),
        ("no=gallant", "no", Reason::Bad),
        ("no=person:", "no", Reason::Bad),
        ("no=kind:blank", "no", Reason::Bad),
        ("no=colour:red", "no", Reason::Bad),
        ("kind=related", "kind", Reason::Bad),
        ("dated=yes", "dated", Reason::Bad),
        ("exact=yes", "exact", Reason::Bad),
        ("sort=length", "sort", Reason::Bad),
        ("apart=gallant", "apart", Reason::Bad),
        ("apart=gallant:", "apart", Reason::Bad),
        ("utm_source=x", "utm_source", Reason::Unknown),
    ] {
        let (state, notices) = decoded(&format!("?{query}"));
        assert_eq!(state, ViewState::default(), "{query}");
        assert_eq!(notices.len(), 1, "{query}");
        assert_eq!((notices[0].name.as_str(), notices[0].reason), (name, reason), "{query}");
    }
    let (state, notices) = decoded("?from=2023&from=2024&person=a&nonsense=1");
    assert_eq!((state.from, state.persons), (Some(PartialDate::Year(2023)), vec!["a".to_owned()]));
    assert_eq!(notices.iter().map(|n| n.reason).collect::<Vec<_>>(), [Reason::Repeated, Reason::Unknown]);
}

#[test]
fn queries_as_others_write_them() {
    for (query, q) in [
        ("q=a%20b", "a b"),
        ("?q=a+b", "a b"),
        ("&amp;q=a", "a"),
        ("q=غالانت", "غالانت"),
        ("q=%25D8%25BA", "غ"),
        ("q=1%2B1", "1+1"),
        ("Q=a", "a"),
        ("q=a=b", "a=b"),
    ] {
        let (state, notices) = ViewState::decode("", query);
        assert_eq!((state.q.as_str(), notices), (q, vec![]), "{query}");
    }
    assert_eq!(ViewState::decode("", "from=٢٠٢٣-٠١&c=K3V9.&w=4").0.words, Some((4, 4)));
    assert_eq!(ViewState::decode("", "from=٢٠٢٣-٠١").0.from, Some(PartialDate::Month(2023, 1)));
}

#[test]
fn decisions_and_typing() {
    let q = |q: &str| ViewState { q: q.into(), ..ViewState::default() };
    let person = |q: &str| ViewState { q: q.into(), persons: vec!["a".into()], ..ViewState::default() };
    let checked = ViewState { check: Some("k3v9".into()), ..ViewState::default() };
    for (old, new, decision) in [
        (q(""), q(""), false),
        (q(""), q("غ"), true),
        (q("غ"), q("غا"), false),
        (q("غا"), q("غ"), false),
        (q("غ"), q(""), false),
        (q("غالانت"), q(""), true),
        (q("غ"), person("غ"), true),
        (q("غ"), person("غا"), true),
        (checked, q(""), false),
        (q(""), ViewState::article("ab3f9"), true),
    ] {
        assert_eq!(is_decision(&old, &new), decision, "{old:?} {new:?}");
    }
}

#[test]
fn partial_dates_mean_intervals() {
    let days = |text: &str| PartialDate::parse(text).map(|it| it.interval());
    assert_eq!(days("2024-02"), crate::day::Interval::month(2024, 2));
    assert_eq!(days("2024"), crate::day::Interval::year(2024));
    assert_eq!(days("2024-02-31"), None);
    let state =
        ViewState { from: PartialDate::parse("2023-02"), to: PartialDate::parse("2023-02"), ..ViewState::default() };
    assert_eq!(state.days(), (crate::day::Day::new(2023, 2, 1), crate::day::Day::new(2023, 2, 28)));
}

fn a_date() -> impl Strategy<Value = Option<PartialDate>> {
    proptest::option::of(prop_oneof![
        (1i32..=9999).prop_map(PartialDate::Year),
        (1i32..=9999, 1u8..=12).prop_map(|(y, m)| PartialDate::Month(y, m)),
        (-700_000i32..2_900_000).prop_map(|n| PartialDate::Day(Day(n))),
    ])
}

fn a_list(item: &'static str) -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(item, 0..4).prop_map(|mut list| {
        list.sort();
        list.dedup();
        list
    })
}

fn a_page() -> impl Strategy<Value = PageRef> {
    let (aid, pid) = ("[0-9a-hjkmnp-tv-z]{5}", "[0-9a-hjkmnp-tv-z]{3}");
    prop_oneof![
        Just(PageRef::Explorer),
        aid.prop_map(|aid| PageRef::Article { aid }),
        (aid, pid, proptest::option::of(pid)).prop_map(|(aid, pid, to)| {
            let to = to.filter(|to| *to != pid);
            PageRef::Passage { aid, pid, to }
        }),
        (proptest::sample::select(&EntityKind::ALL[..]), "[a-z][a-z0-9-]{0,12}[a-z0-9]|[ء-ي]{2,9}")
            .prop_map(|(kind, id)| PageRef::Entity { kind, id }),
        Just(PageRef::About),
    ]
}

fn exclusions() -> impl Strategy<Value = Vec<Exclusion>> {
    let value = (0usize..5, "[a-z][a-z0-9-]{0,6}[a-z0-9]", 0usize..6).prop_map(|(of, value, kind)| {
        let of = Choice::ALL[of];
        let value = if of == Choice::Kind { LineKind::ALL[kind].name().to_owned() } else { value };
        Exclusion { of, value }
    });
    proptest::collection::btree_set(value, 0..3).prop_map(|set| set.into_iter().collect())
}

fn splits() -> impl Strategy<Value = Vec<Apart>> {
    let apart = ("[a-z]{1,9}", "[ء-ي](\\PC{0,8}[ء-ي])?").prop_map(|(entity, spelling)| Apart { entity, spelling });
    proptest::collection::btree_set(apart, 0..3).prop_map(|set| set.into_iter().collect())
}

/// What came later: exclusions, kinds, and the rest.
fn more() -> impl Strategy<Value = ViewState> {
    let kinds = proptest::collection::btree_set((0usize..6).prop_map(|at| LineKind::ALL[at]), 0..3);
    let sort = proptest::option::of(any::<bool>());
    (exclusions(), kinds, any::<bool>(), any::<bool>(), sort, splits()).prop_map(
        |(excluded, kinds, undated, exact, rank, apart)| ViewState {
            excluded,
            kinds: kinds.into_iter().collect(),
            undated,
            exact,
            sort: rank.map(|rank| if rank { Sort::Rank } else { Sort::Date }),
            apart,
            ..ViewState::default()
        },
    )
}

prop_compose! {
    fn a_state()(
        more in more(),
        (page, q) in (a_page(), "(\\PC|%|[0-9A-F]){0,30}"),
        persons in a_list("[a-z][a-z0-9-]{0,12}[a-z0-9]"), places in a_list("[a-z]{1,9}"),
        orgs in a_list("[ء-ي]{2,9}"), sources in a_list("\\PC{0,12}[a-zء-ي.]"),
        from in a_date(), to in a_date(),
        published in any::<bool>(), any_of in any::<bool>(),
        view in proptest::option::of("[a-z][a-z-]{0,8}"), lang in proptest::option::of(any::<bool>()),
        check in proptest::option::of("[0-9a-hjkmnp-tv-z]{4}"), words in proptest::option::of((1u32..500, 0u32..90)),
    ) -> ViewState {
        ViewState {
            page, q, persons, places, orgs, sources, from, to, view, check,
            on: if published { DateKind::Published } else { DateKind::Mentioned },
            matching: if any_of { Matching::Any } else { Matching::All },
            lang: lang.map(|en| if en { Lang::En } else { Lang::Ar }),
            words: words.map(|(first, more)| (first, first + more)),
            ..more
        }
    }
}

proptest! {
    #[test]
    fn every_state_survives_its_address(state in a_state()) {
        let address = state.encode();
        prop_assert!(address.is_ascii());
        prop_assert_eq!(decoded(&address), (state, vec![]));
    }

    #[test]
    fn any_address_is_read_and_then_stays(path in "(\\PC|%|/|[a-p0-9-]){0,40}", query in "(\\PC|%|&|=|[a-z]){0,80}") {
        let (state, _) = ViewState::decode(&path, &query);
        prop_assert_eq!(decoded(&state.encode()), (state, vec![]));
    }
}
