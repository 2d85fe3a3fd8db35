// People of another company: a contract first, then the role; and what waits for a decision, told beside the way to it.
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const seller = /沈怡/;

test("a contract is written down with one click, opens the role, and its end closes everything", async ({ page, act }) => {
  await signIn(page, "admin");
  const sheet = await leadsTo(page, "/console/accounts", seller);
  await open(page, sheet);
  await expect(page.locator("#role").getByRole("option", { name: "外包销售" })).toHaveCount(0);

  await open(page, "/console/accounts");
  await act.tap(page.getByRole("link", { name: "外包合同" }));
  await ready(page);
  await page.locator("#account").selectOption({ label: "沈怡 (shen)" });
  await page.getByLabel("公司").fill("众包科技");
  await page.getByLabel("用途").fill("电话邀约");
  await page.getByLabel("校方签署人").fill("陆明");
  await page.getByLabel("最后一天").fill("2026-12-20");
  await act.tap(page.getByRole("button", { name: "登记", exact: true }));
  const contract = page.getByRole("row", { name: /众包科技/ });
  await expect(contract).toContainText("有效");
  expect(act.taps).toBeLessThanOrEqual(2);
  await axe(page);

  await open(page, sheet);
  await page.locator("#role").selectOption({ label: "外包销售" });
  await page.getByRole("button", { name: "授予", exact: true }).click();
  await expect(page.getByRole("row", { name: /外包销售/ })).toContainText("12月20日");
  await open(page, "/console/outsourcing");
  await page.getByRole("button", { name: "结束 沈怡 与 众包科技 的合同" }).click();
  await expect(page.getByRole("row", { name: /众包科技/ })).toContainText("已结束");
});

test("a missing company is said at its field, and what was typed stays", async ({ page, quiet }) => {
  quiet.expects(/422.*write_contract/);
  await signIn(page, "admin");
  await open(page, "/console/outsourcing");
  await page.locator("#account").selectOption({ label: "沈怡 (shen)" });
  await page.getByLabel("用途").fill("电话邀约");
  await page.getByLabel("最后一天").fill("2026-12-20");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.locator("#company-error")).toContainText("请填写这一项");
  await expect(page.getByLabel("用途")).toHaveValue("电话邀约");
});

test("how many requests wait stands beside the way to them, for those who decide alone", async ({ page, another }) => {
  await signIn(page, "admin");
  await open(page, "/console/accounts");
  const way = page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /临时授权/ });
  await expect(way).toContainText("1");
  await way.click();
  await ready(page);
  await page.getByRole("button", { name: "批准 高珊 的申请", exact: true }).click();
  await ready(page);
  await expect(way).not.toContainText("1");
  const office = await another();
  await signIn(office, "academicAffairs");
  await expect(office.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: /临时授权/ })).toHaveText("临时授权");
});
