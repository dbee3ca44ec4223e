//! See `present::views::outline`.

use kashshaf::dom::{El, el};
use kashshaf::present::views::outline::outline;

use crate::stage::Stage;

pub fn draw(stage: &Stage) -> Vec<El> {
    let outline = outline(&stage.scene);
    let head = el("h2").text(outline.title);
    let none = outline.none.map(|words| el("p.hint").text(words));
    let count = el("p").text(&outline.passages_words);
    [head, count].into_iter().chain(none).collect()
}
