import { create, insertMultiple, load as restore, save, search } from "@orama/orama";
import { stemmer } from "@orama/stemmers/arabic";
import { fetchText, record } from "./shared.mjs";

const fresh = () =>
  create({
    schema: { title: "string", text: "string", published: "number", persons: "enum[]" },
    components: { tokenizer: { language: "arabic", stemming: true, stemmer } },
  });
const BATCH = 500;

export const build = async (articles) => {
  const db = fresh();
  await insertMultiple(db, articles.map((article) => ({ ...record(article), id: String(article.id) })), BATCH);
  return { "index.json": JSON.stringify(save(db)) };
};

export const load = async (base) => {
  const db = fresh();
  restore(db, JSON.parse(await fetchText(`${base}index.json`)));
  // A threshold of 0 asks for all words.
  const text = (term) => ({ term, properties: ["title", "text"], threshold: 0 });
  const find = async (term) => {
    const found = await search(db, { ...text(term), limit: 20 });
    return { n: found.count, top: found.hits.map((it) => it.document.title) };
  };
  const facets = async (query) => {
    const found = await search(db, { limit: 20, facets: { persons: { limit: 100_000 } }, ...query });
    return { n: found.count, k: Object.values(found.facets.persons.values).filter(Boolean).length };
  };
  const days = (from, to) => ({ published: { between: [from, to] } });
  return {
    word: find,
    and: (a, b) => find(`${a} ${b}`),
    prefix: find,
    facet: (person, from, to) => facets({ where: { persons: { containsAll: [person] }, ...days(from, to) } }),
    facetq: (q, from, to) => facets({ ...text(q), where: days(from, to) }),
    ids: async (q) => (await search(db, { ...text(q), limit: 1_000_000 })).hits.map((it) => Number(it.id)),
  };
};
