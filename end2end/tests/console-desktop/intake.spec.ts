// The office's desk: the school's old files come in.
import type { Locator, Page } from "@playwright/test";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

const shared = process.env.XUETU_SHARED ?? resolve(import.meta.dirname, "../../../../shared");
const folder = (name: string): string => join(shared, "data", name);
const filesOf = (name: string): string[] => readdirSync(folder(name)).filter((file) => /\.(xlsx|csv)$/.test(file)).map((file) => join(folder(name), file));

interface Truth {
  totals: { attendance_rows: number; grades: number; homework: number; contracts: number; learners: number };
  findings: { file: string; sheet: string | null; row: number; column: string | null; kind: string; expect: string }[];
}
const truth = (name: string): Truth => JSON.parse(readFileSync(join(folder(name), "truth.json"), "utf8"));

/** Hands the files in and waits on the page of the import. */
async function handIn(page: Page, name: string, dryRun = false): Promise<string> {
  await open(page, "/console/import");
  await page.locator("#files").setInputFiles(filesOf(name));
  await expect(page.getByText("已选 6 个文件")).toBeVisible();
  if (dryRun) await page.getByLabel("试跑，不写入任何数据").check();
  await page.getByRole("button", { name: "上传并导入" }).click();
  await page.waitForURL(/\/console\/import\/[0-9a-f-]+$/);
  return new URL(page.url()).pathname;
}

/** A figure under the bar of the result. */
async function figure(page: Page, label: string): Promise<number> {
  const text = await page.locator("ul.counts li").filter({ hasText: label }).locator(".v").innerText();
  return Number(text.replaceAll(",", ""));
}
const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const done = { timeout: 60_000 };

test.describe.configure({ timeout: 120_000 });

test("six files become a school: progress, result, and the same files again change nothing", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200-clean");
  await expect(heading(page)).toHaveText(/正在导入|导入完成/);
  await expect(heading(page)).toHaveText("导入完成", done);
  const added = await figure(page, "新增");
  const { totals } = truth("school-200-clean");
  expect(added).toBeGreaterThan(totals.attendance_rows + totals.grades + totals.homework);

  await page.getByRole("link", { name: "看学员" }).first().click();
  await ready(page);
  await page.locator("#learners-q").fill("赵行俊");
  await page.locator("#learners-q").press("Enter");
  await expect(page.locator("table tbody tr")).toHaveCount(1);
  await expect(page.locator("table tbody tr")).toContainText("XY2500001");

  await handIn(page, "school-200-clean");
  await expect(heading(page)).toHaveText("导入完成", done);
  expect(await figure(page, "新增")).toBe(0);
  expect(await figure(page, "无变化")).toBeGreaterThan(totals.attendance_rows + totals.grades + totals.homework + totals.contracts);
});

test("one may leave while it runs, and come back to the result", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  const path = await handIn(page, "school-200-clean");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "班级" }));
  await expect(heading(page)).toHaveText("班级");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "导入" }));
  const line = page.locator("table tbody tr").first();
  await expect(line).toContainText("等 6 个文件");
  await expect(line).toContainText("周以宁");
  await expect(line).toContainText("已导入", done);
  await act.tap(line.getByRole("link"));
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(heading(page)).toHaveText("导入完成");
  await page.reload();
  await expect(heading(page)).toHaveText("导入完成");
});

test("a try writes nothing", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200-clean", true);
  await expect(heading(page)).toHaveText("试跑结果，还没有写入任何数据", done);
  expect(await figure(page, "新增")).toBeGreaterThan(10_000);
  await open(page, "/console/learners?q=赵行俊");
  await expect(page.getByText("没有符合条件的学员")).toBeVisible();
});

test("a bad cell is named with file, sheet, row and column", async ({ page, act }) => {
  const bad = truth("school-200").findings.find((finding) => finding.kind === "date_impossible" && finding.sheet !== null)!;
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200");
  await expect(heading(page)).toHaveText("导入完成", done);
  expect(await figure(page, "没有收下")).toBeGreaterThan(0);
  await act.tap(page.getByRole("link", { name: "没有这一天" }));
  await expect(page).toHaveURL(/kind=date_impossible/);
  const line = page.locator("table tbody tr").filter({ hasText: bad.sheet! }).filter({ has: page.locator("td.n", { hasText: new RegExp(`^${bad.row}$`) }) });
  await expect(line).toContainText(bad.file);
  await expect(line).toContainText(bad.column!);
  await expect(line).toContainText("没有收下");
  await page.reload();
  await expect(line).toContainText(bad.file);
});

test("rows that were refused are taken out as a workbook", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200");
  await expect(heading(page)).toHaveText("导入完成", done);
  act.taps = 0;
  const [download] = await Promise.all([page.waitForEvent("download"), act.tap(page.getByRole("button", { name: "下载错误行.xlsx" }))]);
  expect(act.taps).toBe(1);
  expect(download.suggestedFilename()).toBe("错误行.xlsx");
  expect(readFileSync((await download.path())!).subarray(0, 2).toString()).toBe("PK");
});

test("a trial is imported for good without handing the files in again", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200-clean", true);
  await expect(heading(page)).toHaveText("试跑结果，还没有写入任何数据", done);
  act.taps = 0;
  await act.tap(page.getByRole("button", { name: "正式导入" }));
  await expect(heading(page)).toHaveText("导入完成", done);
  expect(act.taps).toBe(1);
});

