//! What comes in while the house is closed.

use onedoor_domain::CaseId;
use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_service::{Answer, ProgressInput, Services};
use onedoor_testkit::{TestApp, on_both};

use crate::desk::{cafe, coordinator, open, promise, wall};

/// The cases of the morning queue, with their due moments.
fn queue(app: &TestApp) -> Vec<(CaseId, String)> {
    let caller = coordinator(app);
    let queued = app.run(async |services: &Services| services.morning_queue(caller).await);
    let queued = queued.unwrap().into_iter();
    queued
        .map(|of| (of.file.case.id, wall(of.due_at)))
        .collect()
}

/// Notes that somebody spoke with the business.
fn reached(app: &TestApp, case: CaseId) {
    let caller = coordinator(app);
    let input = ProgressInput {
        progress: "business_reached".to_owned(),
        at: None,
        contribution: None,
    };
    let render = |_: &_| Answer {
        status: 200,
        location: None,
        etag: None,
        body: String::new(),
    };
    let noted = app.run(async |services: &Services| {
        services
            .record_progress(caller, case, input, None, render)
            .await
    });
    noted.unwrap();
}

on_both!(
    fn what_came_in_at_night_waits_in_the_morning_until_somebody_called(app: &TestApp) {
        let by_day = open(app, &cafe());
        app.clock.set("2026-03-02T23:30");
        let by_night = open(app, &cafe());
        // The period is a working day after the day on which it came in: night costs nobody a day
        // and gives nobody one.
        let due = "2026-03-03T16:00:00";
        let given = promise(app, by_night, Clock::FirstHumanContact);
        assert_eq!(wall(given.due_at.unwrap()), due);
        app.clock.set("2026-03-03T08:00");
        app.work();
        assert_eq!(queue(app), [(by_night, due.to_owned())]);
        reached(app, by_night);
        assert_eq!(queue(app), []);
        let kept = promise(app, by_night, Clock::FirstHumanContact);
        assert_eq!(kept.state, GuaranteeStage::Met);
        app.clock.set("2026-03-04T08:00");
        app.work();
        let late = promise(app, by_day, Clock::FirstHumanContact);
        assert_eq!(late.state, GuaranteeStage::Missed);
        assert_eq!(queue(app), [], "what came in by day is not of the night");
    }
);
