//! Who is told what by which channel, and how far that got.

mod list;
mod meetings;
mod receipts;
mod row;

use diesel::prelude::*;
use onedoor_domain::delivery::{Channel, Course, DeliveryState, Tiding};
use onedoor_domain::{
    CaseId, ContactId, DeliveryId, GatewayId, Moment, MunicipalityId, StaffId, Version,
};

pub use list::{Backlog, DeliveryFilter, backlog, list};
pub use meetings::{of_meetings_of_case, of_meetings_under_way};
pub use receipts::{receipts_delivered, receipts_under_way};

use crate::columns::{Col, JsonText};
use crate::course::course_columns;
use crate::schema::delivery;
use crate::{Connection, StoreError, cases, dialect};
use row::DeliveryRow;

/// One recipient who is told one thing by one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity, from which the identity of what is sent follows.
    pub id: DeliveryId,
    /// What is told.
    pub tiding: Tiding,
    /// By what.
    pub channel: Channel,
    /// Of which case, if it is about one.
    pub case: Option<CaseId>,
    /// Which staff member is told; the business, if none.
    pub staff: Option<StaffId>,
    /// Which contact person, where it is not the one of the case.
    pub contact: Option<ContactId>,
    /// Through which gateway, if by one that was not removed since.
    pub gateway: Option<GatewayId>,
    /// What it takes to write it, as JSON.
    pub payload: String,
    /// How far it is.
    pub course: Course,
    /// Since when it is owed.
    pub created_at: Moment,
    /// For optimistic concurrency: who holds an older one may not say how it ended.
    pub version: Version,
}

impl DeliveryRecord {
    /// Whoever speaks for the business in what is told: the contact person who is named, else that of
    /// the case.
    ///
    /// # Errors
    /// As every query.
    pub fn contact_of(&self, conn: &mut Connection) -> Result<Option<ContactId>, StoreError> {
        match (self.contact, self.case) {
            (Some(contact), _) => Ok(Some(contact)),
            (None, Some(case)) => Ok(cases::get(conn, self.municipality, case)?.contact),
            (None, None) => Ok(None),
        }
    }
}

/// Who carries deliveries. Each is asked by itself: neither waits for the other's servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// Whoever sends mail.
    Mailer,
    /// Whoever calls gateways.
    Gateways,
}

/// Adds deliveries.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, record: &DeliveryRecord) -> Result<(), StoreError> {
    diesel::insert_into(delivery::table)
        .values((
            delivery::municipality_id.eq(Col(record.municipality)),
            delivery::id.eq(Col(record.id)),
            delivery::tiding.eq(Col(record.tiding)),
            delivery::channel.eq(Col(record.channel)),
            delivery::case_id.eq(record.case.map(Col)),
            delivery::staff_id.eq(record.staff.map(Col)),
            delivery::contact_id.eq(record.contact.map(Col)),
            delivery::gateway_id.eq(record.gateway.map(Col)),
            delivery::payload.eq(JsonText(record.payload.clone())),
            delivery::created_at.eq(Col(record.created_at)),
            delivery::version.eq(record.version.0),
            course_columns!(delivery, &record.course),
        ))
        .execute(conn)?;
    Ok(())
}

/// Up to `limit` deliveries that may be tried now, for this transaction alone: the longest due
/// first, and of one case to its business only the first that is under way.
///
/// # Errors
/// As every query.
pub fn take(
    conn: &mut Connection,
    by: Carrier,
    now: Moment,
    limit: i64,
) -> Result<Vec<DeliveryRecord>, StoreError> {
    let found = dialect::claim_deliveries(conn, by, now, limit)?;
    let each = found.into_iter();
    each.map(|(of, id)| get(conn, of, id)).collect()
}

/// One delivery.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: DeliveryId,
) -> Result<DeliveryRecord, StoreError> {
    delivery::table
        .find((Col(municipality), Col(id)))
        .select(DeliveryRow::as_select())
        .first(conn)?
        .read()
}

/// Saves how far a delivery is, if nobody changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else did: then another worker has it.
pub fn save(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, DeliveryId),
    course: &Course,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        delivery::table
            .find((Col(municipality), Col(id)))
            .filter(delivery::version.eq(seen.0)),
    )
    .set((
        course_columns!(delivery, course),
        delivery::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Removes a delivery whose place another takes, if nobody changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else did.
pub fn delete(
    conn: &mut Connection,
    (municipality, id): (MunicipalityId, DeliveryId),
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        delivery::table
            .find((Col(municipality), Col(id)))
            .filter(delivery::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

/// The digest that waits for somebody, if there is one.
///
/// # Errors
/// As every query.
pub fn waiting_digest(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    due_at: Moment,
) -> Result<Option<DeliveryRecord>, StoreError> {
    let row = delivery::table
        .filter(delivery::municipality_id.eq(Col(municipality)))
        .filter(delivery::staff_id.eq(Some(Col(staff))))
        .filter(delivery::tiding.eq(Col(Tiding::Digest)))
        .filter(delivery::state.eq(Col(DeliveryState::Waiting)))
        .filter(delivery::next_at.eq(Some(Col(due_at))))
        .select(DeliveryRow::as_select())
        .first(conn)
        .optional()?;
    row.map(DeliveryRow::read).transpose()
}

/// Saves what a delivery tells, if nobody changed it since `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else did.
pub fn save_payload(
    conn: &mut Connection,
    record: &DeliveryRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let changed = diesel::update(
        delivery::table
            .find((Col(record.municipality), Col(record.id)))
            .filter(delivery::version.eq(seen.0)),
    )
    .set((
        delivery::payload.eq(JsonText(record.payload.clone())),
        delivery::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(changed)
}

/// Forgets through which gateway something was told, before that is removed: what was told stays,
/// and what still waited fails where everybody sees it.
///
/// # Errors
/// As every query.
pub fn let_go(
    conn: &mut Connection,
    municipality: MunicipalityId,
    gateway: GatewayId,
) -> Result<(), StoreError> {
    diesel::update(
        delivery::table
            .filter(delivery::municipality_id.eq(Col(municipality)))
            .filter(delivery::gateway_id.eq(Some(Col(gateway)))),
    )
    .set(delivery::gateway_id.eq(None::<Col<GatewayId>>))
    .execute(conn)?;
    Ok(())
}

/// Whether somebody was told this since `then`, or will be.
///
/// # Errors
/// As every query.
pub fn any_since(
    conn: &mut Connection,
    municipality: MunicipalityId,
    tiding: Tiding,
    then: Moment,
) -> Result<bool, StoreError> {
    let told = delivery::table
        .filter(delivery::municipality_id.eq(Col(municipality)))
        .filter(delivery::tiding.eq(Col(tiding)))
        .filter(delivery::created_at.ge(Col(then)));
    Ok(diesel::select(diesel::dsl::exists(told)).get_result(conn)?)
}
