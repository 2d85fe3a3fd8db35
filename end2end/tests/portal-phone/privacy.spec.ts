// The family's rights on the phone: consent, correction, erasure; and the public pages.
import { desk, expect, open, signIn, test } from "../../support/test.ts";

test("a purpose is refused with as many taps as it is agreed to, and taken back", async ({ page, act }) => {
  await signIn(page, "father");
  await open(page, "/portal/me");
  await act.tap(page.getByRole("link", { name: "隐私与个人信息" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("隐私与个人信息");
  const photos = page.getByRole("listitem").filter({ hasText: "照片与展示" });
  await act.tap(photos.getByRole("button", { name: "同意：照片与展示" }));
  await expect(photos).toContainText("已同意");
  await act.tap(photos.getByRole("button", { name: "撤回同意：照片与展示" }));
  await expect(photos).toContainText("已拒绝");
  expect(act.taps).toBeLessThanOrEqual(3);
});

test("a correction shows its deadline, and an erasure can be withdrawn", async ({ page, act }) => {
  await signIn(page, "father");
  await open(page, "/portal/privacy");
  await page.getByLabel(/哪条资料不对/).fill("生日应为 2017-03-05");
  await act.tap(page.getByRole("button", { name: "提交更正申请" }));
  await expect(page.getByText("生日应为 2017-03-05")).toBeVisible();
  await expect(page.getByText(/前答复/)).toBeVisible();
  await page.getByText("删除全部资料", { exact: true }).click();
  await act.tap(page.getByRole("button", { name: /申请删除/ }));
  const request = page.getByRole("listitem").filter({ hasText: "将在" });
  await act.tap(request.getByRole("button", { name: "撤回申请" }));
  await expect(page.getByText("已撤回")).toBeVisible();
});

test("refusing teaching says first what it stops, and then how it stands", async ({ page, another, act }) => {
  await signIn(page, "father");
  await open(page, "/portal/privacy");
  const teaching = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "教学", exact: true }) });
  await expect(teaching).toContainText("马上生效：老师和办公室看不到孩子的资料");
  await act.tap(teaching.getByRole("button", { name: /^(拒绝|撤回同意)：教学$/ }));
  await expect(page.getByText("孙悦然 的资料只保存、不使用")).toBeVisible();
  await expect(page.getByText(/您没有同意“教学”/)).toBeVisible();

  const office = await another(desk);
  await signIn(office, "admin");
  await open(office, "/console/privacy");
  await expect(office.getByRole("row", { name: /孙悦然/ }).filter({ hasText: "家长不同意教学" })).toContainText("家长重新同意“教学”后自动解除");

  await act.tap(teaching.getByRole("button", { name: "同意：教学" }));
  await expect(teaching).toContainText("已同意");
  await expect(page.getByText("孙悦然 的资料只保存、不使用")).toHaveCount(0);
  expect(act.taps).toBeLessThanOrEqual(2);
  await office.reload();
  await expect(office.getByText("没有被限制处理的学员")).toBeVisible();
});

test("the copy comes as a ZIP", async ({ page }) => {
  await signIn(page, "father");
  await open(page, "/portal/privacy");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 孙悦然 的资料" }).click();
  expect((await download).suggestedFilename()).toBe("xuetu-copy.zip");
});

test("anybody reads the notice and the rules for children", async ({ page, act }) => {
  await open(page, "/sign-in");
  await act.tap(page.getByRole("link", { name: "隐私声明" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("隐私声明");
  await expect(page.getByRole("table").first()).toContainText("离校后");
  await act.tap(page.getByRole("link", { name: "儿童个人信息保护规则" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("儿童个人信息保护规则");
});
