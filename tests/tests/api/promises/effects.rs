//! What each operation on promises does: what is noted, who is told, what stands afterwards.

use onedoor_domain::Country;
use onedoor_store::columns::OutboxKind::{self, MissingPapers, PromiseChanged, Remedy};
use onedoor_testkit::{Answer, Database, TestApp, on_both};
use serde_json::{Value, json};

use super::matter::{Matter, Promised, at, waiting};
use crate::sample::all;

/// Whom an operation may tell something.
const TOLD: [OutboxKind; 3] = [PromiseChanged, MissingPapers, Remedy];
/// What the decision in twenty working days is called.
const DECISION: &str = "“Decision on your application”";

on_both!(
    fn a_gap_is_told_to_the_business_and_stops_the_clock(app: &TestApp) {
        let (matter, decision) = running(app);
        let gap = json!({
            "gap": "minor", "items": [{"document": "owner_consent"}, {"words": "Farver"}],
            "reply_by": at("03-16T12:00"),
        });
        let seen = Seen::of(app, &matter);
        let answer = matter.tell("papers/missing", &gap);
        let events = seen.then(app, &matter, &answer, [1, 1, 0]);
        tells(
            &events,
            "papers_missing",
            "Marianne Højbroe told the business what is missing in its papers.",
        );
        tells(
            &events,
            "guarantee_paused",
            &format!(
                "The clock of {DECISION} was stopped: the business was asked for something and \
                 has not answered yet."
            ),
        );
        assert_eq!(decision.state(), "paused");
        let due = decision.read()["guarantee"]["due_text"].take();
        assert_eq!(due, "Fristen er standset");

        app.clock.set("2026-03-09T09:00");
        let seen = Seen::of(app, &matter);
        let complete = json!({"reason": "Farverne er valgt."});
        let answer = matter.tell("papers/complete", &complete);
        let events = seen.then(app, &matter, &answer, [1, 0, 0]);
        let since = "Marianne Højbroe declared the papers complete from Mon 9 March 2026 09:00.";
        tells(&events, "papers_complete", since);
        let due =
            format!("The clock of {DECISION} runs again; due by 16:00 on Thursday 9 April 2026.");
        tells(&events, "guarantee_resumed", &due);
        assert_eq!(decision.due_at(), "2026-04-09T14:00:00Z");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_case_shows_what_the_business_still_owes_it(app: &TestApp) {
        let (matter, _) = running(app);
        let gap = json!({
            "gap": "minor", "reply_by": at("03-16T12:00"),
            "items": [{"document": "owner_consent", "unit": "building"}, {"words": "Farver"}],
        });
        matter.tell("papers/missing", &gap).expect(200);
        let papers = matter.file()["papers"].take();
        let list = &papers["missing"][0];
        assert_eq!(list["gap"], "minor");
        assert_eq!(list["reply_by"], "2026-03-16T11:00:00Z");
        assert_eq!(list["items"][0]["unit"], "building");
        assert_ne!(list["items"][0]["name"], "owner_consent");
        assert_eq!(list["items"][1]["name"], "Farver");
        let path = format!("cases/{}", matter.id);
        let desk = app.front_desk().get(&path).expect(200);
        assert_eq!(desk["papers"]["missing"], json!([]));
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let papers = matter.file()["papers"].take();
        assert_eq!(papers["missing"], json!([]));
        assert_ne!(papers["complete_at"], Value::Null);
    }
);

on_both!(
    fn complete_papers_start_the_clocks_that_waited_for_them(app: &TestApp) {
        let matter = Matter::open(app, "change_of_use_premises");
        let seen = Seen::of(app, &matter);
        let complete = json!({"reason": "Alt er her."});
        let answer = matter.tell("papers/complete", &complete);
        // A start is no change of what was told: the business learns of it by itself.
        let events = seen.then(app, &matter, &answer, [0, 0, 0]);
        let due = format!("The clock of {DECISION} started; due by 16:00 on Monday 30 March 2026.");
        tells(&events, "guarantee_started", &due);
        tells(
            &events,
            "guarantee_met",
            "“We check whether your application is complete and tell you what is missing” was kept.",
        );
        matter.is_clean(app);
    }
);

on_both!(
    fn what_came_unasked_sets_clocks_back_where_their_terms_say_so(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Se]);
        let matter = Matter::open(app, "new_production_hall");
        app.clock.set("2026-03-09T09:00");
        let seen = Seen::of(app, &matter);
        let answer = matter.tell("papers/supplemented", &json!({"note": "Ny ritning"}));
        let events = seen.then(app, &matter, &answer, [1, 0, 0]);
        let unasked = "The business added to its papers on its own initiative.";
        tells(&events, "papers_supplemented", unasked);
        let anew = "The clock of “Decision on the building permit” began anew; due on Monday 18 \
                    May 2026 at the latest.";
        tells(&events, "guarantee_restarted", anew);
    }
);

