//! Figures side by side and same words elsewhere, in a real browser.

use crate::reader::Reader;

const DRAWN: &str = "document.querySelector('[data-drawn=figures] .subject')";

#[test]
fn readings_of_one_subject_stand_on_one_scale() {
    let reader = Reader::new();
    for address in ["?view=figures", "?view=figures&lang=en"] {
        reader.visit(address);
        reader.wait_true(DRAWN);
        // The contradiction comes first, with as many rows as readings, each with its picture and its link.
        reader.wait_true("document.querySelector('.subject').dataset.verdict == 'contradict'");
        reader.wait_true(
            "(it => it.querySelectorAll('tbody tr').length == 2 && it.querySelectorAll('tbody .plot-dot').length == 2 && \
             [...it.querySelectorAll('.figures-cite')].every(link => link.href.includes('/p/')))\
             (document.querySelector('.subject'))",
        );
    }
}

#[test]
fn a_reading_leads_to_its_passage() {
    let reader = Reader::new();
    reader.visit("?view=figures");
    reader.wait_true(DRAWN);
    reader.script("document.querySelector('.subject .figures-cite').click()");
    reader.wait_true("location.pathname.includes('/p/')");
}

#[test]
fn the_figures_follow_the_selection() {
    let reader = Reader::new();
    reader.visit("?view=figures&q=%D9%83%D9%84%D9%85%D8%A9%D8%BA%D8%A7%D8%A6%D8%A8%D8%A9");
    reader.wait_true("document.querySelector('[data-drawn=figures]')");
    reader.wait_true("!document.querySelector('.subject') && document.querySelector('[data-drawn=figures] a.button')");
}

#[test]
fn the_same_words_stand_beside_each_other() {
    let reader = Reader::new();
    reader.visit("?view=same");
    reader.wait_true("document.querySelectorAll('[data-drawn=same] .same-pair').length > 8");
    reader.wait_true("[...document.querySelectorAll('.same-pair')].every(it => it.children.length == 2)");
}
