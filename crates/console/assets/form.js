// The form of Onedoor as an element for any page, and the work that a browser does for it.
//
//   <script src="https://onedoor.example.dk/form.js" data-municipality="eksempel" defer></script>
//
// Without dependencies; needs no inline script, no inline style and no eval. What is typed stays in
// this browser until it is sent, and is sent once, however often the connection is lost.
"use strict";
(() => {
  const script = document.currentScript;
  const base = new URL(script ? script.src : location.href).origin;

  // ---- The work: a number whose hash, behind the challenge, begins with so many zero bits.

  const encoder = new TextEncoder();

  function zeroBits(hash) {
    let bits = 0;
    for (const byte of hash) {
      if (byte !== 0) return bits + Math.clz32(byte) - 24;
      bits += 8;
    }
    return bits;
  }

  // Null where the browser cannot do it: pages that are not secure have no such hash.
  async function solve(text, bits) {
    if (!bits) return "";
    if (!globalThis.crypto || !crypto.subtle) return null;
    for (let start = 0; ; start += 512) {
      const numbers = Array.from({ length: 512 }, (_, at) => String(start + at));
      const hash = (number) => crypto.subtle.digest("SHA-256", encoder.encode(`${text}.${number}`));
      const hashes = await Promise.all(numbers.map(hash));
      const found = hashes.findIndex((one) => zeroBits(new Uint8Array(one)) >= bits);
      if (found >= 0) return numbers[found];
      // So that the page goes on answering.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  // ---- On our own pages: the work is put into the form before it is sent.

  function helpOwnForms() {
    if (location.origin !== base) return;
    for (const form of document.querySelectorAll("form[data-bits]")) {
      const field = form.elements.namedItem("proof");
      const work = solve(form.elements.namedItem("challenge").value, Number(form.dataset.bits));
      form.addEventListener("submit", async (event) => {
        if (field.value || event.submitter?.value !== "send") return;
        event.preventDefault();
        field.value = (await work) ?? "";
        // While it is being asked whether to send, a form is not sent anew: not before that is over.
        await new Promise((resolve) => setTimeout(resolve));
        // Without proof it is sent all the same: then it counts as sent without scripts.
        if (field.value) form.requestSubmit(event.submitter);
        else sendPlainly(form, event.submitter);
      });
    }
    const wrong = document.getElementById("wrong");
    if (wrong) wrong.focus();
  }

  function sendPlainly(form, submitter) {
    const go = document.createElement("input");
    go.type = "hidden";
    go.name = submitter.name;
    go.value = submitter.value;
    form.append(go);
    form.submit();
  }

  // ---- The element.

  const STYLE = `
    :host { display: block; color: var(--onedoor-text, inherit); font: var(--onedoor-font, inherit); line-height: 1.5; }
    :host([hidden]) { display: none; }
    * { box-sizing: border-box; }
    h2 { font-size: 1.4em; line-height: 1.25; margin: 1em 0 .5em; }
    h3 { font-size: 1.1em; line-height: 1.25; margin: 1em 0 .5em; }
    label { display: block; font-weight: 600; }
    input, textarea, select { width: 100%; max-width: 36em; min-height: 2.5em; padding: .4em .6em; font: inherit; color: inherit;
      background: var(--onedoor-ground, transparent); border: 1px solid var(--onedoor-line, currentColor); border-radius: var(--onedoor-radius, .25em); }
    button { min-height: 2.5em; padding: .4em 1em; font: inherit; font-weight: 600; cursor: pointer; border-radius: var(--onedoor-radius, .25em);
      color: var(--onedoor-on-accent, #fff); background: var(--onedoor-accent, #0a5a8a); border: 1px solid var(--onedoor-accent, #0a5a8a); }
    button[disabled] { cursor: default; }
    button.quiet { color: var(--onedoor-accent, #0a5a8a); background: transparent; }
    a { color: var(--onedoor-accent, #0a5a8a); }
    :focus-visible { outline: 3px solid var(--onedoor-accent, #0a5a8a); outline-offset: 2px; }
    fieldset { min-width: 0; margin: 1em 0; padding: .25em 1em .75em; border: 1px solid var(--onedoor-line, currentColor); border-radius: var(--onedoor-radius, .25em); }
    legend { padding: 0 .25em; font-weight: 600; }
    .choice { display: flex; gap: .6em; align-items: flex-start; margin: .25em 0; }
    .choice label { font-weight: 400; padding: .1em 0; }
    .choice input { flex: none; width: 1.5em; height: 1.5em; min-height: 0; margin: .1em 0; }
    .problem { display: block; color: var(--onedoor-alarm, #a4161a); font-weight: 600; }
    .wrong { padding: .25em 1em; border: 2px solid var(--onedoor-alarm, #a4161a); }
    [aria-invalid] { border: 2px solid var(--onedoor-alarm, #a4161a); }
    .trap { position: absolute; left: -100em; }
    .buttons { display: flex; flex-wrap: wrap; gap: .75em; }
    .promised { padding: .25em 1em; border-inline-start: .3em solid var(--onedoor-accent, #0a5a8a); }
    dt { font-weight: 600; } dd { margin: 0 0 .5em; }
    summary { cursor: pointer; padding: .25em 0; }
    p, li { overflow-wrap: anywhere; }
  `;

  // An element with attributes and what is in it. Text is text, never markup.
  function make(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...inside.flat().filter((one) => one !== null && one !== undefined));
    return element;
  }

  const list = (items) => make("ul", {}, items.map((one) => make("li", {}, one)));
  const each = (lists) => [...new Set(lists.flat())];

  // Where the API says something is wrong, and in which field that stands.
  const FIELDS = {
    "/text": "text", "/contact/name": "name", "/contact/email": "email", "/contact/phone": "phone",
    "/business/name": "business", "/business/identifiers/0/value": "number",
    "/place/address": "address", "/place/postal_code": "postal",
  };

  class OnedoorForm extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      this.base = this.getAttribute("src") || base;
      this.municipality = this.getAttribute("municipality");
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      // Until the form is there, and where it does not come, what stands in the page stays.
      root.append(make("slot"));
      this.load();
    }

    async load() {
      try {
        this.form = await this.fetchForm();
      } catch {
        return;
      }
      this.loadedAt = Date.now();
      this.work = solve(this.form.challenge.text, this.form.challenge.bits);
      this.show(this.render());
      this.fill(this.kept());
      this.follow();
      this.dispatchEvent(new CustomEvent("onedoor-ready", { bubbles: true }));
    }

    async fetchForm() {
      const language = this.getAttribute("language") || document.documentElement.lang.slice(0, 2);
      const query = language ? `?language=${encodeURIComponent(language === "no" ? "nb" : language)}` : "";
      const answer = await fetch(`${this.at("form")}${query}`, { credentials: "omit" });
      if (!answer.ok) throw new Error("no form");
      return answer.json();
    }

    at(what) {
      return `${this.base}/public/${encodeURIComponent(this.municipality)}/${what}`;
    }

    say(key) {
      return this.form.texts[key] ?? key;
    }

    show(...content) {
      this.shadowRoot.replaceChildren(...content);
    }

    $(id) {
      return this.shadowRoot.getElementById(id);
    }

    // ---- What is shown.

    render() {
      this.status = make("p", { role: "status" });
      this.wrong = make("div", { tabindex: "-1", id: "wrong" });
      this.follows = make("div");
      const form = make(
        "form", { novalidate: true, lang: this.form.language },
        make("h2", {}, this.say("title")),
        make("p", {}, this.say("lead")),
        this.wrong,
        this.field("text", "text", { what: "text-what", tag: "textarea", rows: 6, required: true }),
        this.types(),
        this.follows,
        make(
          "fieldset", {}, make("legend", {}, this.say("you")),
          this.field("name", "name", { autocomplete: "name", required: true }),
          make("p", {}, this.say("reach-what")),
          this.field("email", "email", { type: "email", autocomplete: "email" }),
          this.field("phone", "phone", { type: "tel", autocomplete: "tel" }),
          this.field("business", "business", { what: "business-what", autocomplete: "organization" }),
          this.field("number", "number", { autocomplete: "off" }),
          this.choice("checkbox", "protected", "protected", "true", this.say("protected")),
        ),
        make(
          "fieldset", {}, make("legend", {}, this.say("place")),
          this.field("address", "address", { autocomplete: "street-address" }),
          this.field("postal", "postal", { autocomplete: "postal-code" }),
        ),
        this.field("files", "files", { type: "file", multiple: true }),
        make(
          "p", { class: "trap" },
          make("label", { for: "website" }, this.say("trap")),
          make("input", { id: "website", name: "website", tabindex: "-1", autocomplete: "off" }),
        ),
        make(
          "p", { class: "buttons" },
          (this.button = make("button", {}, this.say("send"))),
          (this.forget = make("button", { type: "button", class: "quiet" }, this.say("draft-forget"))),
        ),
        this.status,
        make("p", {}, this.say("draft")),
        this.contact(),
      );
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.send();
      });
      form.addEventListener("input", () => this.keep());
      form.addEventListener("change", (event) => {
        if (event.target.name === "case_types") this.follow();
        this.keep();
      });
      this.forget.addEventListener("click", () => {
        this.drop();
        form.reset();
        this.follow();
      });
      return (this.element = form);
    }

    field(id, label, { what, tag = "input", ...attributes } = {}) {
      const note = what ? make("span", { id: `${id}-what` }, this.say(what)) : null;
      const described = what ? { "aria-describedby": `${id}-what` } : {};
      return make(
        "p", {}, make("label", { for: id }, this.say(label)), note,
        make(tag, { id, name: id, ...described, ...attributes }),
      );
    }

    choice(type, id, name, value, text, checked = false) {
      return make(
        "p", { class: "choice" },
        make("input", { type, id, name, value, checked }), make("label", { for: id }, text),
      );
    }

    types() {
      const groups = new Map();
      for (const of of this.form.case_types) {
        if (!groups.has(of.group_name)) groups.set(of.group_name, []);
        groups.get(of.group_name).push(of);
      }
      this.choices = make(
        "details", {}, make("summary", {}, this.say("types")), make("p", {}, this.say("types-what")),
        [...groups].map(([name, all]) => make(
          "fieldset", {}, make("legend", {}, name),
          all.map((of) => this.choice("checkbox", `type-${of.id}`, "case_types", of.id, of.name)),
        )),
      );
      return this.choices;
    }

    // Only what the chosen case types need, and what is promised before anything is sent.
    follow() {
      const chosen = this.chosen();
      const types = this.form.case_types.filter((of) => chosen.includes(of.id));
      const answers = this.answers();
      const ids = each(types.map((of) => of.questions));
      const questions = this.form.questions.filter((one) => ids.includes(one.id));
      const documents = each(types.map((of) => of.documents));
      const promises = each(types.map((of) => of.promises));
      this.follows.replaceChildren(
        ...[
          questions.length ? make("h3", {}, this.say("questions")) : null,
          questions.length ? make("p", {}, this.say("questions-what")) : null,
          ...questions.map((one) => this.question(one, answers[one.id])),
          documents.length ? make("h3", {}, this.say("bring")) : null,
          documents.length ? make("p", {}, this.say("bring-what")) : null,
          documents.length ? list(documents) : null,
          promises.length
            ? make("section", { class: "promised" }, make("h3", {}, this.say("promised")), list(promises))
            : null,
        ].filter(Boolean),
      );
    }

    question(question, answer) {
      const id = `q-${question.id}`;
      if (question.kind === "integer") {
        const input = make("input", { id, name: id, inputmode: "numeric" });
        input.value = answer ?? "";
        return make("p", {}, make("label", { for: id }, question.text), input);
      }
      const choices = question.kind === "boolean"
        ? [["true", this.say("yes")], ["false", this.say("no")]]
        : question.choices.map((one) => [one.id, one.text]);
      const all = [...choices, ["", this.say("unknown")]];
      return make(
        "fieldset", { id, tabindex: "-1" }, make("legend", {}, question.text),
        all.map(([value, text]) =>
          this.choice("radio", `${id}-${value || "unknown"}`, id, value, text, String(answer ?? "") === value)),
      );
    }

    contact() {
      const { phone, open_now: open, days } = this.form.contact;
      const hours = (day) => day.hours.map((one) => `${one.from}–${one.until}`).join(", ");
      return make(
        "aside", {},
        phone ? make("p", {}, make("a", { href: `tel:${phone.replace(/\s/g, "")}` }, this.say("call"))) : null,
        make("p", {}, this.say(open ? "open_now" : "closed_now")),
        make(
          "details", {}, make("summary", {}, this.say("hours")),
          make("dl", {}, days.flatMap((day) => [
            make("dt", {}, day.day), make("dd", {}, hours(day) || this.say("hours-closed")),
          ])),
        ),
      );
    }

    receipt(receipt) {
      const person = receipt.coordinator;
      return make(
        "div", { lang: receipt.language, tabindex: "-1", id: "receipt" },
        make("h2", {}, this.say("receipt")),
        make("p", {}, `${this.say("receipt-reference")}: `, make("strong", {}, receipt.reference)),
        make("p", {}, receipt.next),
        person
          ? make(
            "p", {}, make("strong", {}, person.name), make("br"), person.title, make("br"),
            make("a", { href: `tel:${person.phone.replace(/\s/g, "")}` }, person.phone), make("br"),
            make("a", { href: `mailto:${person.email}` }, person.email),
          )
          : null,
        receipt.guarantees.length
          ? make("dl", { class: "promised" }, receipt.guarantees.flatMap((one) => [
            make("dt", {}, one.name), make("dd", {}, one.due_text),
          ]))
          : null,
        receipt.documents.length ? make("h3", {}, this.say("bring")) : null,
        receipt.documents.length ? list(receipt.documents) : null,
        receipt.questions.length ? make("h3", {}, this.say("receipt-asked")) : null,
        receipt.questions.length ? list(receipt.questions) : null,
        make("h3", {}, this.say("receipt-follow")),
        make("p", {}, make("a", { href: receipt.tracking.url, rel: "noreferrer" }, receipt.tracking.url)),
        make("p", {}, this.say("receipt-follow-what")),
        (this.status = make("p", { role: "status" })),
      );
    }

    // ---- The draft: it stays in this browser, with the key under which it is sent.

    get place() {
      return `onedoor-form ${this.base} ${this.municipality}`;
    }

    kept() {
      try {
        const draft = JSON.parse(localStorage.getItem(this.place)) ?? {};
        // Whoever comes back after a month, or sits there then, begins anew.
        return draft.at > Date.now() - 30 * 24 * 3600 * 1000 ? draft : {};
      } catch {
        return {};
      }
    }

    keep() {
      const draft = { fields: this.values(), chosen: this.chosen(), answers: this.answers(), key: this.key, at: Date.now() };
      try {
        localStorage.setItem(this.place, JSON.stringify(draft));
      } catch {
        // A browser that keeps nothing keeps no draft.
      }
    }

    drop() {
      this.key = undefined;
      this.earlier = {};
      try {
        localStorage.removeItem(this.place);
      } catch {
        // There was none.
      }
    }

    fill({ fields = {}, chosen = [], answers = {}, key }) {
      this.key = key;
      for (const [id, value] of Object.entries(fields)) {
        const field = this.$(id);
        if (field && field.type === "checkbox") field.checked = value === true;
        else if (field && field.type !== "file") field.value = value;
      }
      for (const id of chosen) {
        const box = this.$(`type-${id}`);
        if (box) box.checked = true;
      }
      if (chosen.length) this.choices.open = true;
      this.earlier = answers;
    }

    values() {
      const names = ["text", "name", "email", "phone", "business", "number", "address", "postal"];
      const values = Object.fromEntries(names.map((name) => [name, this.$(name).value]));
      return { ...values, protected: this.$("protected").checked };
    }

    chosen() {
      const boxes = this.shadowRoot.querySelectorAll('[name="case_types"]:checked');
      return [...boxes].map((box) => box.value);
    }

    answers() {
      const answers = { ...this.earlier };
      for (const question of this.form.questions) {
        const id = `q-${question.id}`;
        const input = question.kind === "integer"
          ? this.$(id) : this.shadowRoot.querySelector(`[name="${CSS.escape(id)}"]:checked`);
        if (input) answers[question.id] = input.value;
      }
      return (this.earlier = answers);
    }

    // ---- Sending.

    body(proof) {
      const values = this.values();
      const some = (value) => value.trim() || undefined;
      const types = this.chosen();
      const asked = each(this.form.case_types.filter((of) => types.includes(of.id)).map((of) => of.questions));
      const attributes = {};
      for (const question of this.form.questions) {
        const given = (this.answers()[question.id] ?? "").trim();
        if (!given || !asked.includes(question.id)) continue;
        if (question.kind === "boolean") attributes[question.id] = given === "true";
        else if (question.kind === "integer" && /^-?\d+$/.test(given)) attributes[question.id] = Number(given);
        else attributes[question.id] = given;
      }
      const number = some(values.number);
      const scheme = this.form.identifier_scheme;
      const business = { name: some(values.business), identifiers: number ? [{ scheme, value: number }] : [] };
      return {
        challenge: this.form.challenge.text,
        proof: proof || undefined,
        website: this.$("website").value,
        language: this.form.language,
        text: values.text,
        case_types: types,
        attributes,
        business: business.name || number ? business : undefined,
        contact: { name: some(values.name), email: some(values.email), phone: some(values.phone) },
        place: some(values.address) || some(values.postal)
          ? { address: some(values.address), postal_code: some(values.postal) } : undefined,
        protected_identity: values.protected,
      };
    }

    async send(again = true) {
      if (this.sending) return;
      this.sending = true;
      this.button.disabled = true;
      this.status.textContent = this.say("sending");
      this.key ??= crypto.randomUUID();
      this.keep();
      try {
        await this.sendOnce(again);
      } catch {
        this.status.textContent = this.say("offline");
      } finally {
        this.sending = false;
        this.button.disabled = false;
      }
    }

    async sendOnce(again) {
      const proof = await this.work;
      const early = this.loadedAt + 1000 * (this.form.challenge.at_least_seconds + 0.2) - Date.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
      const answer = await fetch(`${this.at("enquiries")}?language=${this.form.language}`, {
        method: "POST",
        credentials: "omit",
        headers: { "content-type": "application/json", "idempotency-key": this.key },
        body: JSON.stringify(this.body(proof)),
      });
      const told = await answer.json();
      if (answer.status === 201) return this.sent(told);
      if (answer.status === 202) {
        this.show(make("div", {}, make("h2", {}, this.say("passed")), make("p", {}, this.say("passed-what"))));
        return undefined;
      }
      const errors = told.errors ?? [];
      const stale = errors.some((one) => one.pointer === "/challenge" || one.pointer === "/proof");
      if ((stale || told.code === "key_reused") && again) {
        if (told.code === "key_reused") this.key = undefined;
        return this.renew();
      }
      if (answer.status === 422 && errors.length && !stale) return this.tell(errors);
      this.status.textContent = this.say(answer.status === 429 ? "too_often" : "failed");
      return undefined;
    }

    // The challenge does not count any more: another is fetched, and it is sent once more.
    async renew() {
      const { challenge } = await this.fetchForm();
      this.form.challenge = challenge;
      this.loadedAt = Date.now();
      this.work = solve(challenge.text, challenge.bits);
      this.key ??= crypto.randomUUID();
      await this.sendOnce(false);
    }

    tell(errors) {
      this.status.textContent = "";
      for (const old of this.shadowRoot.querySelectorAll(".problem")) old.remove();
      for (const old of this.shadowRoot.querySelectorAll("[aria-invalid]")) old.removeAttribute("aria-invalid");
      const items = errors.map(({ pointer, detail }) => {
        const question = pointer.startsWith("/attributes/") ? `q-${pointer.slice(12)}` : null;
        const id = FIELDS[pointer] ?? question;
        const field = id && this.$(id);
        if (!field) return make("li", {}, detail);
        const label = this.shadowRoot.querySelector(`label[for="${CSS.escape(id)}"]`)
          ?? field.querySelector("legend");
        field.setAttribute("aria-invalid", "true");
        label.after(make("span", { class: "problem", id: `${id}-wrong` }, detail));
        const what = this.$(`${id}-what`) ? `${id}-what ` : "";
        field.setAttribute("aria-describedby", `${what}${id}-wrong`);
        const link = make("a", { href: `#${id}` }, label.textContent);
        link.addEventListener("click", (event) => {
          event.preventDefault();
          field.focus();
        });
        return make("li", {}, link, `: ${detail}`);
      });
      this.wrong.className = "wrong";
      this.wrong.replaceChildren(make("h3", {}, this.say("errors")), make("ul", {}, items));
      this.wrong.focus();
    }

    async sent(receipt) {
      const files = [...this.$("files").files];
      this.drop();
      const shown = this.receipt(receipt);
      this.show(shown);
      shown.focus();
      this.dispatchEvent(new CustomEvent("onedoor-sent", { bubbles: true, detail: { reference: receipt.reference } }));
      for (const file of files) await this.sendFile(receipt.tracking.code, file);
    }

    async sendFile(code, file) {
      const form = new FormData();
      form.append("file", file);
      this.status.textContent = `${this.say("sending")} ${file.name}`;
      try {
        const answer = await fetch(this.at("attachments"), {
          method: "POST", credentials: "omit", headers: { authorization: `Bearer ${code}` }, body: form,
        });
        if (!answer.ok) throw new Error("not taken");
        this.status.textContent = `${this.say("files-sent")} ${file.name}`;
      } catch {
        this.shadowRoot.firstElementChild.append(
          make("p", { class: "problem" }, `${file.name}: ${this.say("files-failed")}`),
        );
        this.status.textContent = "";
      }
    }
  }

  if (!customElements.get("onedoor-form")) customElements.define("onedoor-form", OnedoorForm);

  // The one line in a page: the form stands where the script stands.
  if (script && script.dataset.municipality && !document.querySelector("onedoor-form")) {
    const element = document.createElement("onedoor-form");
    element.setAttribute("municipality", script.dataset.municipality);
    if (script.dataset.language) element.setAttribute("language", script.dataset.language);
    script.after(element);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", helpOwnForms);
  else helpOwnForms();
})();