on_both!(
    fn a_fee_and_a_question_to_an_authority_are_noted(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::No]);
        let matter = Matter::open(app, "new_production_hall");
        let complete = json!({"reason": "Alt er her."});
        matter.tell("papers/complete", &complete).expect(200);
        let decision = matter.by_rule("decision");
        let seen = Seen::of(app, &matter);
        let answer = matter.tell("fee-paid", &json!({}));
        let events = seen.then(app, &matter, &answer, [0, 0, 0]);
        assert_eq!(
            events,
            [said(
                "fee_paid",
                "The fee was paid on Mon 2 March 2026 09:00."
            )]
        );

        let seen = Seen::of(app, &matter);
        let asked = json!({"authority": "Statsforvalteren", "reply_by": at("03-16T12:00")});
        let answer = matter.tell("referrals", &asked);
        let events = seen.then(app, &matter, &answer, [1, 0, 0]);
        tells(
            &events,
            "referral_sent",
            "Randi Toppvik asked Statsforvalteren for its opinion, to be given by 12:00 on \
             Monday 16 March 2026.",
        );
        assert_eq!(
            decision.read()["paused_for"],
            json!(["regional_state_referral"])
        );

        app.clock.set("2026-03-16T09:00");
        let seen = Seen::of(app, &matter);
        let path = format!("referrals/{}/answered", matter.referral());
        let answer = matter.tell(&path, &json!({}));
        let events = seen.then(app, &matter, &answer, [1, 0, 0]);
        tells(
            &events,
            "referral_answered",
            "The authority that was asked has answered.",
        );
        // Twelve weeks from 2 March, and the two that it took them.
        assert_eq!(decision.due_at(), "2026-06-08T21:59:59Z");
        matter.is_clean(app);
    }
);

on_both!(
    fn progress_keeps_the_promises_that_it_keeps(app: &TestApp) {
        let (matter, decision) = running(app);
        let seen = Seen::of(app, &matter);
        let answer = matter.tell("progress", &json!({"progress": "decision_made"}));
        let events = seen.then(app, &matter, &answer, [0, 0, 0]);
        tells(&events, "guarantee_met", &format!("{DECISION} was kept."));
        assert_eq!(decision.state(), "met");
        let kept = answer.json()["guarantees"].take();
        let mut kept = kept.as_array().unwrap().iter();
        let listed = kept.find(|of| of["id"] == decision.id.as_str()).unwrap();
        assert_eq!(listed["state"], "met");
        assert_eq!(listed["ended_at"], "2026-03-02T08:00:00Z");

        let part = matter.file()["contributions"][0]["id"].clone();
        let seen = Seen::of(app, &matter);
        let answered = json!({"progress": "unit_answered", "contribution": part});
        let answer = matter.tell("progress", &answered);
        seen.then(app, &matter, &answer, [0, 0, 0]);
        assert_eq!(answer.json()["contributions"][0]["stage"], "answered");
        matter.is_clean(app);
    }
);

on_both!(
    fn a_line_moves_its_promise_alone_and_tells_the_business(app: &TestApp) {
        let (matter, decision) = running(app);
        let reason = "gap_at_applicant";
        let lines = [
            (
                "pause",
                json!({"kind": "pause", "reason": reason}),
                "paused",
            ),
            (
                "resume",
                json!({"kind": "resume", "reason": reason}),
                "running",
            ),
        ];
        for (what, line, state) in lines {
            let seen = Seen::of(app, &matter);
            let version = version_of(&decision);
            let answer = decision.enter(&line);
            let events = seen.after(app, &matter, [1, 0, 0]);
            assert_eq!(events.len(), 1, "{what}: {events:?}");
            let read = answer.expect(200);
            assert_eq!(read["guarantee"]["state"], state);
            assert_eq!(version_of(&decision), version + 1);
            assert_eq!(
                answer.header("etag"),
                Some(format!("\"{}\"", version + 1).as_str())
            );
        }
        let kinds: Vec<Value> = decision.read()["entries"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["entry"]["kind"].clone())
            .collect();
        assert_eq!(kinds, ["promised", "started", "paused", "resumed"]);
        matter.is_clean(app);
    }
);

on_both!(
    fn a_correction_is_told_to_the_business(app: &TestApp) {
        let (matter, decision) = running(app);
        let seen = Seen::of(app, &matter);
        let amend = json!({"kind": "amend", "due_at": at("03-20T12:00"), "reason": "Fejl"});
        decision.correct(&amend).expect(200);
        let events = seen.after(app, &matter, [1, 0, 0]);
        let due = format!(
            "Management corrected when {DECISION} is due: by 12:00 on Friday 20 March 2026."
        );
        assert_eq!(events, [said("guarantee_amended", &due)]);
        assert_eq!(decision.due_at(), "2026-03-20T11:00:00Z");

        let seen = Seen::of(app, &matter);
        let cancel = json!({"kind": "cancel", "reason": "Trukket"});
        decision.correct(&cancel).expect(200);
        let events = seen.after(app, &matter, [1, 0, 0]);
        let over = format!("{DECISION} no longer applies.");
        assert_eq!(events, [said("guarantee_cancelled", &over)]);
        matter.is_clean(app);
    }
);

