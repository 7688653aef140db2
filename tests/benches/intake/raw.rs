//! The raw limit: the same rows, straight into the store.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use onedoor_domain::{Moment, StaffId};
use onedoor_service::{Answer, Chance, Once, Services};
use onedoor_store::columns::{Col, JsonText, OutboxKind};
use onedoor_store::intake::Intake;
use onedoor_store::{Store, StoreError, cases};
use serde_json::json;
use uuid::Uuid;

use crate::enquiry::Asker;
use crate::house::{House, SLUG};
use crate::{Failure, now};

/// How many intakes are made ready for one measurement, which ends early when they are used up.
const READY: usize = 5_000;
/// How many are written before anything is measured: connections open, statements are prepared.
const WARMING: usize = 200;

/// What the enquiry becomes, answered as the server answered it.
pub(crate) fn template(house: &House, answer: Answer) -> Result<Intake, Failure> {
    let services = house.services()?;
    let asker = Asker::next(house);
    let once = Once {
        key: asker.key.clone(),
        fingerprint: [7; 32],
    };
    Ok(house.runtime.block_on(async {
        let caller = services.caller(&house.token, SLUG).await?;
        services
            .decide_enquiry(caller, asker.input(), once, answer)
            .await
    })?)
}

/// Writes intakes from so many tasks at once for so long, and says how many a second.
pub(crate) fn write(
    house: &House,
    template: &Intake,
    connections: usize,
    lasting: Duration,
) -> Result<f64, Failure> {
    let services = house.services()?;
    let store = services.store();
    let warming = ready(house, &services, template, WARMING);
    let measured = ready(house, &services, template, READY);
    let take_turns = |waiting, until| {
        house
            .runtime
            .block_on(take_turns(store, connections, waiting, until))
    };
    take_turns(warming, now() + lasting)?;
    let started_at = now();
    let written = take_turns(measured, started_at + lasting)?;
    Ok(written as f64 / (now() - started_at).as_secs_f64())
}

type Waiting = Arc<Mutex<std::vec::IntoIter<Intake>>>;

fn ready(house: &House, services: &Services, template: &Intake, many: usize) -> Waiting {
    let chance = Chance::default();
    let intakes: Vec<Intake> = (0..many)
        .map(|n| {
            let coordinator = house.coordinators[n % house.coordinators.len()].id;
            let renamed = Renamed {
                cvr: Asker::next(house).cvr,
                coordinator,
                chance: &chance,
                now: services.now(),
            };
            renamed.apply(template.clone())
        })
        .collect();
    Arc::new(Mutex::new(intakes.into_iter()))
}

async fn take_turns(
    store: &Store,
    tasks: usize,
    waiting: Waiting,
    until: Instant,
) -> Result<usize, Failure> {
    let tasks: Vec<_> = (0..tasks)
        .map(|_| tokio::spawn(write_all(store.clone(), Arc::clone(&waiting), until)))
        .collect();
    let mut written = 0;
    for task in tasks {
        written += task.await??;
    }
    Ok(written)
}

async fn write_all(store: Store, waiting: Waiting, until: Instant) -> Result<usize, Failure> {
    let mut written = 0;
    while now() < until {
        let next = waiting.lock().map_err(|_| "a task panicked")?.next();
        let Some(intake) = next else { break };
        open(&store, intake).await?;
        written += 1;
    }
    Ok(written)
}

/// The fastest shape of each: one statement on PostgreSQL, a shared commit on SQLite.
async fn open(store: &Store, intake: Intake) -> Result<(), StoreError> {
    if store.kind() == "sqlite" {
        return store
            .of(intake.municipality)
            .write(move |conn| cases::open(conn, &intake))
            .await;
    }
    store
        .of(intake.municipality)
        .decide_and_write(|_| Ok(()), move |conn, ()| cases::open(conn, &intake))
        .await
}

/// What makes an intake another one: every identity and every unique value is its own.
struct Renamed<'a> {
    cvr: String,
    coordinator: StaffId,
    chance: &'a Chance,
    now: Moment,
}

impl Renamed<'_> {
    fn id<T: From<Uuid>>(&self) -> Col<T> {
        Col(self.chance.id(self.now))
    }

    fn apply(&self, mut intake: Intake) -> Intake {
        self.rename_asker(&mut intake);
        self.rename_case(&mut intake);
        self.rename_promises(&mut intake);
        for load in &mut intake.loads {
            load.staff = self.coordinator;
            load.coordinations_at_most = i32::MAX;
        }
        if let Some(key) = &mut intake.key {
            key.hash = self.chance.bytes::<32>().to_vec();
        }
        intake
    }

    fn rename_asker(&self, intake: &mut Intake) {
        let (business, contact) = (Some(self.id()), Some(self.id()));
        if let (Some(row), Some(id)) = (&mut intake.business, business) {
            row.id = id;
        }
        for row in &mut intake.identifiers {
            row.value.clone_from(&self.cvr);
            row.business_id = business.unwrap_or(row.business_id);
        }
        if let (Some(row), Some(id)) = (&mut intake.contact, contact) {
            row.id = id;
            row.business_id = business;
        }
        (intake.enquiry.business_id, intake.enquiry.contact_id) = (business, contact);
        (intake.case.business_id, intake.case.contact_id) = (business, contact);
        intake.tracking.contact_id = contact;
    }

    fn rename_case(&self, intake: &mut Intake) {
        let case = self.id();
        intake.enquiry.id = self.id();
        intake.case.id = case;
        // No reference of the server's, which are of this year.
        let (first, second) = self.cvr.split_at(4);
        intake.case.reference = format!("1999-{first}-{second}");
        intake.case.coordinator_id = Col(self.coordinator);
        for row in &mut intake.case_types {
            row.case_id = case;
        }
        for row in &mut intake.events {
            (row.case_id, row.id) = (case, self.id());
        }
        (intake.tracking.case_id, intake.tracking.id) = (case, self.id());
        intake.tracking.hash = self.chance.bytes::<32>().to_vec();
        for row in &mut intake.outbox {
            (row.case_id, row.id) = (Some(case), self.id());
            // What the worker is to index must be there.
            if row.kind.0 == OutboxKind::IndexEnquiry {
                row.payload = JsonText(json!({ "enquiry": intake.enquiry.id.0 }).to_string());
            }
        }
    }

    fn rename_promises(&self, intake: &mut Intake) {
        let mut renamed = HashMap::new();
        for row in &mut intake.contributions {
            let id = self.id();
            renamed.insert(row.id.0, id);
            (row.id, row.case_id) = (id, intake.case.id);
        }
        for row in &mut intake.guarantees {
            (row.id, row.case_id) = (self.id(), intake.case.id);
            row.contribution_id = row
                .contribution_id
                .and_then(|old| renamed.get(&old.0).copied());
        }
    }
}
