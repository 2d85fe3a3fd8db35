// Tags: a rule is built, previewed and kept; the tag comes with a mark on the board and goes with its correction.
import type { Page } from "@playwright/test";
import { people } from "../../people.ts";
import { leadsTo } from "../../support/pages.ts";
import { axe, expect, open, ready, signIn, test } from "../../support/test.ts";

const child = people.mother.children[0];
const tablet = { viewport: { width: 1024, height: 768 }, hasTouch: true };

const learner = (page: Page): Promise<string> => leadsTo(page, "/console/learners?q=XY2600001", new RegExp(child));

/** Chooses what the first row asks, and how much. */
async function ask(page: Page, what: string, value: string): Promise<void> {
  await page.locator("#rule-kind-0").selectOption({ label: what });
  await page.locator("#rule-value-0").fill(value);
}

test("a rule is built with three clicks, and its tag comes with the roll call and goes with a correction", async ({ page, another, act }) => {
  await signIn(page, "academicAffairs");
  await act.tap(page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "标签" }));
  await act.tap(page.getByRole("link", { name: "新建标签" }));
  await ready(page);
  await page.getByLabel("名称", { exact: true }).fill("今天来了");
  await ask(page, "上课次数", "1");
  await page.locator("#rule-days-0").fill("1");
  await expect(page.locator("#rule-words")).toHaveText("近 1 天上课次数至少 1");
  await axe(page);
  await act.tap(page.getByRole("button", { name: "保存", exact: true }));
  await expect(page).toHaveURL(/\/console\/tags\/[0-9a-f]{32}$/);
  expect(act.taps).toBeLessThanOrEqual(3);

  await open(page, await learner(page));
  const tags = page.getByRole("region", { name: "标签" });
  await expect(tags.getByText("今天来了")).toHaveCount(0);
  const board = await another(tablet);
  await signIn(board, "teacher");
  await board.getByRole("link", { name: "开始点名" }).click();
  await ready(board);
  const tile = board.locator("[data-learner]").filter({ hasText: child });
  const tap = async (shown: string): Promise<void> => {
    await tile.tap();
    await expect(tile).toContainText(shown);
  };
  await tap("缺勤");
  await tap("到课");
  const chip = tags.getByText("今天来了");
  await expect(chip).toBeVisible();
  await chip.click();
  await expect(tags).toContainText("近 1 天上课次数至少 1（当时 1）");
  await axe(page);
  await tap("缺勤");
  await expect(tags.getByText("以前的标签")).toBeVisible();
  await expect(tags.locator("li").filter({ hasText: "今天来了" }).first()).not.toBeVisible();
});

test("the builder is worked by keyboard, and the preview says who and why", async ({ page }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/tags/new");
  await page.locator("#rule-add").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#rule-kind-1")).toBeFocused();
  await page.locator("#rule-kind-1").selectOption({ label: "状态" });
  await expect(page.locator("#rule-kind-1")).toBeFocused();
  await page.locator("#rule-not-1").focus();
  await page.keyboard.press("Space");
  await expect(page.locator("#rule-not-1")).toHaveAttribute("aria-pressed", "true");
  await ask(page, "剩余课时", "0.5");
  await expect(page.locator("#rule-words")).toHaveText("剩余课时至少 0.5，并且不满足（状态是在读）");
  await page.locator("#rule-not-1").press("Enter");
  await page.getByRole("button", { name: "看看谁会被打上" }).press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "位会被打上" })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(21);
  await page.getByRole("button", { name: "再看 20 位" }).click();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(41);
  await axe(page);
});

test("a tag is given by hand and taken back with the undo; a segment is kept and opened", async ({ page, act }) => {
  await signIn(page, "academicAffairs");
  await open(page, "/console/tags/new");
  await page.getByLabel("名称", { exact: true }).fill("书画之星");
  await page.locator("#tag-kind").selectOption({ label: "手动标签" });
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page).toHaveURL(/\/console\/tags\/[0-9a-f]{32}$/);
  await open(page, await learner(page));
  await act.tap(page.getByRole("button", { name: "打上", exact: true }));
  await expect(page.getByRole("status")).toContainText(`已给 ${child} 打上「书画之星」`);
  await expect(page.getByRole("button", { name: "取消「书画之星」" })).toBeVisible();
  await act.tap(page.getByRole("button", { name: "撤销" }));
  await expect(page.getByRole("button", { name: "取消「书画之星」" })).toHaveCount(0);
  expect(act.taps).toBe(2);

  await open(page, "/console/learners?state=%E5%9C%A8%E8%AF%BB");
  await page.getByText("把当前筛选存为分群").click();
  await page.locator("#segment-name").fill("在读的");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("link", { name: "学员", exact: true }).click();
  await act.tap(page.getByRole("navigation", { name: "我的分群" }).getByRole("link", { name: "在读的" }));
  await expect(page.locator("#learners-state")).toHaveValue("在读");
  await axe(page);
});

test("what is wrong with a tag is said at its field, and what was built stays", async ({ page, quiet }) => {
  quiet.expects(/422.*save_tag/);
  await signIn(page, "academicAffairs");
  await open(page, "/console/tags/new");
  await ask(page, "剩余课时", "x");
  await page.getByLabel("名称", { exact: true }).fill("活跃");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("有条件没填对").first()).toBeVisible();
  await expect(page.locator("#rule-kind-0")).toHaveValue("balance");
  await page.locator("#rule-value-0").fill("3");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator("#tag-name-error")).toContainText("已经有这个名称的标签");
  await axe(page);
});
