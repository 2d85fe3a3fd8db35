// Somebody of the staff forgot the password: the office makes a link, they choose another.
import type { Page } from "@playwright/test";
import { people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const better = "晨跑三圈再吃豆浆油条";

async function made(office: Page): Promise<string> {
  await office.getByRole("button", { name: "生成重设链接" }).click();
  return office.locator("#reset-link").inputValue();
}

test("the office makes a link with two clicks, and a teacher is back with a new password", async ({ page, another, act, quiet }) => {
  quiet.expects(/404/);
  const old = await another();
  await signIn(old, "teacher");
  await signIn(page, "admin");
  await open(page, "/console/accounts");
  await act.tap(page.getByRole("link", { name: people.teacher.name }));
  await act.tap(page.getByRole("button", { name: "生成重设链接" }));
  await expect(page.getByRole("img", { name: /林知远 的重设链接二维码/ })).toBeVisible();
  expect(act.taps).toBeLessThanOrEqual(2);
  await axe(page);
  const link = await page.locator("#reset-link").inputValue();

  const teacher = await another();
  await teacher.goto(link);
  await expect(teacher.getByRole("heading", { level: 1 })).toHaveText("林知远，设一个新密码");
  await axe(teacher);
  await teacher.locator("#password").fill("1234567890");
  await teacher.getByRole("button", { name: "保存新密码" }).click();
  await expect(teacher.locator("#password-error")).toContainText("太容易猜到");
  await teacher.locator("#password").fill(better);
  await teacher.getByRole("button", { name: "保存新密码" }).click();
  await expect(teacher).toHaveURL(/\/sign-in\?done=reset$/);
  await expect(teacher.getByText("新密码已设好")).toBeVisible();
  await ready(teacher);
  await teacher.locator("#login").fill(people.teacher.login);
  await teacher.locator("#password").fill(better);
  await teacher.locator("#password").press("Enter");
  await expect(teacher).toHaveURL(/\/board$/);
  await open(old, "/board");
  await expect(old).toHaveURL(/\/sign-in/);

  expect((await teacher.goto(link))?.status()).toBe(404);
  await expect(teacher.getByText("这个重设链接不能用了")).toBeVisible();
  await open(page, page.url());
  await expect(page.locator("#reset-link")).toHaveCount(0);
});

test("a link that was withdrawn or followed by another opens nothing", async ({ page, another, quiet }) => {
  quiet.expects(/404/);
  await signIn(page, "admin");
  await open(page, await leadsTo(page, "/console/accounts", /林知远/));
  const first = await made(page);
  await page.getByRole("button", { name: "换新链接" }).click();
  await expect(page.locator("#reset-link")).not.toHaveValue(first);
  const second = await page.locator("#reset-link").inputValue();
  const teacher = await another();
  expect((await teacher.goto(first))?.status()).toBe(404);
  expect((await teacher.goto(second))?.status()).toBe(200);
  await page.getByRole("button", { name: "撤回链接" }).click();
  await expect(page.locator("#reset-link")).toHaveCount(0);
  expect((await teacher.goto(second))?.status()).toBe(404);
});

test("nobody makes a link for themselves", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await leadsTo(page, "/console/accounts", /陆明/));
  await expect(page.getByRole("button", { name: "生成重设链接" })).toHaveCount(0);
});
