use super::*;

/// A page of `tests/layouts`, or of the gold: its text and the kind of every line.
fn score(name: &str, text: &str, kinds: &[LineKind], verbose: bool, sums: &mut [[usize; 2]; 3]) {
    let page = read(decode(text.as_bytes()), Hint::Text, &Repeats::default());
    let lines: Vec<&str> = text.split('\n').collect();
    assert_eq!(page.lines.len(), kinds.len(), "{name}");
    for (i, (line, kind)) in page.lines.iter().zip(kinds).enumerate() {
        if *kind == LineKind::Blank {
            continue;
        }
        let side = usize::from(kind.is_furniture());
        sums[side][1] += 1;
        sums[side][0] += usize::from(line.kind.is_article() == kind.is_article());
        sums[2][1] += 1;
        sums[2][0] += usize::from(line.kind == *kind);
        if verbose && line.kind != *kind {
            let mark = if line.kind.is_article() == kind.is_article() { "  " } else { "!!" };
            println!(
                "{mark} {name}:{} {} taken as {} [{}] {}",
                i + 1,
                kind.name(),
                line.kind.name(),
                line.reason.rule,
                lines[i].chars().take(90).collect::<String>()
            );
        }
    }
}

fn report(folder: &str, sums: [[usize; 2]; 3]) -> f64 {
    let r = |[a, b]: [usize; 2]| a as f64 / b.max(1) as f64;
    let m = (r(sums[0]) + r(sums[1])) / 2.0;
    println!(
        "{folder}: macro {m:.4} article {:?} furniture {:?} kinds {:.4} {:?}",
        sums[0],
        sums[1],
        r(sums[2]),
        sums[2]
    );
    m
}

#[test]
fn dev_layouts() {
    for folder in ["tuned", "held-out"] {
        let verbose = folder == "tuned" || std::env::var("SHOW").is_ok();
        let mut sums = [[0; 2]; 3];
        let mut files: Vec<_> =
            std::fs::read_dir(format!("tests/layouts/{folder}")).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        for path in files {
            let file = std::fs::read_to_string(&path).unwrap();
            let (mut text, mut kinds) = (String::new(), Vec::new());
            for (i, line) in file.trim_end_matches('\n').split('\n').enumerate() {
                if i > 0 {
                    text.push('\n');
                }
                match line.split_once(' ') {
                    Some((kind, words)) => {
                        kinds.push(LineKind::parse(kind).unwrap());
                        text.push_str(words);
                    }
                    None => {
                        assert_eq!(line, "");
                        kinds.push(LineKind::Blank);
                    }
                }
            }
            score(path.file_stem().unwrap().to_str().unwrap(), &text, &kinds, verbose, &mut sums);
        }
        report(folder, sums);
    }
    let mut sums = [[0; 2]; 3];
    for key in ["000", "001", "002", "003", "004"] {
        let gold: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(format!("tests/gold/{key}.json")).unwrap()).unwrap();
        let text = std::fs::read_to_string(format!("seeds/{}", gold["source"]["file"].as_str().unwrap())).unwrap();
        let kinds: Vec<LineKind> = gold["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|l| LineKind::parse(l["kind"].as_str().unwrap()).unwrap())
            .collect();
        score(key, &text, &kinds, true, &mut sums);
    }
    report("gold", sums);
    for folder in ["tune", "held-out"] {
        let mut sums = [[0; 2]; 3];
        let mut files: Vec<_> = std::fs::read_dir(format!("tests/corpora/{folder}"))
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
            .collect();
        files.sort();
        for path in files {
            let text = std::fs::read_to_string(&path).unwrap();
            let gold: serde_json::Value =
                serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
            let kinds: Vec<LineKind> = gold["lines"]
                .as_array()
                .unwrap()
                .iter()
                .map(|l| LineKind::parse(l["kind"].as_str().unwrap()).unwrap())
                .collect();
            score(path.file_stem().unwrap().to_str().unwrap(), &text, &kinds, folder == "tune", &mut sums);
        }
        report(folder, sums);
    }
}
