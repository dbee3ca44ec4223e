//! Figures side by side: see `present::views::figures`. The picture is a column of the table: each reading stands on its own
//! row of one scale, so that nothing is said by the picture alone.

use kashshaf::corpus::facts::Verdict;
use kashshaf::dom::{El, el, svg};
use kashshaf::present::Lang;
use kashshaf::present::views::figures::plot::{Meets, Open, Plot, Track};
use kashshaf::present::views::figures::{ConflictCard, FiguresWord, Quote, SubjectCard, figures, verdict_words};

use crate::stage::Stage;

pub fn draw(stage: &Stage) -> Vec<El> {
    let lang = stage.scene.lang;
    let shown = figures(&stage.scene);
    let mut parts = vec![el("h2").text(FiguresWord::Title.say(lang))];
    if shown.subjects.is_empty() && shown.conflicts.is_empty() {
        parts.push(el("p").text(FiguresWord::None.say(lang)));
        let all = |href: &String| el("p").child(el("a.button").attr("href", href).text(FiguresWord::All.say(lang)));
        parts.extend(shown.all_href.as_ref().map(all));
        return parts;
    }
    if !shown.subjects.is_empty() {
        let sums = shown.sums.iter().map(|(verdict, count)| {
            let words = format!("{} {count}", verdict_words(lang, *verdict));
            el("li").child(badge(*verdict, &kashshaf::present::digits(lang, words)))
        });
        parts.push(el("p.figures-lead").text(FiguresWord::Lead.say(lang)));
        parts.push(el("ul.plain.figures-sums").children(sums));
    }
    parts.extend(shown.subjects.iter().map(|it| subject(lang, it)));
    if !shown.conflicts.is_empty() {
        parts.push(el("h2 id=conflicts").text(FiguresWord::Conflicts.say(lang)));
        parts.push(el("p.figures-lead").text(FiguresWord::ConflictsLead.say(lang)));
        parts.extend(shown.conflicts.iter().map(conflict));
    }
    parts
}

/// Verdicts have a shape of their own: a full circle, a half-full diamond, a cross.
fn badge(verdict: Verdict, words: &str) -> El {
    let shape = match verdict {
        Verdict::Agree => svg("circle cx=8 cy=8 r=5.5 fill=currentColor"),
        Verdict::Differ => svg("path fill=none stroke=currentColor stroke-width=2").attr("d", "M8 2 14 8 8 14 2 8Z"),
        Verdict::Contradict => {
            svg("path fill=none stroke=currentColor stroke-width=3").attr("d", "M3 3 13 13M13 3 3 13")
        }
    };
    let drawing =
        svg("svg width=16 height=16 aria-hidden=true focusable=false").attr("viewBox", "0 0 16 16").child(shape);
    el("span.verdict").attr("data-verdict", verdict.name()).child(drawing).child(el("span").text(words))
}

fn subject(lang: Lang, it: &SubjectCard) -> El {
    let id = format!("subject-{}", it.id);
    let label = el("h3").attr("id", &id).attr("lang", it.label_lang.tag()).child(el("bdi").text(&it.label));
    let head = el("header").child(label).child(badge(it.verdict, it.verdict_words));
    let why = el("p.figures-why").text(&it.why);
    let columns = [FiguresWord::Said, FiguresWord::Scale, FiguresWord::Where];
    let heads = columns.map(|word| el("th scope=col role=columnheader").text(word.say(lang)));
    let rows = it.rows.iter().enumerate().map(|(at, row)| {
        let track = it.plot.tracks.get(at).copied().flatten();
        let value = el("th.figures-value scope=row role=rowheader").child(el("bdi").text(&row.value));
        let period = row.period.as_ref().map(|it| el("small").text(it));
        let picture = el("td.figures-track role=cell").children(picture(lang, &it.plot, track));
        let says = el("td.figures-says role=cell").child(cite(&row.quote)).child(text(&row.quote));
        let made = el("tr role=row").child(value.children(period)).child(picture).child(says);
        if row.quote.selected { made } else { outside(lang, made) }
    });
    let scale = axis(lang, it);
    let table = el("table.figures-table role=table")
        .attr("aria-labelledby", &id)
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows))
        .children(scale);
    let foot = el("p.figures-foot").child(el("span").text(it.state)).text(" · ").text(&it.together);
    el("section.subject")
        .attr("data-subject", &it.id)
        .attr("data-verdict", it.verdict.name())
        .child(head)
        .child(why)
        .child(table)
        .child(foot)
}

fn outside(lang: Lang, row: El) -> El {
    row.attr("data-outside", "").attr("title", FiguresWord::Outside.say(lang))
}

