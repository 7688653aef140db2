// The page of a case where scripts run: what is sent, and what is new, comes without loading the page.

// The page under its own policy, with a clock that can be put forward, and a mark that a load would wipe.
async function open(browser, house, path, width) {
  const page = await browser.page({ width });
  await page.clock.install();
  await page.goto(`${house.address}${path}?language=da`);
  await page.evaluate(() => { globalThis.marked = true; });
  const reference = (await page.locator("h1").textContent()).match(/\d{4}-\d{4}-\d{4}/)[0];
  const { id } = await house.caseOf(reference);
  const stays = async (what) => browser.check(await page.evaluate(() => globalThis.marked === true), `${what}: the page is not loaded`);
  return { page, id, stays, told: page.locator("#said .ds-alert"), text: page.locator("#text") };
}

export async function following(browser, house, path, width) {
  const { page, id, stays, told, text } = await open(browser, house, path, width);
  // Whether mail comes is chosen in place, there and back.
  const choice = page.locator("#mail").getByRole("button");
  for (const _ of [1, 2]) {
    const before = await choice.textContent();
    await choice.press("Enter");
    await page.waitForFunction((before) => document.querySelector("#mail button").textContent !== before, before);
    await told.waitFor();
    browser.check((await told.textContent()) === "Dit valg gælder fra nu af.", "the choice is told");
    browser.check(await choice.evaluate((button) => document.activeElement === button), "the focus stays on the choice");
    await stays("choosing mail");
  }

  // Something is asked while somebody writes.
  await page.getByText("Skriv til din kontaktperson").click();
  await text.focus();
  await page.keyboard.type("Halvt skrevet");
  await page.keyboard.press("ArrowLeft");
  const asked = `Har I en plan, der passer til ${width}?`;
  await house.handlerAsks(id, asked);
  await page.clock.runFor(30_000);
  browser.check(await page.getByText(asked).count() === 0, "it is not looked for every moment");
  await page.clock.runFor(40_000);
  await page.getByText(asked).first().waitFor();
  browser.check((await text.inputValue()) === "Halvt skrevet", "what is typed stays when there is news");
  const here = await text.evaluate((field) => document.activeElement === field && field.selectionStart);
  browser.check(here === "Halvt skrevet".length - 1, "the focus and the caret stay when there is news");
  await stays("news");

  // It is answered in place, and what was typed elsewhere is still there.
  const question = page.locator("#doing form").filter({ hasText: asked });
  await question.getByLabel("Dit svar").fill("Ja, vi har en plan.");
  await question.getByRole("button", { name: "Send" }).press("Enter");
  await question.waitFor({ state: "detached" });
  await page.getByText("Vi har modtaget det.", { exact: false }).waitFor();
  browser.check(await page.evaluate(() => document.activeElement.id === "said"), "the focus is not lost with the question");
  browser.check((await text.inputValue()) === "Halvt skrevet", "an answer leaves the other box alone");
  await stays("an answer");

  // Then what was typed is sent, too.
  await text.fill("Og nu helt skrevet.");
  const send = page.locator("#write").getByRole("button", { name: "Send" });
  await send.press("Enter");
  await page.waitForFunction(() => document.getElementById("text").value === "");
  await told.waitFor();
  browser.check(await send.evaluate((button) => document.activeElement === button), "the focus stays on the button");
  await stays("a reply");
  const { items } = await house.ask("manager", "GET", `cases/${id}/messages`);
  for (const sent of ["Ja, vi har en plan.", "Og nu helt skrevet."]) {
    browser.check(items.some((one) => one.text === sent), `on the case: ${sent}`);
  }
  await page.context().close();

  await house.handlerAsks(id, `Hvor mange udgange er der, hvis der er ${width} gæster?`);
  const looked = await browser.page({ width, axe: true });
  await looked.goto(`${house.address}${path}?language=da`);
  await looked.getByText("Skriv til din kontaktperson").click();
  for (const _ of [1, 2]) {
    await looked.locator("#mail").getByRole("button").click();
    await looked.locator("#said .ds-alert").waitFor();
  }
  await browser.look(looked, `tracking-told-${width}`);
  await looked.context().close();
}

// What cannot be sent, and a page that cannot be fetched, take nothing away.
export async function lost(browser, house, path) {
  const { page, stays, told, text } = await open(browser, house, path, 1280);
  await page.getByText("Skriv til din kontaktperson").click();
  await text.fill("Det her må ikke gå tabt.");
  const send = page.locator("#write").getByRole("button", { name: "Send" });
  await page.route("**/t/**", (route) => route.abort("connectionreset"));
  await send.press("Enter");
  await page.getByText("Der er ingen forbindelse", { exact: false }).waitFor();
  await page.unroute("**/t/**");
  await page.route("**/t/**", (route) => route.fulfill({ status: 429, contentType: "application/problem+json", body: "{}" }));
  await send.press("Enter");
  await page.getByText("eller ring til os", { exact: false }).waitFor();
  await page.clock.runFor(70_000);
  await page.waitForTimeout(300);
  browser.check((await text.inputValue()) === "Det her må ikke gå tabt.", "what could not be sent stays");
  browser.check(await told.count() === 1 && await page.locator("#promises").count() === 1, "what cannot be fetched takes nothing away");
  await stays("losing the connection");
  await page.context().close();
}
