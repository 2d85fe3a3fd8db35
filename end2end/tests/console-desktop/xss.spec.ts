// Hostile text in every field, opened as everybody: nothing runs, the content policy is never even asked, and the text is
// there to read.
import type { Page } from "@playwright/test";
import { people, type Who } from "../../people.ts";
import { hostile, poison } from "../../support/hostile.ts";
import { House } from "../../support/house.ts";
import { expect, open, signIn, test as base } from "../../support/test.ts";

const test = base.extend({
  house: async ({}, use) => {
    const house = await House.open({}, false, poison);
    await use(house);
    await house.close();
  },
});

declare global {
  interface Window {
    /** Set by any of the hostile texts that runs. */
    __xss?: unknown;
    /** What the content policy refused. */
    refused?: string[];
  }
}

/** Runs, wherever a page forgets to escape it. */
const typed = "<img src=x onerror=window.__xss=1>";

/** Pages at most that one person opens. */
const PAGES = 24;

function listen(): void {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
}

/** Nothing ran on the page, and nothing was asked of the policy. */
async function untouched(page: Page): Promise<void> {
  expect(await page.evaluate(() => window.__xss)).toBeUndefined();
  expect(await page.evaluate(() => window.refused)).toEqual([]);
}

async function links(page: Page): Promise<string[]> {
  const hrefs = await page.locator("main a[href^='/'], nav a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.filter((href) => !/^\/(lang|theme|sign|download)/.test(href));
}

/** Pages of one kind look alike whatever they are of: two of each are enough. */
const kind = (path: string): string => path.replace(/[0-9a-f]{32}|[0-9a-f-]{36}/g, "*").replace(/after=[^&]*/, "after");

test.describe.configure({ timeout: 180_000 });

for (const who of Object.keys(people) as Who[]) {
  test(`nothing that people typed runs for ${who}`, async ({ page }) => {
    await page.addInitScript(listen);
    await signIn(page, who);
    const waiting: string[] = [people[who].home];
    const seen = new Set<string>();
    const often = new Map<string, number>();
    let shown = 0;
    while (waiting.length > 0 && seen.size < PAGES) {
      const path = waiting.shift()!;
      const times = often.get(kind(path)) ?? 0;
      if (seen.has(path) || times >= 2) continue;
      seen.add(path);
      often.set(kind(path), times + 1);
      await open(page, path);
      expect(await page.evaluate(() => window.__xss), `${path} ran something`).toBeUndefined();
      expect(await page.evaluate(() => window.refused), `${path} asked for something`).toEqual([]);
      const text = (await page.locator("body").textContent()) ?? "";
      if (hostile.every((one) => text.includes(one))) shown += 1;
      waiting.push(...(await links(page)));
    }
    expect(seen.size, "pages were opened").toBeGreaterThan(1);
    if (who !== "auditor") expect(shown, "the texts are there to read").toBeGreaterThan(0);
  });
}

test("a login that nobody has is read in the log as it was typed", async ({ page, another, quiet }) => {
  quiet.expects(/sign_in/);
  const stranger = await another();
  await open(stranger, "/sign-in");
  await stranger.locator("#login").fill(typed);
  await stranger.locator("#password").fill("whatever it is");
  await stranger.locator("#password").press("Enter");
  await expect(stranger.locator("#password-error, [role=alert]").first()).toBeVisible();
  await page.addInitScript(listen);
  await signIn(page, "auditor");
  await open(page, "/console/audit?kind=sign_in_failed");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByRole("dialog")).toContainText(typed);
  await untouched(page);
});

test("the purpose of an export is read by whoever decides as it was typed", async ({ page }) => {
  await page.addInitScript(listen);
  await signIn(page, "admin");
  await open(page, "/console/exports");
  await page.getByLabel("用途").fill(`名单 ${typed}`);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `名单 ${typed}` })).toBeVisible();
  await untouched(page);
});

test("a cell that an import names is read in its findings as it was written", async ({ page, another }) => {
  const lines = ["日期,班级编号,课次,学员编号,姓名,状态,扣课时,备注", `2025-06-14,${typed},1,XY2600006,${typed},出勤,1,${typed}`];
  await page.addInitScript(listen);
  await signIn(page, "academicAffairs");
  await open(page, "/console/import");
  await page.locator("#files").setInputFiles({ name: "考勤.csv", mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) });
  await page.getByRole("button", { name: "上传并导入" }).click();
  await page.waitForURL(/\/console\/import\/[0-9a-f-]+$/);
  await expect(page.locator("table tbody").first()).toContainText(typed, { timeout: 60_000 });
  await untouched(page);
  const path = new URL(page.url()).pathname;
  const admin = await another();
  await admin.addInitScript(listen);
  await signIn(admin, "admin");
  await open(admin, path);
  await expect(admin.locator("table tbody").first()).toContainText(typed);
  await untouched(admin);
});

test("what a family asks for and why it is refused is read as it was typed, at the desk and at home", async ({ page, another }) => {
  const phone = await another();
  await phone.addInitScript(listen);
  await signIn(phone, "father");
  await open(phone, "/portal/privacy");
  await phone.getByLabel(/哪条资料不对/).fill(`更正 ${typed}`);
  await phone.getByRole("button", { name: "提交更正申请" }).click();
  await expect(phone.getByText(`更正 ${typed}`)).toBeVisible();
  await untouched(phone);

  await page.addInitScript(listen);
  await signIn(page, "admin");
  await open(page, "/console/privacy");
  const request = page.getByRole("row").filter({ hasText: `更正 ${typed}` });
  await expect(request).toBeVisible();
  await untouched(page);
  await request.getByText("拒绝", { exact: true }).first().click();
  await request.getByLabel("拒绝的理由").fill(`不改 ${typed}`);
  await request.getByRole("button", { name: /^拒绝 .* 的申请$/ }).click();
  await expect(request).toContainText("已拒绝");
  await untouched(page);

  await open(phone, "/portal/privacy");
  await expect(phone.getByText(`不改 ${typed}`)).toBeVisible();
  await untouched(phone);
});
