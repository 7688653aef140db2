//! Warnings, missed promises and what follows from them, each exactly once.

use onedoor_domain::event::Happened;
use onedoor_domain::guarantee::{Clock, GuaranteeStage};
use onedoor_store::columns::OutboxKind;
use onedoor_testkit::{TestApp, on_both};
use serde_json::{Value, json};

use crate::desk::{
    cafe, happened, inspection, open, outbox, promise, promises, recorded, recorded_of, told, wall,
    work_at,
};

/// Everything the clock has done so far to the promises of a house.
fn notices(app: &TestApp) -> Vec<usize> {
    let kinds = [
        OutboxKind::Warning,
        OutboxKind::Missed,
        OutboxKind::DelayNotice,
        OutboxKind::RenewPromise,
        OutboxKind::Suspension,
        OutboxKind::OfferRepeated,
        OutboxKind::OfferUnaccepted,
    ];
    kinds.map(|kind| outbox(app, kind).len()).to_vec()
}

on_both!(
    fn every_share_is_told_when_it_comes_and_once(app: &TestApp) {
        // Monday, as the town hall has been open for an hour: seven hours today, eight tomorrow.
        let case = open(app, &cafe());
        let given = promise(app, case, Clock::FirstHumanContact);
        assert_eq!(wall(given.due_at.unwrap()), "2026-03-03T16:00:00");
        let steps: [(&str, &[&str]); 7] = [
            ("2026-03-03T08:29:59", &[]),
            ("2026-03-03T08:30", &["50"]),
            ("2026-03-03T12:59", &["50"]),
            ("2026-03-03T13:00", &["50", "80"]),
            ("2026-03-03T15:59", &["50", "80"]),
            ("2026-03-03T16:00", &["50", "80", "missed"]),
            ("2026-03-04T16:00", &["50", "80", "missed"]),
        ];
        for (wall, expected) in steps {
            work_at(app, wall);
            app.work();
            assert_eq!(recorded_of(app, case, given.id), expected, "at {wall}");
        }
        let after = promise(app, case, Clock::FirstHumanContact);
        assert_eq!((after.state, after.next_at), (GuaranteeStage::Missed, None));
        let warnings = told(app, OutboxKind::Warning, given.id);
        let percents: Vec<&Value> = warnings.iter().map(|of| &of["percent"]).collect();
        assert_eq!(percents, [50, 80]);
        assert!(warnings.iter().all(|of| of["to"] != json!([])));
        assert_eq!(told(app, OutboxKind::Missed, given.id).len(), 1);
    }
);

on_both!(
    fn after_ten_days_of_silence_every_share_stands_there_and_one_notice_is_given(app: &TestApp) {
        let case = open(app, &cafe());
        work_at(app, "2026-03-12T09:00");
        let counted = recorded(app, case);
        assert!(counted.values().all(|times| *times == 1), "{counted:?}");
        let first = promise(app, case, Clock::FirstHumanContact);
        assert_eq!(
            recorded_of(app, case, first.id),
            ["50", "80", "missed"],
            "all shares are recorded"
        );
        for of in promises(app, case) {
            let given = [OutboxKind::Warning, OutboxKind::Missed]
                .map(|kind| told(app, kind, of.id).len())
                .into_iter()
                .sum::<usize>();
            let expected = usize::from(!recorded_of(app, case, of.id).is_empty());
            assert_eq!(given, expected, "notices of {}", of.terms.clock);
        }
        let after = notices(app);
        assert_eq!(app.work(), 0, "nothing is due any more");
        assert_eq!(notices(app), after);
    }
);

