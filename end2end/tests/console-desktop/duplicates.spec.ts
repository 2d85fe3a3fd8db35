// Two archives that may be of one child: compared, made one, made two again, and kept apart.
import { expect, open, ready, signIn, test } from "../../support/test.ts";

test("a pair is merged with three clicks, found by both numbers, and parted again with one", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/learners");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "疑似重复" }));
  await expect(page.getByRole("heading", { level: 1, name: "疑似重复" })).toBeVisible();
  const row = page.getByRole("row", { name: /XY2600131.*XY2600132/ });
  await expect(row).toContainText("很可能");
  await act.tap(row.getByRole("link"));
  await expect(page.getByRole("heading", { name: "为什么提示" })).toBeVisible();
  await expect(page.getByText("姓名相同", { exact: true })).toBeVisible();
  await expect(page.getByText("家长姓名相同，手机号不同")).toBeVisible();
  await act.tap(page.getByRole("button", { name: "合并为一人" }));
  await ready(page);
  expect(act.taps).toBeLessThanOrEqual(3);
  await expect(page.getByText("曾用编号：XY2600132")).toBeVisible();

  await open(page, "/console/learners?q=XY2600132");
  await expect(page.getByRole("row", { name: /XY2600131/ })).toHaveCount(1);
  await expect(page.getByRole("row", { name: /XY2600132/ })).toHaveCount(0);

  await open(page, "/console/duplicates");
  await page.getByRole("row", { name: /XY2600131/ }).getByRole("link").click();
  await page.getByRole("button", { name: "撤销合并" }).click();
  await ready(page);
  await expect(page.getByRole("button", { name: "合并为一人" })).toBeVisible();
  await open(page, "/console/learners?q=XY2600132");
  await expect(page.getByRole("row", { name: /XY2600132/ })).toHaveCount(1);
});

test("two children are kept apart with one click and not asked about again", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/duplicates");
  await page.getByRole("row", { name: /XY2600131.*XY2600132/ }).getByRole("link").click();
  await act.tap(page.getByRole("button", { name: "不是同一人" }));
  await ready(page);
  expect(act.taps).toBe(1);
  await expect(page.getByText("不是同一人").first()).toBeVisible();
  await open(page, "/console/duplicates");
  await expect(page.getByText("没有待核对的档案")).toBeVisible();
});

test("everybody is compared again with one click, and nobody is joined", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/duplicates");
  const rows = page.getByRole("row", { name: /XY2600131/ });
  const before = await rows.count();
  await act.tap(page.getByRole("button", { name: "重新查重" }));
  await ready(page);
  expect(act.taps).toBe(1);
  await expect(page.getByRole("button", { name: "重新查重" })).toBeVisible();
  await expect(rows).toHaveCount(before);
});

test("a teacher does not see the page", async ({ page, quiet }) => {
  quiet.expects(/403/);
  await signIn(page, "teacher");
  await page.goto("/console/duplicates");
  await expect(page.getByRole("link", { name: "疑似重复" })).toHaveCount(0);
});
