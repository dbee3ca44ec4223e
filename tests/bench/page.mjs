// Loads one system, asks it the first question, shows the answer; then `ask` times whatever it is given.
const { system, size, first } = Object.fromEntries(new URLSearchParams(location.search));
const classic = (address) =>
  new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: () => done(window.peer), onerror: failed });
    document.head.append(script);
  });
// Its language files count on `this` of a script that is no module.
const address = `/bundles/${system}.js`;
const { load } = system === "lunr" ? await classic(address) : await import(address);
const engine = await load(`/site/${system}/${size}/`);
const answer = await engine.word(first);
document.getElementById("rows").append(
  ...answer.top.map((title) => Object.assign(document.createElement("li"), { textContent: title })),
);
document.body.getBoundingClientRect();
window.opened = { ms: performance.now(), n: answer.n };

/** Milliseconds of up to three passes over the questions, after one that does not count; hits of the first pass. */
window.ask = async (measure, questions, budget) => {
  const [times, hits] = [[], []];
  const start = performance.now();
  await engine[measure](...questions[0]);
  for (let pass = 0; pass < 3; pass++)
    for (const question of questions) {
      const before = performance.now();
      const { n } = await engine[measure](...question);
      times.push(performance.now() - before);
      if (!pass) hits.push(n);
      if (performance.now() - start > budget && times.length >= 3) return { times, hits };
      await new Promise((next) => setTimeout(next));
    }
  return { times, hits };
};

window.idsOf = async (query) => [...new Set(engine.ids ? await engine.ids(query) : await (await engine.word(query)).ids())].map(Number);

window.wasmBytes = () => engine.wasmBytes?.() ?? 0;

/** What a system would still fetch; then its times and its memory are those of the whole index. */
window.complete = async () => await engine.complete?.();
