import { defineConfig, type Project } from "@playwright/test";
import { chromium } from "./support/browser.ts";

// The workers find the same prepared school: they inherit this.
process.env.END2END_RUN ??= String(process.pid);

const ci = Boolean(process.env.CI);

/** One project a face: the device it is used on. */
function face(name: string, width: number, height: number, touch: boolean): Project {
  return { name, testDir: `tests/${name}`, use: { viewport: { width, height }, hasTouch: touch, isMobile: name === "portal-phone" } };
}

export default defineConfig({
  outputDir: "test-results",
  globalSetup: "./support/template.ts",
  // Far above what a quiet machine needs: a busy one must not fail a test.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  fullyParallel: true,
  forbidOnly: ci,
  retries: 0,
  workers: 2,
  reporter: [["list"]],
  use: {
    ...chromium,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [face("board-tablet", 1024, 768, true), face("portal-phone", 390, 844, true), face("console-desktop", 1440, 900, false)],
});
