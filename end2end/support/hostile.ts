// A school in which every text that people type tries to run as script.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Texts that run, load or send something wherever a page forgets to escape. */
export const hostile: string[] = JSON.parse(readFileSync(resolve(import.meta.dirname, "hostile.json"), "utf8"));

const columns: Record<string, string[]> = {
  learner: ["name", "school", "grade", "source", "referrer", "style", "availability", "notes"],
  guardian: ["name"],
  guardian_link: ["relation"],
  staff: ["name", "subject"],
  course: ["name"],
  class: ["name", "room"],
  lesson: ["room"],
  attendance: ["note"],
  grade: ["title", "point", "comment"],
  homework: ["title"],
  account: ["name"],
  lead: ["name", "guardian", "grade", "subject"],
};

/** Appends all of them to every such text of the school in `data`; needs the `sqlite3` command. */
export function poison(data: string): void {
  const text = ` ${hostile.join(" ")}`.replaceAll("'", "''");
  const set = (table: string, names: string[]): string => `update ${table} set ${names.map((name) => `${name} = coalesce(${name}, '') || '${text}'`).join(", ")};`;
  const asked = `insert into grant_request (id, account_id, asked_by, asked_at, role, reason, until_at)
    select randomblob(16), id, id, 1, 'finance', '替班${text}', 9000000000000 from account where login = 'zhou';`;
  execFileSync("sqlite3", [join(data, "xuetu.db")], { input: Object.entries(columns).map(([table, names]) => set(table, names)).concat(asked).join("\n") });
}
