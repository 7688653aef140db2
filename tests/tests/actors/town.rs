//! The municipality in which everybody acts at once, and what is kept of the run.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::SignedDuration;
use onedoor_service::Services;
use onedoor_store::verify;
use onedoor_testkit::{Actor, Answer, Dice, TestApp};

use crate::contract::Contract;
use crate::people::People;
use crate::scene::enquiry;
use crate::tally::Tally;

/// How many cases there are to begin with.
const CASES: usize = 50;
/// How many there are at most: so that actors meet on them.
const CASES_AT_MOST: usize = 60;
/// How many may leave the house for good.
const LEAVERS: u64 = 10;
/// Longer than anybody is believed to be who they were.
const BELIEVED: SignedDuration = SignedDuration::from_secs(2);

/// The municipality in which everybody acts at once, and what is kept of the run.
pub(crate) struct Town<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) people: People,
    pub(crate) contract: Contract,
    pub(crate) seed: u64,
    cases: Mutex<Vec<String>>,
    tally: Mutex<Tally>,
    left: AtomicU64,
    /// Who was let go, or is being let go.
    gone: Mutex<Vec<String>>,
    worker: Mutex<()>,
}

impl<'a> Town<'a> {
    pub(crate) fn of(app: &'a TestApp, seed: u64) -> Self {
        let town = Self {
            app,
            people: People::of(app),
            contract: Contract::read(),
            seed,
            cases: Mutex::default(),
            tally: Mutex::default(),
            left: AtomicU64::new(0),
            gone: Mutex::default(),
            worker: Mutex::default(),
        };
        let mut dice = Dice::of(seed);
        for _ in 0..CASES {
            let answer = town.people.manager.register(&enquiry(&mut dice));
            answer.expect(201);
            town.opened(&answer);
        }
        town
    }

    pub(crate) fn some_case(&self, dice: &mut Dice) -> String {
        dice.pick(&held(&self.cases)).unwrap().clone()
    }

    /// Everybody learns of a new case, and forgets another if there are many.
    pub(crate) fn opened(&self, answer: &Answer) {
        let id = answer.json()["case"]["id"].as_str().unwrap().to_owned();
        let mut cases = held(&self.cases);
        if cases.len() >= CASES_AT_MOST {
            let place = usize::from(answer.body[answer.body.len() / 2]) % cases.len();
            cases[place] = id;
        } else {
            cases.push(id);
        }
    }

    /// Whether the house can do without this one. They may be gone from now on: before it is answered.
    pub(crate) fn lets_go(&self, id: &str) -> bool {
        let may = self.left.fetch_add(1, Ordering::SeqCst) < LEAVERS;
        if may {
            held(&self.gone).push(id.to_owned());
        }
        may
    }

    /// They were not let go after all.
    pub(crate) fn keeps(&self, id: &str) {
        let mut gone = held(&self.gone);
        if let Some(place) = gone.iter().position(|one| one == id) {
            gone.remove(place);
        }
    }

    /// Whether somebody may be a stranger here now: who is nobody, and who was let go. Nobody else is.
    pub(crate) fn may_be_unknown(&self, by: &Actor) -> bool {
        let person = self.people.behind(by);
        let is_gone = person.is_some_and(|person| held(&self.gone).contains(&person.id));
        is_gone || *by == self.people.nobody
    }

    /// What a run says when it fails.
    pub(crate) fn named(&self) -> String {
        format!("ONEDOOR_ACTORS_SEED={}", self.seed)
    }

    /// Hears an answer: what may never be answered fails the run.
    pub(crate) fn heard(&self, operation: &'static str, by: &Actor, asked: &str, answer: &Answer) {
        let (status, named) = (answer.status, self.named());
        let said = String::from_utf8_lossy(&answer.body);
        assert!(
            status < 500,
            "{operation} {asked}: {status} {said} ({named})"
        );
        assert!(
            status != 401 || self.may_be_unknown(by),
            "{operation} {asked}: {said} ({named})"
        );
        let documented = self.contract.of(operation).documents(status);
        assert!(documented, "{operation} {asked}: {status} {said} ({named})");
        let code = (status >= 400).then(|| {
            let kind = answer.header("content-type");
            assert_eq!(
                kind,
                Some("application/problem+json"),
                "{operation} {asked}: {said} ({named})"
            );
            let problem = answer.json();
            assert_eq!(problem["status"], status, "{operation}: {said}");
            problem["code"].as_str().unwrap_or_default().to_owned()
        });
        held(&self.tally).note(operation, status, code.as_deref());
    }

    pub(crate) fn tally(&self) -> MutexGuard<'_, Tally> {
        held(&self.tally)
    }

    /// Time goes on, and the worker does what follows: one, as in one process.
    pub(crate) fn goes_on(&self, dice: &mut Dice) {
        let minutes = i64::try_from(10 + dice.below(4 * 60)).unwrap();
        let Ok(_alone) = self.worker.try_lock() else {
            return;
        };
        self.app.clock.advance(SignedDuration::from_mins(minutes));
        self.app.work();
    }

    /// At every moment each live case has one coordinator, who works here.
    pub(crate) fn every_case_has_somebody(&self) {
        let found = self.app.ask(verify::cases_without_active_coordinator);
        assert_eq!(found, [], "{}", self.named());
    }

    /// Who was let go is believed no longer.
    fn nobody_gone_is_let_in(&self) {
        for id in held(&self.gone).iter() {
            let person = self.people.find(id).unwrap();
            let answer = person.actor.get("cases");
            assert_eq!(answer.status, 401, "{id} ({})", self.named());
        }
    }

    /// When nobody acts, everything adds up, and what is stored is what the events tell.
    pub(crate) fn rests(&self) {
        self.app.work();
        self.app.clock.advance(BELIEVED);
        self.nobody_gone_is_let_in();
        self.every_case_has_somebody();
        let mut found = Vec::new();
        let verified = self.app.run(async |services: &Services| {
            services
                .verify(|flawed| found.push(format!("{:?}: {}", flawed.case, flawed.flaw)))
                .await
        });
        let verified = verified.unwrap();
        assert!(found.is_empty(), "{found:#?} ({})", self.named());
        assert!(verified.cases >= CASES, "{verified:?}");
    }
}

fn held<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
