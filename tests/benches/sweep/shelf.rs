//! Cases on which very many promises are open, none of them due for years.

use onedoor_store::throwaway;
use onedoor_testkit::{Actor, Database, TestApp};
use serde_json::json;

use crate::Failure;

/// How many cases carry what is open.
const CASES: usize = 2000;

/// How many enquire at once: their commits are shared, and nothing here is measured.
const AT_ONCE: usize = 8;

/// Registers so many enquiries.
pub(crate) fn enquire(app: &TestApp, many: usize) {
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            let desk = app.front_desk();
            scope.spawn(move || register(&desk, many / AT_ONCE));
        }
    });
}

fn register(desk: &Actor, many: usize) {
    let enquiry = json!({
        "channel": "phone",
        "language": "da",
        "text": "Hvordan starter jeg en virksomhed?",
        "case_types": ["start_advice"],
    });
    for _ in 0..many {
        desk.register(&enquiry).expect(201);
    }
}

/// Opens the cases, and puts off for years whatever is due on them.
pub(crate) fn put(app: &TestApp) -> Result<(), Failure> {
    enquire(app, CASES);
    app.work();
    let url = app.database_url();
    throwaway::execute(&url, "update contribution set next_at = null")?;
    throwaway::execute(&url, "update guarantee set next_at = null")?;
    Ok(())
}

/// Opens promises until there are so many, all alike but for their identity.
///
/// They have no ledger: nothing looks at one before it is due.
pub(crate) fn fill(app: &TestApp, database: Database, open: i64) -> Result<(), Failure> {
    let url = app.database_url();
    let there = app.counts()["guarantee"];
    let each = (open - there) / i64::try_from(CASES)?;
    let (id, years, numbers) = match database {
        Database::Sqlite => (
            "randomblob(16)",
            "315360000000000",
            format!(
                "(with recursive n(i) as (select 1 union all select i + 1 from n where i < {each}) \
                 select i from n)"
            ),
        ),
        Database::Postgres => (
            "gen_random_uuid()",
            "interval '10 years'",
            format!("generate_series(1, {each})"),
        ),
    };
    throwaway::execute(
        &url,
        &format!(
            "insert into guarantee (municipality_id, id, case_id, contribution_id, clock, state, \
             terms, start_at, due_at, next_at, created_at, version, ended_at, explained) \
             select g.municipality_id, {id}, g.case_id, null, g.clock, g.state, g.terms, \
             g.start_at, g.due_at + {years}, g.due_at + {years}, g.created_at, 1, null, g.explained \
             from guarantee g cross join {numbers} n \
             where g.next_at is null and g.clock = 'acknowledge' and g.state = 'running'"
        ),
    )?;
    match database {
        Database::Sqlite => {}
        // Autovacuum would do it within a minute.
        Database::Postgres => throwaway::execute(&url, "vacuum analyze guarantee")?,
    }
    Ok(())
}
