// Lists that leave the house: asked for with a purpose, approved by somebody else, downloaded once.
import { readFile } from "node:fs/promises";
import { people } from "../../people.ts";
import { expect, open, ready, signIn, test } from "../../support/test.ts";

test("somebody asks for a list, another approves with two clicks, and it is downloaded once with one", async ({ page, another, act, quiet }) => {
  quiet.expects(/422.*ask_export/);
  const admin = await another();
  await signIn(admin, "admin");
  // Who may export for a while.
  await signIn(page, "academicAffairs");
  await open(page, "/console/grants");
  await page.locator("#role").selectOption({ label: "运营" });
  await page.getByLabel("原因").fill("整理期末通知名单");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("row", { name: /运营/ })).toContainText("等待审批");
  await open(admin, "/console/grants");
  await admin.getByRole("button", { name: `批准 ${people.academicAffairs.name} 的申请`, exact: true }).click();
  await ready(admin);

  await open(page, "/console/learners");
  await page.getByRole("link", { name: "导出", exact: true }).first().click();
  await expect(page).toHaveURL(/\/console\/exports/);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.locator("#reason-error")).toContainText("请写明用途");
  await page.getByLabel("家长电话").check();
  await page.getByLabel("用途").fill("寄送期末通知，用后删除");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("row", { name: /X-/ })).toContainText("等待审批");

  await open(admin, "/console");
  await act.tap(admin.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "导出" }));
  await act.tap(admin.getByRole("button", { name: `批准 ${people.academicAffairs.name} 的导出`, exact: true }));
  await ready(admin);
  await expect(admin.getByRole("row", { name: /X-/ })).toContainText("可下载");
  expect(act.taps).toBeLessThanOrEqual(2);

  await page.reload();
  await ready(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^下载 X-/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^xuetu-X-[0-9A-F]{8}\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain(people.academicAffairs.name);
  expect(text).toContain("王小明");
  expect(text).not.toMatch(/1\d{10}/);

  await page.reload();
  await ready(page);
  await expect(page.getByRole("row", { name: /X-/ })).toContainText("已下载");
  await expect(page.getByRole("button", { name: /^下载/ })).toHaveCount(0);
});

test("one's own export waits for somebody else", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/console/exports");
  await page.getByLabel("用途").fill("核对在读名单");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByText("自己的导出由别人审批。")).toBeVisible();
  await expect(page.getByRole("button", { name: /^批准/ })).toHaveCount(0);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("asking works, and a refused form keeps what was filled in", async ({ page }) => {
    await signIn(page, "admin");
    await page.goto("/console/exports");
    await page.locator("#state").selectOption({ label: "在读" });
    await page.getByLabel("学校").check();
    await page.getByLabel("用途").fill("无");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.locator("#reason-error")).toContainText("请写明用途");
    await expect(page.getByLabel("学校")).toBeChecked();
    await expect(page.getByLabel("用途")).toHaveValue("无");
    await page.getByLabel("用途").fill("核对在读名单");
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.getByRole("row", { name: /X-/ })).toContainText("等待审批");
  });
});

test("what the list was searched for goes along into the export, and a whole number is not said", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/console/learners?q=zj");
  await page.getByRole("link", { name: "导出", exact: true }).last().click();
  await expect(page).toHaveURL(/\/console\/exports\?q=zj/);
  await page.getByLabel("用途").fill("核对同名学员");
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("row", { name: /X-/ }).first()).toContainText("搜索 zj");

  await open(page, "/console/learners?q=13800002046");
  await page.getByRole("link", { name: "导出", exact: true }).last().click();
  await expect(page).toHaveURL(/\/console\/exports\?q=(%7E|~)/);
  await expect(page.locator("#ask-form")).toContainText("一个完整号码");
  await expect(page.locator("body")).not.toContainText("13800002046");
});
