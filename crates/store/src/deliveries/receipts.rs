//! Receipts to one address or phone.
//!
//! What is asked for is written out and not bound, so that both databases see that a partial index
//! holds all of it.

use diesel::dsl::{count_star, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;
use onedoor_domain::{DeliveryId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::{cases, contact_person, delivery};
use crate::{Connection, StoreError};

/// Receipts with the contact person of their case.
///
/// A macro, because what is joined is a type of its own.
macro_rules! receipts_to {
    ($municipality:expr, $to:expr) => {
        delivery::table
            .inner_join(
                cases::table.on(cases::municipality_id
                    .eq(delivery::municipality_id)
                    .and(cases::id.nullable().eq(delivery::case_id))),
            )
            .inner_join(
                contact_person::table.on(contact_person::municipality_id
                    .eq(delivery::municipality_id)
                    .and(contact_person::id.nullable().eq(cases::contact_id))),
            )
            .filter(delivery::municipality_id.eq(Col($municipality)))
            .filter(sql::<Bool>("delivery.tiding = 'receipt'"))
            .filter(
                contact_person::email
                    .eq(Some($to))
                    .or(contact_person::phone.eq(Some($to))),
            )
    };
}

/// When the newest receipts since `then` arrived at an address or phone, at most `limit` of them.
///
/// # Errors
/// As every query.
pub fn receipts_delivered(
    conn: &mut Connection,
    municipality: MunicipalityId,
    to: &str,
    then: Moment,
    limit: i64,
) -> Result<Vec<Moment>, StoreError> {
    let ended: Vec<Option<Col<Moment>>> = receipts_to!(municipality, to)
        .filter(sql::<Bool>("delivery.state = 'delivered'"))
        .filter(delivery::ended_at.gt(Some(Col(then))))
        .order(delivery::ended_at.desc())
        .limit(limit)
        .select(delivery::ended_at)
        .load(conn)?;
    Ok(ended.into_iter().flatten().map(|at| at.0).collect())
}

/// How many receipts to an address or phone other workers send right now that were owed before this one.
///
/// # Errors
/// As every query.
pub fn receipts_under_way(
    conn: &mut Connection,
    municipality: MunicipalityId,
    to: &str,
    before: DeliveryId,
) -> Result<i64, StoreError> {
    Ok(receipts_to!(municipality, to)
        .filter(sql::<Bool>("delivery.state = 'sending'"))
        .filter(delivery::id.lt(Col(before)))
        .select(count_star())
        .first(conn)?)
}
