// A guardian forgot the password: phone number, code, another password; on the smallest phone, with script and without.
import type { Page } from "@playwright/test";
import { people } from "../../people.ts";
import { axe, desk, expect, fits, open, signIn, test } from "../../support/test.ts";

const better = "晨跑三圈再吃豆浆油条";

/** The code in the newest message to a phone; it goes out a moment after it was asked for. */
async function codeFor(office: Page, masked: string): Promise<string> {
  const line = office.getByRole("row").filter({ hasText: masked }).first();
  await expect(async () => {
    await open(office, "/console/outbox");
    await expect(line).toContainText(/验证码 \d{6}/, { timeout: 500 });
  }).toPass();
  return /验证码 (\d{6})/.exec(await line.innerText())![1]!;
}

async function ask(page: Page, phone: string): Promise<string> {
  await open(page, "/forgot");
  await page.locator("#login").fill(phone);
  await page.getByRole("button", { name: "发送验证码" }).click();
  await expect(page).toHaveURL(/\/forgot\/code$/);
  return page.getByRole("main").innerText();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "with script off", () => {
    test.use({ javaScriptEnabled });

    test("a guardian is back with a new password in five taps", async ({ page, another, act }) => {
      const office = await another({ ...desk, javaScriptEnabled: true });
      await signIn(office, "admin");
      await page.setViewportSize({ width: 360, height: 640 });
      await open(page, "/sign-in");
      await act.tap(page.getByRole("link", { name: "忘记密码？" }));
      await expect(page).toHaveURL(/\/forgot$/);
      await fits(page);
      await page.locator("#login").fill("138 0000 2046");
      await act.tap(page.getByRole("button", { name: "发送验证码" }));
      await expect(page.getByText("如果该账号有已验证的手机号，验证码已发出")).toBeVisible();
      await expect(page.locator("#code")).toHaveAttribute("inputmode", "numeric");
      await expect(page.locator("#code")).toHaveAttribute("autocomplete", "one-time-code");
      expect(page.url()).not.toContain("2046");
      await fits(page);
      await page.locator("#code").fill(await codeFor(office, "138****2046"));
      await act.tap(page.getByRole("button", { name: "下一步" }));
      await expect(page).toHaveURL(/\/forgot\/password$/);
      await fits(page);
      await page.locator("#password").fill(better);
      await act.tap(page.getByRole("button", { name: "保存新密码" }));
      await expect(page.getByText("新密码已设好")).toBeVisible();
      await page.locator("#login").fill(people.mother.login);
      await page.locator("#password").fill(better);
      await act.tap(page.getByRole("button", { name: "登录", exact: true }));
      await expect(page).toHaveURL(/\/portal$/);
      expect(act.taps).toBeLessThanOrEqual(5);
    });

    test("the page says the same to a number that nobody has, and a wrong code is said at its field", async ({ page, quiet }) => {
      quiet.expects(/check_reset_code/);
      const known = await ask(page, people.mother.login);
      expect(await ask(page, "13500000000")).toBe(known);
      await page.locator("#code").fill("000000");
      await page.getByRole("button", { name: "下一步" }).click();
      await expect(page.locator("#code-error")).toContainText("验证码不对或已过期");
    });
  });
}

test("steps that count no more lead back to the first", async ({ page, quiet }) => {
  quiet.expects(/choose_password/);
  await open(page, "/forgot/password");
  await page.locator("#password").fill(better);
  await page.getByRole("button", { name: "保存新密码" }).click();
  await expect(page.getByText("这次重设已作废")).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "从头再来" }).click();
  await expect(page).toHaveURL(/\/forgot$/);
});
