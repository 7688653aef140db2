//! Other ways in: addresses, queries and headers that no honest client sends.

use onedoor_domain::Country;
use onedoor_testkit::{Database, TestApp, on_both};

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::kit::{key, version};
use crate::sending::Attempt;
use crate::tally::Tally;
use crate::{nothing_found, say};

/// What stands in an address in place of an id.
const NO_IDS: [&str; 14] = [
    "%00",
    "%ff",
    "%2e%2e",
    "..%2f..%2fmetrics",
    "%2e%2e%2f%2e%2e%2fcases",
    ";x=1",
    "null",
    "-1",
    "00000000-0000-0000-0000-000000000000",
    "%27%20or%201=1--",
    "%25%73%25%6e",
    "%E2%80%AE",
    "*",
    "%7b7*7%7d",
];
/// What stands in a query in place of a value.
const NO_VALUES: [&str; 12] = [
    "",
    "%00",
    "%ff",
    "%ED%A0%80",
    "%27%20or%201=1--",
    "%25",
    "-1",
    "99999999999999999999",
    "1e400",
    "%E2%80%AEx",
    "%22%20OR%20NEAR(%2A",
    "2026-13-45T99:99:99Z",
];

on_both!(
    fn no_address_and_no_query_makes_anything_fail(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let doors = Doors {
            contract: Contract::read(),
            house: House::of(app, Country::Dk, "Xylofonhuset"),
        };
        let mut tally = Tally::default();
        for operation in &doors.contract.operations {
            doors.ids(operation, &mut tally);
            if !operation.streams() {
                doors.queries(operation, &mut tally);
            }
        }
        say(&format!(
            "{database:?}: {} odd addresses and queries",
            tally.tried
        ));
        nothing_found(&tally.found);
    }
);

on_both!(
    fn no_way_around_leads_to_another_house(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let here = House::of(app, Country::Dk, "Xylofonhuset");
        let there = House::of(app, Country::Se, "Zebraverket");
        let (ours, theirs) = (&here.slug, &there.slug);
        let case = there.mine.id("cases");
        for path in [
            format!("/v1/{ours}/../{theirs}/cases/{case}"),
            format!("/v1/{ours}/%2e%2e/{theirs}/cases/{case}"),
            format!("/v1/{ours}/..%2f{theirs}/cases/{case}"),
            format!("/v1/{ours};/{theirs}/cases/{case}"),
            format!("/v1/{ours}%2f..%2f{theirs}/cases/{case}"),
            format!("//v1/{theirs}/cases/{case}"),
            format!("/v1//{theirs}/cases/{case}"),
            format!("/v1/{theirs}%00/cases/{case}"),
            format!("/v1/{theirs}%20/cases/{case}"),
            format!("/v1/{}/cases/{case}", theirs.to_uppercase()),
            format!("http://127.0.0.1/v1/{theirs}/cases/{case}"),
            format!("/v1/{ours}/cases/{case}?municipality={theirs}"),
            format!("/v1/{ours}/cases/{case}#/v1/{theirs}"),
        ] {
            let answer = here.boss.get(&path);
            let told = String::from_utf8_lossy(&answer.body).to_lowercase();
            assert!(
                matches!(answer.status, 400 | 404),
                "{path}: {}",
                answer.status
            );
            assert!(!told.contains("zebra"), "{path}: {told}");
        }
        for header in [
            "X-Original-URL",
            "X-Rewrite-URL",
            "X-Forwarded-Prefix",
            "X-Municipality",
        ] {
            let asked = here.boss.asks(&format!("cases/{case}"));
            let answer = asked
                .header(header, &format!("/v1/{theirs}/cases/{case}"))
                .send();
            answer.problem(404, "not_found");
        }
    }
);

on_both!(
    fn no_header_makes_another_method_of_one(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let house = House::of(app, Country::Dk, "Xylofonhuset");
        let path = format!("absences/{}", house.mine.id("absences"));
        let seen = version(&house.admin.get(&path));
        for header in [
            "X-HTTP-Method-Override",
            "X-HTTP-Method",
            "X-Method-Override",
            "_method",
        ] {
            let request = house.admin.asks(&path).header(header, "DELETE");
            request.header("If-Match", &seen).send().expect(200);
        }
        house
            .admin
            .get(&format!("{path}?_method=DELETE"))
            .expect(200);
        for method in [
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\u{e6}T",
            "DELETE\tX",
        ] {
            let answer = house.admin.request(method, &path).send();
            assert!(
                (400..500).contains(&answer.status),
                "{method}: {}",
                answer.status
            );
        }
        house.admin.get(&path).expect(200);
        for name in [
            "X-Remote-User",
            "X-Forwarded-User",
            "Remote-User",
            "X-Auth-Request-Email",
        ] {
            let forged = app
                .anonymous()
                .asks("cases")
                .header(name, "marianne.hoejbroe");
            forged.send().problem(401, "unauthenticated");
        }
    }
);

struct Doors {
    contract: Contract,
    house: House,
}

impl Doors {
    /// Something else stands in place of each id.
    fn ids(&self, operation: &Operation, tally: &mut Tally) {
        let endless = "x".repeat(3000);
        for name in operation.ids() {
            let key = key(&operation.path, name);
            for odd in NO_IDS.into_iter().chain([endless.as_str()]) {
                if !tally.takes_turns() {
                    continue;
                }
                let kit = self.house.mine.clone().with(key, odd);
                let attempt = Attempt {
                    by: self.house.by(operation),
                    slug: &self.house.slug,
                    kit: &kit,
                    seen: "\"1\"",
                };
                let answer = attempt.send(&self.contract, operation);
                let what = format!("{} {{{name}}} {odd:.20}", operation.id);
                tally.refused(operation, &what, &answer);
            }
        }
    }

    /// Something else stands in place of each value, or it stands twice.
    fn queries(&self, operation: &Operation, tally: &mut Tally) {
        let endless = "x".repeat(5000);
        let by = self.house.by(operation);
        let path = self.house.mine.path(&self.house.slug, &operation.path);
        for name in operation.query().map(|one| &one.name) {
            for odd in NO_VALUES.into_iter().chain([endless.as_str()]) {
                if tally.takes_turns() {
                    let answer = by.get(&format!("{path}?{name}={odd}"));
                    let what = format!("{} ?{name}={odd:.30}", operation.id);
                    tally.sound(operation, &what, &answer);
                }
            }
            let twice = by.get(&format!("{path}?{name}=1&{name}=2"));
            tally.refused(
                operation,
                &format!("{} ?{name} twice", operation.id),
                &twice,
            );
        }
        if operation.method == "GET" {
            let more = by.get(&format!("{path}?no_such_parameter=1&municipality_id=2"));
            tally.sound(operation, &format!("{} with more", operation.id), &more);
        }
    }
}
