// The office's desk: classes, and one class.
import type { Locator, Page } from "@playwright/test";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

const lesson = "数学思维 L4 · 周六 B 班";
const row = (page: Page, name: string): Locator => page.locator("table tbody tr").filter({ has: page.getByText(name, { exact: true }) });

async function openClass(page: Page): Promise<string> {
  await signIn(page, "academicAffairs");
  await open(page, "/console/classes");
  await page.getByRole("link", { name: lesson }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(lesson);
  return new URL(page.url()).pathname;
}

test("classes are found by name and campus, and the address keeps it", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/classes");
  await expect(row(page, lesson)).toContainText("林知远");
  await expect(row(page, lesson)).toContainText("数学思维 L4");
  await page.locator("#classes-q").fill("围棋");
  await page.locator("#classes-q").press("Enter");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === "围棋");
  await expect(page.locator("table tbody tr")).toHaveCount(1);
  await page.reload();
  await expect(page.locator("table tbody tr")).toHaveCount(1);
  await expect(page.locator("#classes-q")).toHaveValue("围棋");
});

test("the roster is that of the day asked for", async ({ page, act }) => {
  const path = await openClass(page);
  await expect(page.locator("table tbody tr")).toHaveCount(35);
  await expect(row(page, "仇小北")).toContainText("试听");
  await act.tap(page.getByRole("link", { name: /上一课/ }));
  await expect(page).toHaveURL(/day=2026-11-14/);
  await expect(row(page, "仇小北")).toHaveCount(0);
  await expect(row(page, "王小明")).toHaveCount(1);
  await page.reload();
  await expect(row(page, "仇小北")).toHaveCount(0);
  await act.tap(page.getByRole("link", { name: "今天", exact: true }));
  await expect(page).toHaveURL(new RegExp(`${path}$`));
  await expect(row(page, "仇小北")).toHaveCount(1);
});

test("the timetable shows the week and the lessons around", async ({ page, act }) => {
  await openClass(page);
  await act.tap(page.getByRole("link", { name: "课表" }));
  await expect(page).toHaveURL(/tab=timetable/);
  await expect(page.getByRole("listitem").filter({ hasText: "10:00–11:30" }).first()).toBeVisible();
  await expect(page.locator("table tbody tr").filter({ hasText: "11月21日" })).toContainText("10:00–11:30");
});

test("the grid follows the roll as it is taken", async ({ page, act, another }) => {
  await openClass(page);
  await act.tap(page.getByRole("link", { name: "考勤", exact: true }));
  await expect(page).toHaveURL(/tab=attendance/);
  const grid = page.locator("table.att");
  await expect(grid.locator("tbody tr")).toHaveCount(35);
  const today = grid.locator("thead th[aria-current=date]");
  await expect(today).toContainText("11月21日");
  const column = await today.evaluate((cell) => (cell as HTMLTableCellElement).cellIndex);
  const cell = grid.locator("tbody tr").filter({ hasText: "孙悦然" }).locator("th, td").nth(column);
  await expect(cell).not.toContainText("缺");

  const tablet = await another({ viewport: { width: 1024, height: 768 }, hasTouch: true });
  await signIn(tablet, "teacher");
  await tablet.getByRole("link", { name: "开始点名" }).tap();
  await ready(tablet);
  await tablet.locator("[data-learner]").filter({ hasText: "孙悦然" }).tap();
  await expect(cell).toContainText("缺", { timeout: 2_000 });
});

test("a class leads to its learners in the list", async ({ page, act }) => {
  await openClass(page);
  await act.tap(page.getByRole("link", { name: "在学员表中看" }));
  await expect(page).toHaveURL(/\/console\/learners\?class=/);
  await expect(page.locator("table tbody tr").first()).toContainText("数学思维 L4");
});
