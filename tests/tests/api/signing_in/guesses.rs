//! Guessing: it is slowed down, and shuts nobody out.

use jiff::SignedDuration;
use onedoor_testkit::{TestApp, on_both};
use std::thread;
use std::time::Duration;

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

/// How long guesses at these accounts take, each in the middle of many.
fn middling<const N: usize>(app: &TestApp, emails: [&str; N]) -> [Duration; N] {
    let mut took = emails.map(|_| Vec::new());
    for _ in 0..9 {
        // Nobody is made to wait, at which nothing would be looked at.
        app.clock.advance(SignedDuration::from_hours(25));
        for (email, took) in emails.iter().zip(&mut took) {
            #[expect(
                clippy::disallowed_methods,
                reason = "how long it really takes is the point"
            )]
            let began = std::time::Instant::now();
            let guess = Browser::new(app).sign_in(email, "forkert hest batteri");
            took.push(began.elapsed());
            guess.problem(401, "sign_in_failed");
        }
    }
    took.map(|mut took| {
        took.sort();
        took[took.len() / 2]
    })
}

on_both!(
    fn an_account_that_is_not_there_takes_as_long_as_one_that_is(app: &TestApp) {
        with_password(app, SIGNE);
        let [there, blank, nobody] = middling(
            app,
            [
                SIGNE,
                "ane.lindegaard@eksempel.example",
                "nobody@eksempel.example",
            ],
        );
        // Without a hash it would take a tenth. Other work of this machine is no reason to fail.
        for other in [blank, nobody] {
            assert!(
                other * 2 > there && there * 2 > other,
                "{there:?} {other:?}"
            );
        }
    }
);
