// Signing in with a provider of identities: a real one, there and back, and what must not open.
import { axe, expect, open, ready, signIn, test as base } from "../../support/test.ts";
import { House } from "../../support/house.ts";
import { Identities } from "../../support/identities.ts";

const test = base.extend<{ identities: Identities }>({
  identities: async ({}, use) => {
    const identities = await Identities.open();
    await use(identities);
    await identities.close().catch(() => undefined);
  },
  house: async ({ identities, quiet }, use) => {
    quiet.expects(new RegExp(identities.url.replaceAll(".", "\\.")));
    const house = await House.open(identities.settings);
    await use(house);
    await house.close();
  },
});

test("an account is linked once and opened with one click of ours from then on", async ({ page, act, identities }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  await page.getByRole("button", { name: "关联校园通" }).click();
  await identities.signIn(page, "p-17");
  await expect(page.getByText("已关联", { exact: true })).toBeVisible();
  await axe(page);

  await page.context().clearCookies();
  await open(page, "/sign-in?next=/console/classes");
  await axe(page);
  await act.tap(page.getByRole("button", { name: "用校园通登录" }));
  await identities.signIn(page, "p-17");
  await expect(page).toHaveURL(/\/console\/classes$/);
  expect(act.taps).toBe(1);
});

test("somebody the school does not know is told how to be linked", async ({ page, identities }) => {
  await open(page, "/sign-in");
  await page.getByRole("button", { name: "用校园通登录" }).click();
  await identities.signIn(page, "stranger");
  await expect(page.getByText("这个身份还没有关联学途账号", { exact: false })).toBeVisible();
  await axe(page);
});

test("an answer works once, in the browser that asked, and a forged one never", async ({ page, another, identities }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  const answered = page.waitForRequest((request) => request.url().includes("/provider/back"));
  await page.getByRole("button", { name: "关联校园通" }).click();
  await identities.signIn(page, "p-17");
  await expect(page.getByText("已关联", { exact: true })).toBeVisible();
  const answer = (await answered).url();
  for (const [where, url] of [[page, answer], [await another(), answer], [page, "/provider/back?state=forged&code=forged"]] as const) {
    await where.goto(url);
    await ready(where);
    await expect(where.getByText("这次登录已作废，请重新开始")).toBeVisible();
  }
});

test("an administrator links a colleague by what the provider calls them", async ({ page, another, identities }) => {
  await signIn(page, "admin");
  await open(page, "/console/accounts");
  await page.getByRole("link", { name: "周以宁" }).first().click();
  await page.getByLabel("那边的用户标识").fill("zhou-there");
  await page.getByRole("button", { name: "关联校园通" }).click();
  await expect(page.getByRole("button", { name: "取消关联" })).toBeVisible();
  const colleague = await another();
  await open(colleague, "/sign-in");
  await colleague.getByRole("button", { name: "用校园通登录" }).click();
  await identities.signIn(colleague, "zhou-there");
  await expect(colleague).toHaveURL(/\/console\/learners/);
});

test("while the provider is away the page says so and the password works", async ({ page, identities }) => {
  await identities.close();
  await open(page, "/sign-in");
  await page.getByRole("button", { name: "用校园通登录" }).click();
  await expect(page.getByText("登录服务暂时连不上", { exact: false })).toBeVisible();
  await signIn(page, "academicAffairs");
});
