//! Rows of any table, by the register of what a case is made of.

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Text;
use onedoor_domain::{CaseId, ContactId, EnquiryId, MunicipalityId};
use uuid::Uuid;

use super::search::house;
use crate::columns::{AnyId, Col, Id};
use crate::holdings::{Column, Holding, Kind};
use crate::{Connection, StoreError};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    row: String,
}

#[derive(QueryableByName)]
struct Contact {
    #[diesel(sql_type = Id)]
    id: Col<ContactId>,
}

#[derive(QueryableByName)]
struct Case {
    #[diesel(sql_type = Id)]
    id: Col<CaseId>,
}

/// Whoever speaks on the case `$2`. A parameter is numbered as it first stands in a statement, on
/// both databases.
const CONTACTS: &str = "\
    select contact_id as id from \"case\" \
     where municipality_id = $1 and id = $2 and contact_id is not null \
    union select e.contact_id from enquiry e join case_enquiry c \
     on c.municipality_id = e.municipality_id and c.enquiry_id = e.id \
     where c.municipality_id = $1 and c.case_id = $2 and e.contact_id is not null \
    union select contact_id from contact_moment \
     where municipality_id = $1 and case_id = $2 and contact_id is not null \
    union select contact_id from tracking_code \
     where municipality_id = $1 and case_id = $2 and contact_id is not null \
    union select p.contact_id from meeting_participant p join meeting m \
     on m.municipality_id = p.municipality_id and m.id = p.meeting_id \
     where m.municipality_id = $1 and m.case_id = $2 and p.contact_id is not null";

/// The cases on which the person `$2` speaks.
const CASES: &str = "\
    select id from \"case\" where municipality_id = $1 and contact_id = $2 \
    union select c.case_id from enquiry e join case_enquiry c \
     on c.municipality_id = e.municipality_id and c.enquiry_id = e.id \
     where e.municipality_id = $1 and e.contact_id = $2 \
    union select case_id from contact_moment where municipality_id = $1 and contact_id = $2 \
    union select case_id from tracking_code where municipality_id = $1 and contact_id = $2 \
    union select m.case_id from meeting_participant p join meeting m \
     on m.municipality_id = p.municipality_id and m.id = p.meeting_id \
     where p.municipality_id = $1 and p.contact_id = $2 \
    order by 1";

macro_rules! run {
    ($conn:expr, $sql:expr, $verb:ident, $($value:expr),+) => {
        match $conn {
            Connection::Postgres(pg) => {
                sql_query($sql)$(.bind::<Id, _>($value))+.$verb(pg)?
            }
            Connection::Sqlite(lite) => {
                sql_query($sql)$(.bind::<Id, _>($value))+.$verb(lite)?
            }
        }
    };
}

/// The rows of what `owner` ties to a table, each as a JSON object.
pub(crate) fn rows_as_json(
    conn: &mut Connection,
    holding: &Holding,
    municipality: MunicipalityId,
    owner: Uuid,
) -> Result<Vec<String>, StoreError> {
    let is_postgres = matches!(conn, Connection::Postgres(_));
    let shown = holding.columns.iter().filter(|of| of.kind != Kind::Secret);
    let pairs: Vec<String> = shown
        .map(|of| {
            let value = if is_postgres {
                on_postgres(of)
            } else {
                on_sqlite(of)
            };
            format!("'{}', {value}", of.name)
        })
        .collect();
    let make = if is_postgres {
        "json_build_object"
    } else {
        "json_object"
    };
    let text = if is_postgres { "::text" } else { "" };
    let sql = format!(
        "select {make}({}){text} as \"row\" from {} where municipality_id = $1 and {} order by 1",
        pairs.join(", "),
        holding.table,
        holding.tie
    );
    let rows: Vec<Row> = run!(conn, sql, load, Col(municipality), Col(AnyId(owner)));
    Ok(rows.into_iter().map(|row| row.row).collect())
}

/// Runs a statement about the case `$2` of the municipality `$1`.
pub(crate) fn run_on_case(
    conn: &mut Connection,
    sql: &str,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    // A statement that sets something before it names the municipality is none of these.
    let _changed: usize = run!(conn, sql, execute, Col(municipality), Col(case));
    Ok(())
}

