// The privacy desk: a refusal needs its reason, and the family reads it.
import { expect, open, signIn, test } from "../../support/test.ts";

test("a request is refused with a written reason that the family sees", async ({ page, another, act }) => {
  const phone = await another();
  await signIn(phone, "father");
  await open(phone, "/portal/privacy");
  await phone.getByLabel(/哪条资料不对/).fill("年级应为四年级");
  await phone.getByRole("button", { name: "提交更正申请" }).click();
  await expect(phone.getByText("年级应为四年级")).toBeVisible();

  await signIn(page, "admin");
  await open(page, "/console/learners");
  await act.tap(page.getByRole("link", { name: "隐私申请" }));
  const request = page.getByRole("row", { name: /孙悦然/ }).first();
  await expect(request).toContainText("家长本人登录");
  await act.tap(request.getByText("拒绝", { exact: true }).first());
  await act.tap(request.getByRole("button", { name: "拒绝 孙悦然 的申请" }));
  await expect(page.getByText("拒绝必须写明理由")).toBeVisible();
  await request.getByText("拒绝", { exact: true }).first().click();
  await request.getByLabel("拒绝的理由").fill("学籍系统登记为三年级，请提供学校证明");
  await act.tap(request.getByRole("button", { name: "拒绝 孙悦然 的申请" }));
  await expect(page.getByRole("row", { name: /孙悦然/ }).first()).toContainText("已拒绝");
  expect(act.taps).toBeLessThanOrEqual(4);

  await phone.reload();
  await expect(phone.getByText("学籍系统登记为三年级，请提供学校证明")).toBeVisible();
});

test("before an erasure begins its counts are shown", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "/console/learners?q=孙悦然");
  const href = await page.getByRole("link", { name: "孙悦然" }).first().getAttribute("href");
  await open(page, (href ?? "").replace("/console/learners/", "/console/privacy/erase/"));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("删除 孙悦然");
  await expect(page.getByText("出勤备注")).toBeVisible();
  await expect(page.getByRole("button", { name: /开始删除/ })).toBeVisible();
});

test("a learner is restricted at the family's wish, found nowhere, and lifted again", async ({ page, act }) => {
  await signIn(page, "admin");
  await open(page, "/console/privacy");
  await expect(page.getByText("没有被限制处理的学员")).toBeVisible();
  await open(page, "/console/learners?q=孙悦然");
  await act.tap(page.getByRole("link", { name: "孙悦然" }).first());
  await act.tap(page.getByRole("link", { name: "限制与删除" }));
  await expect(page.getByText(/谁也看不到这位学员的资料/)).toBeVisible();
  await act.tap(page.getByRole("button", { name: "限制处理 孙悦然 的资料" }));
  await expect(page).toHaveURL(/\/console\/privacy$/);
  const line = page.getByRole("row", { name: /孙悦然/ });
  await expect(line).toContainText("应家长要求");
  expect(act.taps).toBeLessThanOrEqual(3);

  await open(page, "/console/learners?q=孙悦然");
  await expect(page.getByRole("link", { name: "孙悦然" })).toHaveCount(0);
  await open(page, "/console/privacy");
  await act.tap(line.getByRole("button", { name: "解除 孙悦然 的限制" }));
  await expect(page.getByText("没有被限制处理的学员")).toBeVisible();
  await open(page, "/console/learners?q=孙悦然");
  await expect(page.getByRole("link", { name: "孙悦然" }).first()).toBeVisible();
});
