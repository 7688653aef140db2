//! Migrations can be taken back, and lose nothing of what is there.

use diesel::connection::{Connection as _, SimpleConnection as _};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use diesel_migrations::MigrationHarness as _;
use onedoor_domain::contribution::Stage;
use onedoor_domain::guarantee::GuaranteeStage;
use onedoor_domain::{CaseId, MunicipalityId, StaffId, Version};
use uuid::Uuid;

use super::house::{Fresh, at};
use super::{Database, on_both};
use crate::columns::OutboxKind;
use crate::health::tables;
use crate::migrate::{POSTGRES, SQLITE};
use crate::{Connection, calendars, contents, contributions, migrate, outbox};

/// Applies the migrations one after the other, as many as are asked for.
fn step(conn: &mut Connection, steps: usize) {
    for _ in 0..steps {
        match conn {
            Connection::Postgres(pg) => pg.run_next_migration(POSTGRES).map(drop),
            Connection::Sqlite(lite) => lite.run_next_migration(SQLITE).map(drop),
        }
        .unwrap();
    }
}

/// Applies all that are left.
fn step_to_today(conn: &mut Connection) {
    match conn {
        Connection::Postgres(pg) => pg.run_pending_migrations(POSTGRES).map(drop),
        Connection::Sqlite(lite) => lite.run_pending_migrations(SQLITE).map(drop),
    }
    .unwrap();
}

fn take_back(conn: &mut Connection) -> bool {
    match conn {
        Connection::Postgres(pg) => pg.revert_last_migration(POSTGRES).is_ok(),
        Connection::Sqlite(lite) => lite.revert_last_migration(SQLITE).is_ok(),
    }
}

on_both!(
    fn migrations_can_be_reverted(database: Database) {
        let fresh = Fresh::empty(database);
        migrate(&fresh.url).unwrap();
        let mut conn = fresh.connect();
        let before = tables(&mut conn).unwrap();
        assert!(!before.is_empty());

        match &mut conn {
            Connection::Postgres(pg) => pg.revert_all_migrations(POSTGRES).map(drop),
            Connection::Sqlite(lite) => lite.revert_all_migrations(SQLITE).map(drop),
        }
        .unwrap();

        assert_eq!(tables(&mut conn).unwrap(), []);
        migrate(&fresh.url).unwrap();
        assert_eq!(tables(&mut conn).unwrap(), before);
    }
);

/// How each database writes values down.
#[derive(Clone, Copy)]
struct Written(Database);

impl Written {
    fn id(self, number: u128) -> String {
        let id = Uuid::from_u128(number);
        match self.0 {
            Database::Sqlite => format!("x'{}'", id.simple()),
            Database::Postgres => format!("'{id}'"),
        }
    }

    fn at(self, seconds: i64) -> String {
        match self.0 {
            Database::Sqlite => at(seconds).as_micros().to_string(),
            Database::Postgres => format!("'{}'", at(seconds)),
        }
    }

    fn bytes(self) -> &'static str {
        match self.0 {
            Database::Sqlite => "x'00'",
            Database::Postgres => r"'\x00'",
        }
    }
}

/// Rows as a program of the first migration wrote them: two contributions, one of which somebody
/// accepted, and a guarantee each that waits and that runs.
fn rows_of_the_first_house(database: Database) -> String {
    let w = Written(database);
    let (one, two, then, later) = (w.id(1), w.id(2), w.at(5), w.at(6));
    let (due, next, hash) = (w.at(90), w.at(70), w.bytes());
    let terms = r#"{"clock": "unit_answer", "length": 1, "unit": "working_days",
        "start": "received", "calendar": "local", "calendar_version": 3,
        "basis": {"kind": "promise", "promise": "answer"}, "catalogue_version": 1,
        "thresholds": [50]}"#;
    format!(
        "insert into municipality values ({one}, 'eksempel', 'Eksempel', 'DK', 'Europe/Oslo', 'da',
            '{{}}', '{{\"schema\": 1}}', 3, 1, 1, {then}, {later});
        insert into staff values ({one}, {one}, 'Ane', 'Konsulent', 'ane@eksempel.example',
            '+4533991234', true, '[]', '[]', '[]', 9, 1, {then}, {then});
        insert into \"case\" values ({one}, {one}, '2026-1', 'open', 'simple', false, false, false,
            'da', {one}, null, null, 1, '{{}}', {then}, {then}, {then}, 1, 0, {hash});
        insert into contribution values
            ({one}, {one}, {one}, 'building', 'offered', 'pool', null, null, '[]',
                {then}, {later}, 1),
            ({one}, {two}, {one}, 'fire', 'accepted', 'named', {one}, {later}, '[]',
                {then}, {later}, 4);
        insert into guarantee values
            ({one}, {one}, {one}, null, 'unit_answer', 'waiting', '{terms}', null, null, null,
                {then}, 1),
            ({one}, {two}, {one}, {two}, 'unit_answer', 'running', '{terms}', {then}, {due}, {next},
                {then}, 7);
        insert into outbox values ({one}, {one}, 'case_opened', {one}, '{{}}', {then}, {then}, 2);"
    )
}

