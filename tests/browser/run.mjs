// Tries the pages in a real browser: node run.mjs PROGRAM PICTURES
import { Browser, WIDTHS } from "./browse.mjs";
import { embedded, embeddedWithoutScripts } from "./embedded.mjs";
import { following, lost } from "./following.mjs";
import { House } from "./house.mjs";

const [program, pictures] = process.argv.slice(2);
const began = Date.now();
const browser = await Browser.open(pictures);
const house = await House.open(program).catch(async (error) => {
  await browser.close();
  throw error;
});
const form = `${house.address}/f/eksempel`;

// Fills in the second page of the form, with the keyboard alone.
async function type(page, id, text) {
  await page.locator(`#${id}`).focus();
  await page.keyboard.type(text);
}

// Goes with the tabulator to the next thing that can be used and that fits.
async function tabTo(page, fits) {
  for (let steps = 0; steps < 400; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(fits)) return true;
  }
  return false;
}

const isButton = (value) => `document.activeElement?.tagName === "BUTTON" && document.activeElement.value === "${value}"`;

// The form on our own page, without scripts, by keyboard alone; answers the link of the receipt.
async function withoutScripts(width) {
  const page = await browser.page({ width, scripts: false });
  // Without scripts the page cannot say what has the focus; the labels lead there.
  await page.goto(`${form}?language=da`);
  await page.getByLabel("Hvad drejer det sig om?").fill("Jeg vil åbne en café med udeservering i Nygade 3.");
  await page.getByRole("button", { name: "Fortsæt" }).press("Enter");
  browser.check(await page.getByText("Skal der serveres alkohol?").count() === 1, "the form asks what a café needs");
  browser.check(await page.getByRole("heading", { name: "Det lover vi" }).count() === 1, "promises come before sending");
  await page.getByLabel("Dit navn").fill("Mette Holm");
  await page.waitForTimeout(3_100);
  await page.getByRole("button", { name: "Send" }).press("Enter");
  browser.check(await page.getByRole("alert").count() === 1, "what is missing is told");
  browser.check(await page.getByLabel("Dit navn").inputValue() === "Mette Holm", "what was typed is kept");
  await page.getByLabel("E-mail").fill("mette@nygade.example");
  await page.getByRole("button", { name: "Send" }).press("Enter");
  browser.check(await page.getByRole("heading", { name: "Vi har modtaget det" }).count() === 1, "a receipt without scripts");
  const link = await page.getByRole("link", { name: /\/t\// }).getAttribute("href");
  await page.context().close();
  return new URL(link).pathname;
}

// The same with scripts and nothing but keys.
async function byKeyboard() {
  const page = await browser.page({ width: 1280, axe: true });
  await page.goto(`${form}?language=da`);
  browser.check(await tabTo(page, 'document.activeElement?.id === "text"'), "the text is reached by keyboard");
  await page.keyboard.type("Jeg vil åbne en restaurant.");
  browser.check(await tabTo(page, 'document.activeElement?.tagName === "SUMMARY"'), "the list of matters is reached");
  await page.keyboard.press("Enter");
  browser.check(await tabTo(page, 'document.activeElement?.id === "type-restaurant_cafe"'), "a matter is reached");
  await page.keyboard.press("Space");
  browser.check(await tabTo(page, isButton("on")), "the button is reached");
  await page.keyboard.press("Enter");
  await page.waitForURL(/f\/eksempel/);
  await page.locator("#name").waitFor();
  await browser.look(page, "form-details-1280");
  await type(page, "name", "Mette Holm");
  await page.waitForTimeout(3_000);
  browser.check(await tabTo(page, isButton("send")), "sending is reached");
  await page.keyboard.press("Enter");
  await page.locator("#wrong").waitFor();
  browser.check(await page.evaluate('document.activeElement?.id === "wrong"'), "the summary of errors has the focus");
  await browser.look(page, "form-wrong-1280");
  await type(page, "email", "mette@nygade.example");
  browser.check(await tabTo(page, isButton("send")), "sending is reached again");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Vi har modtaget det" }).waitFor();
  await browser.look(page, "form-receipt-1280");
  await page.setViewportSize({ width: 320, height: 900 });
  await browser.look(page, "form-receipt-320");
  await page.context().close();
}

// The page of the case: a question is answered and a file is sent, without scripts.
async function tracking(path) {
  const page = await browser.page({ scripts: false });
  await page.goto(house.address + path);
  const reference = (await page.locator("h1").textContent()).match(/\d{4}-\d{4}-\d{4}/)[0];
  const found = await house.caseOf(reference);
  await house.ask("manager", "POST", `cases/${found.id}/messages`, { text: "Hvornår åbner I?", purpose: "question" });
  await page.reload();
  browser.check(await page.getByText("Hvornår åbner I?").count() >= 1, "what was asked is shown");
  await page.getByText("Skriv til din kontaktperson").click();
  await page.getByLabel("Hvad drejer det sig om?").last().fill("Den 1. maj.");
  await page.locator("#write button").press("Enter");
  await page.getByText("Vi har modtaget det.", { exact: false }).waitFor();
  await page.getByText("Send en fil").click();
  await page.locator("#file").setInputFiles({
    name: "tegning.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n", "latin1"),
  });
  await page.locator("#send-file button").press("Enter");
  await page.getByText("tegning.pdf").first().waitFor();
  const messages = await house.ask("manager", "GET", `cases/${found.id}/messages`);
  browser.check(messages.items.some((one) => one.text === "Den 1. maj."), "the reply is on the case");
  const choice = page.locator("#mail").getByRole("button");
  const before = await choice.textContent();
  await choice.press("Enter");
  await page.getByText("Dit valg gælder fra nu af.").waitFor();
  browser.check(await choice.textContent() !== before, "mail is chosen without scripts");
  await choice.press("Enter");
  await page.getByText("Dit valg gælder fra nu af.").waitFor();
  await page.emulateMedia({ media: "print" });
  browser.check(await page.locator("form").first().isHidden(), "forms are not printed");
  await page.context().close();
}

try {
  const [, path] = await Promise.all([byKeyboard(), withoutScripts(320), embeddedWithoutScripts(browser, house)]);
  await Promise.all([embedded(browser, house, 320), embedded(browser, house, 1280), tracking(path)]);
  for (const width of WIDTHS) await following(browser, house, path, width);
  await lost(browser, house, path);
  const at = (place) => (language) => `${house.address}${place}?language=${language}`;
  await Promise.all([
    browser.lookAt(at("/f/eksempel"), "form"),
    browser.lookAt(at(path), "tracking"),
    browser.lookAt(at("/p/eksempel"), "performance"),
  ]);
  await Promise.all([
    browser.lookAt(at("/sign-in/eksempel"), "sign-in"),
    browser.lookAt(at("/password/eksempel"), "password", ["da"]),
    browser.lookAt(at("/docs"), "docs", ["en"], ".operation"),
    browser.lookAt(at("/"), "start", ["da"]),
    browser.lookAt(at("/problems"), "problems", ["da"]),
  ]);
} catch (error) {
  browser.wrong.push(String(error.stack ?? error));
} finally {
  await browser.close();
  await house.close();
}

const seconds = Math.round((Date.now() - began) / 1000);
console.log(`${browser.counted.pages} pages at ${WIDTHS.join(" and ")} pixels, ${browser.counted.rules} rules passed, ${browser.wrong.length} wrong, ${seconds} s`);
for (const wrong of browser.wrong) console.error(wrong);
process.exit(browser.wrong.length === 0 ? 0 : 1);
