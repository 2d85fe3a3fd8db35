// What is wrong in the archives: each number opens its rows, and a queue leads through them.
import { expect, open, ready, signIn, test } from "../../support/test.ts";

test("a number opens its rows, and a row is put right with a reason", async ({ page, act, quiet }) => {
  quiet.expects(/409.*finish_finding|422.*accept_finding/);
  await signIn(page, "academicAffairs");
  await open(page, "/console/learners");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "数据质量" }));
  await expect(page.getByRole("heading", { level: 1, name: /数据质量/ })).toBeVisible();
  const row = page.getByRole("row", { name: /没有年级/ });
  await expect(row.getByRole("link", { name: "没有年级：3 条" })).toBeVisible();
  await act.tap(row.getByRole("link", { name: "没有年级：3 条" }));
  await expect(page.getByRole("row", { name: /没有年级/ })).toHaveCount(3);
  await act.tap(page.getByRole("link", { name: "逐条处理" }));
  await expect(page.getByText("还有 3 条")).toBeVisible();
  expect(act.taps).toBe(3);

  await page.getByRole("button", { name: "已改好，下一条" }).click();
  await expect(page.getByText("重新检查过了，问题还在。请先打开档案改好。")).toBeVisible();
  await page.getByRole("button", { name: "就是这样，没有错" }).click();
  await expect(page.getByRole("link", { name: "请写明原因" })).toBeVisible();
  await page.getByLabel("原因").fill("还没有上学");
  await page.getByRole("button", { name: "就是这样，没有错" }).click();
  await expect(page.getByText("还有 2 条")).toBeVisible();
  await page.getByRole("button", { name: "以后再看" }).click();
  await expect(page.getByText("还有 1 条")).toBeVisible();
  await open(page, "/console/quality");
  await ready(page);
  await expect(page.getByRole("link", { name: "没有年级：1 条" })).toBeVisible();
});

test("a teacher does not see the board", async ({ page, quiet }) => {
  quiet.expects(/403/);
  await signIn(page, "teacher");
  await page.goto("/console/quality");
  await expect(page.getByRole("link", { name: "数据质量" })).toHaveCount(0);
});

test("a field is found in the dictionary by either language", async ({ page }) => {
  await signIn(page, "academicAffairs");
  for (const q of ["家长手机", "Guardian’s phone", "guardian.phone_sealed"]) {
    await open(page, `/console/dictionary?q=${encodeURIComponent(q)}`);
    await expect(page.getByRole("row", { name: /guardian\.phone_sealed/ })).toContainText("加密存放，遮挡显示");
  }
});

test("a word that names a campus narrows the list and is a chip", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await open(page, `/console/learners?q=${encodeURIComponent("浦东 wang")}`);
  await expect(page.getByRole("link", { name: /浦东校区/ })).toBeVisible();
});
