// Prints what a browser loads, and fails when a first load grew too big: node tools/sizes.mjs SITE
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

// Bytes under brotli.
const limits = { "main wasm": 220_000, "main script": 30_000, "style sheet": 40_000 };

const kinds = [
  ["main wasm", /^xuetu\.[^.]+\.wasm$/],
  ["main script", /^xuetu\.[^.]+\.js$/],
  ["style sheet", /\.css$/],
  ["lazy wasm", /\.wasm$/],
  ["other script", /\.js$/],
];

const folder = join(process.argv[2], "pkg");
const size = (path) => stat(path).then((found) => found.size, () => undefined);
const rows = [];
for (const name of await readdir(folder)) {
  const kind = kinds.find(([, pattern]) => pattern.test(name))?.[0];
  if (!kind) continue;
  const raw = await size(join(folder, name));
  rows.push({ kind, name, raw, br: (await size(join(folder, `${name}.br`))) ?? raw });
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);
const wrong = [];
console.log(`${"".padEnd(14)}${"files".padStart(6)}${"raw".padStart(10)}${"brotli".padStart(10)}${"limit".padStart(10)}`);
for (const [kind] of kinds) {
  const of = rows.filter((row) => row.kind === kind);
  const sum = (key) => of.reduce((total, row) => total + row[key], 0);
  const limit = limits[kind];
  console.log(`${kind.padEnd(14)}${String(of.length).padStart(6)}${kB(sum("raw"))}${kB(sum("br"))}${limit ? kB(limit) : ""}`);
  if (limit && of.length !== 1) wrong.push(`expected one ${kind}, found ${of.length}: the site was not built cleanly`);
  else if (limit && sum("br") > limit) wrong.push(`${kind}: ${sum("br")} bytes under brotli, the limit is ${limit}`);
}
for (const row of rows.filter((row) => row.kind === "lazy wasm").sort((a, b) => b.br - a.br).slice(0, 8)) console.log(`  ${row.name.replace(/\.[^.]+\.wasm$/, "").slice(0, 58).padEnd(58)}${kB(row.br)}`);
for (const line of wrong) console.error(`too big: ${line}`);
process.exit(wrong.length ? 1 : 0);
