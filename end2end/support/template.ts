// Before all tests: the demo school once, to be copied for each.
import { mkdirSync, rmSync } from "node:fs";
import { run, template } from "./house.ts";

export default async function prepare(): Promise<() => void> {
  rmSync(template, { recursive: true, force: true });
  mkdirSync(template, { recursive: true });
  await run(["seed", "--data-dir", template]);
  return () => rmSync(template, { recursive: true, force: true });
}
