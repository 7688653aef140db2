//! What waits, told each working day.

use std::collections::BTreeSet;

use onedoor_testkit::{Database, Letter, on_both};
use serde_json::json;

use crate::desk::{Desk, cafe};

/// Works at the harbour, which a café does not concern.
const ELSEWHERE: &str = "helge.havnsoe@eksempel.example";
/// Works on fires, which it does.
const CONCERNED: &str = "signe.roegbjerg@eksempel.example";

/// Of these, the mails of the morning.
fn of_the_morning(letters: Vec<Letter>) -> Vec<Letter> {
    let told = |letter: &Letter| letter.subject() == "Det venter på dig i dag";
    letters.into_iter().filter(told).collect()
}

/// Who was told, each of them once.
#[track_caller]
fn readers(letters: &[Letter]) -> BTreeSet<&str> {
    let readers: BTreeSet<&str> = letters.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(readers.len(), letters.len(), "{letters:?}");
    readers
}

on_both!(
    fn who_has_something_to_do_is_told_once_each_working_day(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        let reference = opened["case"]["reference"].as_str().unwrap();
        // On the day on which the municipality came it is no morning any more.
        assert!(of_the_morning(desk.work()).is_empty());
        desk.app.clock.set("2026-03-03T06:59");
        assert!(of_the_morning(desk.work()).is_empty());
        desk.app.clock.set("2026-03-03T07:00");
        let told = of_the_morning(desk.work());
        let coordinator = opened["coordinator"]["email"].as_str().unwrap();
        let who = readers(&told);
        assert!(
            who.contains(coordinator) && who.contains(CONCERNED),
            "{who:?}"
        );
        assert!(!who.contains(ELSEWHERE), "{who:?}");
        for letter in &told {
            assert!(letter.text.contains(reference), "{}", letter.text);
            assert!(letter.html.contains(reference), "{}", letter.html);
            assert!(!letter.text.contains("mail-"), "{}", letter.text);
        }
        let of = |reader: &str| told.iter().find(|one| one.to == reader).unwrap();
        assert!(
            of(coordinator).text.contains("Frist"),
            "{}",
            of(coordinator).text
        );
        assert!(of(CONCERNED).text.contains("Venter på nogen i afdelingen"));
        desk.app.clock.set("2026-03-03T07:30");
        assert!(of_the_morning(desk.work()).is_empty());
        // Nobody worked for a few days, and then it is Saturday.
        desk.app.clock.set("2026-03-07T08:00");
        assert!(of_the_morning(desk.work()).is_empty());
        // Late on Monday is still Monday.
        desk.app.clock.set("2026-03-09T10:00");
        let told = of_the_morning(desk.work());
        assert!(readers(&told).contains(coordinator), "{told:?}");
    }
);

on_both!(
    fn who_is_away_is_not_told_and_a_closed_day_is_no_morning(database: Database) {
        let desk = Desk::open(database);
        let opened = desk.register(&cafe());
        desk.work();
        let email = opened["coordinator"]["email"].as_str().unwrap();
        let id = opened["coordinator"]["id"].as_str().unwrap();
        let away = json!({
            "staff": id,
            "starts_at": "2026-03-03T00:00:00+01:00",
            "ends_at": "2026-03-04T00:00:00+01:00",
        });
        let noted = desk.app.admin().post("absences").json(&away);
        noted.send().expect(201);
        desk.app.clock.set("2026-03-03T07:00");
        let told = of_the_morning(desk.work());
        assert!(
            !told.is_empty() && !readers(&told).contains(email),
            "{told:?}"
        );
        desk.app.clock.set("2026-03-04T07:00");
        let told = of_the_morning(desk.work());
        assert!(readers(&told).contains(email), "{told:?}");
        // From Wednesday on over Maundy Thursday, Good Friday and Easter Monday.
        desk.app.clock.set("2026-04-01T07:00");
        desk.work();
        for day in ["2026-04-02", "2026-04-03", "2026-04-04", "2026-04-06"] {
            desk.app.clock.set(&format!("{day}T08:00"));
            assert!(of_the_morning(desk.work()).is_empty(), "{day}");
        }
        desk.app.clock.set("2026-04-07T07:00");
        assert!(!of_the_morning(desk.work()).is_empty());
    }
);

