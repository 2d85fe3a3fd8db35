// The teacher's tablet in the classroom: taking the roll.
import type { Locator, Page } from "@playwright/test";
import { expect, open, signIn, test } from "../../support/test.ts";

const lesson = "数学思维 L4 · 周六 B 班";

const tile = (page: Page, name: string): Locator => page.locator("[data-learner]").filter({ hasText: name });
const allPresent = (page: Page): Locator => page.getByRole("button", { name: /全部到课/ });
const foot = (page: Page): Locator => page.getByRole("status", { name: "最近一次" });

/** From the day to the roll of the class that comes next. */
async function openRoll(page: Page): Promise<string> {
  await signIn(page, "teacher");
  await page.getByRole("link", { name: "开始点名" }).click();
  await expect(page.getByRole("heading", { level: 1, name: lesson })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Everything is with the server. */
async function saved(page: Page): Promise<void> {
  await expect(page.locator(".tile.is-waiting")).toHaveCount(0);
}

/** The hours that a tile shows. */
async function hoursOf(page: Page, name: string): Promise<number> {
  const words = await tile(page, name).locator(".sub").innerText();
  const found = /([余欠]) ([\d.]+) 课时/.exec(words);
  expect(found, words).not.toBeNull();
  return Number(found![2]) * (found![1] === "欠" ? -1 : 1);
}

test("the day shows the lesson that comes next, first and ready to be taken", async ({ page }) => {
  await signIn(page, "teacher");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林知远，上午好");
  const now = page.locator("li.now");
  await expect(now).toContainText(lesson);
  await expect(now).toContainText("14 分钟后开始");
  await expect(now).toContainText("35 人");
  await expect(page.locator("ol.day > li")).toHaveCount(4);
});

test("a roll of 35 with 2 absent takes at most 4 taps", async ({ page, act }) => {
  await signIn(page, "teacher");
  await act.tap(page.getByRole("link", { name: "开始点名" }));
  await act.tap(allPresent(page));
  await act.tap(tile(page, "孙悦然"));
  await act.tap(tile(page, "李若溪"));
  await saved(page);
  await expect(page.getByText("实到 33 / 35")).toBeVisible();
  expect(act.taps).toBeLessThanOrEqual(4);

  await page.reload();
  await expect(tile(page, "孙悦然")).toContainText("缺勤");
  await expect(tile(page, "李若溪")).toContainText("缺勤");
  await expect(tile(page, "王小明")).toContainText("到课");
  await expect(page.locator("[data-learner]").filter({ hasText: "到课" })).toHaveCount(33);
  await expect(page.getByText("点名完成")).toBeVisible();
});

test("hours fall at once by the length of the lesson, and leave costs nothing", async ({ page, act }) => {
  await openRoll(page);
  const [present, leave] = [await hoursOf(page, "王小明"), await hoursOf(page, "陈思远")];
  await act.hold(tile(page, "陈思远"));
  await page.getByRole("dialog").getByRole("button", { name: "请假" }).tap();
  await expect(tile(page, "陈思远")).toContainText("请假");
  await act.tap(allPresent(page));
  await saved(page);
  await expect.poll(() => hoursOf(page, "王小明")).toBe(present - 1.5);
  expect(await hoursOf(page, "陈思远")).toBe(leave);
});

test("a tablet and the wall follow within a second", async ({ page, act, another }) => {
  const path = await openRoll(page);
  const [second, wall] = [await another(), await another({ viewport: { width: 1280, height: 720 } })];
  await signIn(second, "teacher");
  await open(second, path);
  await signIn(wall, "teacher");
  await open(wall, `${path}/projector`);

  await act.tap(tile(page, "孙悦然"));
  await expect(tile(second, "孙悦然")).toContainText("缺勤", { timeout: 1_000 });
  await act.tap(allPresent(page));
  await expect(tile(second, "王小明")).toContainText("到课", { timeout: 1_000 });
  await expect(wall.getByRole("status")).toContainText(/34\s*\/\s*35/, { timeout: 1_000 });
  await expect(wall.locator("li.here")).toHaveCount(34, { timeout: 1_000 });
});

test("the wall tells nothing private", async ({ page, act }) => {
  const path = await openRoll(page);
  await act.hold(tile(page, "陈思远"));
  await page.getByRole("dialog").getByRole("button", { name: "病假" }).tap();
  await saved(page);
  await open(page, `${path}/projector`);
  await expect(page.getByText("陈思远")).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).not.toContainText(/病假|请假|缺勤|课时|欠|余/);
  expect(await page.content()).not.toMatch(/"balance":\d*[1-9]/);
});

test("the last mark is named and can be taken back", async ({ page, act }) => {
  await openRoll(page);
  await act.tap(tile(page, "孙悦然"));
  await expect(foot(page)).toHaveText("已记 孙悦然 缺勤");
  await act.tap(page.getByRole("button", { name: "撤销" }));
  await expect(foot(page)).toHaveText("已撤回 孙悦然 的考勤");
  await expect(tile(page, "孙悦然")).toContainText("未点");
  await saved(page);
  await page.reload();
  await expect(tile(page, "孙悦然")).toContainText("未点");
});

test("all present can be taken back at once, and the hours return", async ({ page, act }) => {
  await openRoll(page);
  const before = await hoursOf(page, "王小明");
  await act.tap(allPresent(page));
  await saved(page);
  await act.tap(page.getByRole("button", { name: "撤销" }));
  await expect(foot(page)).toHaveText("已撤回 35 人的到课");
  await saved(page);
  await expect(page.locator("[data-learner]").filter({ hasText: "未点" })).toHaveCount(35);
  await expect.poll(() => hoursOf(page, "王小明")).toBe(before);
});

test("a late learner gets minutes with two taps", async ({ page, act }) => {
  await openRoll(page);
  await act.tap(tile(page, "赵宇航"));
  await act.tap(page.getByRole("group", { name: /赵宇航/ }).getByRole("button", { name: "迟到 10 分" }));
  await expect(tile(page, "赵宇航")).toContainText("迟到 10 分");
  expect(act.taps).toBe(2);
  await saved(page);
  await page.reload();
  await expect(tile(page, "赵宇航")).toContainText("迟到 10 分");
});

test("what the server refuses goes back and says why", async ({ page, act, quiet }) => {
  quiet.expects(/mark_roll/);
  await openRoll(page);
  await page.context().clearCookies();
  await act.tap(tile(page, "孙悦然"));
  await expect(foot(page)).toContainText("孙悦然 没有记上：登录已过期");
  await expect(tile(page, "孙悦然")).toContainText("未点");
  await expect(foot(page).getByRole("link", { name: "去登录" })).toHaveAttribute("href", /\/sign-in\?next=\/board\/lesson\//);
});

test("two devices and an impatient finger make one debit", async ({ page, act, another }) => {
  const path = await openRoll(page);
  const before = await hoursOf(page, "王小明");
  const second = await another();
  await signIn(second, "teacher");
  await open(second, path);
  const both = [await allPresent(page).elementHandle(), await allPresent(second).elementHandle()];
  await Promise.all(
    both.map((button) =>
      button!.evaluate((node) => {
        (node as HTMLElement).click();
        (node as HTMLElement).click();
      }),
    ),
  );
  await saved(page);
  await saved(second);
  await expect.poll(() => hoursOf(page, "王小明")).toBe(before - 1.5);
  await act.tap(page.getByRole("link", { name: "返回" }));
  await expect(page.getByRole("link", { name: "开始点名" })).toHaveCount(0);
  await open(page, path);
  expect(await hoursOf(page, "王小明")).toBe(before - 1.5);
});

test("marks survive a moment without network", async ({ page, act, context, quiet }) => {
  quiet.expects(/ERR_INTERNET_DISCONNECTED/);
  await openRoll(page);
  await context.setOffline(true);
  await act.tap(tile(page, "孙悦然"));
  await expect(page.locator(".tile.is-waiting")).toHaveCount(1);
  await context.setOffline(false);
  await saved(page);
  await page.reload();
  await expect(tile(page, "孙悦然")).toContainText("缺勤");
});

test("nobody takes the roll of a colleague", async ({ page, another, quiet }) => {
  quiet.expects(/40[34]/);
  const path = await openRoll(page);
  const phone = await another();
  await signIn(phone, "father");
  const answer = await phone.goto(path);
  expect([403, 404]).toContain(answer?.status());
  await expect(phone.locator("[data-learner]")).toHaveCount(0);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("the roll is taken by plain forms", async ({ page }) => {
    const path = await openRoll(page);
    const before = await hoursOf(page, "王小明");
    await tile(page, "孙悦然").tap();
    await expect(tile(page, "孙悦然")).toContainText("缺勤");
    await allPresent(page).tap();
    await expect(page.locator("[data-learner]").filter({ hasText: "到课" })).toHaveCount(34);
    await open(page, path);
    await expect(page.getByText("实到 34 / 35")).toBeVisible();
    expect(await hoursOf(page, "王小明")).toBe(before - 1.5);
  });
});
