// A guardian comes in on a phone without script: the link, the proof of the phone, a password, the child.
import { leadsTo } from "../../support/pages.ts";
import { desk, expect, fits, open, signIn, test } from "../../support/test.ts";

test.use({ javaScriptEnabled: false });

test("an invitation is taken on the smallest phone with script off", async ({ page, another, quiet }) => {
  quiet.expects(/404/);
  const office = await another({ ...desk, javaScriptEnabled: true });
  await signIn(office, "admin");
  await open(office, await leadsTo(office, "/console/learners?q=XY2600001", /陈思远/));
  await office.getByRole("link", { name: "管理家长与权限" }).click();
  await office.getByLabel("姓名").fill("马兰");
  await office.getByLabel("与孩子的关系").fill("监护人");
  await office.getByLabel("手机", { exact: true }).fill("13511112222");
  await office.getByRole("button", { name: "登记", exact: true }).click();
  await office.getByRole("button", { name: "生成邀请" }).click();
  const link = await office.getByLabel(/^链接/).inputValue();

  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(link);
  await fits(page);
  await page.getByRole("button", { name: "发送验证码" }).click();
  await open(office, "/console/outbox");
  const code = /验证码 (\d{6})/.exec(await office.getByRole("row").filter({ hasText: "135****2222" }).first().innerText())![1]!;
  await page.getByLabel("六位验证码").fill(code);
  await page.locator("#password").fill("晨跑三圈再吃豆浆油条");
  await fits(page);
  await page.getByRole("button", { name: "完成，看孩子的情况" }).click();
  await expect(page).toHaveURL(/\/portal$/);
  await expect(page.getByRole("article", { name: "陈思远" })).toBeVisible();
});
