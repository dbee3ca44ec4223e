use crate::annotate::table::page;
use crate::annotate::{Reading, names};
use crate::resolve::corrections::Corrections;
use crate::resolve::identities::{ArticleNames, Identities, resolve};
use crate::span::SpanKind;

/// The names of some articles, resolved together.
fn identities(texts: &[&str]) -> (Vec<ArticleNames>, Identities) {
    let pages: Vec<_> = texts.iter().map(|text| page(text)).collect();
    let articles: Vec<ArticleNames> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let reading = Reading::new(page);
            ArticleNames::new(&at.to_string(), &reading, &names::find(&reading))
        })
        .collect();
    let resolved = resolve(&articles, &Corrections::default());
    (articles, resolved)
}

/// Name and slug of everything of a kind in one article.
fn slugs(text: &str, kind: SpanKind) -> Vec<(String, String)> {
    let (articles, resolved) = identities(&[text]);
    let pairs = articles[0].names.iter().zip(&resolved.of[0]).filter(|(name, _)| name.kind == kind);
    pairs
        .filter_map(|(name, entity)| Some((name.text.clone(), resolved.entities[(*entity)? as usize].id.clone())))
        .collect()
}

fn check(kind: SpanKind, table: &[(&str, &[(&str, &str)])]) {
    for (text, expected) in table {
        let found = slugs(text, kind);
        let found: Vec<(&str, &str)> = found.iter().map(|(name, slug)| (name.as_str(), slug.as_str())).collect();
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn one_place_in_all_its_spellings() {
    check(
        SpanKind::Place,
        &[
            ("زار أذربيجان ثم آذربايجان", &[("أذربيجان", "azerbaijan"), ("آذربايجان", "azerbaijan")]),
            ("في ناجورنو كاراباخ", &[("ناجورنو كاراباخ", "nagorno-karabakh")]),
            ("منطقة قره باغ", &[("قره باغ", "nagorno-karabakh")]),
            ("حدود الجمهورية الإسلامية", &[("الجمهورية الإسلامية", "iran")]),
            ("النفط للدولة العبرية", &[("للدولة العبرية", "israel")]),
            ("رحبت بها إسرائل", &[("إسرائل", "israel")]),
            ("إلى أميركا", &[("أميركا", "united-states")]),
            ("في سورية", &[("سورية", "syria")]),
            ("من هامبورج", &[("هامبورج", "hamburg")]),
            ("أعلنت تل أبيب", &[("تل أبيب", "tel-aviv")]),
            ("وصل العاصمة الأردنية عمان", &[("عمان", "amman")]),
            (
                "وصل إلى عمان قادما من مسقط في زيارة لسلطنة عمان",
                &[("عمان", "oman"), ("مسقط", "muscat"), ("سلطنة عمان", "oman")],
            ),
            ("في طرابلس وبنغازي شرق ليبيا", &[("طرابلس", "tripoli"), ("بنغازي", "benghazi"), ("ليبيا", "libya")]),
            (
                "في طرابلس وبيروت وسائر لبنان",
                &[("طرابلس", "tripoli-lebanon"), ("بيروت", "beirut"), ("لبنان", "lebanon")],
            ),
        ],
    );
}

#[test]
fn institutions_belong_to_a_state() {
    check(
        SpanKind::Organisation,
        &[
            (
                "قال الجيش الإسرائيلي إن الجيش سيرد",
                &[("الجيش الإسرائيلي", "israel-armed-forces"), ("الجيش", "israel-armed-forces")],
            ),
            ("قالت وزارة الخارجية الفرنسية", &[("وزارة الخارجية الفرنسية", "france-ministry-of-foreign-affairs")]),
            ("قالت الخارجية الفرنسية", &[("الخارجية الفرنسية", "france-ministry-of-foreign-affairs")]),
            ("التقى الرئيس الأذربيجاني وقائد حرس الحدود", &[("حرس الحدود", "azerbaijan-border-guard")]),
            ("قادة حرس الحدود في أذربيجان مع وزير الدفاع الإسرائيلي", &[("حرس الحدود", "azerbaijan-border-guard")]),
            (
                "البرلمان العراقي ثم مجلس النواب العراقي",
                &[("البرلمان العراقي", "iraq-parliament"), ("مجلس النواب العراقي", "iraq-parliament")],
            ),
        ],
    );
}

#[test]
fn embassies_are_told_by_sender_and_city() {
    check(
        SpanKind::Organisation,
        &[
            ("افتتاح السفارة الأذرية في تل أبيب", &[("السفارة الأذرية", "azerbaijan-embassy-tel-aviv")]),
            ("لافتتاح سفارة أذربيجان في إسرائيل", &[("سفارة أذربيجان", "azerbaijan-embassy-tel-aviv")]),
            (
                "افتتاح سفارة إسرائيل في عشق آباد، والسفارة الإسرائيلية هي الأقرب",
                &[("سفارة إسرائيل", "israel-embassy-ashgabat"), ("السفارة الإسرائيلية", "israel-embassy-ashgabat")],
            ),
            ("أعلنت أذربيجان إحباط هجوم على السفارة الإسرائيلية", &[("السفارة الإسرائيلية", "israel-embassy-baku")]),
        ],
    );
}

#[test]
fn short_and_long_forms_are_one() {
    check(
        SpanKind::Organisation,
        &[
            (
                "وفقا لمعهد ستوكهولم الدولي لبحوث السلام (سيبري)",
                &[("معهد ستوكهولم الدولي لبحوث السلام", "sipri"), ("سيبري", "sipri")],
            ),
            ("قال حلف شمال الأطلسي إن الناتو مستعد", &[("حلف شمال الأطلسي", "nato"), ("الناتو", "nato")]),
            (
                "قسد وقوات سوريا الديمقراطية",
                &[("قسد", "syrian-democratic-forces"), ("قوات سوريا الديمقراطية", "syrian-democratic-forces")],
            ),
        ],
    );
}

#[test]
fn an_abbreviation_explained_once_holds_in_the_article() {
    let text = "أعلن المركز الفلسطيني لأبحاث المياه (ماسار) النتائج. وقال ماسار (ماسار) أمس";
    let found = slugs(text, SpanKind::Organisation);
    assert!(found.len() >= 2, "{found:?}");
    assert_eq!(found[0].1, found[1].1, "{found:?}");
}

#[test]
fn identities_hold_across_articles() {
    let (articles, resolved) = identities(&["زار باكو أمس", "عاد من باكو اليوم إلى روسيا", "موسكو وروسيا"]);
    let count = articles.iter().map(|it| it.names.len()).sum::<usize>();
    assert_eq!((count, resolved.entities.len()), (5, 3));
    assert_eq!(resolved.of[0][0], resolved.of[1][0]);
    assert_eq!(resolved.of[1][1], resolved.of[2][1]);
    let baku = resolved.entities.iter().find(|it| it.id == "baku").expect("baku");
    assert_eq!((baku.name_ar.as_str(), baku.name_en.as_str(), baku.variants[0].count), ("باكو", "Baku", 2));
}

#[test]
fn unknown_names_go_by_their_words() {
    let (_, resolved) = identities(&["في بلدة الزمرخية", "سكان بلدة الزمرخيه"]);
    assert_eq!(resolved.entities.len(), 1);
    assert_eq!(resolved.entities[0].variants.len(), 2);
    assert!(!resolved.entities[0].name_en.is_empty());
}
