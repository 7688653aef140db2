//! One case with everything that can lie on it, so that every operation has something to be tried on.

use std::collections::BTreeMap;

use onedoor_testkit::{Actor, Answer, Form, logs};
use serde_json::{Value, json};

use crate::contract::Operation;

/// An id of the right form that nothing has.
pub(crate) const NOBODY: &str = "01900000-0000-7000-8000-000000000007";

/// The least that reads as a PDF.
const PDF: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<>>\nendobj\n";

/// Ids of things, by the name under which a path or a body speaks of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Kit(BTreeMap<String, String>);

/// Whoever lays things on a case, and with which words.
pub(crate) struct Hands<'a> {
    pub(crate) manager: &'a Actor,
    /// Somebody of the unit whose part is worked on.
    pub(crate) handler: &'a Actor,
    /// Stands in everything that is written.
    pub(crate) word: &'a str,
    /// Some case to refer to.
    pub(crate) other: &'a str,
}

impl Hands<'_> {
    /// Something on the case that is for this unit alone.
    pub(crate) fn alone(&self, case: &str, unit: &str) -> String {
        let note = json!({"text": self.word, "only_unit": unit, "legal_ground": self.word});
        let note = added(self.handler, &format!("cases/{case}/notes"), &note);
        text(&note["id"])
    }
}

impl Kit {
    pub(crate) fn with(mut self, name: &str, id: &str) -> Self {
        self.0.insert(name.to_owned(), id.to_owned());
        self
    }

    /// What stands for a name in a path; an id of nothing if there is none.
    pub(crate) fn id(&self, name: &str) -> &str {
        self.0.get(name).map_or(NOBODY, String::as_str)
    }

    /// What an id in a body refers to, by the name of its field.
    pub(crate) fn referred(&self, field: &str) -> &str {
        self.id(match field {
            "staff" | "to" | "handler" | "substitute" | "offered_to" | "account_manager"
            | "members" | "coordinator" => "staff",
            "into" | "other" => "other",
            "contribution" | "depends_on" => "contributions",
            "slot" => "meeting-slots",
            "in_reply_to" => "message",
            "case" => "cases",
            "business" => "businesses",
            other => other,
        })
    }

    /// Ids of nothing in place of all.
    pub(crate) fn of_nobody(&self) -> Self {
        let nothing = |(name, id): (&String, &String)| {
            let nobodys = match name.as_str() {
                "units" | "question" => "x_nothing",
                "number" | "version" | "list" => id,
                _ => NOBODY,
            };
            (name.clone(), nobodys.to_owned())
        };
        Self(self.0.iter().map(nothing).collect())
    }

    /// These, and those of another that these lack.
    pub(crate) fn and(mut self, others: &Self) -> Self {
        for (name, id) in &others.0 {
            self.0.entry(name.clone()).or_insert_with(|| id.clone());
        }
        self
    }

    /// Whether it has nothing to which the operation could be done: a session, to whom has tokens.
    pub(crate) fn lacks(&self, operation: &Operation) -> bool {
        let mut names = operation.ids().into_iter();
        names.any(|name| self.id(key(&operation.path, name)) == NOBODY)
    }

    /// The address of an operation.
    pub(crate) fn path(&self, slug: &str, template: &str) -> String {
        let steps = template.split('/').map(|step| {
            let name = step
                .strip_prefix('{')
                .and_then(|name| name.strip_suffix('}'));
            match name {
                Some("municipality") => slug,
                Some(name) => self.id(key(template, name)),
                None => step,
            }
        });
        steps.collect::<Vec<_>>().join("/")
    }

    /// Lays one of everything on a case.
    pub(crate) fn lay(hands: &Hands<'_>, case: &str, unit: &str) -> Self {
        let file = hands.manager.get(&format!("cases/{case}")).expect(200);
        let part = part_of(&file, unit);
        let promises = file["guarantees"].as_array().unwrap();
        let business = file["case"]["business"]["id"].as_str();
        let kit = Self::default()
            .with("cases", case)
            .with("contributions", &part)
            .with("guarantees", &text(&promises[0]["id"]))
            .with("businesses", business.unwrap_or(NOBODY))
            .with("coordinator", &text(&file["coordinator"]["id"]))
            .with("other", hands.other);
        let owner = file["contributions"].as_array().unwrap().iter();
        let owner = owner.map(|one| (&one["id"], &one["unit"]));
        let mut owner = owner
            .filter(|(id, _)| **id == part.as_str())
            .map(|(_, unit)| text(unit));
        let secret = hands.alone(case, &owner.next_back().unwrap());
        let kit = kit.with("id", &secret).talk(hands, case, &part);
        kit.desk(hands, case)
    }

    /// Lays a meeting on the case that was held by now, with something that was agreed there.
    pub(crate) fn and_held(self, by: &Actor, word: &str, meeting: &str) -> Self {
        let holding = by.post(&format!("meetings/{meeting}/hold"));
        let holding = holding.header("If-Match", "\"1\"");
        holding.json(&json!({"attended": []})).send().expect(200);
        let action = json!({"what": word, "due_on": "2026-03-19"});
        let acted = added(by, &format!("meetings/{meeting}/actions"), &action);
        self.with("held", meeting)
            .with("action", &text(&acted["actions"][0]["id"]))
    }

