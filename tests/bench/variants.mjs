// The variant table: 21 ways to type nine words, and the articles that each should find.
//
// An article answers when it has the word with any particles that Arabic glues before it: و ف, then ب ك ل or the
// article ال, لل, or س. Spellings that readers do not tell apart (hamza on alef, ى and ي, ة and ه, vowel signs,
// tatweel) are the same.

const fold = (text) =>
  text.replace(/[\u064B-\u065F\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");

const TABLE = [
  ["أذربيجان", "أذربيجان", "hamza"],
  ["اذربيجان", "أذربيجان", "bare alef"],
  ["بأذربيجان", "أذربيجان", "ب glued"],
  ["وأذربيجان", "أذربيجان", "و glued"],
  ["الإسرائيلي", "إسرائيلي", "hamza"],
  ["الاسرائيلي", "إسرائيلي", "bare alef"],
  ["اسرائيلي", "إسرائيلي", "no article"],
  ["الحكومة", "حكومة", "as written"],
  ["الحكومه", "حكومة", "ه for ة"],
  ["حكومة", "حكومة", "no article"],
  ["مستشفى", "مستشفى", "as written"],
  ["مستشفي", "مستشفى", "ي for ى"],
  ["السعودية", "سعودية", "as written"],
  ["السعـــودية", "سعودية", "tatweel"],
  ["السُّعُودِيَّة", "سعودية", "vowel signs"],
  ["الرياض", "رياض", "as written"],
  ["بالرياض", "رياض", "بال"],
  ["للرياض", "رياض", "لل"],
  ["إيران", "إيران", "hamza"],
  ["ايران", "إيران", "bare alef"],
  ["لإيران", "إيران", "ل glued"],
];

export const BASES = [...new Set(TABLE.map(([, base]) => base))];

/** [{query, kind, ids}] of the queries that have an answer. */
export const gold = (articles) => {
  const forms = new Map(BASES.map((base) => [base, new RegExp(`^[وف]?(?:[بكل]?ال|لل|[بكلس])?${fold(base)}$`)]));
  const ids = new Map(BASES.map((base) => [base, []]));
  // Words come again and again: each is judged once.
  const judged = new Map();
  const basesOf = (word) => {
    if (!judged.has(word)) judged.set(word, BASES.filter((base) => forms.get(base).test(word)));
    return judged.get(word);
  };
  for (const { id, title, paragraphs } of articles) {
    const words = new Set(fold(`${title} ${paragraphs.join(" ")}`).match(/[\p{L}\p{N}_]+/gu) ?? []);
    const found = new Set([...words].flatMap(basesOf));
    for (const base of found) ids.get(base).push(id);
  }
  return TABLE.map(([query, base, kind]) => ({ query, kind, ids: ids.get(base) })).filter((it) => it.ids.length);
};

/** Means over the queries: recall, and precision of those that found anything. */
export const judge = (wanted, found) => {
  const rows = wanted.map(({ query, ids }, at) => {
    const gold = new Set(ids);
    const hits = found[at].filter((id) => gold.has(id)).length;
    return { query, recall: hits / gold.size, precision: found[at].length ? hits / found[at].length : undefined };
  });
  const mean = (list) => (list.length ? list.reduce((a, b) => a + b, 0) / list.length : 0);
  return {
    rows,
    recall: mean(rows.map((row) => row.recall)),
    precision: mean(rows.map((row) => row.precision).filter((it) => it !== undefined)),
  };
};
