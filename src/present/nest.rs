//! Flat runs put back into the marks around them, as elements nest.

use super::Run;

/// A piece of a passage's text as a view writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node<'r, 't> {
    Text(&'r Run<'t>),
    /// A mark, by its place in the list that the runs were cut from, and what stands within it.
    Mark {
        mark: usize,
        nodes: Vec<Node<'r, 't>>,
    },
}

/// Joins neighbouring runs under the marks that they share, outermost first.
///
/// Where two marks cross, the one that began later is written in two pieces.
pub fn nest<'r, 't>(runs: &'r [Run<'t>]) -> Vec<Node<'r, 't>> {
    level(runs, 0)
}

fn level<'r, 't>(runs: &'r [Run<'t>], depth: usize) -> Vec<Node<'r, 't>> {
    let mut nodes = Vec::new();
    let mut rest = runs;
    while let Some(first) = rest.first() {
        let Some(mark) = at_depth(first, depth) else {
            nodes.push(Node::Text(first));
            rest = &rest[1..];
            continue;
        };
        let len = rest.iter().take_while(|run| at_depth(run, depth) == Some(mark)).count();
        let (inside, after) = rest.split_at(len);
        nodes.push(Node::Mark { mark, nodes: level(inside, depth + 1) });
        rest = after;
    }
    nodes
}

/// The mark that is number `depth` from outside.
fn at_depth(run: &Run, depth: usize) -> Option<usize> {
    run.marks.iter().rev().nth(depth).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Extent;

    fn check(runs: &[(&'static str, &[usize])], expected: &str) {
        let runs: Vec<Run> = runs
            .iter()
            .map(|&(text, marks)| Run {
                text,
                extent: Extent::new(0, 0),
                marks: marks.to_vec(),
                hit: None,
                linked: false,
                control: None,
            })
            .collect();
        assert_eq!(written(&nest(&runs)), expected);
    }

    fn written(nodes: &[Node]) -> String {
        nodes
            .iter()
            .map(|node| match node {
                Node::Text(run) => run.text.to_owned(),
                Node::Mark { mark, nodes } => format!("[{mark} {}]", written(nodes)),
            })
            .collect()
    }

    #[test]
    fn marks_nest_and_neighbours_join() {
        check(&[], "");
        check(&[("قال ", &[]), ("غالانت", &[0])], "قال [0 غالانت]");
        check(
            &[("وزارة الخارجية ", &[0]), ("الإسرائيلية", &[1, 0]), (" أمس", &[])],
            "[0 وزارة الخارجية [1 الإسرائيلية]] أمس",
        );
        // One search hit cuts a run but not the mark around it.
        check(&[("غا", &[0]), ("لانت", &[0]), ("باكو", &[1])], "[0 غالانت][1 باكو]");
        check(&[("أ", &[0]), ("ب", &[1, 0]), ("ج", &[1])], "[0 أ[1 ب]][1 ج]");
    }
}
