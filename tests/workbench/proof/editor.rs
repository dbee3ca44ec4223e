//! Random editors. Every edit says to the world what it did to which words.

use kashshaf::link::id::Scatter;
use kashshaf::link::words;

use super::world::{Article, Edit, Line, Paragraph, World};

/// Sentences that editors add: of other subjects than the articles.
const SENTENCES: [&str; 8] = [
    "وأضاف المصدر أن تفاصيل أخرى ستعلن في وقت لاحق بعد انتهاء المشاورات",
    "وتأتي هذه الخطوة في إطار برنامج واسع لتطوير الموانئ والسكك الحديدية",
    "وكانت اللجنة قد عقدت اجتماعا مطولا ناقشت خلاله ميزانية العام المقبل",
    "وأوضح البيان أن الأمطار ألحقت أضرارا بالطرق والجسور في عدد من القرى",
    "ورحبت منظمات محلية بالقرار ودعت إلى تنفيذه في أقرب وقت",
    "ويعاني القطاع من نقص في العمالة المدربة ومن ارتفاع أسعار المواد الخام",
    "وقال شهود إن الدخان غطى الحي ساعات طويلة قبل أن تصل فرق الإطفاء",
    "ولم يصدر تعليق من الشركة حتى ساعة إعداد هذا التقرير",
];
const ADJECTIVES: [&str; 6] = ["كبيرة", "واسعة", "أيضا", "مهمة", "جديدة", "بدورها"];
/// Words that take another's place: real ones, so that they make another statement.
const OTHERS: [&str; 10] =
    ["إصابة", "رفض", "انسحاب", "خفض", "إلغاء", "غادر", "السابق", "الجنوبية", "المعارضة", "يونيو"];
/// What sites put around articles.
const FURNITURE: [&str; 12] = [
    "الرئيسية",
    "اشترك في نشرتنا البريدية",
    "شارك الخبر",
    "فيسبوك",
    "تويتر",
    "واتساب",
    "طباعة",
    "جميع الحقوق محفوظة",
    "سياسة الخصوصية",
    "اتصل بنا",
    "الأكثر قراءة",
    "من نحن",
];

pub struct Editor<'r> {
    pub random: &'r mut Scatter,
    pub round: u32,
}

