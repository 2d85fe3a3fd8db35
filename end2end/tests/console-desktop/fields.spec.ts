// Fields of an archive are corrected where they stand; what they were, by whom and from what source is listed.
import { axe, expect, fits, open, ready, signIn, test } from "../../support/test.ts";
import { leadsTo } from "../../support/pages.ts";

test("a field is corrected with two clicks, and its history tells what it was", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, await leadsTo(page, "/console/learners?q=XY2600003", /XY2600003/));
  await act.tap(page.getByRole("link", { name: "更正学校" }));
  await axe(page);
  await page.locator("#value").fill("青禾小学");
  await act.tap(page.getByRole("button", { name: "保存", exact: true }));
  await expect(page.getByText(/的档案已更正/)).toBeVisible();
  expect(act.taps).toBeLessThanOrEqual(2);
  await expect(page.getByRole("region", { name: "档案" })).toContainText("青禾小学");
  await page.getByRole("link", { name: "档案变更记录" }).click();
  await expect(page.getByRole("row", { name: /青禾小学/ })).toContainText("汇师小学");
  await expect(page.getByRole("row", { name: /青禾小学/ })).toContainText("手工更正");
  await axe(page);
  await fits(page);
});

test("what cannot be read is refused at the field and keeps what was typed", async ({ page, quiet }) => {
  quiet.expects(/422.*correct_field/);
  await signIn(page, "academicAffairs");
  await open(page, `${await leadsTo(page, "/console/learners?q=XY2600003", /XY2600003/)}?edit=phone`);
  await page.locator("#value").fill("123");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("#value-error")).toBeVisible();
  await expect(page.locator("#value")).toHaveValue("123");
  await page.reload();
  await ready(page);
  await expect(page.locator("#value")).toBeVisible();
  expect(page.url()).not.toContain("123");
});

test("a class teacher corrects remarks and not the name", async ({ page }) => {
  await signIn(page, "classTeacher");
  await open(page, await leadsTo(page, "/console/learners?q=XY2600001", /XY2600001/));
  await expect(page.getByRole("link", { name: "更正备注" })).toBeVisible();
  await expect(page.getByRole("link", { name: "更正姓名" })).toHaveCount(0);
});
