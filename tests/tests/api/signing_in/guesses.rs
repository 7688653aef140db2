//! Guessing: it is slowed down, and shuts nobody out.

use onedoor_testkit::on_both;
use std::thread;

use super::{Browser, PASSWORD, SIGNE, signed_in, with_password};

on_both!(
    fn after_five_guesses_nothing_is_looked_at_for_a_while(app: &TestApp) {
        with_password(app, SIGNE);
        for email in [SIGNE, "nobody@eksempel.example"] {
            for _ in 0..5 {
                let guess = Browser::new(app).sign_in(email, "forkert hest batteri");
                guess.problem(401, "sign_in_failed");
            }
            let late = Browser::new(app).sign_in(email, PASSWORD);
            late.problem(429, "too_many_attempts");
            let seconds: u32 = late.header("retry-after").unwrap().parse().unwrap();
            assert!((1..=31).contains(&seconds), "{seconds}");
        }
        app.clock.set("2026-03-02T09:01");
        Browser::new(app).sign_in(SIGNE, PASSWORD).expect(201);
        // Whoever signed in has a clean slate.
        let guess = Browser::new(app).sign_in(SIGNE, "forkert hest batteri");
        guess.problem(401, "sign_in_failed");
    }
);

on_both!(
    fn of_many_guesses_at_once_no_more_are_looked_at(app: &TestApp) {
        with_password(app, SIGNE);
        let actor = app.anonymous();
        let guess = || {
            let body = serde_json::json!({"email": SIGNE, "password": "forkert hest batteri"});
            actor.post("sessions").json(&body).send().status
        };
        let statuses: Vec<u16> = thread::scope(|scope| {
            let threads: Vec<_> = (0..12).map(|_| scope.spawn(guess)).collect();
            threads.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let looked_at = statuses.iter().filter(|status| **status == 401).count();
        assert_eq!(looked_at, 5, "{statuses:?}");
        assert!(statuses.iter().all(|status| [401, 429].contains(status)));
    }
);

on_both!(
    fn a_session_goes_on_while_somebody_guesses(app: &TestApp) {
        let browser = signed_in(app, SIGNE);
        for _ in 0..7 {
            Browser::new(app).sign_in(SIGNE, "forkert hest batteri");
        }
        browser.get("cases").expect(200);
    }
);
