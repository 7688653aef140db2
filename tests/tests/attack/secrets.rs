//! Guessing at secrets.

use std::time::Duration;

use onedoor_domain::Country;
use onedoor_domain::directory::Role;
use onedoor_testkit::{Database, TestApp, logs, on_both};
use serde_json::json;

use crate::house::House;
use crate::kit::version;
use crate::sending::Told;
use crate::walk::timed;
use crate::{long, say};

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
        assert!(*most < *least * 2 + Duration::from_millis(2), "{medians:?}");
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