test("columns with other words are said once and remembered", async ({ page, quiet }) => {
  quiet.expects(/422.*map_columns/);
  const head = "学号,名字,校区,状态,班主任电话";
  const file = (name: string, row: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(`${head}\n${row}\n`),
  });
  const trial = async (name: string, row: string): Promise<void> => {
    await open(page, "/console/import");
    await page.locator("#files").setInputFiles(file(name, row));
    await page.getByLabel("试跑，不写入任何数据").check();
    await page.getByRole("button", { name: "上传并导入" }).click();
    await expect(heading(page)).toHaveText("试跑结果，还没有写入任何数据", done);
  };
  await signIn(page, "academicAffairs");
  await trial("a.csv", "M001,贺知章,朝阳校区,在读,13800002046");
  await page.getByLabel("学号：读作").selectOption("learners.学员编号");
  await page.getByRole("button", { name: "记住并再试跑" }).click();
  await expect(page.getByText("缺少必需的「姓名」")).toBeVisible();
  await expect(page.getByLabel("学号：读作")).toHaveValue("learners.学员编号");
  await page.getByLabel("名字：读作").selectOption("learners.姓名");
  await page.getByRole("button", { name: "记住并再试跑" }).click();
  await expect(page.getByText("a.csv 按以前记住的列对应读取")).toBeVisible(done);
  expect(await figure(page, "新增")).toBe(1);
  await trial("b.csv", "M002,孟浩然,朝阳校区,在读,13800002046");
  await expect(page.getByText("b.csv 按以前记住的列对应读取")).toBeVisible();
  await page.getByRole("button", { name: "忘掉这个对应" }).click();
  await trial("c.csv", "M003,王昌龄,朝阳校区,在读,13800002046");
  await expect(page.getByText("没有认出这张表")).toBeVisible();
});

test("a note that looks like script is kept as text", async ({ page }) => {
  const note = truth("school-200").findings.find((finding) => finding.kind === "note_script");
  expect(note).toBeDefined();
  await signIn(page, "academicAffairs");
  await handIn(page, "school-200");
  await expect(heading(page)).toHaveText("导入完成", done);
  await page.getByRole("link", { name: "备注像代码，按文字保留" }).click();
  await expect(page.locator("table tbody tr").first()).toContainText("备注");
});

test("a whole import is undone in two taps; whoever was worked with since stays", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  const path = await handIn(page, "school-200-clean");
  await expect(heading(page)).toHaveText("导入完成", done);
  await open(page, "/console/learners?q=赵行俊");
  await page.locator("table tbody tr").getByRole("link").first().click();
  await page.getByRole("link", { name: "管理家长与权限" }).click();
  await page.locator("#name").fill("赵一鸣");
  await page.locator("#relation").fill("叔叔");
  await page.locator("#phone").fill("13500007788");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText("赵一鸣").first()).toBeVisible();

  await open(page, path);
  act.taps = 0;
  await act.tap(page.getByRole("link", { name: "撤销导入" }));
  await expect(heading(page)).toHaveText("撤销这次导入？");
  await expect(page.getByText(/导入的 1\d\d 位学员的数据会被撤下/)).toBeVisible();
  await expect(page.getByRole("link", { name: "赵行俊" })).toBeVisible();
  await act.tap(page.getByRole("button", { name: "撤销这次导入" }));
  await expect(heading(page)).toHaveText("这次导入已撤销", done);
  expect(act.taps).toBe(2);

  await page.getByRole("link", { name: "看保留了谁" }).click();
  await expect(page.getByRole("link", { name: "赵行俊" })).toBeVisible();
  await open(page, "/console/learners?q=XY2500001");
  await expect(page.locator("table tbody tr")).toHaveCount(1);
  await open(page, "/console/learners?q=XY2500002");
  await expect(page.getByText("没有符合条件的学员")).toBeVisible();
  await open(page, "/console/import");
  await expect(page.locator("table tbody tr").first()).toContainText("已撤销");
});

test("a template is one click away", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/import");
  const [download] = await Promise.all([page.waitForEvent("download"), act.tap(page.getByRole("link", { name: "下载学员档案的模板" }))]);
  expect(download.suggestedFilename()).toBe("xuetu-learners.xlsx");
  const { size } = statSync(await download.path());
  expect(size).toBeGreaterThan(5_000);
  expect(act.taps).toBe(1);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("files can be handed in and the result read", async ({ page }) => {
    await signIn(page, "academicAffairs");
    await open(page, "/console/import");
    await page.locator("#files").setInputFiles(filesOf("school-200-clean"));
    await page.getByRole("button", { name: "上传并导入" }).click();
    await page.waitForURL(/\/console\/import\/[0-9a-f-]+$/);
    await expect(async () => {
      await page.reload();
      await expect(heading(page)).toHaveText("导入完成", { timeout: 100 });
    }).toPass(done);
    await page.getByRole("link", { name: "撤销导入" }).click();
    await page.getByRole("button", { name: "撤销这次导入" }).click();
    await expect(async () => {
      await page.reload();
      await expect(heading(page)).toHaveText("这次导入已撤销", { timeout: 100 });
    }).toPass(done);
  });
});
