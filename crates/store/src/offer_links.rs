//! Links by which an offer is taken or refused from a mail, each once. Only their hashes are kept.

use diesel::prelude::*;
use onedoor_domain::{ContributionId, DeliveryId, Moment, MunicipalityId, StaffId, Version};

use crate::columns::Col;
use crate::schema::offer_link;
use crate::{Connection, StoreError};

/// A link without its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferLink {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// The mail in which it stands.
    pub delivery: DeliveryId,
    /// What is offered.
    pub contribution: ContributionId,
    /// The offer as it was then.
    pub seen: Version,
    /// To whom alone.
    pub staff: StaffId,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it counts.
    pub expires_at: Moment,
    /// When it was used.
    pub used_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = offer_link)]
struct LinkRow {
    municipality_id: Col<MunicipalityId>,
    delivery_id: Col<DeliveryId>,
    contribution_id: Col<ContributionId>,
    contribution_version: i32,
    staff_id: Col<StaffId>,
    created_at: Col<Moment>,
    expires_at: Col<Moment>,
    used_at: Option<Col<Moment>>,
}

/// The link with this hash, of whatever municipality: it is how somebody enters.
///
/// # Errors
/// As every query.
pub fn find_by_hash(conn: &mut Connection, hash: &[u8]) -> Result<Option<OfferLink>, StoreError> {
    let row = offer_link::table
        .filter(offer_link::hash.eq(hash))
        .select(LinkRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(LinkRow::read))
}

/// The link of a mail, if it was made.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    delivery: DeliveryId,
) -> Result<Option<OfferLink>, StoreError> {
    let row = offer_link::table
        .find((Col(municipality), Col(delivery)))
        .select(LinkRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(LinkRow::read))
}

/// Adds a link.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, link: &OfferLink, hash: &[u8]) -> Result<(), StoreError> {
    diesel::insert_into(offer_link::table)
        .values((
            offer_link::municipality_id.eq(Col(link.municipality)),
            offer_link::delivery_id.eq(Col(link.delivery)),
            offer_link::hash.eq(hash),
            offer_link::contribution_id.eq(Col(link.contribution)),
            offer_link::contribution_version.eq(link.seen.0),
            offer_link::staff_id.eq(Col(link.staff)),
            offer_link::created_at.eq(Col(link.created_at)),
            offer_link::expires_at.eq(Col(link.expires_at)),
            offer_link::used_at.eq(link.used_at.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Uses a link up.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else was faster.
pub fn use_up(conn: &mut Connection, link: &OfferLink, now: Moment) -> Result<(), StoreError> {
    let rows = diesel::update(
        offer_link::table
            .find((Col(link.municipality), Col(link.delivery)))
            .filter(offer_link::used_at.is_null()),
    )
    .set(offer_link::used_at.eq(Some(Col(now))))
    .execute(conn)?;
    crate::one_row(rows)
}

impl LinkRow {
    fn read(self) -> OfferLink {
        OfferLink {
            municipality: self.municipality_id.0,
            delivery: self.delivery_id.0,
            contribution: self.contribution_id.0,
            seen: Version(self.contribution_version),
            staff: self.staff_id.0,
            created_at: self.created_at.0,
            expires_at: self.expires_at.0,
            used_at: self.used_at.map(|at| at.0),
        }
    }
}
