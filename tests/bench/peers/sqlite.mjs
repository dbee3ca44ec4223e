// SQLite's FTS5 compiled to WebAssembly, with the tokenizer unicode61 and prefix indexes of two and three letters.
import start from "@sqlite.org/sqlite-wasm";
import { dayNumber, fetchBytes, textOf } from "./shared.mjs";

const SCHEMA = `
  create table articles(id integer primary key, title text, published int);
  create index articles_published on articles(published);
  create table persons(id integer primary key, name text unique);
  create table named(article int, person int, primary key(article, person)) without rowid;
  create virtual table words using fts5(title, text, content='', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
`;

export const build = async (articles) => {
  const sqlite = await start({ print() {}, printErr() {} });
  const db = new sqlite.oo1.DB(":memory:");
  db.exec(SCHEMA);
  db.exec("begin");
  const [article, text, person, named] = [
    "insert into articles values(?, ?, ?)",
    "insert into words(rowid, title, text) values(?, ?, ?)",
    "insert into persons values(?, ?)",
    "insert or ignore into named values(?, ?)",
  ].map((sql) => db.prepare(sql));
  const put = (statement, ...values) => statement.bind(values).stepReset();
  const ids = new Map();
  for (const it of articles) {
    put(article, it.id, it.title, dayNumber(it.published));
    put(text, it.id, it.title, textOf(it));
    for (const name of it.persons) {
      if (!ids.has(name)) {
        ids.set(name, ids.size + 1);
        put(person, ids.get(name), name);
      }
      put(named, it.id, ids.get(name));
    }
  }
  db.exec("commit");
  for (const statement of [article, text, person, named]) statement.finalize();
  db.exec("create index named_person on named(person, article); insert into words(words) values('optimize'); vacuum;");
  return { "index.sqlite": sqlite.capi.sqlite3_js_db_export(db.pointer) };
};

export const load = async (base) => {
  const module = { print() {}, printErr() {}, locateFile: (file) => `/bundles/${file}` };
  const [sqlite, bytes] = await Promise.all([start(module), fetchBytes(`${base}index.sqlite`)]);
  const db = new sqlite.oo1.DB();
  const { capi, wasm } = sqlite;
  const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_READONLY;
  const failed = capi.sqlite3_deserialize(db.pointer, "main", wasm.allocFromTypedArray(bytes), bytes.length, bytes.length, flags);
  if (failed) throw new Error(`sqlite3_deserialize: ${failed}`);
  const [count, top, rows, byPerson, byWord] = [
    "select count(*) from words where words match ?",
    "select a.title from words w join articles a on a.id = w.rowid where words match ? order by bm25(words) limit 20",
    "select rowid from words where words match ?",
    `select person, count(*) from named where article in (select a.id from articles a join named n on n.article = a.id
       where n.person = (select id from persons where name = ?1) and a.published between ?2 and ?3) group by 1`,
    `select person, count(*) from named where article in (select id from articles
       where published between ?2 and ?3 and id in (select rowid from words where words match ?1)) group by 1`,
  ].map((sql) => db.prepare(sql));
  const all = (statement, values) => {
    statement.bind(values);
    const found = [];
    while (statement.step()) found.push(statement.get(0));
    statement.reset();
    return found;
  };
  const quoted = (word) => `"${word.replaceAll('"', '""')}"`;
  const find = (query) => ({ n: all(count, [query])[0], top: all(top, [query]), ids: () => all(rows, [query]) });
  const facets = (statement, values) => {
    const k = all(statement, values).length;
    return { n: k, k };
  };
  return {
    word: (q) => find(quoted(q)),
    and: (a, b) => find(`${quoted(a)} AND ${quoted(b)}`),
    prefix: (q) => find(`${quoted(q)}*`),
    facet: (person, from, to) => facets(byPerson, [person, from, to]),
    facetq: (q, from, to) => facets(byWord, [quoted(q), from, to]),
    wasmBytes: () => (wasm.memory?.buffer ?? wasm.heap8u().buffer).byteLength,
  };
};
