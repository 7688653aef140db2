// The form in a page of another site.

// The form in a page of another site, with a strict policy, and a connection that is lost.
export async function embedded(browser, house, width) {
  const page = await browser.page({ width, axe: false });
  await page.goto(`${house.elsewhere.origin}/page`);
  const element = page.locator("onedoor-form");
  await element.getByLabel("Hvad drejer det sig om?").fill("Jeg vil åbne en café i Nygade 3.");
  await element.locator("summary").first().click();
  await element.locator("#type-restaurant_cafe").check();
  browser.check(await element.getByText("Skal der serveres alkohol?").count() === 1, "only what it needs is asked");
  browser.check(await element.getByRole("heading", { name: "Det lover vi" }).count() === 1, "promises come before sending");
  await element.getByLabel("Dit navn").fill("Mette Holm");
  await page.reload();
  browser.check(await element.getByLabel("Dit navn").inputValue() === "Mette Holm", "the draft is kept");
  await element.getByRole("button", { name: "Send" }).click();
  await element.locator(".wrong").waitFor();
  await element.getByLabel("E-mail").fill("mette@nygade.example");
  await element.locator("#files").setInputFiles({
    name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n", "latin1"),
  });
  // The first time the answer is lost on its way back: it was taken in, and nobody knows.
  let lost = 0;
  await page.route("**/public/eksempel/enquiries*", async (route) => {
    if (route.request().method() === "POST" && lost === 0) {
      lost += 1;
      await route.fetch();
      await route.abort("connectionreset");
    } else {
      await route.continue();
    }
  });
  await element.getByRole("button", { name: "Send" }).click();
  await element.getByText("Der er ingen forbindelse", { exact: false }).waitFor();
  await page.unroute("**/public/eksempel/enquiries*");
  const again = page.waitForResponse((answer) => answer.url().includes("/enquiries") && answer.request().method() === "POST");
  await element.getByRole("button", { name: "Send" }).click();
  const answer = await again;
  browser.check(answer.headers()["idempotent-replayed"] === "true", "sent twice, taken in once");
  await element.getByRole("heading", { name: "Vi har modtaget det" }).waitFor();
  await element.getByText("Sendt: plan.pdf").waitFor();
  const receipt = await answer.json();
  const found = await house.caseOf(receipt.reference);
  const files = await house.ask("manager", "GET", `cases/${found.id}/attachments`);
  browser.check(files.items.length === 1, "the file came with it");
  const kept = await page.evaluate(() => localStorage.length);
  browser.check(kept === 0, "no draft is left");
  await page.context().close();
  await lookAtIt(browser, house, width);
}

async function lookAtIt(browser, house, width) {
  const looked = await browser.page({ width, axe: true });
  await looked.goto(`${house.elsewhere.origin}/page`);
  await looked.locator("onedoor-form").getByLabel("Dit navn").waitFor();
  await browser.look(looked, `embedded-${width}`);
  await looked.context().close();
}

export async function embeddedWithoutScripts(browser, house) {
  const page = await browser.page({ scripts: false });
  await page.goto(`${house.elsewhere.origin}/page`);
  await page.getByRole("link", { name: "Skriv til kommunen" }).click();
  browser.check(page.url().endsWith("/f/eksempel"), "without scripts a link leads to the form");
  await page.context().close();
}
