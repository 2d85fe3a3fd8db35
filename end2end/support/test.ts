// What every test starts from: a house of its own, people who sign in, taps that are counted, a page that must be quiet.
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page, expect, test as base } from "@playwright/test";
import { password, people, type Who } from "../people.ts";
import { House } from "./house.ts";

export { expect };

/** Counts taps (or clicks, where there is no touch) as a person would make them. */
export class Hand {
  taps = 0;
  constructor(private readonly touch: boolean) {}

  async tap(what: Locator): Promise<void> {
    this.taps += 1;
    await ready(what.page());
    await (this.touch ? what.tap() : what.click());
  }

  /** Presses until the menu opens, as one does for more choices. */
  async hold(what: Locator): Promise<void> {
    this.taps += 1;
    await ready(what.page());
    await what.dispatchEvent("contextmenu");
  }
}

/** Errors that pages write to the console, and violations of the content policy among them. */
export class Quiet {
  private readonly heard: string[] = [];
  private readonly expected: RegExp[] = [];

  /** An error this test provokes. */
  expects(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  listen(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error" || /hydration|Content.Security.Policy|Refused to/i.test(message.text())) this.heard.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (error) => this.heard.push(`${error.page()?.url()}: ${error.error()}`));
  }

  check(): void {
    expect(this.heard.filter((line) => !this.expected.some((pattern) => pattern.test(line))), "the console of the browser is quiet").toEqual([]);
  }
}

/** Waits until the page answers: its script, if it has one, has found everything it listens to. */
export async function ready(page: Page): Promise<void> {
  await page.waitForLoadState();
  const scripted = (page.context() as Scripted)[scriptedKey] ?? true;
  if (scripted) await page.waitForFunction(() => document.readyState === "complete" && window.wired !== undefined && performance.now() - window.wired > 150);
}

declare global {
  interface Window {
    /** When the last listener was set. */
    wired?: number;
  }
}

const scriptedKey = Symbol("scripted");
type Scripted = BrowserContext & { [scriptedKey]?: boolean };

function noteListeners(): void {
  const own = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof own>) {
    if (this instanceof Node || this instanceof Window) window.wired = performance.now();
    return own.apply(this, args);
  };
}

async function furnish(context: BrowserContext, quiet: Quiet, scripted: boolean): Promise<void> {
  (context as Scripted)[scriptedKey] = scripted;
  quiet.listen(context);
  await context.addInitScript(noteListeners);
}

/** Goes to a path and waits until it answers. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await ready(page);
}

/** Signs in as the form does, without looking at it, and arrives at the person's own start. */
export async function signIn(page: Page, who: Who): Promise<void> {
  const { login, home } = people[who];
  const headers = { accept: "text/html", "sec-fetch-site": "same-origin" };
  const answer = await page.request.post("/api/sign_in", { form: { login, password }, headers, maxRedirects: 0 });
  expect(answer.status(), `${login} signs in`).toBe(302);
  expect(answer.headers().location, `where ${login} is sent`).toBe(home);
  await open(page, home);
}

const rules = (page: Page) => new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]);
const contrast = (page: Page) => new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]);

/** The page is free of faults that axe finds. In the dark only colours differ, so only rules about colours are asked again. */
export async function axe(page: Page): Promise<void> {
  await ready(page);
  for (const [colorScheme, found] of [["light", rules], ["dark", contrast]] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await found(page).analyze();
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `    ${target.join(" ")} ${failureSummary?.replace(/\s+/g, " ")}`).join("\n")}`);
    expect(told, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** The page is not wider than the screen. */
export async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide, `${page.url()} scrolls sideways by ${wide} px`).toBeLessThanOrEqual(0);
}

interface Fixtures {
  /** Settings of the server beside the usual ones. */
  settings: Record<string, string>;
  /** The server starts without the demo school. */
  empty: boolean;
  house: House;
  quiet: Quiet;
  act: Hand;
  /** A page on another device, in a context of its own. */
  another: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  empty: [false, { option: true }],
  house: async ({ settings, empty }, use, info) => {
    const house = await House.open(settings, empty);
    await use(house);
    if (info.status !== info.expectedStatus) await info.attach("server", { body: house.log.join("\n"), contentType: "text/plain" });
    await house.close();
  },
  baseURL: async ({ house }, use) => use(house.url),
  quiet: [
    async ({}, use) => {
      const quiet = new Quiet();
      await use(quiet);
      quiet.check();
    },
    { auto: true },
  ],
  context: async ({ context, quiet, javaScriptEnabled }, use) => {
    await furnish(context, quiet, javaScriptEnabled ?? true);
    await use(context);
  },
  act: async ({ hasTouch }, use) => use(new Hand(hasTouch ?? false)),
  another: async ({ browser, house, quiet, viewport, hasTouch, locale, timezoneId }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await device(browser, { baseURL: house.url, viewport, hasTouch, locale, timezoneId, ...options });
      await furnish(context, quiet, options.javaScriptEnabled ?? true);
      opened.push(context);
      return context.newPage();
    });
    for (const context of opened) await context.close();
  },
});

function device(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext(options);
}

/** Screens of the other faces, for tests in which two meet. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
export const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, hasTouch: false, isMobile: false };
