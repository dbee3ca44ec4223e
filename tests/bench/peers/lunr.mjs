// With the Arabic stemmer and stop words of lunr-languages.
import lunr from "lunr";
import arabic from "lunr-languages/lunr.ar.js";
import stemmers from "lunr-languages/lunr.stemmer.support.js";
import { counted, dayNumber, fetchText, textOf, within } from "./shared.mjs";

stemmers(lunr);
arabic(lunr);

export const build = async (articles) => {
  const index = lunr(function () {
    this.use(lunr.ar);
    this.ref("id");
    this.field("title");
    this.field("text");
    for (const article of articles) this.add({ id: article.id, title: article.title, text: textOf(article) });
  });
  const rows = articles.map((article) => [article.title, dayNumber(article.published), article.persons]);
  return { "index.json": JSON.stringify(index), "rows.json": JSON.stringify(rows) };
};

export const load = async (base) => {
  const [index, rows] = await Promise.all(["index.json", "rows.json"].map(async (file) => JSON.parse(await fetchText(base + file))));
  const searcher = lunr.Index.load(index);
  const articles = rows.map(([title, published, persons]) => ({ title, published, persons }));
  const answer = (found) => ({ n: found.length, top: found.slice(0, 20).map((it) => articles[it.ref].title), ids: () => found.map((it) => Number(it.ref)) });
  return {
    word: (q) => answer(searcher.search(q)),
    and: (a, b) => answer(searcher.search(`+${a} +${b}`)),
    prefix: (q) => answer(searcher.query((it) => it.term(q, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false }))),
    facet: (person, from, to) => counted(articles.filter(within(from, to)).filter((it) => it.persons.includes(person))),
    facetq: (q, from, to) => counted(searcher.search(q).map((it) => articles[it.ref]).filter(within(from, to))),
  };
};
