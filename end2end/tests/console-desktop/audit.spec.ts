// The access log: who looked at a child, refusals, an opened entry, verifying, a file, a signed review.
import { people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { axe, desk, expect, fits, open, signIn, test } from "../../support/test.ts";

test("from a child's page one click shows who looked at it", async ({ page, another, act }) => {
  const office = await another(desk);
  await signIn(office, "academicAffairs");
  const child = await leadsTo(office, "/console/learners?q=%E9%99%88%E6%80%9D%E8%BF%9C", /陈思远/);
  await open(office, child);
  await signIn(page, "admin");
  await open(page, child);
  await act.tap(page.getByRole("link", { name: "谁看过这位学员" }));
  await expect(page).toHaveURL(/\/console\/audit\?learner=/);
  await expect(page.getByRole("row", { name: /周以宁.*查看/ }).first()).toBeVisible();
  expect(act.taps).toBe(1);
});

test("a refusal is there at once, opens beside the list, and closes again", async ({ page, another, quiet, act }) => {
  quiet.expects(/403|404/);
  const stranger = await another(desk);
  await signIn(stranger, "academicAffairs");
  await stranger.goto("/console/accounts");
  await signIn(page, "auditor");
  await page.getByLabel("类型").selectOption({ label: "被拒绝" });
  await expect(page).toHaveURL(/kind=denied/);
  const row = page.getByRole("row", { name: /周以宁.*被拒绝/ }).first();
  await act.tap(row.getByRole("link").first());
  const sheet = page.getByRole("dialog", { name: /第 \d+ 条记录/ });
  await expect(sheet).toContainText("未被改动");
  await expect(sheet).toContainText("哈希");
  await act.tap(sheet.getByRole("link", { name: "关闭" }));
  await expect(sheet).toHaveCount(0);
  await expect(page).toHaveURL(/kind=denied/);
});

test("the log is verified with one click and handed out as a file", async ({ page, act }) => {
  await signIn(page, "auditor");
  await act.tap(page.getByRole("button", { name: "立即校验" }));
  await expect(page.getByText(/校验通过/)).toBeVisible();
  const arrives = page.waitForEvent("download");
  await act.tap(page.getByRole("button", { name: "导出文件" }));
  expect((await arrives).suggestedFilename()).toMatch(/^xuetu-audit-.*\.jsonl$/);
  expect(act.taps).toBe(2);
});

test("days nobody reviewed are named; a day that is not over is refused", async ({ page }) => {
  await signIn(page, "auditor");
  await page.getByRole("link", { name: "复核", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("复核");
  await open(page, "/console/audit/reviews?from=2099-01-01&to=2099-01-02");
  await expect(page.getByRole("alert")).toContainText("截止日期");
});

test("an auditor reaches nothing else", async ({ page, quiet }) => {
  quiet.expects(/403|404/);
  await signIn(page, "auditor");
  for (const path of ["/console/accounts", "/console/import", "/console/learners"]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
  }
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("an entry opens and closes by its address", async ({ page }) => {
    await signIn(page, "auditor");
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await expect(page.getByRole("dialog")).toContainText("哈希");
    await page.getByRole("dialog").getByRole("link", { name: "关闭" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

test("both pages fit and have no fault that axe finds", async ({ page }) => {
  await signIn(page, "auditor");
  for (const path of ["/console/audit", "/console/audit?entry=1", "/console/audit/reviews"]) {
    await open(page, path);
    await fits(page);
    await axe(page);
  }
  expect(people.auditor.home).toBe("/console/audit");
});

test.describe("where two archives an hour are very many", () => {
  test.use({ settings: { XUETU_ARCHIVES_NOTICED_HOUR: "2", XUETU_ARCHIVES_OPENED_HOUR: "3" } });

  test("whoever opens very many is told of to auditors, who settle it with a note; lists go on", async ({ page, another, quiet }) => {
    quiet.expects(/429/);
    const office = await another(desk);
    await signIn(office, "academicAffairs");
    const hrefs = await office.locator("table tbody th a").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    for (const href of hrefs.slice(0, 3)) {
      await open(office, href);
      await expect(office.getByRole("heading", { level: 1 })).toBeVisible();
    }
    await expect(async () => {
      await office.goto(hrefs[3]!);
      await expect(office.getByText("一小时内打开的学员档案太多")).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
    await open(office, "/console/learners");
    await expect(office.locator("table tbody tr").first()).toBeVisible();

    await signIn(page, "auditor");
    const place = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /访问记录/ });
    await expect(place).toContainText("2");
    const alarms = page.getByRole("alert").filter({ hasText: people.academicAffairs.name });
    await expect(alarms).toHaveCount(2);
    await expect(alarms.filter({ hasText: "已暂停打开一小时" })).toContainText("3 名学员");
    await axe(page);
    await fits(page);
    for (const left of [1, 0]) {
      await alarms.first().getByLabel("处理说明").fill("期末电话回访，已核对");
      await alarms.first().getByRole("button", { name: `确认处理 ${people.academicAffairs.name} 的告警` }).click();
      await expect(alarms).toHaveCount(left);
    }
    await expect(page.getByRole("row", { name: /沈怡.*处理告警/ }).first()).toBeVisible();
    await expect(page.getByRole("row", { name: /周以宁.*查看过多/ }).first()).toBeVisible();
  });
});
