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

/** Pages at most that one person opens. */
const PAGES = 24;

function listen(): void {
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (event) => window.refused?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
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
  const typed = "<img src=x onerror=window.__xss=1>";
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
  expect(await page.evaluate(() => window.__xss)).toBeUndefined();
  expect(await page.evaluate(() => window.refused)).toEqual([]);
});

test("the purpose of an export is read by whoever decides as it was typed", async ({ page }) => {
  const typed = "名单 <img src=x onerror=window.__xss=1>";
  await page.addInitScript(listen);
  await signIn(page, "admin");
  await open(page, "/console/exports");
  await page.getByLabel("用途").fill(typed);
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: typed })).toBeVisible();
  expect(await page.evaluate(() => window.__xss)).toBeUndefined();
  expect(await page.evaluate(() => window.refused)).toEqual([]);
});
