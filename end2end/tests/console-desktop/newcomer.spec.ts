// A learner is written down by hand: compared first, numbered by the rule, taken back; and the rule itself.
import type { Page } from "@playwright/test";
import { axe, expect, fits, open, ready, signIn, test } from "../../support/test.ts";

async function fill(page: Page, name: string): Promise<void> {
  await page.locator("#name").fill(name);
  await page.locator("#born_on").fill("2017-03-05");
  await page.locator("#guardian").fill("顾女士");
  await page.locator("#guardian_phone").fill("139 1111 2222");
}

test("a new learner is written down with two clicks, and asked about the second time", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/learners");
  await act.tap(page.getByRole("link", { name: "新学员" }));
  await axe(page);
  await fits(page);
  await fill(page, "顾一一");
  await act.tap(page.getByRole("button", { name: "保存学员" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("顾一一");
  await expect(page.getByText(/顾一一 的档案已建好，学号 XY26/)).toBeVisible();
  expect(act.taps).toBeLessThanOrEqual(2);
  expect(page.url()).not.toMatch(/1391111|%E9%A1%BE/);

  await open(page, "/console/learners/new");
  await fill(page, "顾依依");
  await page.getByRole("button", { name: "保存学员" }).click();
  await expect(page.getByRole("heading", { name: "可能是已有的学员" })).toBeVisible();
  await axe(page);
  await expect(page.locator("#name")).toHaveValue("顾依依");
  await page.reload();
  await ready(page);
  await expect(page.locator("#guardian_phone")).toHaveValue("139 1111 2222");
  expect(page.url()).not.toMatch(/1391111|%E9%A1%BE/);
  await page.getByRole("button", { name: "不是 顾一一，是另一个孩子" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("顾依依");
});

test("what is wrong stands at its field and keeps what was typed", async ({ page, quiet }) => {
  quiet.expects(/422.*add_learner/);
  await signIn(page, "academicAffairs");
  await open(page, "/console/learners/new");
  await fill(page, "顾一一");
  await page.locator("#guardian_phone").fill("123");
  await page.getByRole("button", { name: "保存学员" }).click();
  await expect(page.locator("#guardian_phone-error")).toBeVisible();
  await expect(page.locator("#name")).toHaveValue("顾一一");
  await axe(page);
});

test("the rule of numbers is tried before it is saved", async ({ page, act }) => {
  await signIn(page, "admin");
  await open(page, "/console/learners");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "编号规则" }));
  await axe(page);
  await page.locator("#prefix").fill("QH");
  await page.locator("#check").check();
  await act.tap(page.getByRole("button", { name: "预览" }));
  await expect(page.getByRole("heading", { name: "预览：尚未保存" })).toBeVisible();
  await expect(page.getByRole("table").getByText(/^QH26/).first()).toBeVisible();
  await page.reload();
  await ready(page);
  await expect(page.locator("#prefix")).toHaveValue("QH");
  await act.tap(page.getByRole("button", { name: "保存规则" }));
  await expect(page.getByText("规则已保存，从下一位新学员开始使用")).toBeVisible();
  expect(act.taps).toBeLessThanOrEqual(3);
  await page.locator("#prefix").fill("XY");
  await page.locator("#check").uncheck();
  await page.getByRole("button", { name: "保存规则" }).click();
});

test("a teacher does not see the pages", async ({ page, quiet }) => {
  quiet.expects(/403/);
  await signIn(page, "teacher");
  for (const path of ["/console/learners/new", "/console/numbers"]) {
    expect((await page.goto(path))?.status()).toBe(403);
  }
});
