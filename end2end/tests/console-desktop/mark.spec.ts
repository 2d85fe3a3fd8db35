// Whose screen it is: faintly over every page of staff, on paper too, in nobody's way.
import { people } from "../../people.ts";
import { axe, expect, open, signIn, test } from "../../support/test.ts";

test("every page of staff says whose screen it is", async ({ page }) => {
  await signIn(page, "academicAffairs");
  for (const path of ["/console/learners", "/console/classes", "/console/grants"]) {
    await open(page, path);
    const mark = page.locator(".screen-mark");
    await expect(mark).toHaveCount(1);
    await expect(mark.locator("text").first()).toHaveText(new RegExp(`^${people.academicAffairs.name} · [0-9a-f]{6} · \\d{4}-\\d{2}-\\d{2}$`));
    await expect(mark).toHaveCSS("pointer-events", "none");
    const box = await mark.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(1200);
    await axe(page);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".screen-mark")).toBeVisible();
});

test("a family's phone says nothing of the kind", async ({ page }) => {
  await signIn(page, "mother");
  await open(page, "/portal");
  await expect(page.locator(".screen-mark")).toHaveCount(0);
});
