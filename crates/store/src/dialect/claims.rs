//! Claiming cases: where there can be other sweeps, without the cases that they hold.

use std::collections::HashSet;

use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::BigInt;
use onedoor_domain::{CaseId, DeliveryId, Moment, MunicipalityId};

use crate::cases::HeadFound;
use crate::columns::{Col, Id, Instant};
use crate::deliveries::Carrier;
use crate::schema::cases;
use crate::{Connection, StoreError};

/// What is due, the earliest first, with its case. The limit bounds what is read, whatever waits:
/// PostgreSQL counts only rows whose case it could lock. So a case with several things due takes
/// several places, and comes out once.
macro_rules! due {
    ($table:literal, $now:literal, $limit:literal) => {
        concat!(
            "select c.municipality_id, c.id from ",
            $table,
            " d join \"case\" c on c.municipality_id = d.municipality_id and c.id = d.case_id ",
            "where d.next_at <= ",
            $now,
            " order by d.next_at limit ",
            $limit
        )
    };
}

#[derive(QueryableByName)]
struct CaseDue {
    #[diesel(sql_type = Id)]
    municipality_id: Col<MunicipalityId>,
    #[diesel(sql_type = Id)]
    id: Col<CaseId>,
}

pub(crate) fn claim_cases_with_due_guarantees(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    claim(
        conn,
        concat!(
            due!("guarantee", "$1", "$2"),
            " for update of c skip locked"
        ),
        due!("guarantee", "?", "?"),
        now,
        limit,
    )
}

pub(crate) fn claim_cases_with_due_offers(
    conn: &mut Connection,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    claim(
        conn,
        concat!(
            due!("contribution", "$1", "$2"),
            " for update of c skip locked"
        ),
        due!("contribution", "?", "?"),
        now,
        limit,
    )
}

/// SQLite needs no lock: the claim runs where alone it is written.
fn claim(
    conn: &mut Connection,
    postgres: &'static str,
    sqlite: &'static str,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, CaseId)>, StoreError> {
    let rows: Vec<CaseDue> = match conn {
        Connection::Postgres(pg) => sql_query(postgres)
            .bind::<Instant, _>(Col(now))
            .bind::<BigInt, _>(limit)
            .load(pg)?,
        Connection::Sqlite(lite) => sql_query(sqlite)
            .bind::<Instant, _>(Col(now))
            .bind::<BigInt, _>(limit)
            .load(lite)?,
    };
    let mut seen = HashSet::new();
    let cases = rows
        .into_iter()
        .map(|row| (row.municipality_id.0, row.id.0));
    Ok(cases.filter(|case| seen.insert(*case)).collect())
}

/// The words for what tells of meetings.
macro_rules! of_meetings {
    () => {
        "('meeting_invited', 'meeting_changed', 'meeting_cancelled')"
    };
}

/// What may be tried now of one kind of ways. Of what the business is told of one case, only the first: it is told in
/// the order in which things happened. An invitation tells by itself in which order it stands, and
/// some go to people who are neither of the business nor of the house.
macro_rules! deliverable {
    ($by:literal, $now:literal, $limit:literal) => {
        concat!(
            "select d.municipality_id, d.id from delivery d where d.channel ",
            $by,
            " 'mail' and d.next_at <= ",
            $now,
            " and not exists (select 1 from delivery e ",
            "where d.staff_id is null and d.channel <> 'chat' and d.tiding not in ",
            of_meetings!(),
            " and e.municipality_id = d.municipality_id and e.case_id = d.case_id ",
            "and e.staff_id is null and e.channel <> 'chat' ",
            "and e.next_at is not null and e.id < d.id and e.tiding not in ",
            of_meetings!(),
            ") ",
            "order by d.next_at, d.id limit ",
            $limit
        )
    };
}

#[derive(QueryableByName)]
struct DeliveryDue {
    #[diesel(sql_type = Id)]
    municipality_id: Col<MunicipalityId>,
    #[diesel(sql_type = Id)]
    id: Col<DeliveryId>,
}

pub(crate) fn claim_deliveries(
    conn: &mut Connection,
    by: Carrier,
    now: Moment,
    limit: i64,
) -> Result<Vec<(MunicipalityId, DeliveryId)>, StoreError> {
    // A macro, because a statement that is put together is none that is known beforehand.
    macro_rules! due {
        ($by:literal) => {
            match conn {
                Connection::Postgres(pg) => {
                    let due = concat!(
                        deliverable!($by, "$1", "$2"),
                        " for update of d skip locked"
                    );
                    sql_query(due)
                        .bind::<Instant, _>(Col(now))
                        .bind::<BigInt, _>(limit)
                        .load(pg)?
                }
                Connection::Sqlite(lite) => sql_query(deliverable!($by, "?", "?"))
                    .bind::<Instant, _>(Col(now))
                    .bind::<BigInt, _>(limit)
                    .load(lite)?,
            }
        };
    }
    let rows: Vec<DeliveryDue> = match by {
        Carrier::Mailer => due!("="),
        Carrier::Gateways => due!("<>"),
    };
    let rows = rows.into_iter();
    Ok(rows.map(|row| (row.municipality_id.0, row.id.0)).collect())
}

/// One case, held until the transaction ends.
pub(crate) fn lock_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: CaseId,
) -> Result<HeadFound, StoreError> {
    // A macro, because the selected row carries its backend in its type.
    macro_rules! one {
        () => {
            cases::table
                .find((Col(municipality), Col(id)))
                .select(HeadFound::as_select())
        };
    }
    Ok(match conn {
        Connection::Postgres(pg) => one!().for_update().first(pg)?,
        Connection::Sqlite(lite) => one!().first(lite)?,
    })
}