on_both!(
    fn a_case_in_which_somebody_must_not_be_found_is_named_by_its_reference(database: Database) {
        let desk = Desk::open(database);
        let mut enquiry = cafe();
        enquiry["protected_identity"] = json!(true);
        let opened = desk.register(&enquiry);
        desk.work();
        desk.app.clock.set("2026-03-03T07:00");
        let told = of_the_morning(desk.work());
        assert!(!told.is_empty());
        let reference = opened["case"]["reference"].as_str().unwrap();
        for letter in &told {
            assert!(letter.text.contains(reference), "{}", letter.text);
            assert!(!letter.text.contains("Frist"), "{}", letter.text);
        }
    }
);

on_both!(
    fn what_is_beyond_thirty_lines_is_counted(database: Database) {
        let desk = Desk::open(database);
        for _ in 0..33 {
            desk.register(&cafe());
        }
        desk.work();
        desk.app.clock.set("2026-03-03T07:00");
        let told = of_the_morning(desk.work());
        let letter = told.iter().find(|one| one.to == CONCERNED).unwrap();
        assert_eq!(
            letter.text.matches("\n2026-").count(),
            30,
            "{}",
            letter.text
        );
        assert!(letter.text.contains("Og 3 ting mere."), "{}", letter.text);
    }
);

on_both!(
    fn the_hour_is_changed_and_taken_away(database: Database) {
        let desk = Desk::open(database);
        desk.register(&cafe());
        desk.work();
        let admin = desk.app.admin();
        let choose = |hour: serde_json::Value| {
            let house = format!("/v1/{}", admin.municipality());
            let etag = admin.get(&house).header("etag").unwrap().to_owned();
            let change = json!({"settings": {"mail": {"morning_hour": hour}}});
            let changed = admin.patch(&house).header("If-Match", &etag);
            let now = changed.json(&change).send().expect(200);
            assert_eq!(now["settings"]["mail"]["morning_hour"], hour);
        };
        choose(json!(9));
        desk.work();
        desk.app.clock.set("2026-03-03T08:00");
        assert!(of_the_morning(desk.work()).is_empty());
        desk.app.clock.set("2026-03-03T09:00");
        assert!(!of_the_morning(desk.work()).is_empty());
        choose(serde_json::Value::Null);
        desk.app.clock.set("2026-03-04T09:00");
        assert!(of_the_morning(desk.work()).is_empty());
        choose(json!(7));
        desk.work();
        desk.app.clock.set("2026-03-05T07:00");
        assert!(!of_the_morning(desk.work()).is_empty());
    }
);

on_both!(
    fn many_workers_see_to_one_morning_once(database: Database) {
        let desk = Desk::open(database);
        desk.register(&cafe());
        desk.work();
        desk.app.clock.set("2026-03-03T07:00");
        desk.app.run(async |services| {
            let see_to = || services.tell_what_waits();
            let (a, b, c, d) = tokio::join!(see_to(), see_to(), see_to(), see_to());
            for done in [a, b, c, d] {
                done.unwrap();
            }
        });
        let told = desk.deliveries("&state=waiting");
        let told = told.iter().filter(|one| one["tiding"] == "morning_queue");
        let staff: Vec<&str> = told.map(|one| one["staff"].as_str().unwrap()).collect();
        let each: BTreeSet<&str> = staff.iter().copied().collect();
        assert!(!staff.is_empty() && each.len() == staff.len(), "{staff:?}");
    }
);

on_both!(
    fn a_list_that_did_not_get_through_is_not_sent_on_another_day(database: Database) {
        let desk = Desk::open(database);
        desk.register(&cafe());
        desk.work();
        desk.app.clock.set("2026-03-03T07:00");
        desk.server
            .always(Some(onedoor_testkit::Fate::RefusedRecipient(451)));
        desk.work();
        desk.server.always(None);
        desk.app.clock.set("2026-03-04T06:30");
        assert!(of_the_morning(desk.work()).is_empty());
        let dead = desk.deliveries("&state=dead");
        let of_then = dead.iter().filter(|one| one["tiding"] == "morning_queue");
        assert!(of_then.clone().count() > 0, "{dead:?}");
        assert!(
            of_then.clone().all(|one| one["failure"] == "too_old"),
            "{dead:?}"
        );
    }
);
