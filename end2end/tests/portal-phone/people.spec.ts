// A guardian's phone: the home page, and what belongs to the person.
import { expect, open, signIn, test } from "../../support/test.ts";

test("the home page tells what is next and how much is left, child by child", async ({ page }) => {
  await signIn(page, "mother");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("你好，王雅琴");
  await expect(page.getByText("今天是 11月21日 周六")).toBeVisible();
  for (const [child, lesson] of [["陈思远", "数学思维 L4"], ["陈思宁", "启蒙英语"]] as const) {
    const card = page.getByRole("article", { name: child });
    await expect(card).toContainText(lesson);
    await expect(card).toContainText("10:00");
    await expect(card).toContainText(/余\s*[\d.]+\s*课时/);
  }
});

test("a family with one child sees that child alone", async ({ page }) => {
  await signIn(page, "father");
  await expect(page.getByRole("article")).toHaveCount(1);
  await expect(page.getByRole("article", { name: "孙悦然" })).toBeVisible();
});

test("language and theme are chosen, and remembered", async ({ page, act }) => {
  await signIn(page, "mother");
  await open(page, "/portal/me");
  await act.tap(page.getByRole("link", { name: "English" }));
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("navigation").last()).toContainText("Home");
  await act.tap(page.getByRole("button", { name: /light|dark/i }));
  const theme = await page.locator("html").getAttribute("data-theme");
  expect(theme).toBe("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("signing out ends the session on the server", async ({ page, act }) => {
  await signIn(page, "mother");
  const cookies = await page.context().cookies();
  await open(page, "/portal/me");
  await act.tap(page.getByRole("button", { name: "退出登录" }));
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await page.goto("/portal");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText("陈思远")).toHaveCount(0);
});
