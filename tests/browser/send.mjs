// Sends the form in a page of another site, as a visitor does: node send.mjs ADDRESS PICTURES TYPED
//
// TYPED is JSON: the text, the case types, the name and the e-mail address. Prints the receipt.
import { Browser } from "./browse.mjs";

const [address, pictures, typed] = process.argv.slice(2);
const { text, types, name, email } = JSON.parse(typed);
const browser = await Browser.open(pictures);
try {
  const page = await browser.page();
  await page.goto(address);
  const form = page.locator("onedoor-form");
  await form.locator("#text").fill(text);
  await form.locator("summary").first().click();
  for (const type of types) await form.locator(`#type-${type}`).check();
  await form.locator("#name").fill(name);
  await form.locator("#email").fill(email);
  const answered = page.waitForResponse((answer) => answer.url().includes("/enquiries") && answer.request().method() === "POST");
  await form.getByRole("button", { name: "Send" }).click();
  const answer = await answered;
  await form.locator("#receipt").waitFor();
  await page.screenshot({ path: `${pictures}/people.png`, fullPage: true });
  const { reference, tracking } = await answer.json();
  const version = browser.chromium.version();
  console.log(JSON.stringify({ page: new URL(address).origin, to: new URL(answer.url()).origin, reference, tracking, version }));
} catch (error) {
  browser.wrong.push(String(error.stack ?? error));
} finally {
  await browser.close();
}
for (const wrong of browser.wrong) console.error(wrong);
process.exit(browser.wrong.length === 0 ? 0 : 1);