on_both!(
    fn a_clock_that_jumps_doubles_nothing(app: &TestApp) {
        let case = open(app, &cafe());
        work_at(app, "2026-03-03T13:00");
        let lines = happened(app, case);
        for wall in ["2026-03-02T07:00", "2026-03-03T13:00", "2025-12-24T12:00"] {
            work_at(app, wall);
            assert_eq!(happened(app, case), lines, "at {wall}");
        }
        // Far ahead and back: what was missed by the wrong clock is missed once.
        for wall in ["2026-05-01T12:00", "2026-03-03T13:00", "2026-05-02T12:00"] {
            work_at(app, wall);
        }
        let counted = recorded(app, case);
        assert!(counted.values().all(|times| *times == 1), "{counted:?}");
        for of in promises(app, case) {
            assert!(told(app, OutboxKind::Missed, of.id).len() <= 1);
        }
    }
);

on_both!(
    fn a_late_unit_asks_the_coordinator_to_renew_and_gives_a_day_for_it_once(app: &TestApp) {
        let case = open(app, &inspection());
        let units = promises(app, case)
            .into_iter()
            .filter(|of| of.terms.clock == Clock::UnitAnswer);
        let due = units.filter_map(|of| of.due_at).min().unwrap();
        app.clock.set(&wall(due));
        app.work();
        app.work();
        let asked: Vec<Happened> = happened(app, case)
            .into_iter()
            .filter(|of| matches!(of, Happened::RenewalAsked { .. }))
            .collect();
        let [Happened::RenewalAsked { because, promised }] = asked.as_slice() else {
            panic!("asked once, and not {asked:?}");
        };
        assert!(!promised.is_empty());
        assert_eq!(told(app, OutboxKind::RenewPromise, *because).len(), 1);
        let renewal = promise(app, case, Clock::NextUpdate);
        assert_eq!(renewal.terms.length, 1);
        assert_eq!(renewal.state, GuaranteeStage::Running);
        assert_eq!(wall(due), "2026-03-09T16:00:00");
        assert_eq!(wall(renewal.due_at.unwrap()), "2026-03-10T16:00:00");
        // Missed in its turn, it is still the one that runs.
        work_at(app, "2026-03-11T16:00");
        let missed = promise(app, case, Clock::NextUpdate);
        assert_eq!(
            (missed.id, missed.state),
            (renewal.id, GuaranteeStage::Missed)
        );
    }
);

/// The published catalogue, in which the business is told at four fifths of the first contact.
fn telling_the_business(app: &TestApp) {
    let admin = app.admin();
    let mut document = admin.get("catalogues/1").expect(200)["document"].take();
    let promises = document["promises"].as_array_mut().unwrap();
    let first = promises.iter_mut().find(|of| of["id"] == "first_human");
    first.unwrap()["thresholds"] = json!([
        {"percent": 50, "tell": ["handler"]},
        {"percent": 80, "tell": ["coordinator", "business"]},
        {"percent": 100, "tell": ["coordinator", "management"]},
    ]);
    // JSON is YAML, too.
    let draft = admin.post("catalogues");
    let drafted = draft.body("application/yaml", document.to_string()).send();
    assert_eq!(drafted.expect(201)["findings"], json!([]));
    admin.post("catalogues/2/publish").send().expect(200);
}

on_both!(
    fn the_business_learns_of_a_delay_before_its_promise_is_missed(app: &TestApp) {
        telling_the_business(app);
        let case = open(app, &cafe());
        let given = promise(app, case, Clock::FirstHumanContact);
        work_at(app, "2026-03-03T12:59");
        assert_eq!(
            told(app, OutboxKind::DelayNotice, given.id),
            [] as [Value; 0]
        );
        work_at(app, "2026-03-03T13:00");
        let before = promise(app, case, Clock::FirstHumanContact);
        assert_eq!(before.state, GuaranteeStage::Running);
        work_at(app, "2026-03-05T13:00");
        let notices = told(app, OutboxKind::DelayNotice, given.id);
        assert_eq!(notices.len(), 1);
        assert_eq!(notices[0]["to"], json!(["business"]));
        let internal = told(app, OutboxKind::Warning, given.id);
        assert!(
            internal
                .iter()
                .all(|of| !of["to"].to_string().contains("business"))
        );
    }
);
