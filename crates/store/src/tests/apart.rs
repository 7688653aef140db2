//! What PostgreSQL itself keeps apart: statements that forgot for whom they are find nothing.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use onedoor_domain::MunicipalityId;
use uuid::Uuid;

use super::Database;
use super::house::House;
use crate::{Connection, Store, StoreError, StoreOptions, staff};

const OTHER: MunicipalityId = MunicipalityId(Uuid::from_u128(2));

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    many: i64,
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Two municipalities, in each of which one person works.
fn two() -> House {
    let mut house = House::on(Database::Postgres);
    house.found(OTHER, "nabo");
    house
}

/// Runs a statement as the program's role, for whomever `setting` says.
fn as_the_role<T>(house: &mut House, setting: &str, run: impl FnOnce(&mut Connection) -> T) -> T {
    let begin = format!("begin; set local role onedoor_app; {setting}");
    house.conn.batch_execute(&begin).unwrap();
    let outcome = run(&mut house.conn);
    house.conn.batch_execute("rollback").unwrap();
    outcome
}

fn set_to(id: MunicipalityId) -> String {
    format!("set local onedoor.municipality = '{}'", id.0)
}

fn many(conn: &mut Connection, of: &str) -> i64 {
    let count: Count = sql_query(format!("select count(*) as many from {of}"))
        .get_result(conn)
        .unwrap();
    count.many
}

/// Tables that belong to a municipality, of which `such` is true.
fn tables(house: &mut House, such: &str) -> Vec<String> {
    let names: Vec<Name> = sql_query(format!(
        "select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid \
         where a.attname = 'municipality_id' and not a.attisdropped and c.relkind = 'r' \
         and c.relnamespace = 'public'::regnamespace and ({such}) order by 1"
    ))
    .load(&mut house.conn)
    .unwrap();
    names.into_iter().map(|one| one.name).collect()
}

#[test]
fn every_table_of_a_municipality_is_guarded() {
    let mut house = two();
    assert!(tables(&mut house, "true").len() > 40);
    let unguarded = tables(
        &mut house,
        "not c.relrowsecurity \
         or not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*') \
         or pg_get_userbyid(c.relowner) = 'onedoor_app'",
    );
    assert_eq!(
        unguarded,
        Vec::<String>::new(),
        "a migration calls guard_rows for them"
    );
    let mighty: Vec<Name> = sql_query(
        "select rolname::text as name from pg_roles where rolname = 'onedoor_app' \
         and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)",
    )
    .load(&mut house.conn)
    .unwrap();
    assert!(mighty.is_empty(), "the role may no more than it must");
}

#[test]
fn without_a_municipality_nothing_is_there() {
    let mut house = two();
    for table in tables(&mut house, "true") {
        let table = format!("\"{table}\"");
        assert_eq!(as_the_role(&mut house, "", |conn| many(conn, &table)), 0);
    }
    let municipalities = as_the_role(&mut house, "", |conn| many(conn, "municipality"));
    assert_eq!(municipalities, 0);
    // Neither after a transaction that had one.
    as_the_role(&mut house, &set_to(OTHER), |_| ());
    assert_eq!(as_the_role(&mut house, "", |conn| many(conn, "staff")), 0);
}

#[test]
fn each_municipality_sees_its_own_rows_whatever_the_statement_forgets() {
    let mut house = two();
    let here = house.id;
    assert_eq!(many(&mut house.conn, "staff"), 2);
    for of in [here, OTHER] {
        as_the_role(&mut house, &set_to(of), |conn| {
            assert_eq!(many(conn, "staff"), 1);
            assert_eq!(many(conn, "municipality"), 1);
            let own = format!("staff where municipality_id = '{}'", of.0);
            assert_eq!(many(conn, &own), 1);
        });
    }
    let foreign = as_the_role(&mut house, &set_to(here), |conn| {
        sql_query(format!(
            "delete from staff where municipality_id = '{}'",
            OTHER.0
        ))
        .execute(conn)
    });
    assert_eq!(foreign, Ok(0));
}

#[test]
fn no_row_is_written_for_another_municipality() {
    let mut house = two();
    let here = house.id;
    for moves in [
        format!("update staff set municipality_id = '{}'", OTHER.0),
        format!(
            "insert into staff_unit (municipality_id, staff_id, unit_id, is_head) \
             select '{}', id, 'smuggled', false from staff",
            OTHER.0
        ),
    ] {
        let refused = as_the_role(&mut house, &set_to(here), |conn| {
            sql_query(&moves).execute(conn)
        });
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("row-level security"), "{moves}: {said}");
    }
}

#[test]
fn what_happened_cannot_be_rewritten() {
    let mut house = two();
    let here = house.id;
    for change in ["update event set seq = seq", "delete from event"] {
        let refused = as_the_role(&mut house, &set_to(here), |conn| {
            sql_query(change).execute(conn)
        });
        let said = refused.unwrap_err().to_string();
        assert!(said.contains("permission denied"), "{change}: {said}");
    }
}

/// However municipalities take turns on one connection, and whatever goes wrong on it.
#[test]
fn a_connection_remembers_nobody() {
    let house = two();
    let store = Store::open(&house.fresh.url, StoreOptions { connections: 1 }).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        for turn in 0..200 {
            let of = if turn % 2 == 0 { house.id } else { OTHER };
            let seen = store
                .of(of)
                .read(|conn| Ok::<_, StoreError>(many(conn, "staff")));
            assert_eq!(seen.await.unwrap(), 1);
            let fails = store.of(of).write(move |conn| {
                sql_query("select 1 / 0").execute(conn)?;
                Ok::<_, StoreError>(())
            });
            assert!(fails.await.is_err());
            let all = store
                .installation()
                .read(|conn| Ok::<_, StoreError>(many(conn, "staff")));
            assert_eq!(all.await.unwrap(), 2);
            let listed = store.of(of).read(move |conn| staff::list(conn, of));
            assert_eq!(listed.await.unwrap().len(), 1);
        }
    });
}
