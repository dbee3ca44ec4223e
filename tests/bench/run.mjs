// node run.mjs [--corpus FILE.jsonl] [--sizes 1000,10000,50000] [--systems a,b] [--starts 3] [--budget MS]
//
// Builds every system's index of every size (once: what is there stays), runs them in turn in headless Chromium, prints
// the tables and writes target/bench.json: [{"measure", "articles", "system", "value", "unit"}].
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { measure } from "./browser.mjs";
import { bundle } from "./bundle.mjs";
import { brotli, compress } from "./compress.mjs";
import { articlesOf, textBytes, write } from "./corpus.mjs";
import { buildLimits, measureLimits, writeColumns } from "./limits.mjs";
import { buildOurs, buildTantivy, indexNatively, makers } from "./native.mjs";
import { HERE, ROOT, WORK, corpusFile, siteOf } from "./paths.mjs";
import { queriesOf } from "./queries.mjs";
import { growth, table, variantTable } from "./report.mjs";
import { run } from "./run-command.mjs";
import { serve } from "./server.mjs";
import { OURS, SYSTEMS } from "./systems.mjs";
import { gold, judge } from "./variants.mjs";

/** Seconds that a peer may take for one index. */
const INDEX_LIMIT = 1200;

const { values: given } = parseArgs({
  options: {
    corpus: { type: "string" },
    sizes: { type: "string", default: "1000,10000" },
    systems: { type: "string", default: SYSTEMS.join(",") },
    starts: { type: "string", default: "3" },
    budget: { type: "string", default: "6000" },
  },
});
const sizes = given.sizes.split(",").map(Number);
const systems = given.systems.split(",");
const say = (text) => process.stderr.write(`${text}\n`);
const results = [];
const put = (articles, system, name, value, unit) => value !== undefined && results.push({ measure: name, articles, system, value, unit });

/** The corpus of a size as a file that is not written twice for the same source. */
const prepareCorpus = async (size) => {
  const file = corpusFile(size);
  const source = JSON.stringify([given.corpus ? path.resolve(given.corpus) : "generated", size]);
  const stamp = `${file}.source`;
  const fresh = fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === source;
  const articles = fresh ? await articlesOf(file, size) : await articlesOf(given.corpus, size);
  if (!fresh) {
    say(`${size} articles: ${given.corpus ?? "generated"}`);
    write(articles, file);
    for (const system of SYSTEMS) fs.rmSync(siteOf(system, size), { recursive: true, force: true });
    fs.writeFileSync(stamp, source);
  }
  writeColumns(articles, size);
  return articles;
};

/** Builds an index unless it is there, and tells what that took. Ours is always built anew. */
const prepareIndex = async (system, size) => {
  const folder = siteOf(system, size);
  const told = `${folder}.json`;
  if (system !== OURS && fs.existsSync(told) && fs.existsSync(folder)) return JSON.parse(fs.readFileSync(told, "utf8"));
  say(`${system}: index of ${size}`);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const child = ["--max-old-space-size=14000", path.join(HERE, "index.mjs"), system, corpusFile(size), folder];
  const took = makers[system]
    ? await indexNatively(system, corpusFile(size), folder)
    : JSON.parse((await run("node", child, { cwd: HERE, limit: INDEX_LIMIT })).out.trim().split("\n").at(-1));
  const index = compress(folder);
  const row = { ...took, index };
  fs.writeFileSync(told, JSON.stringify(row));
  return row;
};

fs.mkdirSync(path.join(WORK, "site"), { recursive: true });
const taking = [];
for (const system of systems) {
  try {
    if (system === OURS) await buildOurs();
    if (system === "tantivy") await buildTantivy();
    taking.push(system);
  } catch (error) {
    say(`${system} cannot take part: ${error.message}`);
  }
}
await buildLimits();
await bundle(taking);
compress(path.join(WORK, "bundles"));
const server = await serve([HERE, WORK]);
const tables = [];
for (const size of sizes) {
  const articles = await prepareCorpus(size);
  const [queries, variants, bytes] = [queriesOf(articles), gold(articles), textBytes(articles)];
  const judged = {};
  const ready = [];
  for (const system of taking) {
    try {
      const { seconds, peakMb, index } = await prepareIndex(system, size);
      put(size, system, "build", bytes / 1e6 / seconds, "MB/s");
      put(size, system, "build_memory", peakMb === undefined ? undefined : peakMb * 1e6, "bytes");
      put(size, system, "index", index, "bytes");
      put(size, system, "index_share", index / bytes, "");
      ready.push(system);
    } catch (error) {
      say(`${system}, ${size}: ${error.message}`);
    }
  }
  for (const system of ready) {
    say(`${system}: ${size} in the browser`);
    try {
      const told = await measure({ server, system, size, queries, variants, starts: Number(given.starts), budget: Number(given.budget) });
      for (const [name, [value, unit]] of Object.entries(told.found)) put(size, system, name, value, unit);
      for (const [name, value] of Object.entries(told.hits)) put(size, system, `${name}_hits`, value, "articles");
      judged[system] = judge(variants, told.ids);
      put(size, system, "recall", judged[system].recall, "");
      put(size, system, "precision", judged[system].precision, "");
    } catch (error) {
      say(`${system}, ${size}: ${error.message.split("\n")[0]}`);
    }
  }
  for (const row of await measureLimits(server, size)) results.push({ ...row, articles: size });
  put(size, "text", "text", bytes, "bytes");
  tables.push(table(results, size, taking), variantTable(judged, taking));
  fs.writeFileSync(path.join(ROOT, "target/bench.json"), `${JSON.stringify(results, undefined, 1)}\n`);
}
server.close();
console.log(tables.join("\n"));
console.log(growth(results, sizes));
console.log(`\nThe same figures: target/bench.json`);
process.exit(0);
