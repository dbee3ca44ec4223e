// Starts the application on the page that is already there, and says so in words when it cannot.
// A file of its own, so that the page needs no inline script.
(() => {
  "use strict";
  const html = document.documentElement;

  // Before the first paint where possible: the reader's own choice of light or dark.
  try {
    const theme = localStorage.getItem("kashshaf.theme");
    if (theme === "light" || theme === "dark") html.dataset.theme = theme;
  } catch { /* Storage is refused: the system's choice stands. */ }

  const REASONS = {
    wasm: [
      "هذا المتصفح لا يشغّل WebAssembly (قد يكون موقوفًا في إعداداته)",
      "This browser does not run WebAssembly (it may be switched off in its settings)",
    ],
    load: [
      "تعذّر تحميل ملفات التطبيق؛ أعد تحميل الصفحة عند عودة الاتصال",
      "The application's files could not be loaded; reload the page when you are back online",
    ],
    data: [
      "بيانات المجموعة داخل هذه النسخة تالفة",
      "The corpus inside this build is damaged",
    ],
    own: [
      "تعذّر تحميل البرنامج الذي يقرأ ملفاتك؛ حاول مرة أخرى عند عودة الاتصال",
      "The program that reads your files could not be loaded; try again when you are back online",
    ],
    stop: [
      "توقّف التطبيق بسبب خطأ فيه؛ أعد تحميل الصفحة للمتابعة",
      "The application stopped because of a fault in it; reload the page to go on",
    ],
  };
  const REST = [
    ". لا يعمل البحث والتصفية الآن، أما النص فباقٍ على الصفحة ويمكن قراءته.",
    ". Search and filters do not work now; the text stays on the page and can be read.",
  ];

  const fail = (reason, detail) => {
    if (document.getElementById("failure")) return;
    const box = document.createElement("section");
    box.id = "failure";
    box.className = "notice";
    box.setAttribute("role", "alert");
    box.dataset.reason = reason;
    [["ar", "rtl"], ["en", "ltr"]].forEach(([lang, dir], i) => {
      const line = document.createElement("p");
      line.lang = lang;
      line.dir = dir;
      line.textContent = REASONS[reason][i] + (reason === "own" ? "." : REST[i]);
      box.append(line);
    });
    if (detail) {
      const code = document.createElement("code");
      code.dir = "ltr";
      code.textContent = String(detail).slice(0, 300);
      box.append(code);
    }
    (document.querySelector("main") ?? document.body).prepend(box);
  };

  // A panic ends as a trap, wherever it happened.
  const trapped = (error) => {
    const Trap = globalThis.WebAssembly?.RuntimeError;
    if (Trap && error instanceof Trap) fail("stop", globalThis.kashshafPanic ?? error.message);
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // A reader's own files: read by a program of its own, which is loaded when it is asked for. Its files have fixed
  // names; the mark makes the addresses new where they change.
  let own;
  const loadOwn = async () => {
    const script = document.querySelector("link[rel=modulepreload]").href;
    const at = (name) => new URL(`${name}?${html.dataset.reader ?? ""}`, script).href;
    const [program, module] = await Promise.all([
      import(at("reader.js")),
      fetch(at("reader_bg.wasm")).then(async (reply) => WebAssembly.compile(await reply.arrayBuffer())),
    ]);
    await program.default({ module_or_path: module });
    return (given) => program.open({ given, module, script: at("reader.js"), worker: at("worker.js") });
  };
  const openOwn = async (given = []) => {
    try {
      own ??= loadOwn();
      (await own)(given);
    } catch (error) {
      own = undefined;
      fail("own", error);
    }
  };
  globalThis.kashshafOwn = () => openOwn();
  // Files may be dropped anywhere; left to itself the browser would leave the page for them.
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files") && document.querySelector("[data-app=ready]");
  addEventListener("dragover", (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    openOwn([...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean));
  });
  // Exports and codes: a program of its own, loaded when it is first asked for. 
  let kit;
  globalThis.kashshafKit = () => (kit ??= (async () => {
    const script = document.querySelector("link[rel=modulepreload]").href;
    const at = (name) => new URL(`${name}?${html.dataset.reader ?? ""}`, script).href;
    const module = await import(at("kit.js"));
    await module.default({ module_or_path: at("kit_bg.wasm") });
    return module;
  })().catch((error) => {
    kit = undefined;
    throw error;
  }));

  const start = async () => {
    // Addresses change under the page; what it has linked to stays where it is.
    for (const link of document.querySelectorAll("link[rel=icon]")) link.href = link.href;
    if (typeof WebAssembly !== "object") return fail("wasm");
    const script = document.querySelector("link[rel=modulepreload]")?.href;
    const wasm = document.querySelector('link[rel=preload][type="application/wasm"]')?.href;
    if (!script || !wasm) return fail("load");
    let module;
    try {
      module = await import(script);
    } catch (error) {
      return fail("load", error);
    }
    try {
      await module.default({ module_or_path: wasm });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) trapped(error);
      else if (error instanceof WebAssembly.CompileError) fail("wasm", error.message);
      else if (String(error).includes("corpus:")) fail("data", error.message ?? error);
      else fail("load", error);
    }
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start, { once: true });
  else start();
})();
