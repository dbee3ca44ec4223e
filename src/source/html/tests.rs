use super::super::{Hint, LineKind, Page, Repeats, decode, read};
use super::*;

fn page(html: &str) -> Page {
    read(decode(html.as_bytes()), Hint::Html, &Repeats::default())
}

fn blocks(html: &str) -> Vec<String> {
    parse(html).blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn where_blocks_part() {
    for (html, expected) in [
        ("<p>أول<p>ثان", vec!["أول", "ثان"]),
        ("<p>قال <b>الوزير</b> إن\n  كذا</p>", vec!["قال الوزير إن كذا"]),
        ("<p>و<b>قال</b></p>", vec!["وقال"]),
        ("سطر<br>سطر<br/>سطر", vec!["سطر", "سطر", "سطر"]),
        ("<ul><li>أ<li>ب</ul>", vec!["أ", "ب"]),
        ("<script>var a='<p>لا</p>'</script><style>p{}</style>نعم", vec!["نعم"]),
        ("<div>أ<div>ب</div>ج</div>", vec!["أ", "ب", "ج"]),
        ("<!-- <p>لا</p> -->نعم &amp; لا &#1575;&nbsp;", vec!["نعم & لا ا"]),
        ("<p><a href=x>رابط</p></a><p>نص</i></p>", vec!["رابط", "نص"]),
        ("<title>عنوان</title><p hidden>خفي</p>", vec![]),
    ] {
        assert_eq!(blocks(html), expected, "{html}");
    }
}

#[test]
fn what_markup_says_of_a_block() {
    for (html, tag, region, linked) in [
        ("<h1>خبر</h1>", Tag::Headline, Region::Text, false),
        ("<figure><figcaption>صورة</figcaption></figure>", Tag::Caption, Region::Text, false),
        ("<nav><ul><li><a href=x>سياسة</a></ul></nav>", Tag::ListItem, Region::Site, true),
        ("<div class='entry-related'><a href=x>خبر آخر</a></div>", Tag::Other, Region::Related, true),
        ("<p>عن <a rel=author>علي</a></p>", Tag::Byline, Region::Text, false),
        ("<time datetime=2023-01-01>أمس</time>", Tag::Time, Region::Text, false),
        ("<article><header><p>نص</p></header></article>", Tag::Other, Region::Text, false),
        ("<a href=x>رابط<p><a name=y>نص", Tag::Other, Region::Text, true),
        ("<p><a name=y>نص", Tag::Other, Region::Text, false),
        ("<aside><p>نص</p></aside>", Tag::Other, Region::Related, false),
    ] {
        let facts = parse(html).blocks[0].facts;
        assert_eq!((facts.tag, facts.region, facts.links > 0.8), (tag, region, linked), "{html}");
    }
}

#[test]
fn what_the_head_says() {
    let meta = parse(
        "<title>نافذة</title><meta property='og:title' content='عنوان'><meta name=author content=' علي  حسن '>\
         <script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"ن\",\
         \"datePublished\":\"2023-05-01T10:00:00Z\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"الأفق\"}}]}</script>",
    )
    .meta;
    let field = |field: &Option<String>| field.clone().unwrap_or_default();
    assert_eq!(field(&meta.author), "علي حسن");
    assert_eq!(field(&meta.publisher), "الأفق");
    assert_eq!(field(&meta.published), "2023-05-01T10:00:00Z");
    assert_eq!(field(&meta.url), "");
    for broken in ["{", "[[[[[[[[[[]]]]]]]]]]", "{\"@type\":[[[]]]}"] {
        Meta::default().json_ld(broken);
    }
}

#[test]
fn a_page_with_markup() {
    let page = page(
        "<html><head><title>اتفاق جديد بين الرباط ومدريد - الأفق</title></head><body>\
         <nav><a href=/>الرئيسية</a><a href=/s>سياسة</a></nav>\
         <div class='ticker'><a href=/1>البرلمان يناقش مشروع قانون المالية الجديد</a></div>\
         <h1>اتفاق جديد بين الرباط ومدريد</h1><p class=byline>يوسف الإدريسي</p>\
         <figure><img src=x><figcaption>الوزيران بعد التوقيع</figcaption></figure>\
         <p>وقع وزيرا خارجية المغرب وإسبانيا في الرباط اتفاقا جديدا للتعاون في مجالي الماء والطاقة.</p>\
         <h2>تفاصيل الاتفاق</h2>\
         <p>وينص الاتفاق على تمويل مشاريع بقيمة مئة مليون أورو خلال السنوات الثلاث المقبلة في البلدين.</p>\
         <p><a href=/2>اقرأ أيضا: ملك إسبانيا يزور المغرب</a></p>\
         <p>وقال الوزير الإسباني إن الاتفاق يفتح صفحة جديدة بين الرباط ومدريد.</p>\
         <section class='related-posts'><a href=/3>مدريد تستدعي سفيرها في كيتو للتشاور</a></section>\
         <footer><p>جميع الحقوق محفوظة لموقع الأفق</p></footer></body></html>",
    );
    let expected = "boilerplate related title byline caption body heading body related body related boilerplate";
    let kinds: Vec<&str> = page.lines.iter().map(|line| line.kind.name()).collect();
    assert_eq!(kinds.join(" "), expected, "{}", page.text);
    assert_eq!(page.author.as_deref(), Some("يوسف الإدريسي"));
    assert_eq!(page.lines[page.title.unwrap()].kind, LineKind::Title);
}
