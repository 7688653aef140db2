//! A calendar that was in force is never lost: what was promised on it is counted on it.

use jiff::SignedDuration;
use onedoor_domain::directory::Role;
use onedoor_store::calendars::{self, CalendarRecord};
use onedoor_store::municipalities;
use onedoor_testkit::{Actor, TestApp, on_both};
use serde_json::{Value, json};

use crate::directory::{change_of, etag};
use crate::routing::MUNICIPALITY;

on_both!(
    fn every_calendar_that_was_in_force_is_kept(app: &TestApp) {
        let admin = app.admin();
        let house = format!("/v1/{}", admin.municipality());
        let first = admin.get(&house).expect(200)["calendar"].take();
        let days = ["tuesday", "wednesday"].map(open_on);
        for day in &days {
            changed(&admin, &house, &json!({"calendar": day}));
        }
        // The same once more, and something else: the calendar is the one that it was.
        changed(
            &admin,
            &house,
            &json!({"calendar": days[1], "name": "Ny Kommune"}),
        );

        let kept = versions(app, "eksempel");
        let documents: Vec<Value> = kept.iter().map(document).collect();
        assert_eq!(documents, [first, days[0].clone(), days[1].clone()]);
        let by: Vec<&str> = kept.iter().map(|of| of.created_by.as_str()).collect();
        assert_eq!(by[0], "system");
        assert!(by[1..].iter().all(|by| *by != "system"), "{by:?}");
        assert!(kept.iter().all(|of| of.time_zone == "Europe/Copenhagen"));
        assert_eq!(admin.get(&house).expect(200)["calendar_version"], 3);
    }
);

on_both!(
    fn a_file_makes_a_new_calendar_only_of_new_hours_or_another_zone(app: &TestApp) {
        app.import(MUNICIPALITY);
        app.import(&MUNICIPALITY.replace("Lille Kommune", "Mindre Kommune"));
        assert_eq!(versions(app, "lille").len(), 1);
        let zone = MUNICIPALITY.replace("Europe/Copenhagen", "America/Nuuk");
        app.import(&zone);
        let hours =
            "slug: lille\ncalendar: {schema: 1, opening_hours: {friday: [\"08:00-12:00\"]}}";
        app.import(&zone.replace("slug: lille", hours));

        let kept = versions(app, "lille");
        let zones: Vec<&str> = kept.iter().map(|of| of.time_zone.as_str()).collect();
        assert_eq!(zones, ["Europe/Copenhagen", "America/Nuuk", "America/Nuuk"]);
        assert_eq!(document(&kept[0]), document(&kept[1]));
        assert_ne!(document(&kept[1]), document(&kept[2]));
        let admin = app.issue("lille", Role::Admin, None, SignedDuration::from_hours(24));
        let now = admin.get("/v1/lille").expect(200);
        assert_eq!(
            (&now["calendar_version"], &now["calendar"]),
            (&json!(3), &document(&kept[2]))
        );
    }
);

/// A calendar of one opening day.
fn open_on(day: &str) -> Value {
    let hours = json!({day: ["08:00-16:00"]});
    json!({"schema": 1, "opening_hours": hours, "public_holidays": "closed"})
}

fn changed(admin: &Actor, house: &str, change: &Value) {
    let seen = etag(&admin.get(house));
    change_of(admin, house, &seen, change).expect(200);
}

fn document(of: &CalendarRecord) -> Value {
    serde_json::from_str(&of.document).unwrap()
}

/// Every version of a municipality's calendar, as it is stored.
fn versions(app: &TestApp, slug: &'static str) -> Vec<CalendarRecord> {
    app.ask(move |conn| {
        let found = municipalities::find_by_slug(conn, slug)?;
        let here = found.map(|record| record.municipality.id).unwrap();
        let versions = calendars::list_versions(conn, here)?;
        let read = |version| calendars::document(conn, here, version);
        versions.into_iter().map(read).collect()
    })
}
