//! Who says by what people are told, what can be said, and what is shown of it.

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Actor, Database, Reception, Setup, on_both};
use serde_json::{Value, json};

use super::tower::{SECRET, Tower, body};

on_both!(
    fn only_administrators_say_by_what_people_are_told(database: Database) {
        let countries = [Country::Dk, Country::Se];
        let app = Setup::on(database)
            .countries(&countries)
            .calling("127.0.0.1")
            .spawn();
        let new = json!({
            "kind": "chat", "url": "http://127.0.0.1:9/x", "body": {"text": "{{ text }}"},
            "tidings": ["urgent"],
        });
        let added = app.admin().post("gateways").json(&new).send().expect(201);
        let one = format!("gateways/{}", added["id"].as_str().unwrap());
        let all = |by: &Actor| {
            [
                by.get("gateways"),
                by.get(&one),
                by.post("gateways").json(&new).send(),
                by.patch(&one)
                    .header("If-Match", "\"1\"")
                    .json(&json!({}))
                    .send(),
                by.delete(&one).header("If-Match", "\"1\"").send(),
                by.post(&format!("{one}/try")).send(),
            ]
        };
        let counts = app.counts();
        for role in [
            Role::FrontDesk,
            Role::Coordinator,
            Role::Handler,
            Role::Manager,
            Role::Integration,
        ] {
            for answer in all(&app.actor(role)) {
                answer.problem(403, "forbidden");
            }
        }
        let elsewhere = app.actor_in(Country::Se, Role::Admin);
        let answers = all(&elsewhere);
        for at in [1, 3, 4, 5] {
            answers[at].problem(404, "not_found");
        }
        let mut after = app.counts();
        // The other municipality has added one of its own.
        *after.get_mut("gateway").unwrap() -= 1;
        assert_eq!(after, counts);
    }
);

on_both!(
    fn its_secrets_are_shown_nowhere(database: Database) {
        let tower = Tower::open(database);
        let gateway = tower.phones(&["urgent"]);
        let path = format!("gateways/{}", gateway["id"].as_str().unwrap());
        let shown = [
            gateway.to_string(),
            tower.app.admin().get(&path).expect(200).to_string(),
            tower.app.admin().get("gateways").expect(200).to_string(),
        ];
        for shown in shown {
            assert!(
                !shown.contains(SECRET) && !shown.contains("/sms"),
                "{shown}"
            );
            assert!(
                shown.contains("authorization") && shown.contains("127.0.0.1"),
                "{shown}"
            );
        }
        // What is not mentioned stays, secrets and all.
        let after = tower.change(&gateway, &json!({"description": "Beskeder"}));
        assert_eq!(
            [&after["description"], &after["version"]],
            [&json!("Beskeder"), &json!(2)]
        );
        let tried = tower.app.admin().post(&format!("{path}/try")).send();
        assert_eq!(tried.expect(200), json!({"taken": true}));
        let calls = tower.receiver.received();
        assert_eq!(calls[0].header("authorization"), SECRET);
        assert!(
            body(&calls[0])["message"]
                .as_str()
                .unwrap()
                .contains("Onedoor")
        );
    }
);

on_both!(
    fn a_try_says_what_came_back(database: Database) {
        let tower = Tower::open(database);
        let gateway = tower.channel(None, &["urgent"]);
        let path = format!("gateways/{}/try", gateway["id"].as_str().unwrap());
        tower
            .receiver
            .next(&[Reception::Answered(403), Reception::Dropped]);
        let tried = || tower.app.admin().post(&path).send().expect(200);
        assert_eq!(
            tried(),
            json!({"taken": false, "failure": "refused_for_now", "reply_code": 403})
        );
        assert_eq!(tried(), json!({"taken": false, "failure": "interrupted"}));
        assert_eq!(tried(), json!({"taken": true}));
        assert_eq!(tower.deliveries(""), [] as [Value; 0]);
    }
);

