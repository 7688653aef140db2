//! Enquiries to put the clock on, and what it left in events and outbox.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use onedoor_domain::contribution::Stage;
use onedoor_domain::directory::Role;
use onedoor_domain::event::{Actor, Happened};
use onedoor_domain::guarantee::{Clock, Entry, Occasion};
use onedoor_domain::policy::Caller;
use onedoor_domain::{CaseId, GuaranteeId, Moment, MunicipalityId};
use onedoor_service::Services;
use onedoor_store::columns::OutboxKind;
use onedoor_store::contents::{ContributionRecord, GuaranteeRecord};
use onedoor_store::{contents, municipalities, outbox, throwaway};
use onedoor_testkit::{Answer, TestApp};
use serde_json::{Value, json};
use uuid::Uuid;

/// The demo municipality.
pub(crate) const HERE: &str = "eksempel";

/// A café with alcohol: many units that are asked, many promises.
pub(crate) fn cafe() -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Jeg vil åbne en café med vin.",
        "case_types": ["restaurant_cafe"],
        "attributes": {"alcohol_served": true},
    })
}

/// A question that one unit must help with, and that is answered within eight working days.
pub(crate) fn inspection() -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Hvornår kommer I på miljøtilsyn?",
        "case_types": ["env_inspection"],
    })
}

/// A question that the business office answers alone, with few promises.
pub(crate) fn small() -> Value {
    json!({
        "channel": "phone",
        "language": "da",
        "text": "Hvordan starter jeg en virksomhed?",
        "case_types": ["start_advice"],
    })
}

/// Registers an enquiry and answers which case it opened.
pub(crate) fn open(app: &TestApp, enquiry: &Value) -> CaseId {
    case(&app.front_desk().register(enquiry))
}

/// The case of an answer.
pub(crate) fn case(answer: &Answer) -> CaseId {
    let id: Uuid = answer.opened()["case"]["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    CaseId(id)
}

/// The demo municipality's identity.
pub(crate) fn house(app: &TestApp) -> MunicipalityId {
    let found = app.ask(|conn| municipalities::find_by_slug(conn, HERE));
    found.unwrap().municipality.id
}

/// Somebody who coordinates everything, for use cases past HTTP.
pub(crate) fn coordinator(app: &TestApp) -> Caller {
    Caller {
        municipality: house(app),
        actor: Actor::System,
        roles: vec![Role::Coordinator, Role::Manager],
        units: Vec::new(),
        heads: Vec::new(),
        only: None,
        staff: None,
    }
}

/// The promises of a case.
pub(crate) fn promises(app: &TestApp, case: CaseId) -> Vec<GuaranteeRecord> {
    let here = house(app);
    app.ask(move |conn| contents::guarantees(conn, here, &[case]))
}

/// The one promise on this clock.
pub(crate) fn promise(app: &TestApp, case: CaseId, clock: Clock) -> GuaranteeRecord {
    let mut found = promises(app, case);
    found.retain(|of| of.terms.clock == clock);
    assert_eq!(found.len(), 1, "one promise on {clock}");
    found.remove(0)
}

/// The contributions to a case that nobody has taken.
pub(crate) fn offered(app: &TestApp, case: CaseId) -> Vec<ContributionRecord> {
    let here = house(app);
    let mut all = app.ask(move |conn| contents::contributions(conn, here, &[case]));
    all.retain(|part| part.stage == Stage::Offered { to: None });
    all
}

/// What happened to a case, in order.
pub(crate) fn happened(app: &TestApp, case: CaseId) -> Vec<Happened> {
    let here = house(app);
    let events = app.ask(move |conn| contents::events_of(conn, here, case));
    let read = |event: &contents::EventRecord| serde_json::from_str(&event.payload).unwrap();
    events.iter().map(read).collect()
}

/// How often each moment of each promise was recorded by the clock.
pub(crate) fn recorded(app: &TestApp, case: CaseId) -> BTreeMap<(GuaranteeId, String), usize> {
    let mut counted = BTreeMap::new();
    for happened in happened(app, case) {
        let Happened::Guarantee { guarantee, entry } = happened else {
            continue;
        };
        let of = if let Entry::Warned { of } = entry {
            match of {
                Occasion::Share { percent } => percent.to_string(),
                Occasion::SeasonBegan | Occasion::SeasonEnded | Occasion::Due => format!("{of:?}"),
            }
        } else if let Entry::Missed { .. } = entry {
            "missed".to_owned()
        } else {
            continue;
        };
        *counted.entry((guarantee, of)).or_default() += 1;
    }
    counted
}

/// What the clock recorded of one promise.
pub(crate) fn recorded_of(app: &TestApp, case: CaseId, id: GuaranteeId) -> Vec<String> {
    let of_it = recorded(app, case)
        .into_iter()
        .filter(|((of, _), _)| *of == id);
    of_it
        .flat_map(|((_, what), times)| vec![what; times])
        .collect()
}

/// What must still be told of this kind, as (case, payload).
pub(crate) fn outbox(app: &TestApp, kind: OutboxKind) -> Vec<(CaseId, Value)> {
    // Tests set the clock back, too.
    let later = now(app).plus(SignedDuration::from_hours(24 * 3650));
    let rows = app.ask(move |conn| outbox::take(conn, kind, later, 10_000));
    let read = |row: outbox::OutboxRecord| {
        let payload = serde_json::from_str(&row.payload).unwrap();
        (row.case.unwrap(), payload)
    };
    rows.into_iter().map(read).collect()
}

/// What of this kind must be told of one promise.
pub(crate) fn told(app: &TestApp, kind: OutboxKind, id: GuaranteeId) -> Vec<Value> {
    let all = outbox(app, kind).into_iter().map(|(_, payload)| payload);
    all.filter(|payload| payload["guarantee"] == json!(id))
        .collect()
}

/// What time it is.
pub(crate) fn now(app: &TestApp) -> Moment {
    app.run(async |services: &Services| services.now())
}

/// Sets the clock and does everything that is due.
pub(crate) fn work_at(app: &TestApp, wall: &str) {
    app.clock.set(wall);
    app.work();
}

/// A moment as Copenhagen's wall clocks show it.
pub(crate) fn wall(at: Moment) -> String {
    at.timestamp()
        .in_tz("Europe/Copenhagen")
        .unwrap()
        .datetime()
        .to_string()
}

/// Changes the database behind the program's back.
pub(crate) fn tamper(app: &TestApp, statements: &str) {
    throwaway::execute(&app.database_url(), statements).unwrap();
}

/// The reference of a case, by which statements can name it on both databases.
pub(crate) fn reference(app: &TestApp, case: CaseId) -> String {
    let here = house(app);
    let record = app.ask(move |conn| onedoor_store::cases::get(conn, here, case));
    record.reference
}

/// The condition that a row belongs to a case.
pub(crate) fn of_case(app: &TestApp, case: CaseId) -> String {
    let reference = reference(app, case);
    format!("case_id = (select id from \"case\" where reference = '{reference}')")
}