on_both!(
    fn what_was_missed_is_explained_and_every_step_of_a_remedy_is_told(app: &TestApp) {
        let (matter, decision) = running(app);
        app.clock.set("2026-03-31T09:00");
        app.keep_promises();
        let seen = Seen::of(app, &matter);
        let why = json!({"kind": "explain", "cause": "mistake", "words": "Vi tog fejl."});
        let read = decision.enter(&why).expect(200);
        let events = seen.after(app, &matter, [0, 0, 0]);
        let told = format!(
            "Marianne Højbroe explained why {DECISION} was not kept in time: We made a mistake."
        );
        assert_eq!(events, [said("guarantee_explained", &told)]);
        assert_eq!(read["owed"], json!({"remedy": "apology"}));
        let step = format!("A step to make up for the late {DECISION} was recorded.");
        let (note, remedy) = ("Ringet", "apology");
        let steps = [
            json!({"kind": "propose_remedy"}),
            json!({"kind": "approve_remedy", "remedy": remedy}),
            json!({"kind": "execute_remedy", "remedy": remedy, "note": note}),
        ];
        for (line, stage) in steps.iter().zip(["proposed", "approved", "executed"]) {
            let seen = Seen::of(app, &matter);
            let read = match stage {
                "approved" => decision.correct(line).expect(200),
                _ => decision.enter(line).expect(200),
            };
            let events = seen.after(app, &matter, [0, 0, 1]);
            assert_eq!(events, [said("guarantee_remedied", &step)]);
            assert_eq!(read["remedies"][0]["stage"], stage);
        }
        matter.is_clean(app);
    }
);

/// What was there before an operation.
struct Seen {
    events: usize,
    version: i64,
    told: [i64; 3],
}

impl Seen {
    fn of(app: &TestApp, matter: &Matter) -> Self {
        Self {
            events: matter.events().len(),
            version: matter.file()["case"]["version"].as_i64().unwrap(),
            told: waiting(app, TOLD),
        }
    }

    /// What was noted on the case, which has a new version; so many of each kind were told.
    #[track_caller]
    fn after(&self, app: &TestApp, matter: &Matter, told: [i64; 3]) -> Vec<(String, String)> {
        let file = matter.by.get(&format!("cases/{}", matter.id));
        let version = file.expect(200)["case"]["version"].as_i64().unwrap();
        assert_eq!(version, self.version + 1);
        let etag = format!("\"{version}\"");
        assert_eq!(file.header("etag"), Some(etag.as_str()));
        let now = waiting(app, TOLD);
        for (place, told) in told.iter().enumerate() {
            assert_eq!(now[place] - self.told[place], *told, "{}", TOLD[place]);
        }
        matter.events().split_off(self.events)
    }

    /// The same for an operation on the case, which answers with its file.
    #[track_caller]
    fn then(
        &self,
        app: &TestApp,
        matter: &Matter,
        answer: &Answer,
        told: [i64; 3],
    ) -> Vec<(String, String)> {
        let told = self.after(app, matter, told);
        let file = answer.expect(200);
        assert_eq!(file["case"]["id"], matter.id.as_str());
        assert_eq!(file["case"]["version"], self.version + 1);
        let etag = format!("\"{}\"", self.version + 1);
        assert_eq!(answer.header("etag"), Some(etag.as_str()));
        let listed = matter.by.get(&format!("cases/{}/guarantees", matter.id));
        assert_eq!(listed.expect(200)["items"], file["guarantees"]);
        assert!(!all(&file["guarantees"], "state").is_empty());
        told
    }
}

/// A decision in twenty working days from Monday 2 March at 9, due on Monday 30 March at 16.
fn running(app: &TestApp) -> (Matter, Promised) {
    let matter = Matter::open(app, "change_of_use_premises");
    let complete = json!({"reason": "Alt er her."});
    matter.tell("papers/complete", &complete).expect(200);
    let decision = matter.own("decision_20wd");
    (matter, decision)
}

fn version_of(promise: &Promised) -> i64 {
    promise.read()["guarantee"]["version"].as_i64().unwrap()
}

fn said(kind: &str, sentence: &str) -> (String, String) {
    (kind.to_owned(), sentence.to_owned())
}

#[track_caller]
fn tells(events: &[(String, String)], kind: &str, sentence: &str) {
    assert!(
        events.contains(&said(kind, sentence)),
        "{sentence}\n{events:#?}"
    );
}
