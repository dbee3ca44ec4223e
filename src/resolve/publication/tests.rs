use super::*;
use crate::annotate::dates;
use crate::source::{Line, Page, line::Reason};
use crate::span::Extent;

/// Every line is body text, but for those that begin with `#` (a byline), `%` (boilerplate) or `>` (a teaser).
fn page(text: &str) -> Page {
    let mut at = 0;
    let lines = text
        .split('\n')
        .map(|line| {
            let extent = Extent::new(at, at + line.chars().count() as u32);
            at = extent.end + 1;
            let kind = match line.chars().next() {
                Some('#') => LineKind::Byline,
                Some('%') => LineKind::Boilerplate,
                Some('>') => LineKind::Related,
                _ => LineKind::Body,
            };
            Line { extent, kind, reason: Reason::default() }
        })
        .collect();
    Page { text: text.to_owned(), lines, ..Page::default() }
}

#[test]
fn the_day_from_the_words() {
    for (text, expected) in [
        ("أمس الأول الخميس 13 يوليو 2023، قال الوزير إن", Some("2023-07-15")),
        ("قال الوزير اليوم السبت 15 يوليو 2023 إن الحكومة ستجتمع غدا الأحد 16 يوليو 2023", Some("2023-07-15")),
        ("# أحمد علي - 15 يوليو 2023\nقال الوزير إن", Some("2023-07-15")),
        ("السبت 15 يوليو 2023\nقال الوزير إن", Some("2023-07-15")),
        ("قال الوزير اليوم السبت 15 يوليو إن خطة 2023 جاهزة", None),
        ("وقع الانفجار في 13 يوليو 2023. وقال الوزير أمس الجمعة إن التحقيق مستمر", None),
        ("قال الوزير الثلاثاء إن الزيارة تمت الاثنين", None),
        ("", None),
    ] {
        let page = page(text);
        let reading = Reading::new(&page);
        let found = infer(&reading, &dates::find(&reading), Hints::default());
        assert_eq!(found.map(|p| p.day.to_string()), expected.map(str::to_owned), "{text}");
    }
}

