// The child's own sign-in: made on the guardian's phone, used on another, stopped again.
import { axe, expect, open, signIn, test } from "../../support/test.ts";

const secret = "晨跑三圈再吃豆浆油条";

test("a guardian makes the child's sign-in, and the child sees its own timeline without money", async ({ page, another, quiet }) => {
  quiet.expects(/422/);
  await signIn(page, "mother");
  await open(page, "/portal/privacy");
  await page.getByRole("link", { name: "陈思远 的登录" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思远 的登录");
  await axe(page);
  await page.locator("#login").fill("siyuan");
  await page.locator("#password").fill("1234567890");
  await page.getByRole("button", { name: "保存登录" }).click();
  await expect(page.locator("#password-error")).toContainText("太容易猜到");
  await expect(page.locator("#login")).toHaveValue("siyuan");
  await page.locator("#password").fill(secret);
  await page.getByRole("button", { name: "保存登录" }).click();
  await expect(page.getByText("已保存 陈思远 的登录")).toBeVisible();
  await axe(page);

  const child = await another();
  await open(child, "/sign-in");
  await child.locator("#login").fill("siyuan");
  await child.locator("#password").fill(secret);
  await child.locator("#password").press("Enter");
  await expect(child).toHaveURL(/\/portal$/);
  await expect(child.getByRole("article", { name: "陈思远" })).toBeVisible();
  await expect(child.getByRole("article")).toHaveCount(1);
  await expect(child.getByText("剩余")).toHaveCount(0);
  await child.getByRole("link", { name: "陈思远 的成长记录" }).click();
  await expect(child.getByRole("heading", { name: "记录" }).or(child.getByRole("heading", { level: 2 })).first()).toBeVisible();
  await axe(child);

  await page.reload();
  await page.getByRole("button", { name: "停用孩子的登录" }).click();
  await expect(page.getByText("孩子现在不能登录")).toBeVisible();
  await child.goto("/portal");
  await expect(child).toHaveURL(/\/sign-in\?next=/);
});
