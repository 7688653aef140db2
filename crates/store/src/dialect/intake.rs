//! The hot write: everything that one enquiry becomes.
//!
//! PostgreSQL gets one prepared statement, which is its own transaction and one round trip; on
//! SQLite a row each is as fast, because diesel keeps every statement prepared.

use diesel::sqlite::SqliteConnection;
use diesel::{ExpressionMethods, QueryDsl, QueryResult, RunQueryDsl};

mod statement;

use self::statement::{Columns, OneStatement};
use crate::columns::Col;
use crate::rows::intake::{CaseEnquiryRow, Intake};
use crate::schema::{
    business, business_identifier, case_enquiry, case_type_of_case, cases, contact_person,
    contribution, contribution_dependency, enquiry, event, guarantee, idempotency_key, outbox,
    staff_load, tracking_code,
};
use crate::{Connection, StoreError};

/// Writes an intake whole.
///
/// # Errors
/// [`StoreError::Stale`] if somebody chosen carries more than they did when they were chosen, or
/// has left since; [`StoreError::Taken`] if the idempotency key, the reference or an identifier
/// is taken. Nothing is written then.
pub(crate) fn write_intake(conn: &mut Connection, intake: &Intake) -> Result<(), StoreError> {
    let written = match conn {
        Connection::Postgres(pg) => {
            OneStatement(&Columns::of(intake, &link(intake))).execute(pg)? == 1
        }
        Connection::Sqlite(lite) => row_by_row(lite, intake)?,
    };
    if !written {
        return Err(StoreError::Stale);
    }
    Ok(())
}

/// On the connection itself: through the derived one, every row's statement would be written out
/// before it is found among those that are prepared.
///
/// Answers whether the loads were as expected; the caller's savepoint undoes what was done if not.
fn row_by_row(conn: &mut SqliteConnection, intake: &Intake) -> QueryResult<bool> {
    if let Some(key) = &intake.key {
        diesel::insert_into(idempotency_key::table)
            .values(key)
            .execute(conn)?;
    }
    if !raise_loads(conn, intake)? {
        return Ok(false);
    }
    insert_asker(conn, intake)?;
    insert_case(conn, intake)?;
    Ok(true)
}

/// Answers whether everybody chosen carried what was expected.
fn raise_loads(conn: &mut SqliteConnection, intake: &Intake) -> QueryResult<bool> {
    for change in &intake.loads {
        let changed = diesel::update(
            staff_load::table
                .filter(staff_load::municipality_id.eq(Col(intake.municipality)))
                .filter(staff_load::staff_id.eq(Col(change.staff)))
                .filter(staff_load::coordinations.le(change.coordinations_at_most)),
        )
        .set((
            staff_load::coordinations.eq(staff_load::coordinations + change.coordinations),
            staff_load::contributions.eq(staff_load::contributions + change.contributions),
            staff_load::last_assigned_at.eq(Some(Col(intake.now))),
        ))
        .execute(conn)?;
        if changed == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Who asks, as far as they were not known.
fn insert_asker(conn: &mut SqliteConnection, intake: &Intake) -> QueryResult<()> {
    if let Some(row) = &intake.business {
        diesel::insert_into(business::table)
            .values(row)
            .execute(conn)?;
    }
    for row in &intake.identifiers {
        diesel::insert_into(business_identifier::table)
            .values(row)
            .execute(conn)?;
    }
    if let Some(row) = &intake.contact {
        diesel::insert_into(contact_person::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

/// What they asked, and what becomes of it.
fn insert_case(conn: &mut SqliteConnection, intake: &Intake) -> QueryResult<()> {
    diesel::insert_into(enquiry::table)
        .values(&intake.enquiry)
        .execute(conn)?;
    diesel::insert_into(cases::table)
        .values(&intake.case)
        .execute(conn)?;
    diesel::insert_into(case_enquiry::table)
        .values(&link(intake))
        .execute(conn)?;
    for row in &intake.case_types {
        diesel::insert_into(case_type_of_case::table)
            .values(row)
            .execute(conn)?;
    }
    for row in &intake.contributions {
        diesel::insert_into(contribution::table)
            .values(row)
            .execute(conn)?;
    }
    for row in &intake.dependencies {
        diesel::insert_into(contribution_dependency::table)
            .values(row)
            .execute(conn)?;
    }
    for row in &intake.guarantees {
        diesel::insert_into(guarantee::table)
            .values(row)
            .execute(conn)?;
    }
    for row in &intake.events {
        diesel::insert_into(event::table)
            .values(row)
            .execute(conn)?;
    }
    diesel::insert_into(tracking_code::table)
        .values(&intake.tracking)
        .execute(conn)?;
    for row in &intake.outbox {
        diesel::insert_into(outbox::table)
            .values(row)
            .execute(conn)?;
    }
    Ok(())
}

fn link(intake: &Intake) -> CaseEnquiryRow {
    CaseEnquiryRow {
        municipality_id: Col(intake.municipality),
        case_id: intake.case.id,
        enquiry_id: intake.enquiry.id,
    }
}
