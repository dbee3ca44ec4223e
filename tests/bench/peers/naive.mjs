// A scan written by hand: all text in memory, folded, and String.includes.
import { counted, fetchText, record, within } from "./shared.mjs";

const fold = (text) =>
  text.replace(/[\u064B-\u065F\u0670\u0640]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه");

export const build = async (articles) => ({ "articles.json": JSON.stringify(articles.map(record)) });

export const load = async (base) => {
  const articles = JSON.parse(await fetchText(`${base}articles.json`));
  const texts = articles.map((article) => fold(`${article.title}\n${article.text}`));
  const scan = (...queries) => {
    const wanted = queries.map(fold);
    return articles.filter((_, at) => wanted.every((query) => texts[at].includes(query)));
  };
  const answer = (found) => ({ n: found.length, top: found.slice(0, 20).map((it) => it.title), ids: () => found.map((it) => it.id) });
  return {
    word: (q) => answer(scan(q)),
    and: (a, b) => answer(scan(a, b)),
    prefix: (q) => answer(scan(q)),
    facet: (person, from, to) => counted(articles.filter(within(from, to)).filter((it) => it.persons.includes(person))),
    facetq: (q, from, to) => counted(scan(q).filter(within(from, to))),
  };
};
