//! Whether it shows that the clock work stands still.

use onedoor_testkit::{Database, Setup, on_both};
use serde_json::json;

use crate::desk::{cafe, open, work_at};

on_both!(
    fn clock_work_that_stands_still_shows_and_takes_no_api_down(database: Database) {
        for (app, word) in [
            (Setup::on(database).spawn(), "ready"),
            (Setup::on(database).working().spawn(), "degraded"),
        ] {
            let anyone = app.anonymous();
            open(&app, &cafe());
            let ready = anyone.get("/health/ready").expect(200);
            assert_eq!(ready["status"], "ready");
            let idle = json!({"behind_seconds": 0, "stalled": false});
            assert_eq!(ready["clock_work"], idle);
            // The receipt is promised within an hour: half of that is the first moment.
            app.clock.set("2026-03-02T09:34");
            let late = anyone.get("/health/ready").expect(200);
            let behind = json!({"behind_seconds": 240, "stalled": false});
            assert_eq!(
                (&late["status"], &late["clock_work"]),
                (&json!("ready"), &behind)
            );
            app.clock.set("2026-03-02T09:36");
            let stalled = anyone.get("/health/ready").expect(200);
            let behind = json!({"behind_seconds": 360, "stalled": true});
            assert_eq!(
                (&stalled["status"], &stalled["clock_work"]),
                (&json!(word), &behind)
            );
            let metrics = anyone.get("/metrics");
            assert!(metrics.text().contains("onedoor_clock_work_behind_seconds"));
            work_at(&app, "2026-03-02T09:36");
            let ready = anyone.get("/health/ready").expect(200);
            assert_eq!(
                (&ready["status"], &ready["clock_work"]),
                (&json!("ready"), &idle)
            );
        }
    }
);
