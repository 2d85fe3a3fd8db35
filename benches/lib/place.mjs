// Where things are and which core does what.
import { execFileSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
export const binary = join(target, "release/xuetu");
export const bare = join(target, "release/examples/bare_board");
export const site = join(target, "release/site");
/** On disk, not in memory: a commit must wait for the disk. */
export const cache = join(target, "bench");

/** The core of what is measured, and the core of those who ask. */
export const measured = 0;
export const asking = 1;

/** The command, kept on one core where there are two. */
export const pin = (core, command) => (availableParallelism() > 1 ? ["taskset", "-c", String(core), ...command] : command);

/** Moves this process to the core of those who ask. */
export const ask_from_here = () => {
  if (availableParallelism() > 1) execFileSync("taskset", ["-a", "-p", "-c", String(asking), String(process.pid)]);
};
