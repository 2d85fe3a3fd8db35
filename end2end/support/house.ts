// A server of its own for each test: fresh data, a free port, Saturday 21 November 2026, 9:46 in Shanghai.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const root = resolve(import.meta.dirname, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
/** Another build than the release, for a look while working. */
const binary = process.env.END2END_BINARY ?? join(target, "release/xuetu");
const site = process.env.END2END_SITE ?? join(target, "release/site");

export const now = "2026-11-21T09:46:00+08:00";
export const template = join(tmpdir(), `xuetu-end2end-${process.env.END2END_RUN}`);

/** The machine's environment without settings of ours that were meant for something else. */
function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("XUETU_") && name !== "DATABASE_URL");
  return { ...Object.fromEntries(kept), XUETU_DEMO: "true", XUETU_CLOCK: now, XUETU_LOG: "warn", XUETU_SECOND_FACTOR: "offered", ...settings };
}

export function xuetu(args: string[], settings: Record<string, string> = {}): ChildProcess {
  return spawn(binary, [...args, "--site-root", site], { cwd: tmpdir(), env: environment(settings), stdio: ["ignore", "pipe", "pipe"] });
}

/** Runs a command of xuetu to its end. */
export async function run(args: string[], settings: Record<string, string> = {}): Promise<string> {
  const child = xuetu(args, settings);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => (said += bytes));
  const code = await new Promise((done, fail) => child.on("close", done).on("error", fail));
  if (code !== 0) throw new Error(`xuetu ${args.join(" ")} ended with ${code}:\n${said}`);
  return said;
}

export class House {
  private constructor(
    readonly url: string,
    readonly data: string,
    private readonly child: ChildProcess,
    readonly log: string[],
  ) {}

  /** Starts a server on a copy of the demo school, or on an empty folder that it fills itself; `prepare` changes the copy before. */
  static async open(settings: Record<string, string> = {}, empty = false, prepare?: (data: string) => void): Promise<House> {
    const data = mkdtempSync(join(tmpdir(), "xuetu-house-"));
    if (!empty) cpSync(template, data, { recursive: true });
    prepare?.(data);
    const child = xuetu(["serve", "--addr", settings.XUETU_ADDR ?? "127.0.0.1:0", "--data-dir", data], settings);
    const log: string[] = [];
    createInterface({ input: child.stderr! }).on("line", (line) => log.push(line));
    const url = await new Promise<string>((found, fail) => {
      createInterface({ input: child.stdout! }).on("line", (line) => {
        log.push(line);
        const address = /http:\/\/[0-9.:]+/.exec(line);
        if (address) found(address[0]);
      });
      child.on("error", fail).on("close", (code) => fail(new Error(`xuetu serve ended with ${code}:\n${log.join("\n")}`)));
    });
    return new House(url, data, child, log);
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.child.on("close", done));
    this.child.kill("SIGTERM");
    const hard = setTimeout(() => this.child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(hard);
    rmSync(this.data, { recursive: true, force: true });
  }
}
