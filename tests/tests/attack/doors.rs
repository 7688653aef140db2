//! Other ways in: addresses, queries, headers and bodies that no honest client sends.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Answer, Database, Form, TestApp, on_both};
use onedoor_tests::rights::FROM_A_SESSION;
use serde_json::json;

use crate::contract::{Contract, Operation};
use crate::house::House;
use crate::kit::version;
use crate::sending::{Attempt, Told};
use crate::walk::timed;
use crate::{logs, long, nothing_found, say};

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
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let (contract, house) = (
            Contract::read(),
            House::of(app, Country::Dk, "Xylofonhuset"),
        );
        let mut tally = Tally::default();
        for operation in &contract.operations {
            let by = house.by(operation);
            for name in operation.ids() {
                let key = if name == "id" { operation.root() } else { name };
                let long_one = "x".repeat(3000);
                let odds = NO_IDS.into_iter().chain([long_one.as_str()]);
                for odd in odds.filter(|_| tally.takes_turns()).collect::<Vec<_>>() {
                    let kit = house.mine.clone().with(key, odd);
                    let attempt = Attempt {
                        by,
                        slug: &house.slug,
                        kit: &kit,
                        seen: "\"1\"",
                    };
                    let answer = attempt.send(&contract, operation);
                    let what = format!("{} {{{name}}} {odd:.20}", operation.id);
                    tally.refused(operation, &what, &answer);
                }
            }
            if operation.streams() {
                continue;
            }
            let path = house.mine.path(&house.slug, &operation.path);
            for parameter in operation.query() {
                let (name, long_one) = (&parameter.name, "x".repeat(5000));
                let odds = NO_VALUES.into_iter().chain([long_one.as_str()]);
                for odd in odds.filter(|_| tally.takes_turns()).collect::<Vec<_>>() {
                    let answer = by.get(&format!("{path}?{name}={odd}"));
                    tally.sound(
                        operation,
                        &format!("{} ?{name}={odd:.30}", operation.id),
                        &answer,
                    );
                }
                let twice = by.get(&format!("{path}?{name}=1&{name}=2"));
                tally.refused(
                    operation,
                    &format!("{} ?{name} twice", operation.id),
                    &twice,
                );
            }
            if operation.method == "GET" {
                let odd = by.get(&format!("{path}?no_such_parameter=1&municipality_id=2"));
                tally.sound(operation, &format!("{} with more", operation.id), &odd);
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

on_both!(
    fn no_body_of_another_kind_is_taken_for_one(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let (contract, house) = (
            Contract::read(),
            House::of(app, Country::Dk, "Xylofonhuset"),
        );
        let mut tally = Tally::default();
        let deep = |open: &str, close: &str, many: usize| {
            format!("{{\"text\": {}1{}}}", open.repeat(many), close.repeat(many))
        };
        let bodies = [
            deep("[", "]", 50_000),
            deep("{\"a\":", "}", 50_000),
            "[".repeat(100_000),
            format!("{{\"text\": {}}}", "9".repeat(100_000)),
            "{\"text\": \"x\"".to_owned(),
            "NaN".to_owned(),
            "\u{feff}{}".to_owned(),
        ];
        for operation in &contract.operations {
            let by = house.by(operation);
            let attempt = Attempt {
                by,
                slug: &house.slug,
                kit: &house.mine,
                seen: "\"1\"",
            };
            if operation.body.is_none() || FROM_A_SESSION.contains(&operation.id.as_str()) {
                continue;
            }
            for kind in [
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/xml",
                "",
            ] {
                let answer = attempt
                    .bare(operation)
                    .body(kind, "{\"text\": \"x\"}")
                    .send();
                let what = format!("{} as {kind:?}", operation.id);
                tally.refused(operation, &what, &answer);
                if !matches!(answer.status, 415 | 400 | 422) {
                    tally.found.push(format!("{what}: {}", answer.status));
                }
            }
            if operation.takes_json().is_some() {
                for body in &bodies {
                    let answer = attempt.bare(operation).raw(body.as_str()).send();
                    tally.refused(operation, &format!("{} {body:.30}", operation.id), &answer);
                }
                let twice = attempt.bare(operation).raw("{\"a\": 1, \"a\": 2}").send();
                tally.refused(operation, &format!("{} twice", operation.id), &twice);
            }
        }
        say(&format!(
            "{database:?}: {} bodies of other kinds",
            tally.tried
        ));
        nothing_found(&tally.found);
    }
);

on_both!(
    fn a_broken_form_is_refused_and_keeps_nothing(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk]);
        let (contract, house) = (
            Contract::read(),
            House::of(app, Country::Dk, "Xylofonhuset"),
        );
        let operation = contract.of("add_attachment");
        let path = house.mine.path(&house.slug, &operation.path);
        let whole = Form::with_file("plan.txt", "text/plain", b"En plan.").body();
        let files = app.files();
        let mut tally = Tally::default();
        let mut send = |what: &str, kind: &str, body: &[u8]| {
            let request = house.boss.post(&path).body(kind, body);
            tally.refused(operation, what, &request.send());
        };
        let kind = Form::kind();
        for end in [0, 1, 10, whole.len() / 2, whole.len() - 30] {
            send(&format!("cut at {end}"), &kind, &whole[..end]);
        }
        for odd in [
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/mixed; boundary=x",
            "multipart/form-data; boundary=other",
        ] {
            send(odd, odd, &whole);
        }
        let part = |about: &str| Form::default().part(about, Some("text/plain"), b"x").body();
        for about in ["name=\"no_such\"", ""] {
            send(about, &kind, &part(about));
        }
        let twice = Form::with_file("a.txt", "text/plain", b"En plan.").part(
            "name=\"file\"; filename=\"b.txt\"",
            Some("text/plain"),
            b"To planer.",
        );
        send("two files", &kind, &twice.body());
        let many = (0..2000).fold(Form::default(), |form, _| form.text("note", "x"));
        send("many parts", &kind, &many.body());
        let unit = Form::with_file("a.txt", "text/plain", b"En plan.").text("only_unit", "a\0b");
        send("a unit with nothing in it", &kind, &unit.body());
        nothing_found(&tally.found);
        // What had arrived before it broke is put on the list of strays, and goes with the next sweep.
        app.work();
        assert_eq!(app.files(), files, "something of a broken form was kept");
    }
);

