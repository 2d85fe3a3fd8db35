// Staff are invited by a link; an empty house is opened with the code of its terminal.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const secret = "晨跑三圈再吃豆浆油条";

async function invite(page: Page): Promise<string> {
  await page.getByLabel("姓名").fill("高远");
  await page.getByLabel("工号或手机号").fill("gao");
  await page.locator("#role").selectOption({ label: "教务" });
  await page.getByRole("button", { name: "生成邀请" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "高远" })).toContainText("教务");
  await page.getByText("给 高远 的链接和二维码").click();
  await expect(page.getByRole("img", { name: /高远 的邀请二维码/ })).toBeVisible();
  return page.getByLabel(/^链接/).inputValue();
}

test("a colleague is invited with three clicks from the accounts, chooses a password and is at work", async ({ page, another, act, quiet }) => {
  quiet.expects(/404/);
  await signIn(page, "admin");
  await open(page, "/console/accounts");
  await act.tap(page.getByRole("link", { name: "邀请同事" }));
  await ready(page);
  await axe(page);
  const link = await invite(page);
  await axe(page);

  const colleague = await another();
  await colleague.goto(link);
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("高远，欢迎");
  await axe(colleague);
  await colleague.locator("#password").fill("1234567890");
  await colleague.getByRole("button", { name: "设好密码，进入学途" }).click();
  await expect(colleague.locator("#password-error")).toContainText("太容易猜到");
  await colleague.locator("#password").fill(secret);
  await colleague.getByRole("button", { name: "设好密码，进入学途" }).click();
  await expect(colleague).toHaveURL(/\/console\/learners$/);
  const answer = await colleague.goto(link);
  expect(answer?.status()).toBe(404);
  await expect(colleague.getByText("这个邀请链接不能用了")).toBeVisible();
});

test("a withdrawn link opens nothing", async ({ page, another, quiet }) => {
  quiet.expects(/404/);
  await signIn(page, "admin");
  await open(page, "/console/invitations");
  const link = await invite(page);
  await page.getByRole("button", { name: "撤回给 高远 的邀请" }).click();
  await expect(page.getByText("没有等待中的邀请")).toBeVisible();
  const colleague = await another();
  expect((await colleague.goto(link))?.status()).toBe(404);
});

test.describe("an empty house", () => {
  test.use({ settings: { XUETU_DEMO: "false", XUETU_CLOCK: "" }, empty: true });

  test("is opened with the code of its terminal", async ({ page, house }) => {
    const file = join(house.data, "first-run-code");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const code = readFileSync(file, "utf8");
    expect(house.log.join("\n")).toContain(code);
    await open(page, "/first-run");
    await axe(page);
    await page.locator("#code").fill("0000-0000-0000");
    await page.locator("#name").fill("陆明");
    await page.locator("#login").fill("lu");
    await page.locator("#password").fill(secret);
    await page.getByRole("button", { name: "建立系统管理员" }).click();
    await expect(page.locator("#code-error")).toContainText("代码不对");
    await page.locator("#code").fill(code);
    await page.locator("#name").fill("陆明");
    await page.locator("#login").fill("lu");
    await page.locator("#password").fill(secret);
    await page.getByRole("button", { name: "建立系统管理员" }).click();
    await expect(page).toHaveURL(/\/console\/learners$/);
  });
});
