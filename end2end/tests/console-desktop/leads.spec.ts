// Families that ask before they enrol: written down, spoken with, given to somebody, erased.
import type { Locator, Page } from "@playwright/test";
import { axe, expect, fits, open, ready, signIn, test } from "../../support/test.ts";

const row = (page: Page, name: string): Locator => page.getByRole("row", { name: new RegExp(name) });

test("the day's first call is recorded with three clicks", async ({ page, act }) => {
  await signIn(page, "sales");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("线索 7");
  await expect(page.locator("tbody tr").first()).toContainText("白鹿鸣");
  await axe(page);
  await act.tap(page.getByRole("link", { name: /白鹿鸣/ }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("白鹿鸣");
  await axe(page);
  await page.getByLabel("说了什么").fill("周六下午来试听围棋");
  await page.locator("#stage").selectOption({ label: "已约试听" });
  await page.getByLabel("下次联系").fill("2030-01-05");
  await act.tap(page.getByRole("button", { name: "保存记录" }));
  await expect(page.getByText("已记录与 白鹿鸣 家的联系")).toBeVisible();
  await expect(page.getByRole("region", { name: "联系记录" })).toContainText("周六下午来试听围棋");
  await expect(page.getByLabel("说了什么")).toHaveValue("");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "线索" }));
  await expect(row(page, "白鹿鸣")).toContainText("已约试听");
  expect(act.taps).toBeLessThanOrEqual(3);
});

test("a new lead is written down, and what is wrong stands at its field", async ({ page, act, quiet }) => {
  quiet.expects(/422.*add_lead/);
  await signIn(page, "sales");
  await act.tap(page.getByRole("link", { name: "新线索" }));
  await axe(page);
  await page.getByLabel("孩子姓名").fill("顾一一");
  await page.locator("#phone").fill("123");
  await page.getByRole("button", { name: "保存线索" }).click();
  await expect(page.locator("#phone-error")).toBeVisible();
  await expect(page.getByLabel("孩子姓名")).toHaveValue("顾一一");
  await page.locator("#phone").fill("139 1111 2222");
  await act.tap(page.getByRole("button", { name: "保存线索" }));
  await expect(page.getByText("已成功保存 顾一一 的线索")).toBeVisible();
  await expect(page.getByRole("region", { name: "档案" })).toContainText("139****2222");
  expect(page.url()).not.toMatch(/1391111|%E9%A1%BE/);
  expect(act.taps).toBeLessThanOrEqual(2);
});

test("a phone is shown in full for a reason, and only until the page is left", async ({ page, quiet }) => {
  quiet.expects(/422.*reveal_lead/);
  await signIn(page, "sales");
  await page.getByRole("link", { name: /江望舒/ }).click();
  const facts = page.getByRole("region", { name: "档案" });
  await expect(facts).toContainText("135****7700");
  await facts.getByText("查看完整号码").click();
  await facts.getByRole("button", { name: "完整显示" }).click();
  await expect(page.locator("#reason-error")).toContainText("至少 4 个字");
  await facts.getByLabel("原因").fill("约定今天回电");
  await facts.getByRole("button", { name: "完整显示" }).click();
  await expect(facts).toContainText("13500007700");
  await axe(page);
  await page.reload();
  await ready(page);
  await expect(facts).toContainText("135****7700");
  expect(await page.content()).not.toContain("13500007700");
});

test("another company sees what was given to it, and no contact", async ({ page, quiet }) => {
  quiet.expects(/403/);
  await signIn(page, "outsourced");
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await expect(page.locator("body")).not.toContainText("龚先生");
  await expect(page.getByRole("link", { name: "新线索" })).toHaveCount(0);
  await page.getByRole("link", { name: /龚思齐/ }).click();
  await expect(page.getByRole("region", { name: "档案" })).toContainText("不可见");
  await expect(page.locator("body")).not.toContainText("****");
  await axe(page);
  await fits(page);
  const missing = await page.goto("/console/learners");
  expect(missing?.status()).toBe(403);
});

test("whoever decides gives a lead to somebody with two clicks, and erases it", async ({ page, act, another }) => {
  await signIn(page, "admin");
  await open(page, "/console/leads?q=xyf");
  await act.tap(page.getByRole("link", { name: /夏一凡/ }));
  await page.locator("#owner").selectOption({ label: "方晴" });
  await act.tap(page.getByRole("button", { name: "分配", exact: true }));
  await expect(page.getByText("已更换 夏一凡 的跟进人")).toBeVisible();
  expect(act.taps).toBe(2);
  const seller = await another();
  await signIn(seller, "sales");
  await expect(row(seller, "夏一凡")).toBeVisible();
  await page.getByText("删除这条线索").click();
  await page.getByRole("button", { name: "永久删除 夏一凡 的线索" }).click();
  await expect(page.getByText("线索已永久删除")).toBeVisible();
  await seller.reload();
  await ready(seller);
  await expect(row(seller, "夏一凡")).toHaveCount(0);
});

test("nothing found says what to do, and the address holds what was looked for", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/console/leads?q=zzzz&stage=won");
  await expect(page.getByRole("heading", { name: "没有符合的线索" })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "清除筛选" }).click();
  await expect(page).toHaveURL(/\/console\/leads$/);
  await page.locator("#leads-stage").selectOption({ label: "已流失" });
  await expect(page).toHaveURL(/stage=lost/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("a talk is recorded, and a refused form keeps what may be kept", async ({ page }) => {
    await signIn(page, "sales");
    await page.getByRole("link", { name: /石安澜/ }).click();
    await page.getByLabel("说了什么").fill("嗯");
    await page.locator("#stage").selectOption({ label: "已约试听" });
    await page.getByRole("button", { name: "保存记录" }).click();
    await expect(page.locator("#text-error")).toContainText("至少 2 个字");
    await expect(page.locator("#stage")).toHaveValue("trial");
    await page.getByLabel("说了什么").fill("下周三来试听");
    await page.getByRole("button", { name: "保存记录" }).click();
    await expect(page.getByRole("region", { name: "联系记录" })).toContainText("下周三来试听");
  });
});