on_both!(
    fn nothing_is_lost_on_the_way_to_the_guarantee_engine(database: Database) {
        let fresh = Fresh::empty(database);
        let mut conn = fresh.connect();
        step(&mut conn, 1);
        conn.batch_execute(&rows_of_the_first_house(database))
            .unwrap();
        // And on to today, whose columns today's reader wants.
        step_to_today(&mut conn);

        let (here, case) = (
            MunicipalityId(Uuid::from_u128(1)),
            CaseId(Uuid::from_u128(1)),
        );
        let calendar = calendars::document(&mut conn, here, 3).unwrap();
        assert_eq!(calendar.document, r#"{"schema": 1}"#);
        assert_eq!(
            (calendar.time_zone.as_str(), calendar.created_at),
            ("Europe/Oslo", at(6))
        );
        assert_eq!(calendars::list_versions(&mut conn, here).unwrap(), [3]);

        let parts = contents::contributions(&mut conn, here, &[case]).unwrap();
        let handler = StaffId(Uuid::from_u128(1));
        let stages: Vec<Stage> = parts.iter().map(|part| part.stage).collect();
        assert_eq!(
            stages,
            [
                Stage::Offered { to: None },
                Stage::Accepted { handler, at: at(6) }
            ]
        );
        for part in &parts {
            assert_eq!(
                (part.offered_at, part.offers, part.next_at),
                (at(5), 1, None)
            );
        }
        assert_eq!(parts[1].version, Version(4));
        let again = contributions::get(&mut conn, here, parts[1].id).unwrap();
        assert_eq!(again, parts[1]);

        let promises = contents::guarantees(&mut conn, here, &[case]).unwrap();
        assert_eq!(promises[0].state, GuaranteeStage::Waiting);
        let running = &promises[1];
        assert_eq!(
            (running.state, running.contribution),
            (GuaranteeStage::Running, Some(again.id))
        );
        assert_eq!(
            (running.due_at, running.next_at),
            (Some(at(90)), Some(at(70)))
        );
        assert_eq!((running.ended_at, running.explained), (None, false));
        assert_eq!(running.version, Version(7));

        let work = outbox::take(&mut conn, OutboxKind::CaseOpened, at(9), 9).unwrap();
        assert_eq!(work.len(), 1);
        references_hold(&mut conn, database);
    }
);

/// Guarantees refer to the contributions that are there now, and to nothing else.
fn references_hold(conn: &mut Connection, database: Database) {
    if database == Database::Sqlite {
        #[derive(QueryableByName)]
        struct Broken {
            #[diesel(sql_type = Text)]
            table: String,
        }
        let broken: Vec<Broken> = sql_query("select \"table\" from pragma_foreign_key_check")
            .load(conn)
            .unwrap();
        assert_eq!(
            broken
                .iter()
                .map(|of| of.table.as_str())
                .collect::<Vec<_>>(),
            [""; 0]
        );
    }
    let (known, unknown) = (Written(database).id(1), Written(database).id(9));
    let mut refers = |contribution: &str| {
        conn.transaction(|conn| {
            conn.batch_execute(&format!(
                "update guarantee set contribution_id = {contribution} where id = {known}"
            ))
        })
    };
    refers(&known).unwrap();
    let refused = refers(&unknown).unwrap_err().to_string().to_lowercase();
    assert!(refused.contains("foreign key"), "{refused}");
}

on_both!(
    fn the_engines_tables_are_taken_back_only_if_nothing_is_lost(database: Database) {
        let fresh = Fresh::empty(database);
        let mut conn = fresh.connect();
        step(&mut conn, 1);
        conn.batch_execute(&rows_of_the_first_house(database))
            .unwrap();
        let counts = |conn: &mut Connection| {
            ["contribution", "guarantee", "outbox"].map(|table| rows(conn, table))
        };
        let (shape, before) = (tables(&mut conn).unwrap(), counts(&mut conn));
        assert_eq!(before, [2, 2, 1]);
        step(&mut conn, 1);
        let missed = "update guarantee set state = 'missed' where state = 'running'";
        conn.batch_execute(missed).unwrap();
        assert!(
            !take_back(&mut conn),
            "the first house knows nothing of what was missed"
        );
        assert_eq!(rows(&mut conn, "guarantee where state = 'missed'"), 1);

        conn.batch_execute("update guarantee set state = 'running' where state = 'missed'")
            .unwrap();
        assert!(take_back(&mut conn));
        assert_eq!(tables(&mut conn).unwrap(), shape);
        assert_eq!(counts(&mut conn), before);
        references_hold(&mut conn, database);
    }
);

fn rows(conn: &mut Connection, table: &str) -> i64 {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }
    let query = format!("select count(*) as \"rows\" from {table}");
    let count: Count = sql_query(query).get_result(conn).unwrap();
    count.rows
}
