//! Random histories of people who come, are away, hand over, take over and leave, several at once:
//! whatever happens, every live case has exactly one coordinator who works here.
//!
//! A failure names the seed; `ONEDOOR_HISTORY_SEED` repeats what each of the actors does, though
//! not in which order they meet.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use jiff::SignedDuration;
use onedoor_domain::directory::{Directory, Role, Settings};
use onedoor_domain::event::Happened;
use onedoor_domain::hand_over::absence_takes_cases;
use onedoor_domain::{CaseId, MunicipalityId, StaffId};
use onedoor_service::{Clock as _, Services};
use onedoor_store::{
    Connection, StoreError, cases, contents, municipalities, presence, staff, verify,
};
use onedoor_testkit::{Actor, Answer, Dice, TestApp, on_both};
use serde_json::{Value, json};
use uuid::Uuid;

use super::office::{HOUSE, Office, gone, over};
use crate::directory::{deleted, etag};
use crate::sample::text;

/// How often everybody rests and is looked at.
const ROUNDS: u64 = 10;
/// How many act at once.
const ACTORS: u64 = 4;
/// How much each does in a round.
const ACTS: usize = 6;
/// What the API may answer to a legal or an illegal wish.
const ANSWERS: [u16; 10] = [200, 201, 204, 401, 403, 404, 409, 412, 422, 428];

on_both!(
    fn a_live_case_has_one_active_coordinator_whatever_happens(app: &TestApp) {
        let seed = Dice::seed("ONEDOOR_HISTORY_SEED");
        let history = History::of(app, seed);
        for _ in 0..8 {
            history.register(&mut Dice::of(seed));
        }
        let mut dice = Dice::of(seed);
        for round in 0..ROUNDS {
            history.act_at_once(round);
            history.rests(round);
            let hours = i64::try_from(dice.below(60)).unwrap();
            app.clock.advance(SignedDuration::from_hours(hours));
            app.work();
            history.rests(round);
            history.nobody_away_keeps_cases(round);
        }
    }
);

/// A municipality, and who has ever worked there.
struct History<'a> {
    office: Office<'a>,
    house: MunicipalityId,
    seed: u64,
    actors: Mutex<BTreeMap<String, Actor>>,
}

impl<'a> History<'a> {
    fn of(app: &'a TestApp, seed: u64) -> Self {
        let office = Office::of(app);
        let here = app.ask(|conn| municipalities::find_by_slug(conn, HOUSE));
        let known = ["ane", "bo", "eva", "ib"];
        let actor = |name| (office.id(name), office.person(name, Role::Coordinator));
        Self {
            house: here.unwrap().municipality.id,
            actors: Mutex::new(known.map(actor).into()),
            seed,
            office,
        }
    }

