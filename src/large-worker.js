// The thread in which an archive is searched. It is handed the program, already compiled, then questions.
"use strict";
let program;

const load = async ({ script, module }) => {
  const loaded = await import(script);
  await loaded.default({ module_or_path: module });
  return loaded;
};

onmessage = async ({ data }) => {
  try {
    if (data.script) await (program = load(data));
    else (await program).hear(data);
  } catch (error) {
    postMessage({ fault: String(error?.message ?? error) });
  }
};
