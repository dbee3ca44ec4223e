// The tables, and how far the goals are met.
import { OURS } from "./systems.mjs";

/** Name of each row, how it is shown, whether less is better, and the goal: at most (at least) this share of the best peer. */
export const ROWS = [
  ["first_answer", "bytes before the first answer", kB, "less", { 10_000: 0.66, 50_000: 0.45 }],
  ["index", "whole index, brotli", MB, "less", { 10_000: 0.65, 50_000: 0.47 }],
  ["cold_start", "cold start to first answer", ms, "less", { 10_000: 0.55, 50_000: 0.6 }],
  ["word", "one word, median", ms, "less", { 10_000: 0.4, 50_000: 0.5 }],
  ["word_p95", "one word, p95", ms, "less", {}],
  ["and", "two words, median", ms, "less", { 10_000: 0.4, 50_000: 0.5 }],
  ["and_p95", "two words, p95", ms, "less", {}],
  ["prefix", "prefix keystroke, median", ms, "less", { 10_000: 0.33, 50_000: 0.7 }],
  ["prefix_p95", "prefix keystroke, p95", ms, "less", { 10_000: 0.5, 50_000: 0.15 }],
  ["facet", "person + dates + counts, median", ms, "less", { 10_000: 0.55, 50_000: 0.75 }],
  ["facet_p95", "person + dates + counts, p95", ms, "less", { 50_000: 0.15 }],
  ["facetq", "word + dates + counts, median", ms, "less", { 10_000: 0.2, 50_000: 0.45 }],
  ["facetq_p95", "word + dates + counts, p95", ms, "less", {}],
  ["memory", "memory after load", MB, "less", { 10_000: 0.25, 50_000: 0.18 }],
  ["index_share", "index / text, brotli / raw", plain, "less", {}],
  ["recall", "variants: recall", plain, "more", {}],
  ["precision", "variants: precision", plain, "more", {}],
  ["build", "index build, MB of text a second", plain, "more", { 10_000: 2.5, 50_000: 2.5 }],
  ["build_memory", "peak memory of the build", MB, "less", {}],
];

function kB(value) {
  return `${(value / 1e3).toFixed(0)} kB`;
}
function MB(value) {
  return `${(value / 1e6).toFixed(value < 1e7 ? 2 : 1)} MB`;
}
function ms(value) {
  return value < 10 ? value.toFixed(3) : value.toFixed(0);
}
function plain(value) {
  return value.toFixed(value < 10 ? 3 : 1);
}

/** Systems that find less than this share of the variants answer another question: they are shown, and count as peers. */
const valueOf = (results, articles, system, measure) =>
  results.find((it) => it.articles === articles && it.system === system && it.measure === measure)?.value;

/** One table of a size: our value, the best peer's, the ratio, the goal. */
export const table = (results, articles, systems) => {
  const peers = systems.filter((it) => it !== OURS);
  const lines = [`\n## ${articles.toLocaleString("en")} articles\n`, `| measure | ${OURS} | best peer | ratio | goal | ${peers.join(" | ")} |`, `|---|---|---|---|---|${"---|".repeat(peers.length)}`];
  for (const [measure, label, show, better, goals] of ROWS) {
    const ours = valueOf(results, articles, OURS, measure);
    const values = peers.map((peer) => valueOf(results, articles, peer, measure));
    const known = values.map((value, at) => [value, peers[at]]).filter(([value]) => value !== undefined);
    const [best, who] = known.sort(([a], [b]) => (better === "less" ? a - b : b - a))[0] ?? [];
    const ratio = ours !== undefined && best ? ours / best : undefined;
    const goal = goals[articles];
    const met = ratio === undefined || goal === undefined ? "" : (better === "less" ? ratio <= goal : ratio >= goal) ? " ✓" : " ✗";
    const cell = (value) => (value === undefined ? "–" : show(value));
    const goalCell = goal === undefined ? "" : `${better === "less" ? "≤" : "≥"} ${goal}${met}`;
    lines.push(`| ${label} | ${cell(ours)} | ${best === undefined ? "–" : `${show(best)} ${who}`} | ${ratio === undefined ? "–" : ratio.toFixed(2)} | ${goalCell} | ${values.map(cell).join(" | ")} |`);
  }
  const limits = results.filter((it) => it.articles === articles && it.measure.startsWith("limit_"));
  if (limits.length) lines.push("\nLimits of this machine in WebAssembly, same run:", "", "| work | build | value |", "|---|---|---|", ...limits.map((it) => `| ${it.measure.slice(6).replaceAll("_", " ")} | ${it.system} | ${it.value.toFixed(3)} ${it.unit} |`));
  return lines.join("\n");
};

/** How time grows with the corpus: the slope of log time over log size, by measure; 0 is not at all, 1 in step. */
export const growth = (results, sizes) => {
  const [small, large] = [Math.min(...sizes), Math.max(...sizes)];
  if (small === large) return "";
  const systems = [...new Set(results.map((it) => it.system))];
  const rows = ["word", "and", "prefix", "facet", "facetq"].map((measure) => {
    const slopes = systems.map((system) => {
      const [a, b] = [small, large].map((size) => valueOf(results, size, system, measure));
      return a && b ? (Math.log(b / a) / Math.log(large / small)).toFixed(2) : "–";
    });
    return `| ${measure} | ${slopes.join(" | ")} |`;
  });
  return [`\n## Growth from ${small} to ${large} articles: exponent of the median\n`, `| measure | ${systems.join(" | ")} |`, `|---|${"---|".repeat(systems.length)}`, ...rows].join("\n");
};

/** The variant table: recall (precision where it is not 1) by query. */
export const variantTable = (judged, systems) => {
  const taking = systems.filter((system) => judged[system]);
  const queries = judged[taking[0]]?.rows.map((row) => row.query) ?? [];
  const cell = ({ recall, precision }) => recall.toFixed(2) + (precision !== undefined && precision < 0.995 ? ` (p ${precision.toFixed(2)})` : "");
  const rows = queries.map((query, at) => `| ${query} | ${taking.map((system) => cell(judged[system].rows[at])).join(" | ")} |`);
  const means = ["recall", "precision"].map((what) => `| **mean ${what}** | ${taking.map((system) => judged[system][what].toFixed(3)).join(" | ")} |`);
  return ["\n### Arabic variants\n", `| query | ${taking.join(" | ")} |`, `|---|${"---|".repeat(taking.length)}`, ...rows, ...means].join("\n");
};
