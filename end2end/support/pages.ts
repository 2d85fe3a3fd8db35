// What holds for every page: reached by its address, it shows the same after a reload, fits the screen, and axe finds
// nothing in light and dark, in both languages.
import type { Page } from "@playwright/test";
import type { Who } from "../people.ts";
import { axe, expect, fits, open, signIn, test } from "./test.ts";

export interface Sight {
  name: string;
  who?: Who;
  /** The address, or how it is found; it is looked for in Chinese. */
  path: string | ((page: Page) => Promise<string>);
  /** The status the server answers. */
  status?: number;
}

const languages = ["zh-CN", "en"] as const;

async function arrive(page: Page, sight: Sight): Promise<string> {
  if (sight.who) await signIn(page, sight.who);
  return typeof sight.path === "string" ? sight.path : sight.path(page);
}

async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page).toHaveTitle(/(学途|Xuetu)/);
  await fits(page);
}

export function everyPage(sights: Sight[]): void {
  for (const sight of sights) {
    for (const language of languages) {
      test(`${sight.name}, ${language}`, async ({ page, quiet, baseURL }) => {
        if (sight.status) quiet.expects(new RegExp(String(sight.status)));
        const path = await arrive(page, sight);
        await page.context().addCookies([{ name: "lang", value: language, url: baseURL! }]);
        const answer = await page.goto(path);
        expect(answer?.status()).toBe(sight.status ?? 200);
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await look(page);
        const seen = await page.getByRole("heading", { level: 1 }).innerText();
        await axe(page);
        await page.reload();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(seen);
        await look(page);
      });
    }
  }
}

/** The address that a link leads to. */
export async function leadsTo(page: Page, from: string, link: string | RegExp): Promise<string> {
  await open(page, from);
  const href = await page.getByRole("link", { name: link }).first().getAttribute("href");
  expect(href).not.toBeNull();
  return href!;
}
