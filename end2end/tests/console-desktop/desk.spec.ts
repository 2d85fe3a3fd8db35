// The administrator's desk: roles with their terms, a leaver; and everybody's own devices and password.
import type { Page } from "@playwright/test";
import { password, people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

const better = "晨跑三圈再吃豆浆油条";
const sheet = (page: Page, name: RegExp): Promise<string> => leadsTo(page, "/console/accounts", name);

async function enter(page: Page, login: string, secret: string): Promise<void> {
  await open(page, "/sign-in");
  await page.locator("#login").fill(login);
  await page.locator("#password").fill(secret);
  await page.locator("#password").press("Enter");
}

test("a role is given with four clicks, holds at once, and ends with one", async ({ page, another, act }) => {
  await signIn(page, "admin");
  await open(page, "/console/accounts");
  await act.tap(page.getByRole("link", { name: people.teacher.name }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(people.teacher.name);
  await page.locator("#role").selectOption({ label: "教务" });
  await act.tap(page.getByRole("button", { name: "授予", exact: true }));
  const given = page.getByRole("row", { name: /教务/ });
  await expect(given).toContainText("有效");
  expect(act.taps).toBeLessThanOrEqual(4);

  const teacher = await another();
  await signIn(teacher, "academicAffairs");
  await teacher.context().clearCookies();
  await enter(teacher, people.teacher.login, password);
  await expect(teacher).toHaveURL(/\/console\/learners$/);
  await act.tap(page.getByRole("button", { name: "结束角色：教务" }));
  await expect(page.getByRole("row", { name: /教务/ })).toContainText("已结束");
  await open(teacher, "/");
  await expect(teacher).toHaveURL(/\/board$/);
});

test("a term that ends before it begins is refused at its field", async ({ page, quiet }) => {
  quiet.expects(/422.*give_role/);
  await signIn(page, "admin");
  await open(page, await sheet(page, /林知远/));
  await page.locator("#role").selectOption({ label: "教务" });
  await page.locator("#campus").selectOption({ index: 1 });
  await page.getByLabel("最后一天").fill("2026-11-20");
  await page.getByRole("button", { name: "授予", exact: true }).click();
  await expect(page.locator("#last_on-error")).toContainText("最后一天不能早于开始日期");
  await expect(page.locator("#role")).toHaveValue("academic_affairs");
  await expect(page.locator("#campus")).not.toHaveValue("");
  await expect(page.getByLabel("最后一天")).toHaveValue("2026-11-20");
  await expect(page.getByRole("row", { name: /教务/ })).toHaveCount(0);
  await page.getByLabel("最后一天").fill("");
  await page.getByRole("button", { name: "授予", exact: true }).click();
  await expect(page.getByRole("row", { name: /教务/ })).toContainText("陆明 授予");
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused role keeps what was chosen", async ({ page }) => {
    await signIn(page, "admin");
    await page.goto(await sheet(page, /林知远/));
    await page.locator("#role").selectOption({ label: "教务" });
    await page.getByLabel("最后一天").fill("2026-11-20");
    await page.getByRole("button", { name: "授予", exact: true }).click();
    await expect(page.locator("#last_on-error")).toContainText("最后一天不能早于开始日期");
    await expect(page.locator("#role")).toHaveValue("academic_affairs");
    await expect(page.getByLabel("最后一天")).toHaveValue("2026-11-20");
  });
});

test("the classes of a leaver are handed over on the screen that asks", async ({ page, act }) => {
  await signIn(page, "admin");
  await open(page, await sheet(page, /林知远/));
  await act.tap(page.getByRole("link", { name: "停用账号" }));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("林知远");
  await page.locator("#all").selectOption({ label: "韩敏" });
  await act.tap(page.getByRole("button", { name: "停用账号" }));
  await expect(page.getByRole("main")).toContainText("已停用");
  await open(page, "/console/classes");
  await expect(page.locator("table tbody")).not.toContainText("林知远");
  expect(act.taps).toBeLessThanOrEqual(2);
});

test("the leads of a leaver are handed over on the screen that asks", async ({ page, act }) => {
  await signIn(page, "admin");
  await open(page, await sheet(page, /何欣/));
  await act.tap(page.getByRole("link", { name: "停用账号" }));
  await expect(page.getByRole("heading", { name: "交接线索" })).toBeVisible();
  await page.getByLabel("徐汇校区（1 条线索）").selectOption({ label: "方晴" });
  await act.tap(page.getByRole("button", { name: "停用账号" }));
  await expect(page.getByRole("main")).toContainText("已停用");
  expect(act.taps).toBeLessThanOrEqual(2);
  await open(page, "/console/leads");
  await expect(page.getByRole("row", { name: /温如言/ })).toContainText("方晴");
});

test("a guardian's account shows the children and says what stopping does", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await sheet(page, /王雅琴/));
  await expect(page.getByRole("heading", { name: "孩子" })).toBeVisible();
  await expect(page.getByRole("link", { name: "陈思远" })).toHaveAttribute("href", /\/console\/learners\//);
  await expect(page.getByText("离职")).toHaveCount(0);
  await page.getByRole("link", { name: "停用登录" }).click();
  await page.getByRole("link", { name: "先不停用" }).click();
  await expect(page.getByRole("main")).toContainText("可登录");
});

test("a leaver is signed out at once, and comes back only without roles", async ({ page, another, quiet }) => {
  quiet.expects(/sign_in/);
  const leaver = await another();
  await signIn(leaver, "academicAffairs");
  await signIn(page, "admin");
  await open(page, await sheet(page, /周以宁/));
  await page.getByRole("link", { name: "停用账号" }).click();
  await page.getByRole("button", { name: "停用账号" }).click();
  await expect(page.getByRole("main")).toContainText("已停用");
  await open(leaver, "/console/learners");
  await expect(leaver).toHaveURL(/\/sign-in/);
  await enter(leaver, people.academicAffairs.login, password);
  await expect(leaver.getByText("账号或密码不对").first()).toBeVisible();
  await page.getByRole("button", { name: "恢复账号" }).click();
  await expect(page.getByRole("row", { name: /教务/ })).toContainText("已结束");
});

test("nobody changes their own rights", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await sheet(page, /陆明/));
  await expect(page.getByText("自己的权限由另一位管理员调整。")).toBeVisible();
  await expect(page.getByRole("link", { name: "停用账号" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "授予", exact: true })).toHaveCount(0);
});

test("another device is signed out", async ({ page, another }) => {
  const other = await another();
  await signIn(other, "academicAffairs");
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  await expect(page.getByText("本机")).toHaveCount(1);
  await page.getByRole("button", { name: /^让 .+ 退出登录$/ }).first().click();
  await ready(page);
  await expect(page.getByRole("button", { name: /^让 .+ 退出登录$/ })).toHaveCount(0);
  await open(other, "/console/learners");
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a password is changed; a weak one and a wrong old one are said at their fields", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/account");
  const change = async (old: string, fresh: string): Promise<void> => {
    await page.locator("#old").fill(old);
    await page.locator("#new").fill(fresh);
    await page.getByRole("button", { name: /^修改密码/ }).click();
    await ready(page);
  };
  await change(password, "1234567890");
  await expect(page.locator("#new-error")).toContainText("太容易猜到");
  await change("wrong", better);
  await expect(page.locator("#old-error")).toContainText("现在的密码不对");
  await change(password, better);
  await expect(page.getByText("密码已修改，其他设备已退出登录")).toBeVisible();
  await page.context().clearCookies();
  await enter(page, people.academicAffairs.login, better);
  await expect(page).toHaveURL(/\/console\/learners$/);
});
