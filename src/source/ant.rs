use super::*;
#[test]
fn ant() {
    let path = "/tmp/ant.jsonl";
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let (mut lines, mut eaten, mut n) = (0, 0, 0);
    let mut shown = std::collections::HashMap::<&str, usize>::new();
    let mut kinds = std::collections::BTreeMap::<(&str, &str), usize>::new();
    for row in text.lines() {
        let row: serde_json::Value = serde_json::from_str(row).unwrap();
        let title = row["title"].as_str().unwrap_or("").trim();
        let body = row["text"].as_str().unwrap_or("").trim();
        let text = format!("{title}\n\n{body}");
        let page = read(decode(text.as_bytes()), Hint::Text, &Repeats::default());
        n += 1;
        let all: Vec<&str> = text.split('\n').collect();
        for (i, line) in page.lines.iter().enumerate() {
            if line.kind == LineKind::Blank {
                continue;
            }
            lines += 1;
            *kinds.entry((line.kind.name(), line.reason.rule)).or_default() += 1;
            let wrong_title = i == 0 && line.kind != LineKind::Title;
            if line.kind.is_furniture() || wrong_title {
                eaten += usize::from(line.kind.is_furniture());
                let k = shown.entry(line.reason.rule).or_default();
                *k += 1;
                if *k <= 7 {
                    println!(
                        "{} [{}] {:?} {i}/{}: {}",
                        line.kind.name(),
                        line.reason.rule,
                        line.reason.evidence,
                        all.len(),
                        all[i].chars().take(130).collect::<String>()
                    );
                }
            }
        }
    }
    println!("{n} articles {lines} lines {eaten} furniture\n{kinds:#?}");
}
