// Who takes part. `kashshaf` and `tantivy` are programs of Rust, which index natively; the others index in Node.
export const OURS = "kashshaf";
export const PEERS = ["pagefind", "minisearch", "flexsearch", "orama", "lunr", "sqlite", "tantivy", "naive"];
export const SYSTEMS = [OURS, ...PEERS];
