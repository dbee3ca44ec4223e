// Its own files, fetched as they are needed. It has no range of days: months of whole years stand for one.
const months = (from, to) => {
  const list = [];
  for (let year = Math.floor(from / 10_000); year <= Math.floor(to / 10_000); year++)
    for (let month = 1; month <= 12; month++) list.push({ month: `${year}-${String(month).padStart(2, "0")}` });
  return list;
};

export const write = async (articles, folder) => {
  const { createIndex, close } = await import("pagefind");
  const { index } = await createIndex({ forceLanguage: "ar" });
  for (const article of articles)
    await index.addCustomRecord({
      url: `/a/${article.id}`,
      content: `${article.title}\n${article.paragraphs.join("\n")}`,
      language: "ar",
      meta: { title: article.title },
      filters: { person: article.persons, month: [article.published.slice(0, 7)] },
    });
  await index.writeFiles({ outputPath: `${folder}/pagefind` });
  await close();
};

export const load = async (base) => {
  const pagefind = await import(`${location.origin}${base}pagefind/pagefind.js`);
  await pagefind.options({ baseUrl: "/" });
  await pagefind.init();
  const find = async (q) => {
    const { results } = await pagefind.search(q);
    const rows = await Promise.all(results.slice(0, 20).map((it) => it.data()));
    const ids = async () => {
      const all = [];
      for (let at = 0; at < results.length; at += 200)
        all.push(...(await Promise.all(results.slice(at, at + 200).map((it) => it.data()))));
      return all.map((row) => Number(/(\d+)/.exec(row.url)[1]));
    };
    return { n: results.length, top: rows.map((row) => row.meta.title), ids };
  };
  const facets = async (q, filters) => {
    const found = await pagefind.search(q, { filters });
    return { n: found.results.length, k: Object.values(found.filters.person ?? {}).filter(Boolean).length };
  };
  return {
    word: find,
    and: (a, b) => find(`${a} ${b}`),
    prefix: find,
    facet: (person, from, to) => facets(null, { person, any: months(from, to) }),
    facetq: (q, from, to) => facets(q, { any: months(from, to) }),
  };
};
