//! Enquiries that cannot wait.

use onedoor_domain::guarantee::{Clock, LengthUnit};
use onedoor_store::columns::OutboxKind;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use crate::desk::{cafe, case, open, outbox, promises, tamper, wall, work_at};

fn urgent() -> Value {
    let mut enquiry = cafe();
    enquiry["urgent"] = json!(true);
    enquiry
}

/// Whether a call within hours was promised, and until when.
fn call_until(app: &TestApp, enquiry: &Value) -> Option<String> {
    let all = promises(app, open(app, enquiry));
    let mut hours = all.into_iter().filter(|of| {
        of.terms.clock == Clock::FirstHumanContact && of.terms.unit == LengthUnit::WorkingHours
    });
    hours.next().map(|of| wall(of.due_at.unwrap()))
}

/// Changes settings of the municipality.
fn set(app: &TestApp, settings: &Value) {
    let admin = app.admin();
    let seen = admin.get("/v1/eksempel");
    let changed = admin
        .patch("/v1/eksempel")
        .header("If-Match", seen.header("etag").unwrap())
        .json(&json!({ "settings": settings }))
        .send();
    changed.expect(200);
}

on_both!(
    fn an_urgent_enquiry_is_promised_a_call_within_hours_also_by_night(app: &TestApp) {
        app.clock.set("2026-03-07T23:30");
        assert_eq!(call_until(app, &cafe()), None);
        let due = call_until(app, &urgent());
        assert_eq!(due.as_deref(), Some("2026-03-08T01:30:00"));
        set(app, &json!({"urgent_contact_hours": 5}));
        let due = call_until(app, &urgent());
        assert_eq!(due.as_deref(), Some("2026-03-08T04:30:00"));
        set(app, &json!({"urgent_contact_hours": 0}));
        assert_eq!(call_until(app, &urgent()), None);
        let admin = app.admin();
        let seen = admin.get("/v1/eksempel");
        let wrong = json!({"settings": {"urgent_contact_hours": 169}});
        let refused = admin
            .patch("/v1/eksempel")
            .header("If-Match", seen.header("etag").unwrap())
            .json(&wrong)
            .send();
        refused.refuses(&[("/settings/urgent_contact_hours", "out_of_range")]);
    }
);

on_both!(
    fn whoever_is_on_duty_is_told_of_an_urgent_enquiry(app: &TestApp) {
        open(app, &cafe());
        let on_duty = app.ask({
            let (here, now) = (crate::desk::house(app), crate::desk::now(app));
            move |conn| onedoor_store::presence::duties(conn, here, now)
        });
        let on_duty: Vec<Value> = on_duty
            .into_iter()
            .map(|of| json!({"staff": of.value.1.staff}))
            .collect();
        assert!(!on_duty.is_empty());
        let opened = open(app, &urgent());
        let told = outbox(app, OutboxKind::UrgentEnquiry);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, opened);
        assert_eq!(told[0].1["to"], json!(on_duty));
    }
);

on_both!(
    fn with_nobody_on_duty_the_coordinator_is_told_and_the_promise_has_a_name(app: &TestApp) {
        tamper(app, "delete from duty");
        let answer = app.front_desk().register(&urgent());
        let opened = answer.opened();
        let told = outbox(app, OutboxKind::UrgentEnquiry);
        let coordinator = json!([{"staff": opened["coordinator"]["id"]}]);
        assert_eq!(told[0].1["to"], coordinator);
        let names: Vec<&Value> = opened["guarantees"]
            .as_array()
            .unwrap()
            .iter()
            .map(|of| &of["name"])
            .collect();
        assert!(
            names.contains(&&json!("En medarbejder ringer dig op")),
            "{names:?}"
        );
        let case = case(&answer);
        work_at(app, "2026-03-02T11:00");
        let missed = outbox(app, OutboxKind::Missed);
        assert!(missed.iter().any(|(of, _)| *of == case));
    }
);
