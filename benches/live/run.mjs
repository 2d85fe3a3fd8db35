// Mark → durable → seen on a second stream, while a thousand streams of the class are open on one process.
import { fork } from "node:child_process";
import { get } from "node:http";
import { join } from "node:path";
import { classOf50, mark, resident, school, serve, signIn } from "../lib/house.mjs";
import { ask_from_here } from "../lib/place.mjs";
import { figure, heading, number, quantile, value } from "../lib/say.mjs";

const STREAMS = 1000;
const MARKS = 300;
const SAID = ["present", "late.5", "absent", "leave", "late.10", "sick"];
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const data = school();
const { lesson, class: group, learners } = classOf50(data);
const house = await serve(data);
/** A session may hold so many streams open. */
const A_SESSION = 16;
const cookies = [];
for (let held = 0; held <= STREAMS; held += A_SESSION) cookies.push(await signIn(house.url, "lin"));
const [cookie] = cookies;
ask_from_here();
const path = `/live?topics=class.${group}`;

/** A crowd in a process of its own, so that its reading does not delay the clock of this one. */
const crowd = async (streams) => {
  const { hostname, port } = new URL(house.url);
  const child = fork(join(import.meta.dirname, "crowd.mjs"), [hostname, port, path, cookies.slice(1).join(","), String(streams)]);
  await new Promise((done, fail) => child.once("message", done).once("exit", (code) => fail(new Error(`the crowd ended with ${code}`))));
  const count = () => new Promise((done) => child.once("message", done).send("count"));
  return { child, count };
};

/** Calls `seen` with every event of a stream. */
const listen = (seen) =>
  new Promise((done) => {
    get(`${house.url}${path}`, { headers: { cookie, accept: "text/event-stream" } }, (answer) => {
      answer.setEncoding("utf8").on("data", (part) => part.split("\n").filter((line) => line.startsWith("data: ")).forEach((line) => seen(Buffer.from(line.slice(6), "base64"))));
      done();
    });
  });

/** Sends one mark; milliseconds until it is durable, and until the other stream has it. */
const once = async (at) => {
  const learner = learners[at % learners.length];
  const said = SAID[Math.floor(at / learners.length) % SAID.length];
  const seen = new Promise((done) => (hear = (told) => told.includes(Buffer.from(learner, "hex")) && done(performance.now())));
  const since = performance.now();
  const answer = await mark(house.url, cookie, lesson, `${learner}.${said}`, `bench.${process.pid}.${at}`);
  const durable = performance.now();
  if (answer.status !== 200) throw new Error(`a mark was refused: ${answer.status} ${answer.text}`);
  return { durable: durable - since, seen: (await Promise.race([seen, pause(10_000).then(() => Promise.reject(new Error("a mark was never seen")))])) - since };
};
let hear = () => {};

// Warm: code, caches and the allocator, so that only the streams themselves are counted.
const warm = await crowd(20);
await mark(house.url, cookie, lesson, `${learners[0]}.none`, "bench.warm");
warm.child.kill();
await pause(1000);

const before = resident(house.pid);
const { child, count } = await crowd(STREAMS);
await pause(2000);
const each = (resident(house.pid) - before) / STREAMS;

await listen((told) => hear(told));
const times = [];
for (let at = 0; at < MARKS; at++) times.push(await once(at));
await pause(1000);
const { told, lost } = await count();
const after = resident(house.pid);
child.kill();

const p = (key, share) => quantile(times.map((time) => time[key]), share);
heading(
  "Mark → durable → seen on a second stream, SQLite",
  `${number(STREAMS)} streams of the same class open on one process, whose one core is shared with nobody; ${MARKS} marks one after another by /api/mark_roll,`,
  "each with a fresh key and a commit that waits for the disk. Measured from sending a mark until another stream has read it.",
);
figure("seen, p99", `${number(p("seen", 0.99), 1)} ms`, "≤ 100 ms", p("seen", 0.99) <= 100);
value("seen, p50 and most", `${number(p("seen", 0.5), 1)} ms, ${number(p("seen", 1), 1)} ms`);
value("answered (durable), p50 and p99", `${number(p("durable", 0.5), 1)} ms, ${number(p("durable", 0.99), 1)} ms`);
value("events that reached the thousand", `${number(told)} of ${number(STREAMS * MARKS)}, ${lost} streams lost`);
value("memory per idle stream", `${number(each / 1000, 1)} kB   (${number(before / 1e6, 1)} MB before, ${number(after / 1e6, 1)} MB after the marks)`);
house.stop();
process.exit(told === STREAMS * MARKS && lost === 0 ? 0 : 1);
