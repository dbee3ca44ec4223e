//! Same words elsewhere: see `present::views::same`.

use std::cell::Cell;

use kashshaf::corpus::facts::Degree;
use kashshaf::dom::{El, el};
use kashshaf::present::views::same::{Group, PAGE, SameWord, Side, Text, degree_words, same};
use kashshaf::present::{Lang, digits};

use crate::stage::Stage;

thread_local! {
    /// How many groups the reader has asked for.
    static SHOWN: Cell<usize> = const { Cell::new(PAGE) };
}

pub fn draw(stage: &Stage) -> Vec<El> {
    let lang = stage.scene.lang;
    let shown = same(&stage.scene, SHOWN.get());
    let mut parts = vec![el("h2").text(SameWord::Title.say(lang))];
    if shown.groups.is_empty() {
        parts.push(el("p").text(SameWord::None.say(lang)));
        let all = |href: &String| el("p").child(el("a.button").attr("href", href).text(SameWord::All.say(lang)));
        parts.extend(shown.all_href.as_ref().map(all));
        return parts;
    }
    let sums = shown.sums.iter().map(|(degree, count)| {
        let words = format!("{} {count}", degree_words(lang, *degree));
        el("li").child(el("span.degree").attr("data-degree", degree.name()).text(&digits(lang, words)))
    });
    parts.push(el("p.figures-lead").text(SameWord::Lead.say(lang)));
    parts.push(el("ul.plain.figures-sums").children(sums));
    parts.extend(shown.groups.iter().map(|it| group(lang, it)));
    if shown.more > 0 {
        let stage = stage.clone();
        let more = el("button.button id=same-more type=button").text(SameWord::More.say(lang)).on("click", move |_| {
            SHOWN.set(SHOWN.get() + PAGE);
            stage.draw();
        });
        parts.push(el("p").child(more));
    }
    parts
}

fn group(lang: Lang, it: &Group) -> El {
    let size = (it.pairs.len() > 1).then(|| el("p.figures-foot").text(&it.size));
    el("section.subject.same-group")
        .attr("data-group", &it.number.to_string())
        .children(size)
        .children(it.pairs.iter().map(|pair| side(lang, pair)))
}

fn side(lang: Lang, it: &Side) -> El {
    let degree = el("span.degree").attr("data-degree", it.degree.name()).text(it.degree_words);
    let marked = (it.degree != Degree::SameFact).then(|| el("small").text(SameWord::Only.say(lang)));
    let head = el("p.same-head").child(degree).text(" · ").child(el("small").text(&it.shared));
    let head = head.children(marked.into_iter().flat_map(|it| [el("span").text(" · "), it]));
    let texts = el("div.same-pair").child(text(&it.first)).child(text(&it.second));
    el("article.same-side").child(head).child(texts)
}

fn text(it: &Text) -> El {
    let source = el("b").child(el("bdi").text(&it.source));
    let cite =
        el("a.figures-cite").attr("href", &it.href).attr("title", &it.title).child(source).text(" · ").text(&it.day);
    let pieces = it.pieces.iter().map(|(text, other)| el(if *other { "ins" } else { "span" }).text(text));
    let made = el("div").child(cite).child(el("p.figures-quote lang=ar dir=rtl").children(pieces));
    if it.selected { made } else { made.attr("data-outside", "") }
}
