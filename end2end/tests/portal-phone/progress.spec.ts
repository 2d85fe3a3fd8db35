// A guardian's phone: the timeline of each child, and of nobody else's.
import type { Locator, Page } from "@playwright/test";
import { password, people } from "../../people.ts";
import { expect, open, signIn, test } from "../../support/test.ts";

const lesson = "数学思维 L4 · 周六 B 班";
const entries = (page: Page): Locator => page.locator(".entries li");

/** From the home page to a child's timeline. */
async function openGrowth(page: Page, child: string): Promise<string> {
  await open(page, "/portal");
  await page.getByRole("link", { name: `${child} 的成长记录` }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${child} 的成长`);
  return new URL(page.url()).pathname;
}

test("two taps from the home page show lessons, homework and scores of a child", async ({ page, act }) => {
  await signIn(page, "mother");
  await act.tap(page.getByRole("link", { name: "陈思远 的成长记录" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思远 的成长");
  const figures = page.getByRole("region", { name: "陈思远 的课时" });
  await expect(figures).toContainText(/余\s*[\d.]+\s*课时/);
  await expect(figures).toContainText(/已上\s*\d+\s*节/);
  await expect(figures).toContainText(/到期|不过期/);
  await act.tap(page.getByRole("link", { name: "测评" }));
  await expect(page).toHaveURL(/kind=grade/);
  await expect(entries(page).first()).toContainText(/分/);
  expect(act.taps).toBe(2);
});

test("a filter, and the way to earlier records, stay in the address", async ({ page, act }) => {
  await signIn(page, "mother");
  const path = await openGrowth(page, "陈思远");
  await act.tap(page.getByRole("link", { name: "作业", exact: true }));
  await expect(page).toHaveURL(/kind=homework/);
  await expect(page.getByRole("link", { name: "作业", exact: true })).toHaveAttribute("aria-current", /.+/);
  const first = await entries(page).first().innerText();
  await page.reload();
  expect(await entries(page).first().innerText()).toBe(first);
  await open(page, path);
  const newest = await entries(page).first().innerText();
  await act.tap(page.getByRole("link", { name: "更早的记录" }));
  await expect(page).toHaveURL(/before=\d{4}-\d\d-\d\d/);
  await expect(entries(page).first()).not.toHaveText(newest);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`${path}$`));
});

test("two children are one tap apart and never mixed", async ({ page, act }) => {
  await signIn(page, "mother");
  await openGrowth(page, "陈思远");
  await expect(page.getByRole("main")).not.toContainText("启蒙英语");
  await act.tap(page.getByRole("navigation", { name: "切换孩子" }).getByRole("link", { name: /思宁/ }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思宁 的成长");
  await expect(entries(page).first()).toContainText("启蒙英语");
  await expect(page.getByRole("main")).not.toContainText("数学思维");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思宁 的成长");
  await expect(page.getByRole("main")).not.toContainText("数学思维");
});

test("a mark on the tablet is on the phone a moment later", async ({ page, another }) => {
  await signIn(page, "mother");
  await openGrowth(page, "陈思远");
  const before = await page.locator(".figures .display").innerText();
  await expect(page.getByRole("main").locator("time[datetime='2026-11-21'], [datetime='2026-11-21']")).toHaveCount(0);

  const tablet = await another({ viewport: { width: 1024, height: 768 }, isMobile: false });
  await signIn(tablet, "teacher");
  await tablet.getByRole("link", { name: "开始点名" }).tap();
  await expect(tablet.getByRole("heading", { level: 1, name: lesson })).toBeVisible();
  await tablet.getByRole("button", { name: /全部到课/ }).tap();
  await expect(tablet.locator(".tile.is-waiting")).toHaveCount(0);

  await expect(entries(page).first()).toContainText("到课", { timeout: 2_000 });
  await expect(entries(page).first()).toContainText("21日");
  await expect(page.locator(".figures .display")).toHaveText(String(Number(before) - 1.5));
  await expect(page.getByText("陈思远 的记录刚刚更新")).toBeVisible();
});

test("nothing of another child is reachable", async ({ page, another, quiet }) => {
  quiet.expects(/status of [45]\d\d/);
  const other = await another();
  await signIn(other, "father");
  const path = await openGrowth(other, "孙悦然");
  const id = path.split("/").pop()!;

  await signIn(page, "mother");
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(404);
  await expect(page.getByText("没有找到这一页")).toBeVisible();
  expect(await page.content()).not.toContain("孙悦然");

  await open(page, "/portal");
  const answers = await page.evaluate(async (learner) => {
    const ask = async (path: string, init?: RequestInit): Promise<[number, string]> => {
      const answer = await fetch(path, init);
      return [answer.status, await answer.text()];
    };
    const form = { method: "POST", body: new URLSearchParams({ learner }) };
    return [await ask(`/live?topics=learner.${learner}`), await ask("/api/read_timeline", form), await ask("/api/read_portrait", form)];
  }, id);
  for (const [status, body] of answers) {
    expect(status).toBe(404);
    expect(body).not.toContain("孙悦然");
  }
  await expect(page.getByText("孙悦然")).toHaveCount(0);
});

test("a stranger is asked to sign in, and comes back to where the link led", async ({ page, another }) => {
  await signIn(page, "father");
  const path = await openGrowth(page, "孙悦然");
  const stranger = await another();
  await open(stranger, path);
  await expect(stranger).toHaveURL(/\/sign-in\?next=/);
  expect(await stranger.content()).not.toContain("孙悦然");
  await stranger.locator("#login").fill(people.father.login);
  await stranger.locator("#password").fill(password);
  await stranger.locator("#password").press("Enter");
  await expect(stranger).toHaveURL(new RegExp(`${path}$`));
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("孙悦然 的成长");
});

test("the first visit of a timeline loads at most 350 kB", async ({ page, another }) => {
  await signIn(page, "mother");
  const path = await openGrowth(page, "陈思远");
  const visit = await another();
  await visit.context().addCookies(await page.context().cookies());
  const session = await visit.context().newCDPSession(visit);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  await open(visit, path);
  await expect(visit.getByRole("heading", { level: 1 })).toHaveText("陈思远 的成长");
  test.info().annotations.push({ type: "bytes", description: String(bytes) });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(350_000);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("the portal is complete", async ({ page }) => {
    await signIn(page, "mother");
    await openGrowth(page, "陈思远");
    await page.getByRole("link", { name: "上课", exact: true }).tap();
    await expect(page).toHaveURL(/kind=lesson/);
    await page.getByRole("navigation", { name: "切换孩子" }).getByRole("link", { name: /思宁/ }).tap();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思宁 的成长");
    await page.getByRole("navigation", { name: "底部导航" }).getByRole("link", { name: "我的" }).tap();
    await page.getByRole("button", { name: "退出登录" }).tap();
    await expect(page).toHaveURL(/\/sign-in/);
  });
});
