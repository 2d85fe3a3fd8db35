// Who can see a learner, and seeing what somebody else sees.
import { people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const learner = "/console/learners?q=XY2600001";

test("one click from the learner: everybody who can see them, through what", async ({ page, act }) => {
  await signIn(page, "admin");
  await open(page, await leadsTo(page, learner, /陈思远/));
  await act.tap(page.getByRole("link", { name: "谁能看到" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("谁能看到 陈思远");
  await expect(page.getByRole("list").filter({ hasText: people.mother.name })).toBeVisible();
  const head = page.getByRole("row", { name: new RegExp(people.classTeacher.name) });
  await expect(head).toContainText("因为是自己的班");
  await expect(head).toContainText("完整");
  await expect(page.getByRole("row", { name: new RegExp(people.academicAffairs.name) })).toContainText("掩码");
  await expect(page.getByRole("row", { name: new RegExp(people.auditor.name) })).toHaveCount(0);
  expect(act.taps).toBeLessThanOrEqual(1);
  await axe(page);
});

test("a reason and one click: the administrator sees what a teacher sees, changes nothing, and ends it", async ({ page, act, quiet }) => {
  quiet.expects(/403.*mark_roll/);
  await signIn(page, "admin");
  const sheet = await leadsTo(page, "/console/accounts", people.teacher.name);
  await open(page, sheet);
  await page.getByLabel("原因").last().fill("老师说看不到今天的课");
  await act.tap(page.getByRole("button", { name: "开始查看" }));
  await expect(page).toHaveURL(/\/board$/);
  const banner = page.getByRole("complementary", { name: "正在以他人视角查看" });
  await expect(banner).toContainText(`正在以 ${people.teacher.name} 的视角查看`);
  await ready(page);
  await axe(page);
  await page.getByRole("link", { name: /周六 B 班/ }).first().click();
  await expect(banner).toBeVisible();
  await act.tap(banner.getByRole("button", { name: "结束查看" }));
  await expect(page).toHaveURL(new RegExp(sheet));
  await expect(banner).toHaveCount(0);
  expect(act.taps).toBeLessThanOrEqual(2);
});

test("a short reason is said at its field", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, await leadsTo(page, "/console/accounts", people.teacher.name));
  await page.getByLabel("原因").last().fill("看");
  await page.getByRole("button", { name: "开始查看" }).click();
  await expect(page.locator("#view-reason-error")).toContainText("4–200 字");
});
