//! Each database's catalogue of its own tables.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};

use crate::shape::{ColumnFound, LinkFound};
use crate::{Connection, StoreError};

// Ordinary and virtual tables; those that a virtual table keeps for itself are of type `shadow`.
const SQLITE_COLUMNS: &str = r#"
    select t.name as table_name, c.name as column_name, c."notnull" = 0 as nullable,
        c.pk as key_place
    from pragma_table_list t join pragma_table_info(t.name) c
    where t.schema = 'main' and t.type in ('table', 'virtual') and t.name not like 'sqlite~_%' escape '~'
    order by t.name, c.cid"#;

const SQLITE_LINKS: &str = r#"
    select t.name as table_name, f.id as link, f."from" as column_name, f."table" as to_table,
        f."to" as to_column
    from pragma_table_list t join pragma_foreign_key_list(t.name) f
    where t.schema = 'main'
    order by t.name, f.id, f.seq"#;

const POSTGRES_COLUMNS: &str = "
    select c.relname::text as table_name, a.attname::text as column_name,
        not a.attnotnull as nullable,
        coalesce(array_position(k.conkey, a.attnum), 0)::int as key_place
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::text::regnamespace
    order by c.relname, a.attnum";

const POSTGRES_LINKS: &str = "
    select c.relname::text as table_name, k.oid::bigint as link, a.attname::text as column_name,
        r.relname::text as to_table, b.attname::text as to_column
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class r on r.oid = k.confrelid
    cross join lateral unnest(k.conkey, k.confkey) with ordinality as pair (here, there, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = pair.here
    join pg_attribute b on b.attrelid = r.oid and b.attnum = pair.there
    where k.contype = 'f' and c.relnamespace = current_schema()::text::regnamespace
    order by c.relname, k.oid, pair.place";

pub(crate) fn columns(conn: &mut Connection) -> Result<Vec<ColumnFound>, StoreError> {
    Ok(match conn {
        Connection::Postgres(pg) => sql_query(POSTGRES_COLUMNS).load(pg)?,
        Connection::Sqlite(lite) => sql_query(SQLITE_COLUMNS).load(lite)?,
    })
}

pub(crate) fn links(conn: &mut Connection) -> Result<Vec<LinkFound>, StoreError> {
    Ok(match conn {
        Connection::Postgres(pg) => sql_query(POSTGRES_LINKS).load(pg)?,
        Connection::Sqlite(lite) => sql_query(SQLITE_LINKS).load(lite)?,
    })
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Whether these words stand anywhere in a column. Both names come from the database itself.
pub(crate) fn mentions(
    conn: &mut Connection,
    table: &str,
    column: &str,
    words: &str,
) -> Result<bool, StoreError> {
    let pattern = format!("%{}%", words.to_lowercase());
    let found: Count = match conn {
        Connection::Postgres(pg) => sql_query(format!(
            "select count(*) as \"count\" from \"{table}\" where lower(\"{column}\"::text) like $1"
        ))
        .bind::<Text, _>(pattern)
        .get_result(pg)?,
        Connection::Sqlite(lite) => sql_query(format!(
            "select count(*) as \"count\" from \"{table}\" \
             where lower(cast(\"{column}\" as text)) like ?"
        ))
        .bind::<Text, _>(pattern)
        .get_result(lite)?,
    };
    Ok(found.count > 0)
}
