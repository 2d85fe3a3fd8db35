import { everyPage, leadsTo } from "../../support/pages.ts";
import { expect, fits, open, signIn, test } from "../../support/test.ts";

everyPage([
  { name: "devices and password", who: "teacher", path: "/account" },
  { name: "today", who: "teacher", path: "/board" },
  { name: "a roll", who: "teacher", path: (page) => leadsTo(page, "/board", "开始点名") },
  { name: "a roll on the wall", who: "teacher", path: async (page) => `${await leadsTo(page, "/board", "开始点名")}/projector` },
  { name: "a roll that is not there", who: "teacher", path: "/board/lesson/00000000000000000000000000000001", status: 404 },
]);

test("a tablet held upright shows day and roll without scrolling sideways", async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 });
  await signIn(page, "teacher");
  await fits(page);
  await open(page, await leadsTo(page, "/board", "开始点名"));
  await fits(page);
  await expect(page.getByRole("button", { name: /全部到课/ })).toBeInViewport();
});

test("everything one taps is at least 56 px", async ({ page }) => {
  await signIn(page, "teacher");
  await open(page, await leadsTo(page, "/board", "开始点名"));
  const small = await page.locator("a:visible, button:visible").evaluateAll((all) =>
    all
      .map((one) => ({ box: one.getBoundingClientRect(), name: one.textContent?.trim() || one.getAttribute("aria-label") || one.className }))
      .filter(({ box, name }) => box.height > 0 && box.bottom > 0 && Math.min(box.height, box.width) < 56 && !/跳到正文|其他状态/.test(name))
      .map(({ box, name }) => `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
