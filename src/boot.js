// Starts the application on the page that is already there, and says so in words when it cannot.
// A file of its own, so that the page needs no inline script.
(() => {
  "use strict";
  const html = document.documentElement;

  // What the reader set up for their own eyes, before the first paint where possible. Stored as text, read without trust.
  const stored = (key) => {
    try {
      return localStorage.getItem(`kashshaf.${key}`);
    } catch { /* Storage is refused: everything is as by default. */ }
  };
  const apply = (settings, theme) => {
    const { size, leading, digits, months, keys } = settings ?? {};
    html.style.fontSize = size > 0 ? `${+size}%` : "";
    html.style.setProperty("--leading", leading > 0 ? +leading : "");
    html.dataset.style = `${digits} ${months}`;
    html.toggleAttribute("data-no-keys", keys === "off");
    if (theme === "light" || theme === "dark") html.dataset.theme = theme;
    else delete html.dataset.theme;
  };
  let settings;
  try {
    settings = JSON.parse(stored("settings") ?? "{}");
  } catch { /* Not ours. */ }
  apply(settings, stored("theme"));
  globalThis.kashshafApply = apply;
  // A first visit offers the tour, once.
  try {
    if (!stored("tour")) {
      localStorage.setItem("kashshaf.tour", "offered");
      html.dataset.tour = "";
    }
  } catch { /* Offered at every visit it would be a nuisance. */ }

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
    part: [
      "تعذّر تحميل هذا الجزء من البرنامج؛ حاول مرة أخرى عند عودة الاتصال",
      "This part of the program could not be loaded; try again when you are back online",
    ],
    block: [
      "تعذّر تحميل الجزء الذي فيه هذا المقال؛ أعد تحميل الصفحة عند عودة الاتصال",
      "The part that holds this article could not be loaded; reload the page when you are back online",
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
      line.textContent = REASONS[reason][i] + (reason === "part" ? "." : REST[i]);
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

  // Whoever waits longer than a moment is told so.
  let waiting = 0;
  const busy = (work) => {
    let shown = 0;
    const timer = setTimeout(() => {
      waiting += shown = 1;
      if (document.getElementById("busy")) return;
      const box = document.createElement("p");
      box.id = "busy";
      box.setAttribute("role", "status");
      document.body.append(box);
      // A region that is there before its words is read out.
      requestAnimationFrame(() => box.append(html.lang === "en" ? "Loading…" : "لحظة، يُحمَّل…"));
    }, 300);
    const done = () => {
      clearTimeout(timer);
      waiting -= shown;
      if (!waiting) document.getElementById("busy")?.remove();
    };
    work.then(done, done);
    return work;
  };
  globalThis.kashshafBusy = busy;

  // Programs beside the application, each loaded when it is first asked for. Their files have fixed names; the mark
  // makes the addresses new where they change.
  const at = (name) => {
    const script = document.querySelector("link[rel=modulepreload]").href;
    return new URL(`${name}?${html.dataset.reader ?? ""}`, script).href;
  };
  const programs = {};
  const program = (name) => (programs[name] ??= busy((async () => {
    const module = await import(at(`${name}.js`));
    await module.default({ module_or_path: at(`${name}_bg.wasm`) });
    return module;
  })()).catch((error) => {
    delete programs[name];
    throw error;
  }));
  globalThis.kashshafProgram = program;

  // A reader's own files: the compiled module runs twice, beside the page and in a worker.
  let own;
  const loadOwn = async () => {
    const [program, module] = await Promise.all([
      import(at("reader.js")),
      fetch(at("reader_bg.wasm")).then(async (reply) => WebAssembly.compile(await reply.arrayBuffer())),
    ]);
    await program.default({ module_or_path: module });
    return (given) => program.open({ given, module, script: at("reader.js"), worker: at("worker.js") });
  };
  const openOwn = async (given = []) => {
    try {
      own ??= busy(loadOwn());
      (await own)(given);
    } catch (error) {
      own = undefined;
      fail("part", error);
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

  // Keys and the dialogs of comfort: what is pressed reaches a program that comes with the first press.
  const ready = () => document.querySelector("[data-app=ready]");
  const comfort = async (what, detail) => {
    try {
      (await program("comfort"))[what](detail);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) trapped(error);
      else fail("part", error);
    }
  };
  const SIGNS = { Slash: "/", BracketLeft: "[", BracketRight: "]" };
  const FIELD = "input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]";
  // The letter where the layout has Latin ones, else the key's place: it works on an Arabic layout, too.
  const sign = ({ key, code, shiftKey }) => {
    if (/^[!-~]$/.test(key)) return key;
    const there = SIGNS[code] ?? (code ?? "").replace(/^Key/, "").toLowerCase();
    return shiftKey ? (there === "/" ? "?" : "") : there;
  };
  addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || !ready()) return;
    const pressed = sign(event);
    if (event.ctrlKey || event.metaKey) {
      if (pressed.toLowerCase() !== "k" || event.shiftKey) return;
      event.preventDefault();
      comfort("open", "palette");
    } else if (!html.hasAttribute("data-no-keys") && "/?jknp[]c".includes(pressed || " ")
      && !event.target.closest?.(FIELD) && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      const field = document.querySelector("#q");
      if (pressed !== "/" || !field) return comfort("press", pressed);
      field.focus();
      field.select();
    }
  });
  addEventListener("click", (event) => {
    const what = event.target.closest?.("[data-comfort]")?.dataset.comfort;
    if (what) comfort("open", what);
    if (what === "tour") delete html.dataset.tour;
  });
  if (settings?.announce === "on") program("comfort").then((it) => it.announce(), () => {});

  // A printed page says where it came from; own files come from nowhere.
  addEventListener("beforeprint", () => {
    const foot = document.querySelector(".colophon:not(.release)");
    if (foot) foot.dataset.address = location.hash.startsWith("#own") ? "" : decodeURI(location.href);
  });

  // In an archive an article stands in a part beside the page, which its own page names; for other addresses a small list
  // says which it is.
  const block = async (script) => {
    const get = async (path) => {
      for (const wait of [200, 800, 2400, 0]) {
        const reply = await fetch(new URL(path, script)).catch(() => undefined);
        if (reply?.ok || reply?.status === 404) return reply;
        if (wait) await new Promise((done) => setTimeout(done, wait));
      }
      throw new Error(path);
    };
    let name = html.dataset.block;
    const aid = /\/[ap]\/([0-9a-z]{5})(?![0-9a-z])/i.exec(location.pathname)?.[1].toLowerCase();
    if (!name && aid) {
      const list = await get(`ids/${aid.slice(0, 2)}.txt`);
      name = list.ok && (await list.text()).split("\n").find((line) => line.startsWith(`${aid} `))?.slice(6);
    }
    if (!name) return undefined;
    const reply = await get(`parts/${name}.bin`);
    if (!reply.ok) throw new Error(name);
    return new Uint8Array(await reply.arrayBuffer()).slice(8);
  };

  const start = async () => {
    // Addresses change under the page; what it has linked to stays where it is.
    for (const link of document.querySelectorAll("link[rel=icon]")) link.href = link.href;
    if (typeof WebAssembly !== "object") return fail("wasm");
    const script = document.querySelector("link[rel=modulepreload]")?.href;
    const wasm = document.querySelector('link[rel=preload][type="application/wasm"]')?.href;
    if (!script || !wasm) return fail("load");
    if (html.dataset.archive && !/large\.js/.test(script)) {
      try {
        globalThis.kashshafBlock = await block(script);
      } catch (error) {
        return fail("block", error);
      }
    }
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

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => busy(start()), { once: true });
  else busy(start());
})();
