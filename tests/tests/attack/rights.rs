//! The table of rights over HTTP: every operation, every role and none, on what is theirs, on what
//! is others', on what another municipality has and on what nobody has.

use std::collections::BTreeMap;

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_store::throwaway::contents;
use onedoor_testkit::{Actor, Answer, Database, TestApp, on_both};
use onedoor_tests::rights::{Of, PUBLIC, RIGHTS, Right};

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::kit::Kit;
use crate::sending::{Attempt, Told, is_from_a_session};
use crate::{long, nothing_found, say};

on_both!(
    fn every_operation_asks_who_may_before_anything_else(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let table = Table {
            app,
            contract: Contract::read(),
            here: House::of(app, Country::Dk, "Xylofonhuset"),
            there: House::of(app, Country::Se, "Zebraverket"),
            anonymous: app.anonymous(),
        };
        let mut tally = Tally::default();
        // First whatever must be refused, of everything, because what is allowed changes things.
        let before = table.stored();
        for operation in &table.contract.operations {
            table.refusals(operation, &mut tally);
            table.strangers(operation, &mut tally);
        }
        table.nothing_changed(&before, &mut tally);
        for operation in &table.contract.operations {
            table.grants(operation, &mut tally);
        }
        let (operations, roles) = (table.contract.operations.len(), Role::ALL.len() + 1);
        say(&format!(
            "{database:?}: {operations} operations x {roles} roles and none: {} refused, {} hidden \
             from other municipalities as if nobody had it, {} let through",
            tally.refused, tally.hidden, tally.granted
        ));
        nothing_found(&tally.found);
    }
);

#[derive(Default)]
struct Tally {
    refused: usize,
    hidden: usize,
    granted: usize,
    found: Vec<String>,
}

struct Table<'a> {
    app: &'a TestApp,
    contract: Contract,
    here: House,
    there: House,
    anonymous: Actor,
}

type Stored = BTreeMap<String, Vec<String>>;