    /// Everybody acts at once, and somebody looks all the while.
    fn act_at_once(&self, round: u64) {
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    self.every_case_has_somebody(round);
                    thread::yield_now();
                }
            });
            let actors: Vec<_> = (0..ACTORS)
                .map(|actor| {
                    let dice = Dice::of(self.seed ^ (round * ACTORS + actor + 1));
                    scope.spawn(move || self.act(dice))
                })
                .collect();
            let acted: Vec<_> = actors
                .into_iter()
                .map(thread::ScopedJoinHandle::join)
                .collect();
            done.store(true, Ordering::SeqCst);
            watcher.join().unwrap();
            for one in acted {
                one.unwrap();
            }
        });
    }

    fn act(&self, mut dice: Dice) {
        for _ in 0..ACTS {
            match dice.below(12) {
                0 | 1 => self.register(&mut dice),
                2..=4 => self.hand_over(&mut dice),
                5 => self.take_over(&mut dice),
                6 | 7 => self.go_away(&mut dice),
                8 => self.come_back(&mut dice),
                9 => self.leave(&mut dice),
                10 => self.hire(&mut dice),
                _ => self.sweep(),
            }
        }
    }

    fn register(&self, dice: &mut Dice) {
        let types = ["start_advice", "restaurant_cafe", "change_of_use_premises"];
        let enquiry = json!({
            "channel": "phone",
            "text": "Vi vil gerne i gang.",
            "case_types": [dice.pick(&types).unwrap()],
            "attributes": {"alcohol_served": true},
        });
        self.heard(&self.office.manager.register(&enquiry));
    }

    /// By whoever coordinates it, to somebody or to whoever routing finds.
    fn hand_over(&self, dice: &mut Dice) {
        let Some((case, seen, coordinator)) = self.some_case(dice) else {
            return;
        };
        let by = self.actors().get(&coordinator).cloned();
        let by = by.unwrap_or_else(|| self.office.manager.clone());
        let mut body = json!({"reason": "Sådan er det."});
        if dice.below(3) > 0
            && let Some(to) = dice.pick(&self.people())
        {
            body["to"] = to["id"].clone();
        }
        self.heard(&over(&by, &case, &seen, &body));
    }

    fn take_over(&self, dice: &mut Dice) {
        if let Some((case, seen, _)) = self.some_case(dice) {
            let body = json!({"to": self.office.id("ulla"), "reason": "Det tager jeg."});
            self.heard(&over(&self.office.manager, &case, &seen, &body));
        }
    }

    fn go_away(&self, dice: &mut Dice) {
        let people = self.people();
        let Some(person) = dice.pick(&people) else {
            return;
        };
        let now = self.office.app.clock.now();
        let hours = |hours: usize| SignedDuration::from_hours(i64::try_from(hours).unwrap());
        let starts_at = now.plus(hours(dice.below(24)));
        let ends_at = starts_at.plus(hours(1 + dice.below(240)));
        let mut away = json!({
            "staff": person["id"],
            "starts_at": starts_at.to_string(),
            "ends_at": ends_at.to_string(),
        });
        if dice.below(2) == 0
            && let Some(substitute) = dice.pick(&people)
        {
            away["substitute"] = substitute["id"].clone();
        }
        self.heard(&self.office.admin.post("absences").json(&away).send());
    }

    fn come_back(&self, dice: &mut Dice) {
        let page = self.office.admin.get("absences").expect(200);
        let absences = page["items"].as_array().cloned().unwrap_or_default();
        if let Some(away) = dice.pick(&absences) {
            let path = format!("absences/{}", text(&away["id"]));
            self.heard(&deleted(&self.office.admin, &path, "\"1\""));
        }
    }

    fn leave(&self, dice: &mut Dice) {
        let people = self.people();
        let Some(person) = dice.pick(&people).filter(|_| people.len() > 3) else {
            return;
        };
        let path = format!("staff/{}", text(&person["id"]));
        let seen = format!("\"{}\"", person["version"]);
        let mut body = json!({});
        if dice.below(3) == 0 {
            body["to"] = dice.pick(&people).unwrap()["id"].clone();
        }
        self.heard(&gone(&self.office.admin, &path, &seen, &body));
    }

    fn hire(&self, dice: &mut Dice) {
        let name = format!("ny{}", dice.roll());
        let person = json!({
            "name": name, "title": "Konsulent", "phone": "33 99 12 34",
            "email": format!("{name}@{HOUSE}.example"), "roles": ["coordinator"],
            "units": ["business_office"], "languages": ["da"],
        });
        let answer = self.office.admin.post("staff").json(&person).send();
        self.heard(&answer);
        if answer.status == 201 {
            let actor = self.office.person(&name, Role::Coordinator);
            self.actors().insert(text(&answer.json()["id"]), actor);
        }
    }

    /// As a worker of another process: what it cannot do now it does later.
    fn sweep(&self) {
        let swept = self
            .office
            .app
            .run(async |services: &Services| services.stand_in_for_absent().await);
        drop(swept);
    }

    fn heard(&self, answer: &Answer) {
        let (seed, said) = (self.seed, answer.text());
        assert!(
            ANSWERS.contains(&answer.status),
            "{}: {said} (seed {seed})",
            answer.status
        );
    }

    fn actors(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Actor>> {
        self.actors.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Those who coordinate and come and go.
    fn people(&self) -> Vec<Value> {
        let page = self
            .office
            .admin
            .get("staff?active=true&role=coordinator&limit=200");
        page.expect(200)["items"]
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// Some case with its version and coordinator.
    fn some_case(&self, dice: &mut Dice) -> Option<(String, String, String)> {
        let page = self.office.manager.get("cases?limit=200").expect(200);
        let items = page["items"].as_array().cloned().unwrap_or_default();
        let id = text(&dice.pick(&items)?["id"]);
        let found = self.office.manager.get(&format!("cases/{id}"));
        let coordinator = text(&found.expect(200)["coordinator"]["id"]);
        Some((id, etag(&found), coordinator))
    }

    fn every_case_has_somebody(&self, round: u64) {
        let found = self
            .office
            .app
            .ask(verify::cases_without_active_coordinator);
        assert_eq!(found, [], "round {round}, seed {}", self.seed);
    }

    /// When nobody acts, everything adds up: coordinators, loads, and what the events tell.
    fn rests(&self, round: u64) {
        let (app, seed, house) = (self.office.app, self.seed, self.house);
        self.every_case_has_somebody(round);
        let differ = app.ask(verify::loads_that_differ);
        assert_eq!(differ, [], "round {round}, seed {seed}");
        let chains = app.ask(|conn| verify::chains_after(conn, None, 10_000));
        assert_eq!(chains.findings, [], "round {round}, seed {seed}");
        let told = app.ask(move |conn| told(conn, house));
        for (case, kept, said) in told {
            assert_eq!(kept, said, "{case} in round {round}, seed {seed}");
        }
    }

    /// After a sweep nobody keeps cases whom an absence takes them from, as long as anybody is there.
    fn nobody_away_keeps_cases(&self, round: u64) {
        let (app, house) = (self.office.app, self.house);
        let now = app.clock.now();
        let (directory, keeping) = app.ask(move |conn| {
            let directory = Directory {
                staff: staff::list(conn, house)?
                    .into_iter()
                    .map(|of| of.value)
                    .collect(),
                absences: presence::absences(conn, house, now)?
                    .into_iter()
                    .map(|of| of.value)
                    .collect(),
                duties: Vec::new(),
            };
            let keeping: Vec<StaffId> = all_cases(conn, house)?
                .into_iter()
                .map(|case| case.coordinator)
                .collect();
            Ok::<_, StoreError>((directory, keeping))
        });
        // Ulla, who never is away, is there for what nobody else can take.
        let takes = |id: &StaffId| absence_takes_cases(&Settings::default(), &directory, *id, now);
        let kept = keeping.iter().filter(|id| takes(id)).count();
        assert_eq!(kept, 0, "round {round}, seed {}", self.seed);
    }
}

/// Every case with the coordinator that it has, and the one whom its events tell of.
fn told(
    conn: &mut Connection,
    house: MunicipalityId,
) -> Result<Vec<(CaseId, StaffId, StaffId)>, StoreError> {
    let mut told = Vec::new();
    for case in all_cases(conn, house)? {
        let mut said = StaffId(Uuid::nil());
        for event in contents::events_of(conn, house, case.id)? {
            let happened: Happened = serde_json::from_str(&event.payload).unwrap();
            if let Happened::CaseOpened { coordinator, .. } = happened {
                said = coordinator;
            } else if let Happened::HandedOver { from, to, .. } = happened {
                assert_eq!(said, from, "the chain of coordinators of {}", case.id);
                said = to;
            }
        }
        told.push((case.id, case.coordinator, said));
    }
    Ok(told)
}

fn all_cases(
    conn: &mut Connection,
    house: MunicipalityId,
) -> Result<Vec<cases::CaseRecord>, StoreError> {
    cases::list(conn, house, &cases::CaseFilter::default(), None, 10_000)
}