    fn talk(self, hands: &Hands<'_>, case: &str, part: &str) -> Self {
        let words = json!({ "text": hands.word });
        let at = |what: &str| format!("cases/{case}/{what}");
        let adds = |what: &str, body: &Value| added(hands.manager, &at(what), body);
        let message = adds("messages", &words);
        let note = adds("notes", &words);
        let overview = adds("overviews", &words);
        let asked = added(
            hands.handler,
            &format!("contributions/{part}/questions"),
            &words,
        );
        let items = json!({"items": [{ "words": hands.word }]});
        let path = format!("contributions/{part}/missing-items");
        hands.handler.post(&path).json(&items).send().expect(201);
        let missing = hands.manager.get(&at("missing-items")).expect(200);
        let open = hands.manager.get(&at("questions")).expect(200);
        let question = open["items"][0]["id"].as_str().unwrap_or("x_nothing");
        let referral = hands.manager.post(&at("referrals"));
        let referral = referral.json(&json!({ "authority": hands.word })).send();
        let referral = text(&referral.expect(200)["papers"]["referrals"][0]["id"]);
        self.with("message", &text(&message["id"]))
            .with("note", &text(&note["id"]))
            .with("corrects", &text(&note["id"]))
            .with("number", &overview["number"].to_string())
            .with("handler-questions", &text(&asked["id"]))
            .with("items", &text(&missing["items"][0]["id"]))
            .with("question", question)
            .with("referral", &referral)
    }

    fn desk(self, hands: &Hands<'_>, case: &str) -> Self {
        let at = |what: &str| format!("cases/{case}/{what}");
        let adds = |what: &str, body: &Value| added(hands.manager, &at(what), body);
        let call = adds(
            "call-backs",
            &json!({"phone": "+4533991234", "name": hands.word, "reason": hands.word}),
        );
        let moment = adds(
            "contact-moments",
            &json!({"kind": "call", "direction": "in", "outcome": "reached", "note": hands.word}),
        );
        let meeting = adds(
            "meetings",
            &json!({
                "kind": "joint_meeting",
                "title": hands.word,
                "starts_at": "2026-03-12T13:00:00+01:00",
                "ends_at": "2026-03-12T14:00:00+01:00",
                "place": hands.word,
                "agenda": hands.word,
            }),
        );
        let form = Form::with_file(&format!("{}.pdf", hands.word), "application/pdf", PDF);
        let form = form.text("note", hands.word);
        let file = hands.manager.post(&at("attachments")).form(&form).send();
        let link = json!({"other": hands.other, "kind": "related"});
        hands
            .manager
            .post(&at("links"))
            .json(&link)
            .send()
            .expect(200);
        let code = adds("tracking-codes", &json!({}));
        logs::listen_for(&text(&code["code"]));
        let contact = code["tracking_code"]["contact"].as_str();
        let hold = added(
            hands.manager,
            &format!("retention/{case}/holds"),
            &json!({ "ground": hands.word }),
        );
        self.with("contacts", contact.unwrap_or(NOBODY))
            .with("retention", case)
            .with("holds", &text(&hold["id"]))
            .with("tracking-codes", &text(&code["tracking_code"]["id"]))
            .with("call-backs", &text(&call["id"]))
            .with("contact-moments", &text(&moment["id"]))
            .with("meetings", &text(&meeting["id"]))
            .with("attachments", &text(&file.expect(201)["id"]))
    }
}

/// Under which name a kit has what stands for this name in a path.
pub(crate) fn key<'a>(template: &'a str, name: &'a str) -> &'a str {
    let root = template.split('/').nth(3).unwrap_or_default();
    match name {
        // What was agreed lies on a meeting that was held.
        "id" if template.contains("{action}") => "held",
        "id" => root,
        // Accounts of people who lead are the administrators' alone.
        "staff" => "somebody",
        name => name,
    }
}

/// Whoever may adds something, and is shown it.
#[track_caller]
pub(crate) fn added(by: &Actor, path: &str, body: &Value) -> Value {
    by.post(path).json(body).send().expect(201)
}

/// The contribution of this unit; any, if the unit takes no part.
pub(crate) fn part_of(file: &Value, unit: &str) -> String {
    let parts = file["contributions"].as_array().unwrap();
    let part = parts.iter().find(|part| part["unit"] == unit);
    text(&part.unwrap_or(&parts[0])["id"])
}

/// A text that must be there.
#[track_caller]
pub(crate) fn text(value: &Value) -> String {
    let found = value.as_str();
    found
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

/// The version of something, as `If-Match` takes it.
pub(crate) fn version(answer: &Answer) -> String {
    answer.header("etag").unwrap_or("\"1\"").to_owned()
}
