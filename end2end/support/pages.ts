// What holds for every page: reached by its address, it shows the same after a reload, fits the screen, and axe finds
// nothing in light and dark, in both languages. These tests only look, so those of one worker look at one house.
import type { Cookie, Page } from "@playwright/test";
import type { Who } from "../people.ts";
import { House } from "./house.ts";
import { axe, expect, fits, open, signIn, test as own } from "./test.ts";

interface Shared {
  shared: House;
  /** The cookies of whoever has signed in before. */
  entered: Map<Who, Cookie[]>;
}

const test = own.extend<object, Shared>({
  shared: [
    async ({}, use) => {
      const house = await House.open();
      await use(house);
      await house.close();
    },
    { scope: "worker" },
  ],
  entered: [async ({}, use) => use(new Map()), { scope: "worker" }],
  house: async ({ shared }, use) => use(shared),
});

export interface Sight {
  name: string;
  who?: Who;
  /** The address, or how it is found; it is looked for in Chinese. */
  path: string | ((page: Page) => Promise<string>);
  /** The status the server answers. */
  status?: number;
}

const languages = ["zh-CN", "en"] as const;

async function enter(page: Page, who: Who, entered: Map<Who, Cookie[]>): Promise<void> {
  const cookies = entered.get(who);
  if (cookies) return page.context().addCookies(cookies);
  await signIn(page, who);
  entered.set(who, await page.context().cookies());
}

async function look(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page).toHaveTitle(/(学途|Xuetu)/);
  await fits(page);
}

async function arrive(page: Page, url: string, language: string, status: number): Promise<void> {
  await page.context().addCookies([{ name: "lang", value: language, url }]);
  const answer = await page.goto(url);
  expect(answer?.status()).toBe(status);
  expect(page.url()).toBe(url);
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await look(page);
  await axe(page);
  await comeBack(page);
}

async function comeBack(page: Page): Promise<void> {
  const seen = await page.getByRole("heading", { level: 1 }).innerText();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(seen);
  await look(page);
}

export function everyPage(sights: Sight[]): void {
  for (const sight of sights) {
    test(sight.name, async ({ page, quiet, entered, baseURL }) => {
      if (sight.status) quiet.expects(new RegExp(String(sight.status)));
      if (sight.who) await enter(page, sight.who, entered);
      const path = typeof sight.path === "string" ? sight.path : await sight.path(page);
      for (const language of languages) await test.step(language, () => arrive(page, new URL(path, baseURL).href, language, sight.status ?? 200));
    });
  }
}

/** The address that a link leads to. */
export async function leadsTo(page: Page, from: string, link: string | RegExp): Promise<string> {
  await open(page, from);
  const href = await page.getByRole("link", { name: link }).first().getAttribute("href");
  expect(href).not.toBeNull();
  return href!;
}