impl Editor<'_> {
    fn below(&mut self, limit: usize) -> usize {
        self.random.next().map_or(0, |it| it as usize % limit.max(1))
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }

    /// Does one edit of this kind somewhere; `false` where nothing allowed it.
    pub fn work(&mut self, world: &mut World, edit: Edit) -> bool {
        match edit {
            Edit::Reordered => {
                // The order of the entries and of the days.
                let count = world.articles.len();
                for n in (1..count).rev() {
                    let other = self.below(n + 1);
                    world.articles.swap(n, other);
                }
                let day = world.articles[0].published.clone();
                let last = count - 1;
                world.articles[0].published = world.articles[last].published.clone();
                world.articles[last].published = day;
                true
            }
            Edit::Renamed => {
                let article = self.below(world.articles.len());
                let number = self.below(1_000_000);
                world.articles[article].key = format!("renamed-{}-{number}", self.round);
                true
            }
            Edit::Recrawled => {
                let article = self.below(world.articles.len());
                self.recrawl(&mut world.articles[article]);
                true
            }
            Edit::ArticleRemoved => {
                if world.articles.len() < 3 {
                    return false;
                }
                let removed = world.articles.remove(self.below(world.articles.len()));
                let atoms: Vec<u32> = removed.lines.iter().flat_map(atoms).collect();
                world.did(atoms, edit, self.round);
                true
            }
            _ => self.work_on_words(world, edit),
        }
    }

    fn work_on_words(&mut self, world: &mut World, edit: Edit) -> bool {
        let article = self.below(world.articles.len());
        let paragraphs = world.articles[article].paragraphs();
        if paragraphs.len() < 3 {
            return false;
        }
        let at = (article, paragraphs[self.below(paragraphs.len())]);
        let all: Vec<u32> = world.paragraph(at).atoms.iter().map(|(atom, _)| *atom).collect();
        match edit {
            Edit::Deleted => {
                take(world, at);
                world.did(all, edit, self.round);
            }
            Edit::MovedWithin | Edit::MovedBetween => return self.move_paragraph(world, edit, at, all),
            Edit::ParagraphAdded => {
                let atom = world.atom();
                let text = format!("{} {}", self.pick(&SENTENCES), self.pick(&SENTENCES));
                put(world, (at.0, at.1 + 1), Paragraph { atoms: vec![(atom, text)] });
                world.did([atom], edit, self.round);
            }
            Edit::SentenceAdded => {
                let atom = world.atom();
                let text = self.pick(&SENTENCES).to_owned();
                let count = all.len();
                let place = self.below(count + 1);
                world.paragraph_mut(at).atoms.insert(place, (atom, text));
                world.did(all.into_iter().chain([atom]), edit, self.round);
            }
            Edit::Merged => {
                let next = paragraphs.iter().copied().find(|line| *line > at.1);
                let Some(next) = next else { return false };
                let other = take(world, (article, next));
                let others: Vec<u32> = other.atoms.iter().map(|(atom, _)| *atom).collect();
                world.paragraph_mut(at).atoms.extend(other.atoms);
                world.did(all.into_iter().chain(others), edit, self.round);
            }
            Edit::Split => return self.split(world, at),
            _ => return self.reword(world, edit, at),
        }
        true
    }

    fn move_paragraph(&mut self, world: &mut World, edit: Edit, at: (usize, usize), all: Vec<u32>) -> bool {
        let target = if edit == Edit::MovedWithin { at.0 } else { (at.0 + 1) % world.articles.len() };
        if target == at.0 && edit == Edit::MovedBetween {
            return false;
        }
        let paragraph = take(world, at);
        let places = world.articles[target].paragraphs();
        let place = places[self.below(places.len())];
        put(world, (target, place), paragraph);
        world.did(all, edit, self.round);
        true
    }

    /// Parts a paragraph between two words, at the end of a sentence where there is one.
    fn split(&mut self, world: &mut World, at: (usize, usize)) -> bool {
        const LEAST_WORDS: usize = 4;
        let atoms = world.paragraph(at).atoms.clone();
        let ends: Vec<(usize, usize)> = atoms
            .iter()
            .enumerate()
            .flat_map(|(n, (_, text))| {
                let list: Vec<&str> = text.split_whitespace().collect();
                (1..list.len())
                    .map(move |cut| (n, cut))
                    .filter(move |(_, cut)| {
                        let closes = list[cut - 1].ends_with(['.', '،', '؛', ':', '»']);
                        closes || list.len() > 2 * LEAST_WORDS && *cut == list.len() / 2
                    })
                    .collect::<Vec<_>>()
            })
            .collect();
        if ends.is_empty() {
            return false;
        }
        let (n, cut) = ends[self.below(ends.len())];
        let (atom, text) = &atoms[n];
        let list: Vec<&str> = text.split_whitespace().collect();
        let (one, two) = world.cut(*atom);
        let mut first = atoms[..n].to_vec();
        first.push((one, list[..cut].join(" ")));
        let mut second = vec![(two, list[cut..].join(" "))];
        second.extend_from_slice(&atoms[n + 1..]);
        let count =
            |atoms: &[(u32, String)]| atoms.iter().map(|(_, text)| text.split_whitespace().count()).sum::<usize>();
        let all: Vec<u32> = first.iter().chain(&second).map(|(atom, _)| *atom).collect();
        if count(&first) < LEAST_WORDS || count(&second) < LEAST_WORDS {
            // Too short to stand alone: the atoms are two, the paragraph is one.
            first.extend(second);
            world.paragraph_mut(at).atoms = first;
            return false;
        }
        world.paragraph_mut(at).atoms = first;
        put(world, (at.0, at.1 + 1), Paragraph { atoms: second });
        world.did(all, Edit::Split, self.round);
        true
    }

    /// Changes the words of one atom.
    fn reword(&mut self, world: &mut World, edit: Edit, at: (usize, usize)) -> bool {
        let which = self.below(world.paragraph(at).atoms.len());
        let (atom, text) = world.paragraph(at).atoms[which].clone();
        let Some(now) = self.reworded(edit, &text) else { return false };
        if (words::folded(&now) == words::folded(&text)) != (edit == Edit::Respelt) {
            return false;
        }
        world.paragraph_mut(at).atoms[which].1 = now;
        world.did([atom], edit, self.round);
        true
    }

    fn reworded(&mut self, edit: Edit, text: &str) -> Option<String> {
        if edit == Edit::Respelt {
            return Some(self.respelt(text));
        }
        let mut list: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let long: Vec<usize> = (0..list.len()).filter(|n| list[*n].chars().count() >= 6).collect();
        match edit {
            Edit::Typo => {
                let n = *long.get(self.below(long.len()))?;
                let mut letters: Vec<char> = list[n].chars().collect();
                let at = 1 + self.below(letters.len() - 2);
                match self.below(4) {
                    0 => drop(letters.remove(at)),
                    1 => letters.insert(at, letters[at]),
                    2 => letters.swap(at, at - 1),
                    _ => letters[at] = ['ت', 'ن', 'ل', 'م'][self.below(4)],
                }
                list[n] = letters.into_iter().collect();
            }
            Edit::WordAdded => {
                let n = 1 + self.below(list.len().saturating_sub(1));
                let word = self.pick(&ADJECTIVES).to_owned();
                list.insert(n.min(list.len()), word);
            }
            Edit::WordRemoved if list.len() > 8 => {
                list.remove(self.below(list.len()));
            }
            Edit::WordRemoved => return None,
            Edit::WordReplaced => {
                let n = *long.get(self.below(long.len()))?;
                list[n] = self.pick(&OTHERS).to_owned();
            }
            Edit::Negated => {
                let n = self.below(list.len());
                let word = self.pick(&["لم", "لن", "لا", "غير", "نفى"]).to_owned();
                list.insert(n, word);
            }
            Edit::Figure => {
                let figures: Vec<usize> =
                    (0..list.len()).filter(|n| list[*n].chars().any(|c| c.is_numeric())).collect();
                let n = *figures.get(self.below(figures.len()))?;
                let other = |c: char| match c {
                    '0'..='8' => char::from(c as u8 + 1),
                    '9' => '1',
                    '٠'..='٨' => char::from_u32(c as u32 + 1).unwrap_or(c),
                    '٩' => '١',
                    _ => c,
                };
                let mut done = false;
                let change = |c: char| {
                    let changed = if done { c } else { other(c) };
                    done |= changed != c;
                    changed
                };
                list[n] = list[n].chars().map(change).collect();
            }
            _ => return None,
        }
        Some(list.join(" "))
    }

    /// Other letters and marks of the same word.
    fn respelt(&mut self, text: &str) -> String {
        let mut out = String::new();
        for c in text.chars() {
            let change = self.below(3) == 0;
            match c {
                'أ' | 'إ' | 'آ' if change => out.push('ا'),
                '0'..='9' if change => out.extend(char::from_u32('٠' as u32 + c as u32 - '0' as u32)),
                '٠'..='٩' if change => out.extend(char::from_u32('0' as u32 + c as u32 - '٠' as u32)),
                'ت' | 'ن' | 'ر' if self.below(12) == 0 => {
                    out.push(c);
                    out.push('\u{64e}');
                }
                'ـ' => {}
                '،' if change => {}
                _ => out.push(c),
            }
        }
        out
    }

    /// The same article from another day's page: what stands around the text is other furniture.
    fn recrawl(&mut self, article: &mut Article) {
        let mut lines = Vec::new();
        for _ in 0..self.below(5) {
            lines.push(Line::Furniture(self.pick(&FURNITURE).to_owned()));
        }
        lines.push(Line::Furniture(String::new()));
        for line in std::mem::take(&mut article.lines) {
            match line {
                // Every second line that was furniture goes.
                Line::Furniture(text) if !text.is_empty() && self.below(2) == 0 => {}
                other => lines.push(other),
            }
        }
        lines.push(Line::Furniture(String::new()));
        for _ in 0..self.below(5) {
            lines.push(Line::Furniture(self.pick(&FURNITURE).to_owned()));
        }
        article.lines = lines;
    }
}

fn atoms(line: &Line) -> Vec<u32> {
    match line {
        Line::Paragraph(paragraph) => paragraph.atoms.iter().map(|(atom, _)| *atom).collect(),
        Line::Furniture(_) => Vec::new(),
    }
}

fn take(world: &mut World, at: (usize, usize)) -> Paragraph {
    match std::mem::replace(&mut world.articles[at.0].lines[at.1], Line::Furniture(String::new())) {
        Line::Paragraph(paragraph) => paragraph,
        Line::Furniture(text) => panic!("furniture: {text}"),
    }
}

fn put(world: &mut World, at: (usize, usize), paragraph: Paragraph) {
    let lines = &mut world.articles[at.0].lines;
    let place = at.1.min(lines.len());
    lines.splice(
        place..place,
        [Line::Furniture(String::new()), Line::Paragraph(paragraph), Line::Furniture(String::new())],
    );
}
