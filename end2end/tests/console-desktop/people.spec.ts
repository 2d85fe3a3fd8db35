// The office's desk: finding learners, and one learner.
import type { Locator, Page } from "@playwright/test";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

const rows = (page: Page): Locator => page.locator("table tbody tr");
const names = (page: Page): Locator => page.locator("table tbody [data-row] .nm");
const search = (page: Page): Locator => page.locator("#learners-q");

/** A whole phone or ID number is sealed in the address. */
const asked = (words: string): RegExp => (/^\d{11,}$/.test(words) ? /^~/ : new RegExp(`^${words}$`));

async function find(page: Page, words: string): Promise<void> {
  await search(page).fill(words);
  await search(page).press("Enter");
  await expect(page).toHaveURL((url) => asked(words).test(url.searchParams.get("q") ?? ""));
  await ready(page);
}

test.describe("the list of learners", () => {
  test.beforeEach(async ({ page }) => signIn(page, "academicAffairs"));

  test("finds by characters, pinyin, initials, number and phone", async ({ page }) => {
    for (const words of ["欧阳明轩", "欧阳", "ouyang", "oymx", "XY2600021"]) {
      await find(page, words);
      await expect(names(page).filter({ hasText: "欧阳明轩" }), words).toHaveCount(1);
    }
    await find(page, "13800002046");
    await expect(names(page)).toHaveCount(2);
    expect((await names(page).allInnerTexts()).sort()).toEqual(["陈思宁", "陈思远"]);
  });

  test("finds names that are read in their own way", async ({ page }) => {
    for (const [words, name] of [["zeng jing", "曾静"], ["xieyutong", "解雨桐"], ["qiu", "仇小北"], ["ayinuer", "阿依努尔·买买提"]] as const) {
      await find(page, words);
      await expect(names(page).filter({ hasText: name.slice(0, 4) }), words).not.toHaveCount(0);
    }
  });

  test("phone numbers are masked", async ({ page }) => {
    await find(page, "陈思远");
    await expect(rows(page).first()).toContainText(/138\*{4}2046/);
    expect(await page.content()).not.toContain("13800002046");
  });

  test("finding nothing says what to try, and clears with one click", async ({ page, act }) => {
    const all = await rows(page).count();
    await find(page, "没有这个人");
    await expect(page.getByText("没有符合条件的学员")).toBeVisible();
    await act.tap(page.getByRole("link", { name: "清除筛选" }));
    await expect(rows(page)).toHaveCount(all);
  });

  test("sort, filter and page stay in the address, by reload and by link", async ({ page, act, another }) => {
    await act.tap(page.getByRole("columnheader", { name: "余课时" }).getByRole("link"));
    await expect(page).toHaveURL(/sort=balance/);
    await act.tap(page.getByRole("columnheader", { name: "余课时" }).getByRole("link"));
    await expect(page).toHaveURL(/order=down/);
    await expect(page.getByRole("columnheader", { name: "余课时" })).toHaveAttribute("aria-sort", "descending");
    const first = await names(page).allInnerTexts();
    await act.tap(page.getByRole("link", { name: "下一页" }));
    await expect(page).toHaveURL(/after=/);
    await expect(names(page).first()).not.toHaveText(first[0]!);
    const second = await names(page).allInnerTexts();
    expect(second.filter((name) => first.includes(name))).toEqual([]);

    await page.reload();
    expect(await names(page).allInnerTexts()).toEqual(second);
    const colleague = await another();
    await signIn(colleague, "admin");
    await open(colleague, page.url());
    expect(await names(colleague).allInnerTexts()).toEqual(second);

    await page.goBack();
    await expect(names(page).first()).toHaveText(first[0]!);
    await page.getByLabel("校区").selectOption({ label: "浦东校区" });
    await expect(page).toHaveURL(/campus=/);
    await expect(page).toHaveURL(/sort=balance/);
    await expect(page).not.toHaveURL(/after=/);
    await expect(rows(page).first()).toContainText("浦东校区");
    await expect(rows(page).filter({ hasText: "徐汇校区" })).toHaveCount(0);
  });

  test("keyboard alone finds and opens a learner", async ({ page }) => {
    await page.keyboard.press("/");
    await expect(search(page)).toBeFocused();
    await page.keyboard.type("wangxiaoming");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=wangxiaoming/);
    await ready(page);
    await page.keyboard.press("Tab");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("王小明");
  });
});

test.describe("one learner", () => {
  test("two clicks from the list show portrait and timeline", async ({ page, act }) => {
    await signIn(page, "academicAffairs");
    await find(page, "陈思远");
    await act.tap(rows(page).getByRole("link", { name: /陈思远/ }));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("陈思远");
    await expect(page.getByRole("main")).toContainText("王雅琴");
    await expect(page.getByRole("main")).toContainText(/138\*{4}2046/);
    await expect(page.getByRole("heading", { name: /课时批次/ })).toBeVisible();
    await act.tap(page.getByRole("link", { name: "时间线" }));
    await expect(page).toHaveURL(/tab=timeline/);
    await expect(page.locator(".entries li").first()).toContainText("第");
    await page.reload();
    await expect(page.locator(".entries li").first()).toContainText("第");
    expect(act.taps).toBe(2);
  });

  test("a mark in the classroom is on the desk a moment later", async ({ page, act, another }) => {
    await signIn(page, "academicAffairs");
    await find(page, "王小明");
    await act.tap(rows(page).getByRole("link", { name: /王小明/ }));
    await act.tap(page.getByRole("link", { name: "时间线" }));
    await expect(page.locator(".entries li").first()).not.toContainText("21日");
    const tablet = await another({ viewport: { width: 1024, height: 768 }, hasTouch: true });
    await signIn(tablet, "teacher");
    await tablet.getByRole("link", { name: "开始点名" }).tap();
    await ready(tablet);
    await tablet.locator("[data-learner]").filter({ hasText: "王小明" }).tap();
    await expect(page.locator(".entries li").first()).toContainText("缺勤", { timeout: 2_000 });
    await expect(page.locator(".entries li").first()).toContainText("21日");
  });
});

test.describe("who sees whom", () => {
  test("a class teacher sees own classes, without the acts of the office", async ({ page, quiet }) => {
    quiet.expects(/403|404/);
    await signIn(page, "classTeacher");
    await open(page, "/console/learners");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("学员");
    await expect(page.getByRole("link", { name: "导入" })).toHaveCount(0);
    const answer = await page.goto("/console/accounts");
    expect([403, 404]).toContain(answer?.status());
  });

  test("a guardian sees nothing of the console", async ({ page, quiet }) => {
    quiet.expects(/403|404/);
    await signIn(page, "mother");
    for (const path of ["/console/learners", "/console/classes", "/console/import", "/console/accounts"]) {
      const answer = await page.goto(path);
      expect([403, 404], path).toContain(answer?.status());
      expect(await page.content()).not.toContain("王小明");
    }
  });

  test("nobody is sent to sign in from every page", async ({ page }) => {
    for (const path of ["/board", "/portal", "/portal/me", "/console/learners", "/console/classes", "/console/import", "/console/accounts"]) {
      await page.goto(path);
      await expect(page, path).toHaveURL((url) => url.pathname === "/sign-in" && url.searchParams.get("next") === path);
      expect(await page.content()).not.toContain("王小明");
    }
  });
});
