// Roles of the school's own: built, given, changed while somebody holds them, retired.
import { password, people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

test("a role is built from another, changed, given and retired, each with few clicks", async ({ page, another, act, quiet }) => {
  quiet.expects(/40[34]/);
  await signIn(page, "admin");
  await open(page, "/console");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "角色" }));
  await ready(page);
  await page.getByLabel("角色名称").last().fill("晚班前台");
  await page.locator("#like").selectOption({ label: "客服" });
  await act.tap(page.getByRole("button", { name: "新建", exact: true }));
  const reveal = page.getByRole("checkbox", { name: "晚班前台：说明原因后看一个完整的联系方式" });
  await expect(reveal).toBeChecked();
  expect(act.taps).toBeLessThanOrEqual(2);

  await open(page, await leadsTo(page, "/console/accounts", people.auditor.name));
  await page.locator("#role").selectOption({ label: "晚班前台" });
  await page.getByRole("button", { name: "授予", exact: true }).click();
  await expect(page.getByRole("row", { name: /晚班前台/ })).toContainText("有效");
  const holder = await another();
  // The new role gives another start than the auditor's own, so the way leads to the list at once.
  await open(holder, "/sign-in?next=/console/learners");
  await holder.locator("#login").fill(people.auditor.login);
  await holder.locator("#password").fill(password);
  await holder.locator("#password").press("Enter");
  await holder.waitForURL(/\/console\/learners$/);
  await expect(holder.getByRole("heading", { level: 1 })).toContainText("学员");

  await open(page, "/console/roles");
  await act.tap(page.getByRole("checkbox", { name: "晚班前台：看学员档案与课时" }));
  await act.tap(page.getByRole("button", { name: "保存「晚班前台」" }));
  await expect(page.getByRole("checkbox", { name: "晚班前台：看学员档案与课时" })).not.toBeChecked();
  expect(act.taps).toBeLessThanOrEqual(4);
  await holder.goto("/console/learners");
  await expect(holder.getByText("你没有权限做这件事")).toBeVisible();

  await page.getByText("停用「晚班前台」", { exact: true }).click();
  await page.getByRole("button", { name: "确定停用「晚班前台」" }).click();
  await ready(page);
  await expect(page.getByRole("columnheader", { name: /晚班前台/ })).toHaveCount(0);
});

test("a name that is taken is said at its field, and what was typed stays", async ({ page, quiet }) => {
  quiet.expects(/422.*build_role/);
  await signIn(page, "admin");
  await open(page, "/console/roles");
  const build = async (name: string): Promise<void> => {
    await page.locator("#title").fill(name);
    await page.getByRole("button", { name: "新建", exact: true }).click();
  };
  await build("周末值班");
  await expect(page.getByRole("columnheader", { name: /周末值班/ })).toBeVisible();
  await build("周末值班");
  await expect(page.locator("#title-error")).toContainText("已经有这个名称的角色");
  await expect(page.locator("#title")).toHaveValue("周末值班");
  await axe(page);
});

test("what a permission means stands behind its name, for the auditor too, who changes nothing", async ({ page }) => {
  await signIn(page, "auditor");
  await open(page, "/console/roles");
  await page.getByText("说明原因后看一个完整的联系方式", { exact: true }).click();
  await expect(page.getByText("每天有次数上限，每次都留记录。", { exact: false })).toBeVisible();
  await expect(page.getByRole("button", { name: "新建", exact: true })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
});

test.describe("with script off", () => {
  test.use({ javaScriptEnabled: false });

  test("boxes are ticked and saved", async ({ page }) => {
    await signIn(page, "admin");
    await page.goto("/console/roles");
    await page.locator("#title").fill("周末值班");
    await page.getByRole("button", { name: "新建", exact: true }).click();
    await page.getByRole("checkbox", { name: "周末值班：看班级和名单" }).check();
    await page.getByRole("button", { name: "保存「周末值班」" }).click();
    await expect(page.getByRole("checkbox", { name: "周末值班：看班级和名单" })).toBeChecked();
  });
});
