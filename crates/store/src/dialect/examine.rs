//! What each database must be set to for our promises to hold.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{Integer, Text};

use crate::connection::{OLDEST_SOUND_SQLITE, sqlite_version};
use crate::health::{Examined, Verdict};
use crate::{Connection, StoreError};

/// The oldest PostgreSQL that is tested.
const OLDEST_POSTGRES: i32 = 150_000;

/// Tables whose rows anybody sees, and roles that see through it.
const UNGUARDED: &str = "select (\
     (select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid \
      where a.attname = 'municipality_id' and not a.attisdropped and c.relkind = 'r' \
      and c.relnamespace = current_schema()::regnamespace \
      and (not c.relrowsecurity or pg_get_userbyid(c.relowner) = 'onedoor_app')) \
     + (select count(*) from pg_roles \
        where rolname = 'onedoor_app' and (rolsuper or rolbypassrls)))::int as value";

#[derive(QueryableByName)]
struct Setting {
    #[diesel(sql_type = Text)]
    value: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Integer)]
    value: i32,
}

pub(crate) fn examine(conn: &mut Connection) -> Result<Vec<Examined>, StoreError> {
    match conn {
        Connection::Postgres(pg) => postgres(pg),
        Connection::Sqlite(lite) => sqlite(lite),
    }
}

fn postgres(pg: &mut PgConnection) -> Result<Vec<Examined>, StoreError> {
    let version: Number =
        sql_query("select current_setting('server_version_num')::int as value").get_result(pg)?;
    let mut setting = |name: &str| -> Result<String, StoreError> {
        let row: Setting = sql_query("select current_setting($1) as value")
            .bind::<Text, _>(name)
            .get_result(pg)?;
        Ok(row.value)
    };
    let (commit, fsync) = (setting("synchronous_commit")?, setting("fsync")?);
    let grouped: Number =
        sql_query("select count(*)::int as value from pg_extension where extname = 'btree_gin'")
            .get_result(pg)?;
    let unguarded: Number = sql_query(UNGUARDED).get_result(pg)?;
    Ok(vec![
        Examined {
            what: "municipalities kept apart by the database",
            verdict: or_unsound(unguarded.value == 0),
            found: if unguarded.value == 0 {
                "every table is guarded".to_owned()
            } else {
                format!(
                    "{} tables or roles are not as they should be",
                    unguarded.value
                )
            },
        },
        Examined {
            what: "PostgreSQL version",
            verdict: or_unsound(version.value >= OLDEST_POSTGRES),
            found: version.value.to_string(),
        },
        Examined {
            what: "synchronous_commit",
            verdict: or_unsound(commit != "off"),
            found: commit,
        },
        Examined {
            what: "fsync",
            verdict: or_unsound(fsync == "on"),
            found: fsync,
        },
        Examined {
            what: "search index by municipality (btree_gin)",
            verdict: if grouped.value > 0 {
                Verdict::Sound
            } else {
                Verdict::Weak
            },
            found: if grouped.value > 0 {
                "present"
            } else {
                "missing: searches in small municipalities are slower"
            }
            .to_owned(),
        },
    ])
}

fn sqlite(lite: &mut SqliteConnection) -> Result<Vec<Examined>, StoreError> {
    let journal: Setting =
        sql_query("select journal_mode as value from pragma_journal_mode").get_result(lite)?;
    let synchronous: Number =
        sql_query("select synchronous as value from pragma_synchronous").get_result(lite)?;
    let version = sqlite_version();
    Ok(vec![
        Examined {
            what: "SQLite version",
            verdict: or_unsound(version >= OLDEST_SOUND_SQLITE),
            found: version.to_string(),
        },
        Examined {
            what: "journal_mode",
            verdict: or_unsound(journal.value == "wal"),
            found: journal.value,
        },
        // 2 is FULL, 3 is EXTRA.
        Examined {
            what: "synchronous",
            verdict: or_unsound(synchronous.value >= 2),
            found: synchronous.value.to_string(),
        },
    ])
}

fn or_unsound(sound: bool) -> Verdict {
    if sound {
        Verdict::Sound
    } else {
        Verdict::Unsound
    }
}
