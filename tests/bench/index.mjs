// node index.mjs SYSTEM CORPUS.jsonl FOLDER: one system's index, in a process of its own so that its memory is its own.
// Prints {"seconds", "peakMb"}: reading the corpus and writing the files are not counted.
import fs from "node:fs";
import { articlesOf } from "./corpus.mjs";

const [, , system, corpus, folder] = process.argv;
const size = fs.readFileSync(corpus, "utf8").split("\n").filter(Boolean).length;
const articles = await articlesOf(corpus, size);
const peer = await import(`./peers/${system}.mjs`);
fs.mkdirSync(folder, { recursive: true });
const start = performance.now();
let files = {};
if (peer.write) await peer.write(articles, folder);
else files = await peer.build(articles);
const seconds = (performance.now() - start) / 1000;
for (const [name, bytes] of Object.entries(files)) fs.writeFileSync(`${folder}/${name}`, bytes);
console.log(JSON.stringify({ seconds, peakMb: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
