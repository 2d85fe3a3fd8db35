import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from "@playwright/test";
import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));

/** The machine's own Chromium, kept from calling home. */
export const chromium: Pick<PlaywrightTestOptions & PlaywrightWorkerOptions, "browserName" | "launchOptions"> = {
  browserName: "chromium",
  launchOptions: {
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  },
};
