// The corpus that everything is measured with: a JSONL file of real articles, or a generated one.
//
// A line is {"id", "title", "published": "YYYY-MM-DD", "source", "paragraphs": [], "persons": []}.
import fs from "node:fs";
import readline from "node:readline";
import { generate } from "./generate.mjs";

/** The first `size` articles of a file, numbered from 0; without a file, generated ones. */
export const articlesOf = async (file, size) => {
  if (!file) return generate(size);
  const articles = [];
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  for await (const line of lines) {
    if (articles.length === size) break;
    if (line.trim()) articles.push({ ...JSON.parse(line), id: articles.length });
  }
  if (articles.length < size) throw new Error(`${file} has ${articles.length} articles, ${size} are asked for`);
  return articles;
};

export const write = (articles, file) => {
  const out = fs.openSync(file, "w");
  for (let at = 0; at < articles.length; at += 1000)
    fs.writeSync(out, articles.slice(at, at + 1000).map((article) => `${JSON.stringify(article)}\n`).join(""));
  fs.closeSync(out);
};

/** Bytes of text: titles and paragraphs. What sizes and speeds are compared with. */
export const textBytes = (articles) =>
  articles.reduce((sum, { title, paragraphs }) => sum + Buffer.byteLength(title) + 1 + Buffer.byteLength(paragraphs.join("\n")), 0);
