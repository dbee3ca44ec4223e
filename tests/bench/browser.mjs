// One system in a browser of its own: cold starts, memory, times, variants.
import { chromium } from "playwright-core";

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--js-flags=--max-old-space-size=8192", "--enable-blink-features=ForceEagerMeasureMemory"];
export const MEASURES = ["word", "and", "prefix", "facet", "facetq"];
const PATIENCE_MS = 240_000;

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
export const median = (list) => at(list, 0.5);
export const p95 = (list) => at(list, 0.95);

/** Bytes that the page, its workers and their WebAssembly hold, once the garbage is gone. */
const memory = async (page) => {
  const session = await page.context().newCDPSession(page);
  for (let pass = 0; pass < 2; pass++) await session.send("HeapProfiler.collectGarbage");
  const told = await page.evaluate(async () => (await performance.measureUserAgentSpecificMemory?.())?.bytes);
  // WebAssembly memory is not in it.
  const wasm = await page.evaluate(() => window.wasmBytes());
  if (told) return told + wasm;
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize + wasm;
};

/** What one system did, as {measure: [value, unit]}, and the articles that it found for the table's variants. */
export const measure = async ({ server, system, size, queries, variants, starts, budget }) => {
  const browser = await launch();
  try {
    const address = `${server.url}/page.html?${new URLSearchParams({ system, size, first: queries.first })}`;
    const [cold, bytes] = [[], []];
    let page;
    for (let start = 0; start < starts; start++) {
      await page?.context().close();
      page = await (await browser.newContext()).newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      server.reset();
      await page.goto(address);
      await page.waitForFunction("window.opened", undefined, { polling: 20 });
      cold.push(await page.evaluate("opened.ms"));
      bytes.push(server.sent.bytes);
    }
    await page.evaluate(() => window.complete());
    const found = { cold_start: [median(cold), "ms"], first_answer: [bytes[0], "bytes"], memory: [await memory(page), "bytes"] };
    const hits = {};
    for (const name of MEASURES) {
      const told = await page.evaluate(([name, list, budget]) => window.ask(name, list, budget), [name, queries[name], budget]);
      found[name] = [median(told.times), "ms"];
      found[`${name}_p95`] = [p95(told.times), "ms"];
      hits[name] = told.hits.reduce((a, b) => a + b, 0) / told.hits.length;
    }
    const ids = [];
    for (const { query } of variants) ids.push(await page.evaluate((query) => window.idsOf(query), query));
    return { found, hits, ids };
  } finally {
    await browser.close();
  }
};