/// A share of the width from the side at which reading begins, as the drawing counts: from the left.
fn from_left(lang: Lang, share: f64) -> f64 {
    if lang == Lang::Ar { 1.0 - share } else { share }
}

/// In hundredths of a per cent, so that no float is printed.
fn percent(share: f64) -> String {
    let hundredths = (share * 10_000.0).round() as u32;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn band(lang: Lang, spec: &str, from: f64, to: f64) -> El {
    let (a, b) = (from_left(lang, from), from_left(lang, to));
    svg(spec).attr("x", &percent(a.min(b))).attr("width", &percent((a - b).abs()))
}

fn at(lang: Lang, spec: &str, name: &str, share: f64) -> El {
    svg(spec).attr(name, &percent(from_left(lang, share)))
}

fn picture(lang: Lang, plot: &Plot, track: Option<Track>) -> Option<El> {
    let track = track?;
    let mut parts = Vec::new();
    if let Some(shade) = plot.shade {
        let class = match shade.meets {
            Meets::Common => "rect.plot-common y=0 height=100%",
            Meets::Gap => "rect.plot-gap y=0 height=100%",
        };
        parts.push(band(lang, class, shade.from, shade.to));
    }
    for (share, _) in &plot.ticks {
        let line = at(lang, "line.plot-grid y1=0 y2=100%", "x1", *share);
        parts.push(line.attr("x2", &percent(from_left(lang, *share))));
    }
    if track.open != Open::Neither || track.end.is_some() {
        parts.push(band(lang, "rect.plot-range y=16 height=12 rx=3", track.from, track.to));
    }
    let below = (track.open == Open::Below).then_some((track.from, false));
    let above = (track.open == Open::Above).then_some((track.to, true));
    parts.extend(below.or(above).map(|(share, upward)| arrow(lang, share, upward)));
    let open = matches!(track.open, Open::Below | Open::Above);
    let dots = [Some(track.dot), track.end].into_iter().flatten();
    let class = if open { "circle.plot-dot.plot-open cy=22 r=6" } else { "circle.plot-dot cy=22 r=6.5" };
    parts.extend(dots.map(|share| at(lang, class, "cx", share)));
    Some(svg("svg width=100% height=44 aria-hidden=true focusable=false").children(parts))
}

/// Where a stretch has no end.
fn arrow(lang: Lang, share: f64, upward: bool) -> El {
    let left = upward == (lang == Lang::Ar);
    let shape = if left { "M2 22 12 15V29Z" } else { "M-2 22-12 15V29Z" };
    let holder = svg("svg overflow=visible").attr("x", &percent(from_left(lang, share)));
    holder.child(svg("path.plot-arrow").attr("d", shape))
}

/// The numbers of the scale, and what is shaded.
fn axis(lang: Lang, it: &SubjectCard) -> Option<El> {
    if it.plot.tracks.iter().flatten().count() == 0 {
        return None;
    }
    let numbers = it
        .plot
        .ticks
        .iter()
        .zip(&it.ticks)
        .map(|((share, _), words)| at(lang, "text.plot-number y=14 text-anchor=middle", "x", *share).text(words));
    let drawing = svg("svg width=100% height=20 aria-hidden=true focusable=false").children(numbers);
    let key = it.shade_words.zip(it.plot.shade).map(|(words, shade)| {
        let class = if shade.meets == Meets::Gap { "i.plot-key.plot-key-gap" } else { "i.plot-key" };
        el("small").child(el(class).attr("aria-hidden", "true")).text(words)
    });
    let cells = [el("td"), el("td.figures-track").child(drawing).children(key), el("td")];
    Some(el("tfoot").child(el("tr").children(cells)))
}

/// Source, day and title as the link to the passage.
fn cite(quote: &Quote) -> El {
    let source = el("b").child(el("bdi").text(&quote.source));
    el("a.figures-cite")
        .attr("href", &quote.href)
        .attr("title", &quote.title)
        .child(source)
        .text(" · ")
        .text(&quote.day)
}

fn text(quote: &Quote) -> El {
    let pieces = quote.pieces.iter().map(|(text, matters)| el(if *matters { "mark" } else { "span" }).text(text));
    el("p.figures-quote lang=ar dir=rtl").children(pieces)
}

fn conflict(it: &ConflictCard) -> El {
    let head = el("header").child(el("h3").text(it.title)).child(badge(it.verdict, it.verdict_words));
    let versions = it.versions.iter().map(|quote| {
        let made = el("li").child(cite(quote)).child(text(quote));
        if quote.selected { made } else { made.attr("data-outside", "") }
    });
    el("section.subject")
        .attr("data-conflict", &it.id)
        .attr("data-verdict", it.verdict.name())
        .child(head)
        .child(el("ul.plain.versions").children(versions))
}
