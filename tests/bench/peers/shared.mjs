// What the peers' adapters have in common.

/** 20230715 for "2023-07-15". */
export const dayNumber = (day) => Number(day.replaceAll("-", ""));

export const textOf = (article) => article.paragraphs.join("\n");

export const fetchText = async (url) => (await fetch(url)).text();

export const fetchBytes = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());

/** How many distinct persons the articles name: what a facet panel shows. */
export const personsOf = (articles) => {
  const counts = new Map();
  for (const { persons } of articles) for (const person of persons) counts.set(person, (counts.get(person) ?? 0) + 1);
  return counts;
};

/** For peers without facets: a filter over stored fields, as their users would write it. */
export const counted = (articles) => ({ n: articles.length, k: personsOf(articles).size });

export const within = (from, to) => (article) => article.published >= from && article.published <= to;

/** The fields that every peer is given. */
export const record = (article) => ({
  id: article.id,
  title: article.title,
  text: textOf(article),
  published: dayNumber(article.published),
  persons: article.persons,
});
