import start, { Engine, memory_bytes } from "../../../target/bench/engine/engine.js";
import { fetchBytes } from "./shared.mjs";

export const load = async (base) => {
  const [, root] = await Promise.all([start({ module_or_path: "/bundles/engine_bg.wasm" }), fetchBytes(`${base}index.root`)]);
  const engine = new Engine(root);
  const fetchParts = async (told) => {
    const part = async (line) => {
      const [name, file] = line.split(" ");
      engine.add(name, await fetchBytes(base + file));
    };
    await Promise.all(told.split("\n").slice(1).map(part));
  };
  // What is there is answered at once; what is not is fetched first.
  const ask = (question, read) => {
    const told = question();
    return told.startsWith("?") ? fetchParts(told).then(() => ask(question, read)) : read(told);
  };
  const answer = (told) => {
    const [n, ...top] = told.split("\n");
    return { n: Number(n), top };
  };
  const counts = (told) => {
    const [n, k] = told.split("\n");
    return { n: Number(n), k: Number(k) };
  };
  return {
    word: (q) => ask(() => engine.word(q), answer),
    and: (a, b) => ask(() => engine.and(a, b), answer),
    prefix: (q) => ask(() => engine.prefix(q), answer),
    phrase: (q) => ask(() => engine.phrase(q), answer),
    facet: (person, from, to) => ask(() => engine.facet(person, from, to), counts),
    facetq: (q, from, to) => ask(() => engine.facetq(q, from, to), counts),
    ids: (q) => ask(() => engine.ids(q), (told) => told.split("\n").filter(Boolean)),
    /** Fetches what is left of the index, as a page does that is used without a network. */
    complete: async () => {
      for (let told = engine.all(); told !== "?"; told = engine.all()) await fetchParts(told);
    },
    wasmBytes: () => memory_bytes(),
  };
};