/// Runs a statement about one row, or what one person said, `$3`, on the case `$2` of the municipality
/// `$1`.
pub(crate) fn run_on_one(
    conn: &mut Connection,
    sql: &str,
    (municipality, case): (MunicipalityId, CaseId),
    one: Uuid,
) -> Result<(), StoreError> {
    let _changed: usize = run!(
        conn,
        sql,
        execute,
        Col(municipality),
        Col(case),
        Col(AnyId(one))
    );
    Ok(())
}

pub(crate) fn contacts_of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<ContactId>, StoreError> {
    let found: Vec<Contact> = run!(conn, CONTACTS, load, Col(municipality), Col(case));
    Ok(found.into_iter().map(|one| one.id.0).collect())
}

pub(crate) fn cases_of_contact(
    conn: &mut Connection,
    municipality: MunicipalityId,
    contact: ContactId,
) -> Result<Vec<CaseId>, StoreError> {
    let found: Vec<Case> = run!(conn, CASES, load, Col(municipality), Col(contact));
    Ok(found.into_iter().map(|one| one.id.0).collect())
}

/// Deletes what happened on a case that is disposed of.
///
/// PostgreSQL lets nobody who works for a municipality delete events but by this function, and that
/// only of a case of which is written down that its period is over.
pub(crate) fn delete_events(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => sql_query("select dispose_of_events($1)")
            .bind::<Id, _>(Col(case))
            .execute(pg)?,
        Connection::Sqlite(lite) => {
            sql_query("delete from event where municipality_id = ? and case_id = ?")
                .bind::<Id, _>(Col(municipality))
                .bind::<Id, _>(Col(case))
                .execute(lite)?
        }
    };
    Ok(())
}

/// Takes the enquiries of a case out of the search index.
pub(crate) fn delete_documents(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => {
            sql_query("delete from enquiry_search where municipality_id = $1 and case_id = $2")
                .bind::<Id, _>(Col(municipality))
                .bind::<Id, _>(Col(case))
                .execute(pg)?
        }
        Connection::Sqlite(lite) => {
            sql_query("delete from enquiry_search where municipality_id = ? and case_id = ?")
                .bind::<Text, _>(house(municipality))
                .bind::<Id, _>(Col(case))
                .execute(lite)?
        }
    };
    Ok(())
}

/// Takes one enquiry out of the search index.
pub(crate) fn delete_document(
    conn: &mut Connection,
    municipality: MunicipalityId,
    enquiry: EnquiryId,
) -> Result<(), StoreError> {
    match conn {
        Connection::Postgres(pg) => {
            sql_query("delete from enquiry_search where municipality_id = $1 and enquiry_id = $2")
                .bind::<Id, _>(Col(municipality))
                .bind::<Id, _>(Col(enquiry))
                .execute(pg)?
        }
        Connection::Sqlite(lite) => {
            sql_query("delete from enquiry_search where municipality_id = ? and enquiry_id = ?")
                .bind::<Text, _>(house(municipality))
                .bind::<Id, _>(Col(enquiry))
                .execute(lite)?
        }
    };
    Ok(())
}

fn on_postgres(of: &Column) -> String {
    let name = of.name;
    match of.kind {
        Kind::Id => format!("{name}::text"),
        Kind::Instant => {
            format!("to_char({name} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
        }
        Kind::Bytes => format!("encode({name}, 'hex')"),
        Kind::Plain | Kind::Json | Kind::Flag => name.to_owned(),
        Kind::Secret => "null".to_owned(),
    }
}

fn on_sqlite(of: &Column) -> String {
    let name = of.name;
    match of.kind {
        Kind::Id => {
            let part = |from: u8, length: u8| format!("substr(hex({name}), {from}, {length})");
            let parts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)].map(|(a, b)| part(a, b));
            format!(
                "case when {name} is null then null else lower({}) end",
                parts.join(" || '-' || ")
            )
        }
        Kind::Instant => format!(
            "strftime('%Y-%m-%dT%H:%M:%S', {name} / 1000000, 'unixepoch') \
             || printf('.%06dZ', {name} % 1000000)"
        ),
        Kind::Bytes => format!("lower(hex({name}))"),
        Kind::Json => format!("json({name})"),
        Kind::Flag => {
            format!("case {name} when 1 then json('true') when 0 then json('false') end")
        }
        Kind::Plain => name.to_owned(),
        Kind::Secret => "null".to_owned(),
    }
}
