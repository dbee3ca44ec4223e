// What every system is asked, drawn from the corpus itself: words of three frequencies, pairs that stand together in
// an article, words typed letter by letter, persons with a range of years.
import { Random } from "./random.mjs";

const SEED = 7;
const WORD = /^[\u0621-\u064a]{4,9}$/;
/** Beyond these the frequencies no longer change what is drawn. */
const SAMPLE = 10_000;
/** Shares of the articles that frequent, middling and rare words stand in. */
const BANDS = { small: [[0.05, 0.2], [0.005, 0.02], [0.002, 0.003]], large: [[0.05, 0.2], [0.005, 0.02], [0.0003, 0.001]] };
const TYPED = ["الإسرائيلي", "السعودية", "مستشفى", "الحكومة", "أذربيجان", "محمد", "وزارة", "بالرياض"];

const wordsOf = ({ title, paragraphs }) =>
  new Set((`${title} ${paragraphs.join(" ")}`.match(/[\p{L}\p{N}_]+/gu) ?? []).filter((word) => WORD.test(word)));

export const queriesOf = (articles) => {
  const random = new Random(SEED);
  const sets = articles.slice(0, SAMPLE).map(wordsOf);
  const frequency = new Map();
  for (const set of sets) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const share = (word) => frequency.get(word) / sets.length;
  const bands = (articles.length < 5_000 ? BANDS.small : BANDS.large).map(([low, high]) => {
    const words = [...frequency.keys()].filter((word) => share(word) >= low && share(word) <= high).sort();
    return random.shuffled(words).slice(0, 10);
  });
  const pairs = [];
  while (pairs.length < 20) {
    const set = [...random.pick(sets)].sort();
    const [common, rarer] = [set.filter((word) => share(word) >= 0.02), set.filter((word) => share(word) >= 0.002 && share(word) <= 0.02)];
    if (common.length && rarer.length) pairs.push([random.pick(common), random.pick(rarer)].sort());
  }
  const years = Array.from({ length: 20 }, () => {
    const article = random.pick(articles);
    const year = Number(article.published.slice(0, 4));
    return { person: random.pick(article.persons), from: (year - 1) * 10_000 + 101, to: (year + 1) * 10_000 + 1231 };
  });
  return {
    first: "إسرائيل",
    word: bands.flat().map((word) => [word]),
    and: pairs,
    // From the second letter on.
    prefix: TYPED.flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => [word.slice(0, at + 2)])),
    facet: years.map(({ person, from, to }) => [person, from, to]),
    facetq: years.map(({ from, to }, at) => [bands[0][at % bands[0].length], from, to]),
  };
};
