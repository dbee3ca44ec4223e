import start, { Engine, memory } from "../../../target/bench/tantivy/tantivy_peer.js";
import { fetchBytes } from "./shared.mjs";

export const load = async (base) => {
  const [, pack] = await Promise.all([start({ module_or_path: "/bundles/tantivy_peer_bg.wasm" }), fetchBytes(`${base}index.pack`)]);
  const engine = new Engine(pack);
  const answer = (told) => {
    const [n, ...top] = told.split("\n");
    return { n: Number(n), top };
  };
  const facets = (q, person, from, to) => {
    const [n, k] = engine.facet(q, person, from, to);
    return { n, k };
  };
  return {
    word: (q) => ({ ...answer(engine.search(q)), ids: () => [...engine.ids(q)] }),
    and: (a, b) => answer(engine.search(`${a} ${b}`)),
    prefix: (q) => answer(engine.prefix(q)),
    facet: (person, from, to) => facets("", person, from, to),
    facetq: (q, from, to) => facets(q, "", from, to),
    wasmBytes: () => memory().buffer.byteLength,
  };
};
