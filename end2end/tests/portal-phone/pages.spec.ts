import { everyPage, leadsTo } from "../../support/pages.ts";
import { expect, open, signIn, test } from "../../support/test.ts";

everyPage([
  { name: "sign-in", path: "/sign-in" },
  { name: "home", who: "mother", path: "/portal" },
  { name: "whose growth", who: "mother", path: "/portal/growth" },
  { name: "a timeline", who: "mother", path: (page) => leadsTo(page, "/portal", "陈思远 的成长记录") },
  { name: "a timeline of one child", who: "father", path: (page) => leadsTo(page, "/portal", "孙悦然 的成长记录") },
  { name: "a timeline of nobody", who: "mother", path: "/portal/growth/00000000000000000000000000000001", status: 404 },
  { name: "me", who: "mother", path: "/portal/me" },
  { name: "devices and password", who: "mother", path: "/account" },
  { name: "rights of persons", who: "mother", path: "/portal/privacy" },
  { name: "the privacy notice", who: "mother", path: "/privacy" },
  { name: "the rules for children", who: "mother", path: "/privacy/children" },
  { name: "setting a second factor up", who: "mother", path: "/account/second-factor" },
  { name: "the short code of an invitation", path: "/join" },
  { name: "an invitation of a guardian that is gone", path: "/join/none", status: 404 },
  { name: "a forgotten password: the phone number", path: "/forgot" },
  { name: "a forgotten password: the code", path: "/forgot/code" },
  { name: "a forgotten password: the new one", path: "/forgot/password" },
  { name: "a reset link that is gone", path: "/reset/none", status: 404 },
  { name: "the child's own sign-in", who: "mother", path: (page) => leadsTo(page, "/portal/privacy", "陈思远 的登录") },
  { name: "the code after the password", path: "/sign-in/code" },
]);

test("the smallest phone and large text hold every page", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await signIn(page, "mother");
  const growth = await leadsTo(page, "/portal", "陈思远 的成长记录");
  for (const path of ["/portal", growth, "/portal/me", "/account"]) {
    await open(page, path);
    await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, path).toBeLessThanOrEqual(0);
  }
});

test("everything one taps is at least 44 px high", async ({ page }) => {
  await signIn(page, "mother");
  const growth = await leadsTo(page, "/portal", "陈思远 的成长记录");
  for (const path of ["/portal", growth, "/portal/me", "/account"]) {
    await open(page, path);
    const small = await page.locator("a:visible, button:visible").evaluateAll((all) =>
      all
        .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent?.trim() || one.getAttribute("aria-label") || one.className }))
        .filter(({ box, name }) => box.height > 0 && box.bottom > 0 && box.height < 44 && !/跳到正文/.test(name))
        .map(({ box, name }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
    );
    expect(small, path).toEqual([]);
  }
});
