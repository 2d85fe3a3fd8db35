// The second factor: set up, asked for after the password, recovered; and the fresh proof before acts that hurt.
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { password, people } from "../../people.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

/** The code an authenticator app shows for a key, `steps` half minutes after the school's Saturday, 9:46. */
function code(key: string, steps = 0): string {
  const bits = [...key.replaceAll(" ", "")].map((sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.parse("2026-11-21T09:46:00+08:00") / 30_000) + steps));
  const hash = createHmac("sha1", secret).update(counter).digest();
  return ((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).toString().padStart(6, "0");
}

/** Sets one up at /account, and tells its key and recovery codes. */
async function setUp(page: Page): Promise<{ key: string; codes: string[] }> {
  await page.getByRole("button", { name: "开始设置" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("设置两步验证");
  await expect(page.getByRole("img", { name: /两步验证二维码/ })).toBeVisible();
  const key = await page.locator(".key").innerText();
  const codes = await page.locator(".codes li").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByLabel("验证码").fill(code(key));
  await page.getByRole("button", { name: "完成设置" }).click();
  await expect(page.getByText("两步验证已开启，其他设备已退出登录")).toBeVisible();
  return { key, codes };
}

async function enter(page: Page): Promise<void> {
  await page.context().clearCookies();
  await open(page, "/sign-in?next=/console/classes");
  await page.locator("#login").fill(people.academicAffairs.login);
  await page.locator("#password").fill(password);
  await page.locator("#password").press("Enter");
  await expect(page).toHaveURL(/\/sign-in\/code\?next=/);
  await ready(page);
}

test("it is set up in three steps, asked for after the password, and a recovery code opens once", async ({ page, quiet }) => {
  quiet.expects(/sign_in_code/);
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  const { key, codes } = await setUp(page);
  await open(page, "/account/second-factor");
  await expect(page.locator(".codes")).toHaveCount(0);

  await enter(page);
  await axe(page);
  await page.locator("#code").fill(code(key));
  await page.getByRole("button", { name: "确认并登录" }).click();
  await expect(page.locator("#code-error")).toContainText("已经用过");
  await page.locator("#code").fill(code(key, 1));
  await page.getByRole("button", { name: "确认并登录" }).click();
  await expect(page).toHaveURL(/\/console\/classes$/);

  await enter(page);
  await page.getByRole("link", { name: /用恢复码/ }).click();
  await ready(page);
  await page.getByLabel("恢复码").fill(codes[0]!.toUpperCase());
  await page.getByRole("button", { name: "确认并登录" }).click();
  await expect(page).toHaveURL(/\/console\/classes$/);
  await open(page, "/account");
  await expect(page.getByText("还有 9 个恢复码可用")).toBeVisible();
  await axe(page);
});

test("the page between password and code opens nothing else", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  await setUp(page);
  await enter(page);
  await open(page, "/console/learners");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test.describe("where the school requires it", () => {
  test.use({ settings: { XUETU_SECOND_FACTOR: "required" } });

  test("staff are led to the set-up and open nothing else first", async ({ page }) => {
    await open(page, "/sign-in");
    await page.locator("#login").fill(people.admin.login);
    await page.locator("#password").fill(password);
    await page.locator("#password").press("Enter");
    await expect(page).toHaveURL(/\/account\/second-factor$/);
    await ready(page);
    await axe(page);
    await open(page, "/console/accounts");
    await expect(page).toHaveURL(/\/account\/second-factor$/);
    await ready(page);
    await setUp(page);
    await open(page, "/console/accounts");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("账号");
  });
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("set-up and sign-in work", async ({ page }) => {
    await signIn(page, "academicAffairs");
    await open(page, "/account");
    const { key } = await setUp(page);
    await enter(page);
    await page.locator("#code").fill(code(key, 1));
    await page.getByRole("button", { name: "确认并登录" }).click();
    await expect(page).toHaveURL(/\/console\/classes$/);
  });
});

test("the page of a fresh proof", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/account/confirm?next=/console/accounts");
  await axe(page);
  await page.getByLabel("密码").fill("wrong");
  await page.getByRole("button", { name: "确认，继续" }).click();
  await expect(page.locator("#proof-error")).toContainText("现在的密码不对");
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "确认，继续" }).click();
  await expect(page).toHaveURL(/\/console\/accounts$/);
});
