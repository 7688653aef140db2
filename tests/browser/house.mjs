// The real program over a database of its own, and a page of another site that embeds the form.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as listen } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

export class House {
  // Starts everything. `binary` is the program.
  static async open(binary) {
    const house = new House();
    house.folder = mkdtempSync(join(tmpdir(), "onedoor-browser-"));
    house.elsewhere = await Elsewhere.open();
    house.mail = await Mail.open();
    const port = await freePort();
    house.address = `http://127.0.0.1:${port}`;
    const environment = {
      PATH: process.env.PATH,
      ONEDOOR_DATABASE_URL: `sqlite:${join(house.folder, "onedoor.sqlite")}`,
      ONEDOOR_LISTEN: `127.0.0.1:${port}`,
      ONEDOOR_CORS_ORIGINS: house.elsewhere.origin,
      ONEDOOR_FORM_WORK: "12",
      ONEDOOR_RATE_PUBLIC: "0",
      ONEDOOR_LOG: "warn",
      ONEDOOR_SMTP_HOST: "127.0.0.1",
      ONEDOOR_SMTP_PORT: String(house.mail.server.address().port),
      ONEDOOR_SMTP_TLS: "off",
      ONEDOOR_SMTP_FROM: "onedoor@eksempel.example",
    };
    const run = (...words) => {
      const done = spawnSync(binary, words, { env: environment, encoding: "utf8" });
      if (done.status !== 0) throw new Error(`onedoor ${words.join(" ")}: ${done.stderr}`);
      return done.stdout;
    };
    run("migrate");
    house.demo = JSON.parse(run("demo", "--json"));
    house.program = spawn(binary, ["serve"], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    house.elsewhere.embed(house.address);
    try {
      await house.ready();
    } catch (error) {
      await house.close();
      throw error;
    }
    return house;
  }

  async ready() {
    for (let tries = 0; tries < 200; tries += 1) {
      try {
        if ((await fetch(`${this.address}/health/ready`)).ok) return;
      } catch {
        // It has not begun to listen.
      }
      await wait(50);
    }
    throw new Error("the program does not get ready");
  }

  // Asks the API as somebody with this role.
  async ask(role, method, path, body, headers = {}) {
    const answer = await fetch(`${this.address}/v1/${this.demo.municipality}/${path}`, {
      method,
      headers: { authorization: `Bearer ${this.demo.tokens[role]}`, "content-type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    });
    const told = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(told)}`);
    return told;
  }

  async caseOf(reference) {
    return (await this.ask("manager", "GET", `cases?q=${reference}`)).items[0];
  }

  // A handler who has a part of this case asks the business something, and the coordinator passes it on.
  async handlerAsks(id, text) {
    if (!this.demo.tokens.signe) {
      const staff = await this.ask("manager", "GET", "staff?limit=200");
      const { id: who, roles } = staff.items.find((one) => one.name === "Signe Røgbjerg");
      const issued = await this.ask("admin", "POST", "tokens", { label: "browser", roles, staff: who });
      this.demo.tokens.signe = issued.secret;
    }
    const as = (one) => ({ "if-match": `"${one.version}"` });
    const { contributions } = await this.ask("signe", "GET", `cases/${id}`);
    const part = contributions.find((one) => one.unit === "fire");
    if (part.stage === "offered") await this.ask("signe", "POST", `contributions/${part.id}/accept`, undefined, as(part));
    const asked = await this.ask("signe", "POST", `contributions/${part.id}/questions`, { subject: "Plan", text });
    await this.ask("manager", "POST", `handler-questions/${asked.id}/forward`, {}, as(asked));
  }

  async close() {
    this.elsewhere.server.close();
    this.program.kill("SIGTERM");
    await Promise.race([once(this.program, "exit"), wait(10_000)]);
    this.mail.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// A mail server that takes everything and keeps nothing: with one, a business may choose its mail.
class Mail {
  static async open() {
    const mail = new Mail();
    mail.server = listen((socket) => {
      let isLetter = false;
      const answer = (line) => {
        if (isLetter) {
          isLetter = line !== ".";
          return isLetter ? null : "250 taken";
        }
        isLetter = line === "DATA";
        return isLetter ? "354 go on" : line === "QUIT" ? "221 bye" : "250 fine";
      };
      socket.on("error", () => {});
      socket.write("220 here\r\n");
      createInterface({ input: socket }).on("line", (line) => {
        const said = answer(line);
        if (said) socket.write(`${said}\r\n`);
        if (said?.startsWith("221")) socket.end();
      });
    });
    mail.server.listen(0, "127.0.0.1");
    await once(mail.server, "listening");
    return mail;
  }
}

// A page as a municipality has them, with the strict policy of one, on another origin.
class Elsewhere {
  static async open() {
    const site = new Elsewhere();
    site.server = createServer((request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.setHeader("content-security-policy",
        `default-src 'none'; script-src ${site.onedoor}; connect-src ${site.onedoor}; style-src 'self'`);
      response.end(request.url.startsWith("/page") ? site.page : "");
    });
    site.server.listen(0, "127.0.0.1");
    await once(site.server, "listening");
    site.origin = `http://127.0.0.1:${site.server.address().port}`;
    return site;
  }

  embed(address) {
    this.onedoor = address;
    this.page = `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Erhverv</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Erhverv</h1>
<onedoor-form municipality="eksempel"><a href="${address}/f/eksempel">Skriv til kommunen</a></onedoor-form>
<script src="${address}/form.js" data-municipality="eksempel" defer></script></main></body></html>`;
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