on_both!(
    fn no_secret_that_does_not_count_is_told_from_another(database: Database) {
        let app = &TestApp::spawn_with(database, &[Country::Dk, Country::Se]);
        let house = House::of(app, Country::Dk, "Xylofonhuset");
        let made = house.admin.post("tokens");
        let made = made
            .json(&json!({"label": "x", "roles": ["manager"]}))
            .send()
            .expect(201);
        let secret = made["secret"].as_str().unwrap();
        logs::listen_for(secret);
        let revoked = app.bearing(Some(secret));
        revoked.get("cases").expect(200);
        let path = format!("tokens/{}", made["token"]["id"].as_str().unwrap());
        let seen = version(&house.admin.get(&path));
        let ended = house.admin.delete(&path).header("If-Match", &seen).send();
        assert_eq!(ended.status, 200);
        let mut turned: Vec<char> = secret.chars().collect();
        let last = turned.len() - 10;
        turned[last] = if turned[last] == 'A' { 'B' } else { 'A' };
        let almost = app.bearing(Some(&turned.into_iter().collect::<String>()));
        let unknown = app.bearing(Some(&"x".repeat(secret.len())));
        let told = Told::by(&unknown.get("cases"));
        assert_eq!(told.status, 401);
        for other in [&revoked, &almost, &app.bearing(Some(&secret[..20]))] {
            assert_eq!(told, Told::by(&other.get("cases")));
        }
        let pairs = if long() { 500 } else { 60 };
        let mut taken = [Vec::new(), Vec::new(), Vec::new()];
        for _ in 0..pairs {
            for (who, times) in [&unknown, &revoked, &almost].into_iter().zip(&mut taken) {
                times.push(timed(who.asks("cases")));
            }
        }
        let medians = taken.map(|mut times| {
            times.sort_unstable();
            times[times.len() / 2]
        });
        say(&format!(
            "{database:?} unknown, revoked and almost right: {medians:?}"
        ));
        let (least, most) = (medians.iter().min().unwrap(), medians.iter().max().unwrap());
        assert!(
            *most < *least * 2 + std::time::Duration::from_millis(2),
            "{medians:?}"
        );
        // A token of another house is as good as none at all, wherever it is tried.
        let foreign = app
            .actor_in(Country::Se, Role::Manager)
            .in_municipality(&house.slug);
        let nowhere = foreign.in_municipality("ingensteds");
        assert_eq!(
            Told::by(&foreign.get("cases")),
            Told::by(&nowhere.get("cases"))
        );
        logs::told_nothing();
    }
);

#[derive(Default)]
struct Tally {
    turn: usize,
    tried: usize,
    found: Vec<String>,
}

impl Tally {
    /// In the short form every third is tried, of each operation others.
    fn takes_turns(&mut self) -> bool {
        self.turn += 1;
        long() || self.turn.is_multiple_of(3)
    }

    /// No fault, nothing that is not described, and every refusal a problem.
    fn sound(&mut self, operation: &Operation, what: &str, answer: &Answer) {
        self.tried += 1;
        let problem = answer.header("content-type") == Some("application/problem+json");
        let refused = answer.status >= 400;
        if answer.status >= 500 || !operation.documents(answer.status) || (refused && !problem) {
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            self.found.push(format!("{what}: {} {said}", answer.status));
        }
    }

    /// And refused it is.
    fn refused(&mut self, operation: &Operation, what: &str, answer: &Answer) {
        self.sound(operation, what, answer);
        if answer.status < 400 {
            self.found
                .push(format!("{what} was taken: {}", answer.status));
        }
    }
}
