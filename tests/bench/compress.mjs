// A .br beside every file that a server would compress, as large as a patient publisher would make it.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
/** Quality 11 takes minutes beyond this many bytes; quality 9, which makes about a seventh more, is said so. */
const PATIENCE = 8_000_000;
/** Already compressed by their maker. */
const COMPRESSED = /\.(br|pf_\w+)$/;

export const brotli = (bytes) => {
  const quality = bytes.length <= PATIENCE ? 11 : 9;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return zlib.brotliCompressSync(bytes, { params });
};

const files = (folder) =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const at = path.join(folder, it.name);
    return it.isDirectory() ? files(at) : [at];
  });

/** Bytes of a folder as sent. Compresses what has no .br that is newer. */
export const compress = (folder, fits = () => true) => {
  let bytes = 0;
  for (const file of files(folder).filter((it) => !it.endsWith(".br") && fits(it))) {
    const small = `${file}.br`;
    if (COMPRESSED.test(file)) {
      bytes += fs.statSync(file).size;
      continue;
    }
    const fresh = fs.existsSync(small) && fs.statSync(small).mtimeMs >= fs.statSync(file).mtimeMs;
    if (!fresh) fs.writeFileSync(small, brotli(fs.readFileSync(file)));
    bytes += fs.statSync(small).size;
  }
  return bytes;
};
