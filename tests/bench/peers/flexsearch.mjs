import { Document } from "flexsearch";
import { counted, fetchText, record, within } from "./shared.mjs";

const fresh = () =>
  new Document({
    document: {
      id: "id",
      index: [
        { field: "title", tokenize: "forward" },
        { field: "text", tokenize: "forward" },
      ],
      tag: [{ field: "persons" }],
      store: ["title", "published", "persons"],
    },
  });
const fileOf = (key) => `${key.replace(/[^\w.-]/g, "_")}.json`;
const ALL = 1_000_000;

export const build = async (articles) => {
  const index = fresh();
  for (const article of articles) index.add(record(article));
  const files = {};
  const keys = [];
  await index.export((key, value) => {
    if (value === undefined || value === null) return;
    keys.push(key);
    files[fileOf(key)] = value;
  });
  files["keys.json"] = JSON.stringify(keys);
  return files;
};

export const load = async (base) => {
  const index = fresh();
  const keys = JSON.parse(await fetchText(`${base}keys.json`));
  await Promise.all(keys.map(async (key) => index.import(key, await fetchText(base + fileOf(key)))));
  const search = (q) => index.search(q, { limit: ALL, merge: true, enrich: true });
  const answer = (found) => ({ n: found.length, top: found.slice(0, 20).map((it) => it.doc?.title), ids: () => found.map((it) => it.id) });
  return {
    word: (q) => answer(search(q)),
    and: (a, b) => answer(search(`${a} ${b}`)),
    prefix: (q) => answer(search(q)),
    facet: (person, from, to) => {
      const [tagged] = index.search({ tag: { persons: person }, limit: ALL, enrich: true });
      return counted((tagged?.result ?? []).map((it) => it.doc).filter(Boolean).filter(within(from, to)));
    },
    facetq: (q, from, to) => counted(search(q).map((it) => it.doc).filter(within(from, to))),
  };
};
