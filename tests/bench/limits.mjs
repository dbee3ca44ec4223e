// What this machine can do in WebAssembly, in the same run: see limits/src/lib.rs.
import fs from "node:fs";
import path from "node:path";
import { launch, median } from "./browser.mjs";
import { HERE, WORK } from "./paths.mjs";
import { run } from "./run-command.mjs";

const WORD = "الإسرائيلي";

export const buildLimits = async () => {
  for (const [name, flags] of [["simd", "-C target-feature=+simd128,+bulk-memory"], ["plain", ""]]) {
    const target = path.join(WORK, "cargo", name);
    const args = ["build", "--quiet", "--release", "--lib", "--target", "wasm32-unknown-unknown", "--target-dir", target];
    await run("cargo", args, { cwd: path.join(HERE, "limits"), env: { ...process.env, RUSTFLAGS: flags } });
    fs.copyFileSync(path.join(target, "wasm32-unknown-unknown/release/limits.wasm"), path.join(WORK, `limits-${name}.wasm`));
  }
};

/** The corpus as plain columns: text with a line an article; starts, days and persons of all articles. */
export const writeColumns = (articles, size) => {
  const numbers = new Map();
  const [starts, days, persons] = [[0], [], []];
  for (const { published, persons: names } of articles) {
    for (const name of names) persons.push(numbers.get(name) ?? (numbers.set(name, numbers.size), numbers.size - 1));
    starts.push(persons.length);
    days.push(Number(published.replaceAll("-", "")));
  }
  const head = Uint32Array.of(articles.length, numbers.size, persons.length);
  const parts = [head, Uint32Array.from(starts), Uint32Array.from(days), Uint16Array.from(persons)];
  fs.writeFileSync(path.join(WORK, `columns-${size}.bin`), Buffer.concat(parts.map((it) => Buffer.from(it.buffer))));
  const out = fs.openSync(path.join(WORK, `text-${size}.txt`), "w");
  for (const { title, paragraphs } of articles) fs.writeSync(out, `${title}\n${paragraphs.join("\n")}\n`);
  fs.closeSync(out);
};

/** [{measure, system, value, unit}]: milliseconds of one pass, and how much text a second that is. */
export const measureLimits = async (server, size) => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${server.url}/limits.html`);
    await page.waitForFunction("window.measure");
    const rows = [];
    for (const build of ["simd", "plain"]) {
      const told = await page.evaluate(([build, size, word]) => window.measure(build, size, word), [build, size, WORD]);
      for (const [measure, times] of Object.entries(told.times)) {
        const ms = median(times);
        rows.push({ measure: `limit_${measure}`, system: build, value: ms, unit: "ms" });
        if (told.bytes[measure]) rows.push({ measure: `limit_${measure}_speed`, system: build, value: told.bytes[measure] / ms / 1e6, unit: "GB/s" });
      }
    }
    return rows;
  } finally {
    await browser.close();
  }
};
