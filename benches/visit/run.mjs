// What a phone loads for its first visit of a child's timeline: every byte on the wire.
import { chromium, devices } from "@playwright/test";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { school, serve, signIn } from "../lib/house.mjs";
import { site } from "../lib/place.mjs";
import { figure, heading, number, value } from "../lib/say.mjs";

const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const args = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage".split(" ");
const kinds = [
  ["page", /^\/portal/],
  ["style sheet", /\.css$/],
  ["script", /\.js$/],
  ["wasm, main", /\/xuetu\.[^/]*\.wasm$/],
  ["wasm, of the page", /\.wasm$/],
  ["icons and pictures", /\.(svg|png|webp|ico)$/],
  ["other", /./],
];

const house = await serve(school());
const cookie = await signIn(house.url, "13800002046");
const browser = await chromium.launch({ executablePath, args });

/** A phone that was never here: empty cache, but for the cookie of a sign-in. */
const phone = async () => {
  const context = await browser.newContext({ ...devices["Pixel 7"], locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  const [name, text] = cookie.split(/=(.*)/);
  await context.addCookies([{ name, value: text, url: house.url.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Lax" }]);
  return context.newPage();
};

/** The address of the first child's timeline. */
const timeline = async () => {
  const page = await phone();
  await page.goto(`${house.url}/portal/growth`);
  const here = new URL(page.url()).pathname;
  const path = /\/portal\/growth\/./.test(here) ? here : await page.locator('a[href^="/portal/growth/"]').first().getAttribute("href");
  await page.context().close();
  return path;
};

/** Bytes of each request until nothing more comes. */
const visit = async (path) => {
  const page = await phone();
  const wire = await page.context().newCDPSession(page);
  const seen = new Map();
  let last = Date.now();
  const at = (id) => seen.set(id, seen.get(id) ?? { bytes: 0 }).get(id);
  wire.on("Network.responseReceived", ({ requestId, response }) => Object.assign(at(requestId), { url: response.url, status: response.status, encoding: response.headers["content-encoding"] ?? "" }));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    at(requestId).bytes = encodedDataLength;
    last = Date.now();
  });
  await wire.send("Network.enable");
  const answer = await page.goto(`${house.url}${path}`, { waitUntil: "load" });
  if (answer.status() !== 200 || new URL(page.url()).pathname !== path.split("?")[0]) throw new Error(`${path} answered ${answer.status()} and led to ${page.url()}`);
  while (Date.now() - last < 2000) await page.waitForTimeout(200);
  await page.context().close();
  return [...seen.values()].filter(({ url }) => url);
};

const path = await timeline();
const files = await visit(path);
await browser.close();
house.stop();

const failed = files.filter(({ status }) => status >= 400);
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
const kB = (bytes) => `${number(bytes / 1000, 1)} kB`;
const kind = ({ url }) => kinds.find(([, pattern]) => pattern.test(new URL(url).pathname))[0];
const name = new URL(files.find((file) => kind(file) === "wasm, main").url).pathname;
const main = (await stat(join(site, `${name}.br`))).size;

heading("First visit of the timeline, signed in, nothing cached", "Chromium as a phone on the release server; bytes on the wire with the heads of the answers, until nothing came for two seconds.");
figure("all bytes", kB(total), "≤ 350 kB", total <= 350_000);
figure("main wasm, brotli", kB(main), "≤ 220 kB", main <= 220_000);
for (const [label] of kinds) {
  const of = files.filter((file) => kind(file) === label);
  if (of.length) value(`${label}`, `${kB(of.reduce((sum, { bytes }) => sum + bytes, 0)).padEnd(18)} ${of.length} × ${[...new Set(of.map(({ encoding }) => encoding || "plain"))].join(", ")}`);
}
for (const { url, status } of failed) console.error(`  ${status} ${url}`);
process.exit(failed.length ? 1 : 0);
