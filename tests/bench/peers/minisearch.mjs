import MiniSearch from "minisearch";
import { counted, fetchText, record, within } from "./shared.mjs";

const options = { fields: ["title", "text"], storeFields: ["title", "published", "persons"] };

export const build = async (articles) => {
  const index = new MiniSearch(options);
  index.addAll(articles.map(record));
  return { "index.json": JSON.stringify(index) };
};

export const load = async (base) => {
  const index = MiniSearch.loadJSON(await fetchText(`${base}index.json`), options);
  const search = (query, more = {}) => index.search(query, { combineWith: "AND", ...more });
  const answer = (found) => ({ n: found.length, top: found.slice(0, 20).map((it) => it.title), ids: () => found.map((it) => it.id) });
  return {
    word: (q) => answer(search(q)),
    and: (a, b) => answer(search(`${a} ${b}`)),
    prefix: (q) => answer(search(q, { prefix: true })),
    facet: (person, from, to) => {
      const fits = within(from, to);
      return counted(index.search(MiniSearch.wildcard, { filter: (it) => fits(it) && it.persons.includes(person) }));
    },
    facetq: (q, from, to) => counted(search(q, { filter: within(from, to) })),
  };
};
