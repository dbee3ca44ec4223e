// A plain file server on the loopback address that counts what it sends.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };
/** Pages need these for timers of five microseconds. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp", "cross-origin-resource-policy": "same-origin" };

/** Serves `folders`, the first that has the file. */
export const serve = (folders) =>
  new Promise((done) => {
    const sent = { bytes: 0, requests: 0 };
    const find = (name) => folders.map((folder) => path.join(folder, name)).find((file, at) => file.startsWith(folders[at]) && fs.existsSync(file) && fs.statSync(file).isFile());
    const server = http.createServer((request, reply) => {
      let name = decodeURIComponent(request.url.split("?")[0]);
      if (name.endsWith("/")) name += "index.html";
      const file = find(name);
      if (!file) return reply.writeHead(404).end();
      const head = { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream", "cache-control": "no-store", ...ISOLATED };
      const small = `${file}.br`;
      const body = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && fs.existsSync(small) ? small : file;
      if (body === small) head["content-encoding"] = "br";
      head["content-length"] = fs.statSync(body).size;
      sent.bytes += head["content-length"];
      sent.requests += 1;
      reply.writeHead(200, head);
      fs.createReadStream(body).pipe(reply);
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      done({ url: `http://127.0.0.1:${port}`, sent, reset: () => Object.assign(sent, { bytes: 0, requests: 0 }), close: () => server.close() });
    });
  });
