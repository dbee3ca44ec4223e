// The thread in which a reader's own files are read. It is handed the program, already compiled, then files.
"use strict";
let program;

const load = async ({ script, module }) => {
  const loaded = await import(script);
  await loaded.default({ module_or_path: module });
  // What reads private files has no way out but messages to its page.
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "BroadcastChannel", "Worker", "importScripts", "indexedDB", "caches"]) {
    Object.defineProperty(globalThis, name, { value: undefined });
  }
  postMessage({ phase: "ready" });
  return loaded;
};

onmessage = async ({ data }) => {
  try {
    if (data.script) await (program = load(data));
    else await (await program).work(data.job);
  } catch (error) {
    postMessage({ fault: String(error?.message ?? error) });
  }
};
