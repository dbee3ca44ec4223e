// One script a system for the page, as its users would ship it.
import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { HERE, WORK } from "./paths.mjs";

export const bundle = async (systems) => {
  const out = path.join(WORK, "bundles");
  fs.mkdirSync(out, { recursive: true });
  for (const system of systems)
    await esbuild.build({
      entryPoints: [path.join(HERE, "peers", `${system}.mjs`)],
      outfile: path.join(out, `${system}.js`),
      bundle: true,
      minify: true,
      // See page.mjs.
      ...(system === "lunr" ? { format: "iife", globalName: "peer" } : { format: "esm" }),
      platform: "browser",
      logLevel: "error",
      define: { "process.env.NODE_ENV": '"production"' },
      // What only building an index needs.
      external: ["pagefind", "node:*", "fs", "path", "module", "worker_threads"],
    });
  const copy = (from, name) => fs.existsSync(from) && fs.copyFileSync(from, path.join(out, name));
  copy(path.join(HERE, "node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"), "sqlite3.wasm");
  copy(path.join(WORK, "tantivy/tantivy_peer_bg.wasm"), "tantivy_peer_bg.wasm");
  copy(path.join(WORK, "engine/engine_bg.wasm"), "engine_bg.wasm");
};
