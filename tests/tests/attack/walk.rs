//! Three municipalities side by side: no id of one, wherever it is written, tells another that it
//! exists, and no word of one stands in any answer to another.

use std::time::Duration;

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Answer, Database, Request, TestApp, on_both};
use serde_json::{Value, json};

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::kit::{Kit, NOBODY, key};
use crate::samples::{fields, pointer, with};
use crate::sending::{Attempt, Told};
use crate::{long, nothing_found, say};

/// How often one is asked beside the other; in the long form, and else.
const PAIRS: (usize, usize) = (500, 60);

on_both!(
    fn an_id_of_another_municipality_is_nothing_wherever_it_stands(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se, Country::No]);
        let walk = Walk::of(app);
        let mut tally = Tally::default();
        for operation in &walk.contract.operations {
            walk.in_queries(operation, &mut tally);
            walk.in_paths(operation, &mut tally);
            walk.in_bodies(operation, &mut tally);
        }
        walk.canaries(&mut tally);
        say(&format!(
            "{database:?}: {} ids of others in paths, {} in queries, {} in bodies ({} as far as \
             the field itself); {} answers without a word of others",
            tally.paths, tally.queries, tally.bodies, tally.reached, tally.answers
        ));
        nothing_found(&tally.found);
        assert!(
            tally.reached * 2 > tally.bodies,
            "most bodies are refused for something else"
        );
    }
);

on_both!(
    fn a_foreign_id_takes_as_long_as_one_that_nobody_has(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se, Country::No]);
        let walk = Walk::of(app);
        let there = &walk.houses[1];
        let pairs = if long() { PAIRS.0 } else { PAIRS.1 };
        for id in [
            "find_case",
            "find_staff",
            "find_attachment",
            "find_contribution",
        ] {
            let operation = walk.contract.of(id);
            let by = walk.here().reader(operation.root());
            let nobodys = there.mine.of_nobody();
            let asked =
                [&there.mine, &nobodys].map(|kit| walk.attempt(by, kit, "\"1\"").bare(operation));
            let [theirs, nobodys] = medians(pairs, &asked);
            say(&format!(
                "{database:?} {id}: {theirs:?} and {nobodys:?} over {pairs} pairs"
            ));
            let (less, more) = (theirs.min(nobodys), theirs.max(nobodys));
            // So wide that a busy machine does not fail it; what a look-up more costs is wider.
            assert!(
                more < less * 2 + Duration::from_millis(2),
                "{id}: {theirs:?} {nobodys:?}"
            );
        }
    }
);

#[derive(Default)]
struct Tally {
    paths: usize,
    queries: usize,
    bodies: usize,
    reached: usize,
    answers: usize,
    found: Vec<String>,
}

struct Walk {
    contract: Contract,
    /// Who asks lives in the first.
    houses: [House; 3],
}

impl Walk {
    fn of(app: &TestApp) -> Self {
        Self {
            contract: Contract::read(),
            houses: [
                House::of(app, Country::Dk, "Xylofonhuset"),
                House::of(app, Country::Se, "Zebraverket"),
                House::of(app, Country::No, "Quiltfabrikken"),
            ],
        }
    }

    fn here(&self) -> &House {
        &self.houses[0]
    }

    fn attempt<'a>(&'a self, by: &'a Actor, kit: &'a Kit, seen: &'a str) -> Attempt<'a> {
        let slug = self.here().slug.as_str();
        Attempt {
            by,
            slug,
            kit,
            seen,
        }
    }

    /// What they would do it with.
    fn own(&self, operation: &Operation) -> &Kit {
        match operation.root() {
            "contributions" => &self.here().our_part,
            _ => &self.here().mine,
        }
    }

    /// Every id in the query is one of another municipality.
    fn in_queries(&self, operation: &Operation, tally: &mut Tally) {
        let own = self.own(operation);
        for parameter in operation.query() {
            let theirs = &self.houses[1].mine;
            let name = parameter.name.as_str();
            let pair = match name {
                _ if parameter.schema["format"] == "uuid" => [theirs.referred(name), NOBODY],
                _ if ["coordinator", "handler", "business", "case", "staff"].contains(&name) => {
                    [theirs.referred(name), NOBODY]
                }
                _ => continue,
            };
            if operation.streams() || pair[0] == pair[1] {
                continue;
            }
            let path = own.path(&self.here().slug, &operation.path);
            let ask = |id: &str| {
                self.here()
                    .by(operation)
                    .get(&format!("{path}?{name}={id}"))
            };
            tally.queries += 1;
            tally.same(self, &format!("{}?{name}", operation.id), &pair.map(ask));
        }
    }

