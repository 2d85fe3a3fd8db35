// The family of a learner: what each guardian may and until when, who is invited, and the end of a link at once.
import type { Page } from "@playwright/test";
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const secret = "晨跑三圈再吃豆浆油条";
const phone = { viewport: { width: 360, height: 640 } };

async function portrait(page: Page): Promise<void> {
  await open(page, await leadsTo(page, "/console/learners?q=XY2600001", /陈思远/));
}

async function add(page: Page, name: string, relation: string, number: string): Promise<void> {
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("与孩子的关系").fill(relation);
  await page.getByLabel("手机", { exact: true }).fill(number);
  await page.getByRole("button", { name: "登记", exact: true }).click();
}

/** The code that was sent last, as the outbox of a demo school shows it. */
async function code(page: Page, to: string): Promise<string> {
  await open(page, "/console/outbox");
  const row = page.getByRole("row").filter({ hasText: to }).first();
  return /验证码 (\d{6})/.exec(await row.innerText())![1]!;
}

test("a guardian is added and invited with three clicks from the portrait, proves the phone and comes in", async ({ page, another, act, quiet }) => {
  quiet.expects(/404|422/);
  await signIn(page, "admin");
  await portrait(page);
  await act.tap(page.getByRole("link", { name: "管理家长与权限" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("陈思远 的家庭");
  await axe(page);
  await add(page, "马兰", "监护人", "135 1111 2222");
  await expect(page.getByText("已登记 马兰")).toBeVisible();
  await act.tap(page.getByRole("button", { name: "生成邀请" }));
  await expect(page.getByRole("img", { name: "给 马兰 的邀请二维码" })).toBeVisible();
  await axe(page);
  const link = await page.getByLabel(/^链接/).inputValue();
  const short = await page.locator("dd.mono, dd .mono").first().innerText();
  expect(short).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);

  const guardian = await another(phone);
  await guardian.goto("/join");
  await axe(guardian);
  await guardian.getByLabel("短码").fill(short);
  await guardian.getByRole("button", { name: "下一步" }).click();
  await expect(guardian).toHaveURL(link);
  await expect(guardian.getByText("陈**")).toBeVisible();
  await expect(guardian.getByText("陈思远")).toHaveCount(0);
  await axe(guardian);
  await guardian.getByRole("button", { name: "发送验证码" }).click();
  await guardian.getByLabel("六位验证码").fill("000000");
  await guardian.locator("#password").fill(secret);
  await guardian.getByRole("button", { name: "完成，看孩子的情况" }).click();
  await expect(guardian.locator("#code-error")).toContainText("验证码不对");
  await axe(guardian);
  await guardian.getByLabel("六位验证码").fill(await code(page, "135****2222"));
  await guardian.locator("#password").fill(secret);
  await guardian.getByRole("button", { name: "完成，看孩子的情况" }).click();
  await expect(guardian).toHaveURL(/\/portal$/);
  await expect(guardian.getByRole("article", { name: "陈思远" })).toBeVisible();
  expect((await guardian.goto(link))?.status()).toBe(404);
});

test("rights are taken one by one, and an end takes the child from every device", async ({ page, another, act, quiet }) => {
  quiet.expects(/404|422/);
  const mother = await another(phone);
  await signIn(mother, "mother");
  await open(mother, await leadsTo(mother, "/portal", "陈思远 的成长记录"));
  await expect(mother.getByText("剩余")).toBeVisible();

  await signIn(page, "academicAffairs");
  await portrait(page);
  await act.tap(page.getByRole("link", { name: "管理家长与权限" }));
  await act.tap(page.getByRole("link", { name: "管理 王雅琴" }));
  await page.getByLabel(/^课时与缴费/).uncheck();
  await page.getByLabel(/^学习报告/).uncheck();
  await act.tap(page.getByRole("button", { name: "保存权限" }));
  await expect(page.getByText("已保存 王雅琴 的权限")).toBeVisible();
  await mother.reload();
  await expect(mother.getByText("学校没有为您开通 陈思远 的学习报告")).toBeVisible();
  await expect(mother.getByText("剩余")).toHaveCount(0);
  await axe(mother);

  await page.getByLabel("原因").fill("换");
  await act.tap(page.getByRole("button", { name: "立即结束 王雅琴 的关联" }));
  await expect(page.locator("#reason-error")).toContainText("至少 4 个字");
  await page.getByLabel("原因").fill("法院判决变更监护");
  await act.tap(page.getByRole("button", { name: "立即结束 王雅琴 的关联" }));
  await expect(page.getByText("已结束 王雅琴 的关联")).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "王雅琴" })).toContainText("法院判决变更监护");
  expect((await mother.reload())?.status()).toBe(404);
  await open(mother, "/portal");
  await expect(mother.getByRole("article")).toHaveCount(1);
});

test("a refused guardian stays as it was typed", async ({ page, quiet }) => {
  quiet.expects(/422/);
  await signIn(page, "academicAffairs");
  await portrait(page);
  await page.getByRole("link", { name: "管理家长与权限" }).click();
  await ready(page);
  await add(page, "马兰", "监护人", "1351111");
  await expect(page.locator("#phone-error")).toContainText("11 位手机号");
  await expect(page.getByLabel("姓名")).toHaveValue("马兰");
  await page.getByLabel("手机", { exact: true }).fill("13511112222");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText("已登记 马兰")).toBeVisible();
});

test("a known phone leads to the guardian there is, who adds the child after signing in", async ({ page, another, quiet }) => {
  quiet.expects(/404/);
  await signIn(page, "admin");
  await portrait(page);
  await page.getByRole("link", { name: "管理家长与权限" }).click();
  await ready(page);
  await add(page, "孙爸爸", "叔叔", "13600004402");
  await expect(page.getByText("已关联到 孙建国")).toBeVisible();
  await page.getByRole("button", { name: "生成邀请" }).click();
  const link = await page.getByLabel(/^链接/).inputValue();
  const father = await another(phone);
  await signIn(father, "father");
  await expect(father.getByRole("article")).toHaveCount(1);
  await father.goto(link);
  await father.getByRole("button", { name: "是我的孩子，添加" }).click();
  await expect(father.getByRole("article")).toHaveCount(2);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("a refused guardian keeps what may stand in an address, and no name or phone stands there", async ({ page, quiet }) => {
    quiet.expects(/422/);
    await signIn(page, "academicAffairs");
    await portrait(page);
    await page.getByRole("link", { name: "管理家长与权限" }).click();
    await page.getByLabel(/^沟通消息/).uncheck();
    await add(page, "马兰", "监护人", "1351111");
    await expect(page.locator("#phone-error")).toContainText("11 位手机号");
    expect(decodeURIComponent(page.url())).not.toMatch(/马兰|1351111/);
    await expect(page.getByLabel("与孩子的关系")).toHaveValue("监护人");
    await expect(page.getByLabel(/^沟通消息/)).not.toBeChecked();
    await expect(page.getByLabel(/^学习报告/)).toBeChecked();
  });
});
