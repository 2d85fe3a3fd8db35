// The board of 50 learners against React 19 and against a handler written by hand: requests a second on one core.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, classOf50, mark, school, serve, signIn, start } from "../lib/house.mjs";
import { asking, bare, pin } from "../lib/place.mjs";
import { figure, heading, median, number, value } from "../lib/say.mjs";

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;
/** A roll in the middle of being taken: most are here, some are late or away, the last ones have no mark yet. */
const SAID = ["present", "present", "present", "late.10", "present", "present", "leave", "present", "absent", "present", "sick", "present"];
const MARKED = 36;

const data = school();
const { lesson, learners } = classOf50(data);
const house = await serve(data);
const cookie = await signIn(house.url, "lin");
for (const [at, learner] of learners.slice(0, MARKED).entries()) await mark(house.url, cookie, lesson, `${learner}.${SAID[at % SAID.length]}`, `bench.${at}`);

const path = `/board/lesson/${lesson}`;
const html = async (url) => {
  const answer = await ask(url, { cookie });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return answer.text;
};
const page = await html(house.url + path);
writeFileSync(join(data, "page.html"), page);
const floor = await start([bare, join(data, "page.html"), lesson], { XUETU_DATA_DIR: data, XUETU_ADDR: "127.0.0.1:0" });
writeFileSync(join(data, "board.json"), await html(`${floor.url}/board.json/${lesson}`));
const react = await start([process.execPath, join(import.meta.dirname, "react.mjs"), join(data, "board.json")]);

// The same bytes, but for the nonce of each answer; the same table, by its elements and its words.
const still = (text) => text.replace(/(nonce|crossorigin)="[^"]*"/g, '$1=""');
const table = (text) => text.slice(text.indexOf("<ul class=\"tiles"), text.indexOf("</ul>", text.indexOf("data-learner")));
const elements = (text) => (table(text).match(/<[a-z]+/g) ?? []).length;
const words = (text) => table(text).replace(/<!--.*?-->|<[^>]*>/g, "").replace(/\s/g, "");
const [written, rendered] = [await html(floor.url + path), await html(react.url)];
const wrong = [];
const differ = (ours, theirs) => [...ours].findIndex((letter, at) => letter !== theirs[at]);
if (still(page) !== still(written)) {
  const at = differ(still(page), still(written));
  wrong.push(`server/examples/bare_board.rs writes other bytes from ${at} on: ${still(page).slice(at - 40, at + 80)} | ${still(written).slice(at - 40, at + 80)}`);
}
if (elements(page) !== elements(rendered)) wrong.push(`benches/board/react.mjs renders ${elements(rendered)} elements, the page ${elements(page)}`);
if (words(page) !== words(rendered)) {
  const at = differ(words(page), words(rendered));
  wrong.push(`benches/board/react.mjs says other words: ${words(page).slice(at - 10, at + 20)} | ${words(rendered).slice(at - 10, at + 20)}`);
}

/** Requests a second. */
const load = (url, seconds) => {
  const said = execFileSync(...command(pin(asking, ["wrk", "-t1", `-c${CONNECTIONS}`, `-d${seconds}s`, "-H", `Cookie: ${cookie}`, url]))).toString();
  if (/Non-2xx|Socket errors/.test(said)) throw new Error(said);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(said)[1]);
};
const command = ([program, ...rest]) => [program, rest];

const sides = { ours: house.url + path, react: react.url, bare: floor.url + path };
const rates = { ours: [], react: [], bare: [] };
for (const url of Object.values(sides)) load(url, 2);
for (let round = 0; round < ROUNDS; round++) for (const [side, url] of Object.entries(sides)) rates[side].push(load(url, SECONDS));
const [ours, peer, lower] = [median(rates.ours), median(rates.react), median(rates.bare)];
const spread = (list) => `(${number(Math.min(...list))} – ${number(Math.max(...list))})`;
const rate = (list, bytes) => `${number(median(list))} requests/s`.padEnd(19) + `${spread(list)}   ${number(bytes / 1000, 1)} kB`;

heading(
  "Board page of 50 learners, signed in, SQLite",
  `Each server alone on one core, wrk with ${CONNECTIONS} connections on another, uncompressed; median of ${ROUNDS} × ${SECONDS} s in turns.`,
  "React 19 renders the table alone from data in memory; the bare handler does the queries and writes the page by hand.",
);
value("xuetu", rate(rates.ours, Buffer.byteLength(page)));
value("React 19, renderToPipeableStream", rate(rates.react, Buffer.byteLength(rendered)));
value("axum handler by hand", rate(rates.bare, Buffer.byteLength(written)));
figure("ratio to React 19", `${number(ours / peer, 2)} ×`, "≥ 5 ×", ours >= 5 * peer);
figure("ratio to the handler by hand", number(ours / lower, 2), "≥ 0.5", ours >= lower / 2);
for (const line of wrong) console.error(`  not like for like: ${line}`);
for (const server of [house, floor, react]) server.stop();
process.exit(0);
