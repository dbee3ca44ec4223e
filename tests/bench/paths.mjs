// Everything large lies below target/bench.
import path from "node:path";
import { fileURLToPath } from "node:url";

export const HERE = path.dirname(fileURLToPath(import.meta.url));
export const ROOT = path.resolve(HERE, "../..");
export const WORK = path.join(ROOT, "target/bench");
export const corpusFile = (size) => path.join(WORK, `corpus-${size}.jsonl`);
export const siteOf = (system, size) => path.join(WORK, "site", system, String(size));
