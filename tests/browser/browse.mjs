// A real browser, and what every page must be in it.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export const WIDTHS = [320, 1280];

export class Browser {
  static async open(pictures) {
    const browser = new Browser();
    mkdirSync(pictures, { recursive: true });
    browser.pictures = pictures;
    browser.counted = { pages: 0, rules: 0 };
    browser.wrong = [];
    browser.chromium = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      // As root there is no sandbox, and only our own pages are opened.
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
    });
    return browser;
  }

  // A page in a context of its own; what breaks a policy or fails in it is noted.
  async page({ width = 1280, language = "da", scripts = true, axe = false, scheme = "light" } = {}) {
    const context = await this.chromium.newContext({
      viewport: { width, height: 900 },
      locale: language,
      colorScheme: scheme,
      javaScriptEnabled: scripts,
      bypassCSP: axe,
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error" && !/status of 4\d\d|ERR_CONNECTION_RESET|htmx:error/.test(message.text())) this.note(page, message.text());
    });
    page.on("pageerror", (error) => this.note(page, String(error)));
    return page;
  }

  note(page, what) {
    this.wrong.push(`${page.url().replace(/\/t\/[^?]+/, "/t/…")}: ${what}`);
  }

  // Looks at a page as it is now: axe finds nothing, nothing is cut off, and a picture is kept. Of a very
  // long page only the first few `parts` are left: they stand for the others.
  async look(page, name, parts = null) {
    if (parts) await page.evaluate(
      (parts) => [...document.querySelectorAll(parts)].slice(3).forEach((one) => one.remove()), parts,
    );
    this.counted.pages += 1;
    await page.evaluate(AXE);
    const { violations, passes } = await page.evaluate(
      (tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS,
    );
    this.counted.rules += passes.length;
    for (const one of violations) {
      const where = one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(", ");
      this.note(page, `${name}: axe ${one.id}: ${one.help} (${where})`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 1) this.note(page, `${name}: ${wide} pixels wider than the window`);
    await page.screenshot({ path: join(this.pictures, `${name}.png`), fullPage: true });
  }

  // Looks at an address in every language at every width, and in the dark in the first of them.
  async lookAt(address, name, languages = ["da", "sv", "en"], parts = null) {
    const looks = languages.map((language) => ({ language, look: language, scheme: "light" }));
    looks.push({ language: languages[0], look: "dark", scheme: "dark" });
    for (const { language, look, scheme } of looks) {
      for (const width of WIDTHS) {
        const page = await this.page({ width, language, axe: true, scheme });
        const answer = await page.goto(address(language));
        if (!answer.ok()) this.note(page, `${name}: ${answer.status()}`);
        await this.look(page, `${name}-${look}-${width}`, parts);
        await page.context().close();
      }
    }
  }

  check(truth, what) {
    if (!truth) this.wrong.push(what);
  }

  async close() {
    await this.chromium.close();
  }
}
