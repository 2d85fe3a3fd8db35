// A server with the demo school, on a Saturday morning, and somebody signed in.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { binary, cache, measured, pin, site } from "./place.mjs";

const settings = { XUETU_DEMO: "true", XUETU_CLOCK: "2026-11-21T09:46:00+08:00", XUETU_LOG: "warn", XUETU_SECOND_FACTOR: "offered" };
/** The school is older than the morning on which it is opened. */
const earlier = { XUETU_CLOCK: "2026-11-21T09:00:00+08:00" };

/** The machine's environment without settings of ours that were meant for something else. */
export const environment = () => {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("XUETU_") && name !== "DATABASE_URL");
  return { ...Object.fromEntries(kept), ...settings, NODE_ENV: "production" };
};

/** A folder with the demo school; gone when the process ends. */
export const school = () => {
  mkdirSync(cache, { recursive: true });
  const data = mkdtempSync(join(cache, "data-"));
  process.on("exit", () => rmSync(data, { recursive: true, force: true }));
  execFileSync(binary, ["seed", "--data-dir", data, "--site-root", site], { env: { ...environment(), ...earlier }, cwd: data, stdio: ["ignore", "ignore", "inherit"] });
  return data;
};

/** Starts a server on the measured core; it is ready when it prints its address. */
export const start = async (command, env = {}) => {
  const [program, ...rest] = pin(measured, command);
  const child = spawn(program, rest, { env: { ...environment(), ...env }, cwd: cache, stdio: ["ignore", "pipe", "inherit"] });
  process.on("exit", () => child.kill("SIGKILL"));
  const url = await new Promise((found, fail) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /http:\/\/[0-9.:]+/.exec(line);
      if (address) found(address[0]);
    });
    child.on("error", fail).on("close", (code) => fail(new Error(`${command.join(" ")} ended with ${code}`)));
  });
  return { url, pid: child.pid, stop: () => child.kill("SIGTERM") };
};

export const serve = (data) => start([binary, "serve", "--addr", "127.0.0.1:0", "--data-dir", data, "--site-root", site]);

const agent = new Agent({ keepAlive: true });

/** One request; form fields make it a write. */
export const ask = (url, { cookie, form } = {}) =>
  new Promise((done, fail) => {
    const body = form && new URLSearchParams(form).toString();
    const headers = { accept: form ? "application/json" : "text/html", "sec-fetch-site": "same-origin" };
    if (cookie) headers.cookie = cookie;
    if (body) Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) });
    const sent = request(url, { method: form ? "POST" : "GET", headers, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part) => (text += part)).on("end", () => done({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on("error", fail).end(body);
  });

/** The cookie of somebody of the demo school. */
export const signIn = async (url, login) => {
  const answer = await ask(`${url}/api/sign_in`, { form: { login, password: "xuetu-demo" } });
  const cookie = answer.headers["set-cookie"]?.map((set) => set.split(";")[0]).find((pair) => /^(__Host-)?sid=/.test(pair));
  if (!cookie) throw new Error(`${login} could not sign in: ${answer.status} ${answer.text}`);
  return cookie;
};

/** Writes the class of 50 into a school that nobody has open: its lesson, class and learners. */
export const classOf50 = (data) => JSON.parse(execFileSync("python3", [join(import.meta.dirname, "class_of_50.py"), join(data, "xuetu.db")]).toString());

/** Resident memory of a process in bytes. */
export const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024;

export const mark = (url, cookie, lesson, said, key) => ask(`${url}/api/mark_roll`, { cookie, form: { lesson, mark: said, key } });
