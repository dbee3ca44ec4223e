// The systems that are programs of Rust: ours, and tantivy as a peer.
import fs from "node:fs";
import path from "node:path";
import { HERE, ROOT, WORK } from "./paths.mjs";
import { run } from "./run-command.mjs";

const WASM = "wasm32-unknown-unknown";
const bindgen = path.join(ROOT, ".tools/bin/wasm-bindgen");
const SIMD = "-C target-feature=+simd128,+bulk-memory";

const bind = async (wasm, folder, name) => {
  fs.mkdirSync(folder, { recursive: true });
  await run(bindgen, ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", name, wasm]);
};

export const buildTantivy = async () => {
  const target = path.join(WORK, "cargo/tantivy");
  const cwd = path.join(HERE, "tantivy");
  const env = { ...process.env, CC_wasm32_unknown_unknown: "clang", AR_wasm32_unknown_unknown: "llvm-ar" };
  const common = ["build", "--quiet", "--locked", "--release", "--target-dir", target];
  await run("cargo", [...common, "--bin", "index"], { cwd });
  await run("clang", ["--version"]).catch(() => {
    throw new Error("its compression is written in C: install clang and llvm");
  });
  await run("cargo", [...common, "--lib", "--target", WASM], { cwd, env });
  await bind(path.join(target, WASM, "release/tantivy_peer.wasm"), path.join(WORK, "tantivy"), "tantivy_peer");
};

/** The engine of large corpora, with SIMD, and the program that writes its parts. */
export const buildOurs = async () => {
  const common = ["build", "--quiet", "--locked"];
  await run("cargo", [...common, "--release", "--example", "archive_index"], { cwd: ROOT });
  const target = path.join(WORK, "cargo/engine");
  const args = [...common, "--profile", "wasm-engine", "--bin", "engine", "--target", WASM, "--target-dir", target];
  await run("cargo", args, { cwd: ROOT, env: { ...process.env, RUSTFLAGS: SIMD } });
  await bind(path.join(target, WASM, "wasm-engine/engine.wasm"), path.join(WORK, "engine"), "engine");
};

/** Programs that write an index: CORPUS FOLDER. */
export const makers = {
  kashshaf: (corpus, folder) => [path.join(ROOT, "target/release/examples/archive_index"), [corpus, folder]],
  tantivy: (corpus, folder) => [path.join(WORK, "cargo/tantivy/release/index"), [corpus, path.join(folder, "index.pack")]],
};

/** What it took: both programs print it as a line of JSON. */
export const indexNatively = async (system, corpus, folder) => {
  const [program, args] = makers[system](corpus, folder);
  return JSON.parse((await run(program, args)).out.trim().split("\n").at(-1));
};
