// Writes FILE.br and FILE.gz beside every text and wasm file of a folder, as small as they get: node tools/precompress.mjs FOLDER
import { readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const worthIt = new Set([".css", ".html", ".ico", ".js", ".json", ".map", ".svg", ".txt", ".wasm", ".webmanifest", ".xml"]);
const tooSmall = 512;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

async function* files(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

async function compress(path) {
  const bytes = await readFile(path);
  if (bytes.length < tooSmall) return;
  const text = extname(path) !== ".wasm";
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_MODE]: text ? constants.BROTLI_MODE_TEXT : constants.BROTLI_MODE_GENERIC,
  };
  const [small, older] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  if (small.length < bytes.length) await writeFile(`${path}.br`, small);
  if (older.length < bytes.length) await writeFile(`${path}.gz`, older);
}

const jobs = [];
for await (const path of files(process.argv[2])) if (worthIt.has(extname(path))) jobs.push(compress(path));
await Promise.all(jobs);
