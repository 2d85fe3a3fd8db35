// One contact in full, with a reason, until the page is left.
import type { Locator, Page } from "@playwright/test";
import { people } from "../../people.ts";
import { axe, expect, open, signIn, test } from "../../support/test.ts";

const phone = "13800002046";
const button = (page: Page, name: RegExp): Locator => page.getByRole("button", { name });
const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "查看王雅琴的完整手机" });

async function toLearner(page: Page): Promise<void> {
  await open(page, "/console/learners?q=陈思远");
  await page.locator("table tbody tr").getByRole("link", { name: /陈思远/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("陈思远");
}

test("two clicks and a reason show one number, and only until the page is left", async ({ page, act }) => {
  await signIn(page, "admin");
  await toLearner(page);
  const family = page.getByRole("region", { name: /家庭/ });
  await expect(family).toContainText(/138\*{4}2046/);
  await act.tap(button(page, /号码\s*：王雅琴的手机$/));
  await expect(dialog(page)).toContainText("今天还可以看 20 次");
  await expect(dialog(page).getByLabel("原因")).toBeFocused();
  await axe(page);
  await page.keyboard.type("家长来电核对");
  await act.tap(dialog(page).getByRole("button", { name: "完整显示" }));
  await expect(dialog(page)).toBeHidden();
  await expect(family).toContainText(phone);
  await expect(button(page, /号码\s*：王雅琴的手机$/)).toHaveCount(0);
  expect(act.taps).toBe(2);
  await axe(page);

  await button(page, /地址\s*：陈思远的住址$/).click();
  await expect(page.getByRole("dialog", { name: "查看陈思远的完整住址" })).toContainText("今天还可以看 19 次");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(family).toContainText(/138\*{4}2046/);
  expect(await page.content()).not.toContain(phone);
});

test("without a reason the dialog says so and shows nothing", async ({ page, quiet }) => {
  quiet.expects(/422/);
  await signIn(page, "admin");
  await toLearner(page);
  await button(page, /号码\s*：王雅琴的手机$/).click();
  await dialog(page).getByLabel("原因").fill("看看");
  await dialog(page).getByRole("button", { name: "完整显示" }).click();
  await expect(page.locator("#reveal-reason-error")).toContainText("至少 4 个字");
  await expect(dialog(page).getByLabel("原因")).toHaveValue("看看");
  expect(await page.content()).not.toContain(phone);
});

test("the auditor reads who saw what and why", async ({ page, another }) => {
  await signIn(page, "admin");
  await toLearner(page);
  await button(page, /号码\s*：王雅琴的手机$/).click();
  await dialog(page).getByLabel("原因").fill("家长来电核对");
  await dialog(page).getByRole("button", { name: "完整显示" }).click();
  await expect(dialog(page)).toBeHidden();
  const auditor = await another();
  await signIn(auditor, "auditor");
  await open(auditor, "/console/audit?kind=revealed");
  const rows = auditor.locator("table tbody tr");
  await expect(rows).toHaveCount(1);
  await rows.getByRole("link").first().click();
  await expect(auditor.getByRole("dialog")).toContainText("家长来电核对");
});

test("who may not reveal has no button", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await toLearner(page);
  await expect(page.getByRole("main")).toContainText(/138\*{4}2046/);
  await expect(button(page, /^查看完整/)).toHaveCount(0);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("contacts stay masked and there is no button that does nothing", async ({ page }) => {
    await signIn(page, "admin");
    await toLearner(page);
    await expect(page.getByRole("main")).toContainText(/138\*{4}2046/);
    await expect(button(page, /^查看完整/)).toHaveCount(0);
  });
});

test("without an approval the page says where to ask, and once somebody else approved it the number is shown", async ({ page, another }) => {
  await signIn(page, "manager");
  await toLearner(page);
  await expect(button(page, /号码\s*：王雅琴的手机$/)).toHaveCount(0);
  await axe(page);
  await page.getByRole("link", { name: "去申请" }).click();
  await expect(page.locator("#role")).toHaveValue("customer_service");
  await page.getByLabel("原因").fill("家长约了回电");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("row", { name: /家长约了回电/ })).toContainText("等待审批");
  const admin = await another();
  await signIn(admin, "admin");
  await open(admin, "/console/grants");
  await admin.getByRole("button", { name: `批准 ${people.manager.name} 的申请`, exact: true }).click();
  await expect(admin.getByRole("row").filter({ hasText: "家长约了回电" })).toContainText("有效");
  await toLearner(page);
  await button(page, /号码\s*：王雅琴的手机$/).click();
  await dialog(page).getByLabel("原因").fill("家长来电核对");
  await dialog(page).getByRole("button", { name: "完整显示" }).click();
  await expect(page.getByRole("region", { name: /家庭/ })).toContainText(phone);
});
