//! The page about the corpus: see `present::views::about`.

use kashshaf::dom::{El, el};
use kashshaf::present::views::about::{Row, Section, about};

use crate::stage::Stage;

pub fn draw(stage: &Stage) -> Vec<El> {
    let about = about(&stage.scene);
    let title = el("h1.story-title").text(about.title);
    std::iter::once(title).chain(about.sections.iter().map(section)).collect()
}

fn section(section: &Section) -> El {
    let title = (!section.title.is_empty()).then(|| el("h2").text(section.title));
    let paragraphs = section.paragraphs.iter().map(|words| el("p").text(words));
    let rows = (!section.rows.is_empty()).then(|| el("dl.about-rows").children(section.rows.iter().map(row)));
    el("section.about-part").children(title).children(paragraphs).children(rows)
}

fn row(row: &Row) -> El {
    let what = match row.href.as_deref() {
        Some(href) => el("dt").child(el("a").attr("href", href).child(el("bdi").text(&row.what))),
        None => el("dt").text(&row.what),
    };
    el("div").child(what).child(el("dd").child(el("bdi").text(&row.value)))
}
