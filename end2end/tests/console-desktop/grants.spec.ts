// Rights for a while: asked for, decided by somebody else, ended.
import { people } from "../../people.ts";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

test("somebody asks, the administrator approves with two clicks, and the grant is ended", async ({ page, another, act, quiet }) => {
  quiet.expects(/422.*ask_grant/);
  await signIn(page, "academicAffairs");
  await open(page, "/console/grants");
  await page.locator("#role").selectOption({ label: "客服" });
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.locator("#reason-error")).toContainText("请写明原因");
  await expect(page.locator("#role")).toHaveValue("customer_service");
  await page.getByLabel("原因").fill("客服请假，替三天");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("row", { name: /客服/ })).toContainText("等待审批");

  const admin = await another();
  await signIn(admin, "admin");
  await open(admin, "/console");
  await act.tap(admin.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "临时授权" }));
  await act.tap(admin.getByRole("button", { name: `批准 ${people.academicAffairs.name} 的申请`, exact: true }));
  await ready(admin);
  await expect(admin.getByRole("row").filter({ hasText: "客服请假，替三天" })).toContainText("有效");
  expect(act.taps).toBeLessThanOrEqual(2);

  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: /^结束角色：客服/ }).click();
  await expect(page.getByRole("row", { name: /客服/ })).toContainText("已结束");
});

test("one's own request waits for somebody else", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/console/grants");
  await page.getByLabel("原因").fill("核对名单");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("自己的申请由别人审批。")).toBeVisible();
  await expect(page.getByRole("button", { name: `批准 ${people.admin.name} 的申请`, exact: true })).toHaveCount(0);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("asking works, and a refused form keeps what was filled in", async ({ page }) => {
    await signIn(page, "academicAffairs");
    await page.goto("/console/grants");
    await page.locator("#role").selectOption({ label: "客服" });
    await page.locator("#last_on").fill("2027-11-20");
    await page.getByLabel("原因").fill("替班");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.locator("#last_on-error")).toContainText("最长 30 天");
    await expect(page.locator("#role")).toHaveValue("customer_service");
    await expect(page.getByLabel("原因")).toHaveValue("替班");
    await page.locator("#last_on").fill("2026-11-25");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByRole("row", { name: /客服/ })).toContainText("等待审批");
  });
});