    /// One id in the path is of another municipality, and all others are their own.
    fn in_paths(&self, operation: &Operation, tally: &mut Tally) {
        for name in operation.ids() {
            if !operation.names_things() {
                continue;
            }
            let key = key(&operation.path, name);
            let theirs = &self.houses[1].mine;
            let nobodys = theirs.of_nobody();
            // Words of the catalogue and numbers on a case are the same in every house.
            if [nobodys.id(key), self.own(operation).id(key)].contains(&theirs.id(key)) {
                continue;
            }
            let pair = [theirs, &nobodys].map(|of| {
                let kit = self.own(operation).clone().with(key, of.id(key));
                let seen = self.here().seen(operation, self.own(operation));
                self.attempt(self.here().by(operation), &kit, &seen)
                    .send(&self.contract, operation)
            });
            tally.paths += 1;
            tally.same(self, &format!("{} {{{name}}}", operation.id), &pair);
        }
    }

    /// One id in the body is of another municipality. Units are words of the catalogue, not ids.
    fn in_bodies(&self, operation: &Operation, tally: &mut Tally) {
        let Some(schema) = operation.takes_json() else {
            return;
        };
        for field in fields(&self.contract, schema) {
            let mut names = field.place.iter().rev().filter(|name| !name.is_empty());
            let name = names.next().map_or("", String::as_str);
            let theirs = &self.houses[1].mine;
            let pair = [theirs.referred(name), NOBODY];
            if field.schema["format"] != "uuid" || pair[0] == pair[1] {
                continue;
            }
            let pair = pair.map(|id| self.say(operation, schema, &field.place, id));
            tally.bodies += 1;
            let what = format!("{} {}", operation.id, pointer(&field.place));
            let told = pair[0].text();
            if pair[0].status == 404 || told.contains("no_such_thing") {
                tally.reached += 1;
            } else {
                say(&format!(
                    "  {what}: {} {}",
                    pair[0].status,
                    &told[..told.len().min(300)]
                ));
            }
            tally.same(self, &what, &pair);
        }
    }

    fn say(&self, operation: &Operation, schema: &Value, place: &[String], id: &str) -> Answer {
        let kit = self.own(operation);
        let body = with(&self.contract, schema, kit, place, &json!(id));
        let seen = self.here().seen(operation, self.own(operation));
        let request = self
            .attempt(self.here().by(operation), kit, &seen)
            .bare(operation);
        request.json(&body).send()
    }

    /// Whatever can be read in one house has no word of another.
    fn canaries(&self, tally: &mut Tally) {
        for house in &self.houses {
            for operation in &self.contract.operations {
                if operation.method != "GET" || operation.streams() {
                    continue;
                }
                for by in [&house.boss, &house.admin, house.with_role(Role::Handler)] {
                    let kit = &house.mine;
                    let attempt = Attempt {
                        by,
                        slug: &house.slug,
                        kit,
                        seen: "",
                    };
                    tally.hears_nothing(
                        self,
                        &house.word,
                        &operation.id,
                        &attempt.bare(operation).send(),
                    );
                }
            }
            for other in &self.houses {
                for query in ["cases?q=", "lookup?q=", "businesses?q="] {
                    let answer = house.boss.get(&format!("{query}{}", other.word));
                    tally.hears_nothing(self, &house.word, query, &answer);
                }
            }
        }
    }
}

impl Tally {
    fn same(&mut self, walk: &Walk, what: &str, pair: &[Answer; 2]) {
        for answer in pair {
            self.hears_nothing(walk, &walk.here().word, what, answer);
        }
        let [there, nowhere] = [Told::by(&pair[0]), Told::by(&pair[1])];
        let lists = there.status == 200 && what.contains('?');
        if there != nowhere || (there.status < 400 && !lists) || there.status >= 500 {
            self.found
                .push(format!("{what} can be told: {there:?} / {nowhere:?}"));
        }
    }

    /// The answer has no word of any house but this.
    fn hears_nothing(&mut self, walk: &Walk, own: &str, what: &str, answer: &Answer) {
        self.answers += 1;
        let said = String::from_utf8_lossy(&answer.body).to_lowercase();
        for house in &walk.houses {
            if house.word != own && said.contains(&house.word.to_lowercase()) {
                self.found
                    .push(format!("{what} told {own} of {}: {said}", house.word));
            }
        }
    }
}

/// How long each of two requests takes in the middle, sent in turns.
fn medians(pairs: usize, asked: &[Request; 2]) -> [Duration; 2] {
    let mut taken = [Vec::new(), Vec::new()];
    for _ in 0..pairs {
        for (request, times) in asked.iter().zip(&mut taken) {
            times.push(timed(request.clone()));
        }
    }
    taken.map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long an outsider waits is what is measured"
)]
pub(crate) fn timed(request: Request) -> Duration {
    let began = std::time::Instant::now();
    request.send();
    began.elapsed()
}
