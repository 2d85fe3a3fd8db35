// Signing in, and the administrator's accounts.
import type { Locator, Page } from "@playwright/test";
import { password, people } from "../../people.ts";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

const submit = (page: Page): Locator => page.locator("form").filter({ has: page.locator("#login") }).getByRole("button");

test("everybody arrives at their own start", async ({ page }) => {
  for (const who of ["teacher", "classTeacher", "academicAffairs", "admin", "sales", "outsourced", "mother"] as const) {
    await page.context().clearCookies();
    await open(page, "/sign-in");
    await page.locator("#login").fill(people[who].login);
    await page.locator("#password").fill(password);
    await page.locator("#password").press("Enter");
    await page.waitForURL((url) => url.pathname === people[who].home);
    await ready(page);
  }
});

test("a wrong password is said at the field, and the login stays", async ({ page, act, quiet }) => {
  quiet.expects(/sign_in/);
  await open(page, "/sign-in");
  await page.locator("#login").fill("zhou");
  await page.locator("#password").fill("wrong-password");
  await act.tap(submit(page));
  await expect(page.getByText("账号或密码不对，请检查后再试").first()).toBeVisible();
  await expect(page.locator("#login")).toHaveValue("zhou");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.locator("#password").fill(password);
  await act.tap(submit(page));
  await expect(page).toHaveURL(/\/console\/learners/);
});

test("whoever is sent to sign in comes back to the page", async ({ page }) => {
  await open(page, "/console/classes");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.locator("#login").fill("zhou");
  await page.locator("#password").fill(password);
  await page.locator("#password").press("Enter");
  await expect(page).toHaveURL(/\/console\/classes$/);
});

test("what is typed before the script arrives stays", async ({ page }) => {
  let arrive = (): void => undefined;
  const script = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\.wasm$/, async (route) => {
    await script;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.locator("#login").fill("zhou");
  arrive();
  await ready(page);
  await expect(page.locator("#login")).toHaveValue("zhou");
});

test("nobody is sent to another site", async ({ page }) => {
  await open(page, "/sign-in?next=//evil.example/");
  await page.locator("#login").fill("zhou");
  await page.locator("#password").fill(password);
  await page.locator("#password").press("Enter");
  await expect(page).toHaveURL(/127\.0\.0\.1:\d+\/console\/learners$/);
});

test("the administrator sees who can sign in, with phone numbers masked", async ({ page, act }) => {
  await signIn(page, "admin");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "账号" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("账号");
  const line = (name: string): Locator => page.locator("table tbody tr").filter({ hasText: name });
  await expect(line("林知远")).toContainText("授课老师");
  await expect(line("陆明")).toContainText("系统管理员");
  await expect(line("王雅琴")).toContainText("家长");
  await expect(line("王雅琴")).toContainText(/138\*{4}2046/);
  await page.reload();
  await expect(line("周以宁")).toContainText("教务");
});

test("academic affairs have no way to the accounts", async ({ page, quiet }) => {
  quiet.expects(/403|404/);
  await signIn(page, "academicAffairs");
  await expect(page.getByRole("link", { name: "账号" })).toHaveCount(0);
  const answer = await page.goto("/console/accounts");
  expect([403, 404]).toContain(answer?.status());
  expect(await page.content()).not.toContain("13800002046");
});

test("signing out ends every page of the session", async ({ page, act }) => {
  await signIn(page, "admin");
  const other = await page.context().newPage();
  await open(other, "/console/classes");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByLabel("更多"));
  await act.tap(page.getByRole("button", { name: "退出登录" }));
  await expect(page).toHaveURL(/\/sign-in/);
  await other.reload();
  await expect(other).toHaveURL(/\/sign-in\?next=/);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in and a wrong password work", async ({ page, quiet }) => {
    quiet.expects(/sign_in/);
    await open(page, "/sign-in");
    await page.locator("#login").fill("zhou");
    await page.locator("#password").fill("wrong-password");
    await submit(page).click();
    await expect(page.getByText("账号或密码不对").first()).toBeVisible();
    expect(page.url()).not.toContain("wrong-password");
    await page.locator("#login").fill("zhou");
    await page.locator("#password").fill(password);
    await submit(page).click();
    await ready(page);
    await expect(page).toHaveURL(/\/console\/learners/);
  });
});