on_both!(
    fn what_cannot_be_used_is_refused_with_a_word_for_it(database: Database) {
        let tower = Tower::open(database);
        let usual = json!({
            "kind": "sms", "url": tower.receiver.url("/sms"),
            "body": {"to": "{{ to }}", "text": "{{ text }}"}, "tidings": ["receipt"],
        });
        let counts = tower.app.counts();
        for (change, pointer, code) in [
            (json!({"kind": "fax"}), "/kind", "unknown_value"),
            (
                json!({"url": "http://sms.example.dk/"}),
                "/url",
                "not_https",
            ),
            (
                json!({"url": "https://10.0.0.1/"}),
                "/url",
                "address_not_allowed",
            ),
            (json!({"url": "sms"}), "/url", "not_a_link"),
            (
                json!({"headers": {"Host": "x"}}),
                "/headers/Host",
                "not_a_header",
            ),
            (
                json!({"headers": {"a b": "x"}}),
                "/headers/a b",
                "not_a_header",
            ),
            (
                json!({"headers": {"x": "a\r\nb: c"}}),
                "/headers/x",
                "not_a_header",
            ),
            (json!({"encoding": "xml"}), "/encoding", "unknown_value"),
            (
                json!({"body": {"to": "{{ to }}"}}),
                "/body",
                "mention_missing",
            ),
            (
                json!({"body": {"text": "{{ text }}"}}),
                "/body",
                "mention_missing",
            ),
            (
                json!({"body": {"text": "{{ text }} {{ secret }}"}}),
                "/body",
                "bad_template",
            ),
            (json!({"body": "{{ text"}), "/body", "bad_template"),
            (
                json!({"body": {"x": "\u{0}{{ text }}{{ to }}"}}),
                "/body",
                "nul_character",
            ),
            (
                json!({"body": ["{{ text }}{{ to }}"], "encoding": "form"}),
                "/body",
                "not_a_form",
            ),
            (json!({"tidings": []}), "/tidings", "required"),
            (
                json!({"tidings": ["digest"]}),
                "/tidings/0",
                "unknown_value",
            ),
            (
                json!({"kind": "chat", "tidings": ["receipt"]}),
                "/tidings/0",
                "unknown_value",
            ),
            (json!({"unit": "building"}), "/unit", "no_such_thing"),
            (
                json!({"kind": "chat", "tidings": ["offer"], "unit": "moon"}),
                "/unit",
                "no_such_thing",
            ),
        ] {
            let mut wrong = usual.clone();
            for (name, value) in change.as_object().unwrap() {
                wrong[name] = value.clone();
            }
            let answer = tower.app.admin().post("gateways").json(&wrong).send();
            let errors = answer.problem(422, "invalid_fields");
            let expected = (pointer.to_owned(), code.to_owned());
            assert!(errors.contains(&expected), "{change}: {errors:?}");
        }
        assert_eq!(tower.app.counts(), counts);
        tower.add(&usual);
    }
);

on_both!(
    fn a_form_is_told_as_one(database: Database) {
        let tower = Tower::open(database);
        let gateway = tower.add(&json!({
            "kind": "sms", "url": tower.receiver.url("/form"), "encoding": "form",
            "body": {"to": "{{ to }}", "text": "{{ text }}", "class": 1}, "tidings": ["receipt"],
        }));
        let path = format!("gateways/{}/try", gateway["id"].as_str().unwrap());
        tower.app.admin().post(&path).send().expect(200);
        let call = &tower.receiver.received()[0];
        assert_eq!(
            call.header("content-type"),
            "application/x-www-form-urlencoded"
        );
        assert!(call.body.contains("to=%2B45"), "{}", call.body);
        assert!(call.body.contains("class=1"), "{}", call.body);
    }
);

on_both!(
    fn nobody_has_more_than_twenty_and_one_is_added_once(database: Database) {
        let tower = Tower::open(database);
        let new = json!({
            "kind": "chat", "url": tower.receiver.url("/"), "body": "{{ text }}",
            "tidings": ["urgent"],
        });
        let add = |key: &str| {
            let adding = tower.app.admin().post("gateways").json(&new);
            adding.key(key).send()
        };
        let first = add("key-0").expect(201);
        assert_eq!(add("key-0").expect(201), first);
        for number in 1..20 {
            add(&format!("key-{number}")).expect(201);
        }
        add("one-more").problem(409, "too_many_gateways");
        let listed = tower.app.admin().get("gateways?limit=15").expect(200);
        assert_eq!(listed["items"].as_array().unwrap().len(), 15);
        let next = listed["next"].as_str().unwrap();
        let rest = tower
            .app
            .admin()
            .get(&format!("gateways?limit=15&cursor={next}"))
            .expect(200);
        assert_eq!(rest["items"].as_array().unwrap().len(), 5);
    }
);