impl Table<'_> {
    fn stored(&self) -> Stored {
        let mut all = self.app.ask(contents);
        // That a token was used is noted, whatever for.
        all.remove("api_token");
        all
    }

    fn nothing_changed(&self, before: &Stored, tally: &mut Tally) {
        for (table, rows) in self.stored() {
            let known = &before[&table];
            let new = rows.iter().filter(|row| !known.contains(row));
            for row in new {
                tally
                    .found
                    .push(format!("a refused request wrote {table}: {row}"));
            }
        }
    }

    /// Roles that may not, on things of their own house.
    fn refusals(&self, operation: &Operation, tally: &mut Tally) {
        for right in lines(operation) {
            let kit = self.kit(right.of);
            for (role, by) in &self.here.roles {
                if !right.grants(*role) {
                    let answer = self
                        .attempt(by, kit, "\"1\"")
                        .send(&self.contract, operation);
                    tally.refused += 1;
                    if !is_refusal(operation, &answer) {
                        tally.found.push(format!(
                            "{role} is not refused {} of {:?}: {} {}",
                            operation.id,
                            right.of,
                            answer.status,
                            answer.text()
                        ));
                    }
                }
            }
            let by = &self.anonymous;
            let answer = self
                .attempt(by, kit, "\"1\"")
                .send(&self.contract, operation);
            tally.refused += 1;
            if answer.status != 401 {
                tally
                    .found
                    .push(format!("nobody may {}: {}", operation.id, answer.status));
            }
        }
    }

    /// Everybody, on what another municipality has, and there. In the short form one role takes its
    /// turn with each operation, beside the manager's.
    fn strangers(&self, operation: &Operation, tally: &mut Tally) {
        if PUBLIC.contains(&operation.id.as_str()) {
            return;
        }
        let of = lines(operation)
            .next()
            .map_or(Of::Municipality, |right| right.of);
        let theirs = kit_of(&self.there, of);
        let nobodys = theirs.of_nobody();
        let turn = operation.id.len() % self.here.roles.len();
        for (at, (role, by)) in self.here.roles.iter().enumerate() {
            if !long() && at != turn && *role != Role::Manager {
                continue;
            }
            if operation.names_things() {
                let [there, nowhere] = [theirs, &nobodys].map(|kit| {
                    self.attempt(by, kit, "\"1\"")
                        .send(&self.contract, operation)
                });
                tally.same(operation, &format!("{role} by id"), &there, &nowhere);
            }
            if !long() && at != turn {
                continue;
            }
            let [there, nowhere] = [self.there.slug.as_str(), "ingensteds"].map(|slug| {
                let attempt = Attempt {
                    by,
                    slug,
                    kit: theirs,
                    seen: "\"1\"",
                };
                attempt.send(&self.contract, operation)
            });
            tally.same(
                operation,
                &format!("{role} at their house"),
                &there,
                &nowhere,
            );
        }
    }

    /// Roles that may: whatever the state of things answers, it is not the doorkeeper.
    fn grants(&self, operation: &Operation, tally: &mut Tally) {
        if is_from_a_session(operation) {
            return;
        }
        for right in lines(operation) {
            let kit = self.kit(right.of);
            for (role, by) in &self.here.roles {
                if !right.grants(*role) {
                    continue;
                }
                tally.granted += 1;
                let attempt = self.attempt(by, kit, "\"999999\"");
                let request = attempt.request(&self.contract, operation);
                let (status, said) = if operation.streams() {
                    (request.status(), String::new())
                } else {
                    let answer = request.send();
                    (
                        answer.status,
                        String::from_utf8_lossy(&answer.body).into_owned(),
                    )
                };
                let is_nothing = status == 404 && kit.lacks(operation);
                if matches!(status, 401 | 403 | 404 | 500..) && !is_nothing {
                    let (id, of) = (&operation.id, right.of);
                    tally
                        .found
                        .push(format!("{role} may {id} of {of:?}: {status} {said}"));
                }
            }
        }
    }

    fn attempt<'b>(&'b self, by: &'b Actor, kit: &'b Kit, seen: &'b str) -> Attempt<'b> {
        let slug = self.here.slug.as_str();
        Attempt {
            by,
            slug,
            kit,
            seen,
        }
    }

    fn kit(&self, of: Of) -> &Kit {
        kit_of(&self.here, of)
    }
}

impl Tally {
    fn same(&mut self, operation: &Operation, who: &str, there: &Answer, nowhere: &Answer) {
        self.hidden += 1;
        let is_refused = is_refusal(operation, there);
        let (there, nowhere) = (Told::by(there), Told::by(nowhere));
        if there != nowhere || !is_refused {
            let id = &operation.id;
            let told = format!("{who} can tell what {id} is for: {there:?} / {nowhere:?}");
            self.found.push(told);
        }
    }
}

/// Whether somebody was turned away. Who comes with a token to what is asked from a session shows
/// nothing that counts there.
/// What is named in a body, and is not for whoever names it, is no such thing.
fn is_refusal(operation: &Operation, answer: &Answer) -> bool {
    match answer.status {
        401 => is_from_a_session(operation),
        403 | 404 => true,
        422 if operation.id == "share_part" => {
            let told = answer.json();
            let mut wrong = told["errors"].as_array().into_iter().flatten();
            wrong.all(|one| one["code"] == "no_such_thing")
        }
        _ => false,
    }
}

fn kit_of(house: &House, of: Of) -> &Kit {
    match of {
        Of::Municipality | Of::TheirCase => &house.mine,
        Of::AnotherCase => &house.others,
        Of::TheirPart => &house.our_part,
        Of::AnotherPart => &house.their_part,
    }
}

fn lines(operation: &Operation) -> impl Iterator<Item = &'static Right> {
    let id = operation.id.clone();
    RIGHTS.iter().filter(move |right| right.operation == id)
}
