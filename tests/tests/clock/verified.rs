//! Whatever is changed behind the program's back is found by `verify`, and nothing else.

use onedoor_domain::CaseId;
use onedoor_service::Services;
use onedoor_testkit::{TestApp, on_both};

use crate::desk::{HERE, cafe, of_case, open, reference, small, tamper, work_at};

/// The kinds of what is wrong, each with its case.
fn flaws(app: &TestApp) -> Vec<(Option<String>, &'static str)> {
    let mut found = Vec::new();
    let verified = app.run(async |services: &Services| {
        services
            .verify(|flawed| {
                assert_eq!(flawed.municipality, HERE);
                found.push((flawed.case.clone(), flawed.flaw.kind()));
            })
            .await
    });
    assert_eq!(verified.unwrap().flaws, found.len());
    found
}

/// Two cases with everything that the clock does to them in four days, and the reference of one.
fn two_cases(app: &TestApp) -> (CaseId, Option<String>) {
    let case = open(app, &cafe());
    open(app, &small());
    work_at(app, "2026-03-06T12:00");
    assert_eq!(flaws(app), []);
    (case, Some(reference(app, case)))
}

on_both!(
    fn a_tampered_payload_is_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!("update event set payload = payload || ' ' where seq = 2 and {whole}"),
        );
        assert_eq!(flaws(app), [(named.clone(), "event_altered")]);
        tamper(
            app,
            &format!("update event set payload = '[\"Mette\"]' where seq = 2 and {whole}"),
        );
        let found = flaws(app);
        assert!(found.contains(&(named.clone(), "event_altered")));
        assert!(found.contains(&(named, "event_unreadable")));
    }
);

on_both!(
    fn a_tampered_projection_is_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!(
                "update guarantee set due_at = start_at, next_at = start_at \
                 where {whole} and state = 'running'"
            ),
        );
        let found = flaws(app);
        assert!(found.len() > 1);
        let differs = (named, "projection_differs");
        assert!(found.iter().all(|one| *one == differs), "{found:?}");
    }
);

on_both!(
    fn a_chain_that_ends_elsewhere_is_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let reference = reference(app, case);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!("update \"case\" set last_seq = last_seq + 1 where reference = '{reference}'"),
        );
        assert_eq!(flaws(app), [(named.clone(), "last_seq_differs")]);
        tamper(
            app,
            &format!(
                "delete from feed where {whole} and seq = (select max(seq) from event where {whole}); \
                 delete from event where {whole} and seq = (select max(seq) from event where {whole})"
            ),
        );
        let found = flaws(app);
        assert!(found.contains(&(named, "last_hash_differs")), "{found:?}");
    }
);

on_both!(
    fn a_postponed_promise_is_told_apart(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!("update guarantee set next_at = due_at where {whole} and state = 'running'"),
        );
        let found = flaws(app);
        assert!(found.contains(&(named.clone(), "postponed")));
        assert!(found.iter().all(|one| *one == (named.clone(), "postponed")));
    }
);

on_both!(
    fn a_coordinator_who_left_and_a_load_that_lies_are_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let reference = reference(app, case);
        tamper(
            app,
            &format!(
                "update staff set active = false where id = \
                 (select coordinator_id from \"case\" where reference = '{reference}'); \
                 update staff_load set contributions = contributions + 1 where staff_id = \
                 (select coordinator_id from \"case\" where reference = '{reference}')"
            ),
        );
        assert_eq!(
            flaws(app),
            [(named, "no_active_coordinator"), (None, "load_differs")]
        );
    }
);

on_both!(
    fn a_feed_that_lies_is_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        tamper(
            app,
            &format!("update feed set number = number + 100000 where seq = 2 and {whole}"),
        );
        assert_eq!(
            flaws(app),
            [
                (None, "feed_end_differs"),
                (named.clone(), "feed_out_of_order")
            ]
        );
        tamper(app, &format!("delete from feed where seq = 2 and {whole}"));
        assert_eq!(flaws(app), [(named, "not_in_feed")]);
    }
);

on_both!(
    fn a_part_that_waits_for_nothing_and_one_that_came_from_nowhere_are_found(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        let fire = format!("update contribution set %s where {whole} and unit_id = 'fire'");
        tamper(app, &fire.replace("%s", "stage = 'held', next_at = null"));
        let flaws_of = |flaw| (named.clone(), flaw);
        let expected = ["held_for_nothing", "contribution_differs"].map(flaws_of);
        assert_eq!(flaws(app), expected);
        tamper(app, &fire.replace("%s", "stage = 'offered', hops = 1"));
        assert_eq!(flaws(app), [(named, "hops_differ")]);
    }
);

on_both!(
    fn what_cannot_be_read_keeps_nothing_else_from_being_looked_at(app: &TestApp) {
        let (case, named) = two_cases(app);
        let whole = of_case(app, case);
        let other = open(app, &small());
        let (other_named, other) = (Some(reference(app, other)), of_case(app, other));
        tamper(
            app,
            &format!(
                "update contribution set because = '\"x\"' where {whole} and unit_id = 'fire'; \
                 update guarantee set terms = '\"x\"' where {whole}; \
                 update guarantee set due_at = start_at where {other} and state = 'running'"
            ),
        );
        let mut found = flaws(app);
        found.retain(|one| *one != (other_named.clone(), "projection_differs"));
        let unreadable = ["promises_unreadable", "contributions_unreadable"];
        assert!(
            unreadable
                .iter()
                .all(|flaw| found.contains(&(named.clone(), *flaw))),
            "{found:?}"
        );
        tamper(
            app,
            &format!("update case_type_of_case set because = '\"x\"' where {whole}"),
        );
        let found = flaws(app);
        assert!(found.contains(&(named, "case_unreadable")), "{found:?}");
        assert!(
            found.contains(&(other_named, "projection_differs")),
            "{found:?}"
        );
    }
);