#[test]
fn words_against_the_day_given() {
    for (text, published, expected) in [
        ("قال أمس الجمعة إن", "2023-07-15", None),
        ("قال أمس الجمعة إن", "2023-07-16", Some("conflict-publication 2023-07-15 أمس الجمعة")),
        ("قال اليوم السبت إن الوزير وصل أمس الجمعة", "2023-07-17", Some("conflict-publication 2023-07-15 اليوم السبت")),
        ("قال الوزير إن الوضع هادئ", "2023-07-17", None),
    ] {
        let page = page(text);
        let reading = Reading::new(&page);
        let day = Day::parse(published).unwrap();
        let found = conflict(&reading, &dates::find(&reading), day);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
}

/// Words, hints and the day with its method; a dash where nothing is inferred.
#[test]
fn how_a_day_is_inferred() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        // A line that says when.
        ("% نشر في: 12/3/2024\nقال الوزير إن", "2024-03-12 stamp"),
        ("% نُشر في الأربعاء 17 أفريل 2024 على الساعة 13:42\nقال الوزير إن", "2024-04-17 stamp"),
        ("# نشر في: الجمعة 24 يناير 2025 - 9:15 ص | آخر تحديث: 25 يناير 2025 - 11:02 ص\nقال", "2025-01-24 stamp"),
        ("# آخر تحديث: 25 يناير 2025\nقال الوزير أمس الخميس إن", "2025-01-25 stamp"),
        ("# آخر تحديث: 25 يناير 2025\n% تاريخ النشر: 24 يناير 2025\nقال", "2025-01-24 stamp"),
        ("% Published: July 15, 2023\nقال الوزير إن", "2023-07-15 stamp"),
        ("% أضيف بتاريخ ٢٠٢٣/٧/١٥\nقال الوزير إن", "2023-07-15 stamp"),
        ("% تاريخ النشر: 25 شوال 1436هـ\nقال الوزير إن", "2015-08-10 stamp"),
        ("> نشر في 1 يناير 2020\nقال الوزير إن", "-"),
        // Words that count from it.
        ("قال أمس الخميس 13 يوليو 2023 إن", "2023-07-14 offset-and-date"),
        ("يصل غدا الأحد 16 يوليو 2023 إلى", "2023-07-15 offset-and-date"),
        ("بعد غد الاثنين 17 يوليو 2023 تبدأ", "2023-07-15 offset-and-date"),
        ("قال اليوم الأحد 11 جمادى الآخرة 1445هـ الموافق 24 ديسمبر 2023م إن", "2023-12-24 offset-and-date"),
        ("قال اليوم السبت 15 تموز 2023 إن\nوقال أمس الجمعة 14 تموز 2023 إن", "2023-07-15 offset-and-date"),
        ("قال اليوم الجمعة 15 تموز 2023 إن", "-"),
        // The head of the article.
        ("# الرباط، 5 يناير 2023\nقال الوزير إن", "2023-01-05 dateline"),
        ("# الأحد 16 رجب 1445هـ الموافق 28 يناير 2024م\nقال الوزير إن", "2024-01-28 dateline"),
        ("عنوان المقال هنا\n6.12.2023\nقال الوزير إن", "2023-12-06 dateline"),
        ("05 شعبان 1445هـ - 15 فبراير 2024م\nالتقى الوزير", "2024-02-15 dateline"),
        ("وقعت الحرب في 6 أكتوبر 1973 بين مصر وسوريا من جهة وإسرائيل من جهة أخرى", "-"),
        // Day, month and weekday, and a year near.
        ("قال اليوم السبت 15 يوليو إن خطة عام 2023 جاهزة", "2023-07-15 offset-and-weekday"),
        ("قال أمس الجمعة 14 يوليو إن خطة عام 2022 انتهت", "2023-07-15 offset-and-weekday"),
        ("قال اليوم السبت 15 يوليو إن رؤية عام 2040 جاهزة", "-"),
        ("قال اليوم السبت إن خطة عام 2023 جاهزة", "-"),
        // Nothing.
        ("قال الوزير في 12 مارس 2020 إن الخطة جاهزة، وكان قد زار المدينة عام 2019 مرتين", "-"),
        ("قال الوزير يوم السبت إن الخطة جاهزة", "-"),
    ] {
        let page = page(text);
        let reading = Reading::new(&page);
        let found = infer(&reading, &dates::find(&reading), Hints::default());
        let said = found
            .map_or("-".to_owned(), |it| format!("{} {}", it.day, it.evidence.split(':').next().unwrap_or_default()));
        if said != expected {
            wrong.push(format!("{text}\n  {expected} | {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_outside_the_text() {
    let with = |published: Option<&str>, file: &str, url: Option<&str>| {
        let mut page = page("قال الوزير إن الخطة جاهزة");
        page.meta.published = published.map(str::to_owned);
        let reading = Reading::new(&page);
        infer(&reading, &[], Hints { file, url }).map(|it| format!("{} {}", it.day, it.evidence))
    };
    let head = with(Some("2023-07-15T22:10:00+03:00"), "2020-01-01.txt", None);
    assert_eq!(head.as_deref(), Some("2023-07-15 page-head: 2023-07-15T22:10:00+03:00"));
    for (file, expected) in [
        ("2023-07-15-visit.txt", Some("2023-07-15")),
        ("visit_20230715.html", Some("2023-07-15")),
        ("2023_7_5.txt", Some("2023-07-05")),
        ("visit-2023.txt", None),
        ("000_ab6a4cc388158182.txt", None),
        ("2023-13-41.txt", None),
        ("20230715123.txt", None),
    ] {
        let day = with(None, file, None).map(|it| it.split(' ').next().unwrap_or_default().to_owned());
        assert_eq!(day.as_deref(), expected, "{file}");
    }
    let address = with(None, "a.txt", Some("https://example.org/2023/07/15/visit"));
    assert_eq!(address.as_deref(), Some("2023-07-15 address: https://example.org/2023/07/15/visit"));
}

/// An article's words, the days of the others, and the day that fits.
#[test]
fn days_from_the_other_articles() {
    for (text, days, expected) in [
        ("قال أمس الجمعة إن", &["2023-07-14", "2023-07-16"][..], Some("2023-07-15")),
        ("قال أمس الجمعة إن", &["2023-07-01", "2023-07-30"][..], None),
        ("القاهرة في 12 مارس /أ ش أ/ قال الوزير", &["2023-02-01", "2023-04-20"][..], Some("2023-03-12")),
        ("القاهرة في 12 مارس /أ ش أ/ قال الوزير", &["2021-02-01", "2023-04-20"][..], None),
        ("قال اليوم السبت 15 يوليو إن", &["2022-02-01", "2023-04-20"][..], Some("2023-07-15")),
        ("قال اليوم السبت 15 يوليو إن", &["2023-07-10"][..], Some("2023-07-15")),
        ("قال اليوم السبت إن", &[][..], None),
        ("قال الوزير السبت إن", &["2023-07-14"][..], None),
    ] {
        let page = page(text);
        let reading = Reading::new(&page);
        let days: Vec<Day> = days.iter().filter_map(|day| Day::parse(day)).collect();
        let window = days.first().copied().zip(days.last().copied());
        let found = window.and_then(|window| among(&clues(&reading, &dates::find(&reading)), window));
        assert_eq!(found.map(|it| it.day.to_string()).as_deref(), expected, "{text} {days:?}");
    }
}
