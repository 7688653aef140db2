//! What units miss, until it has come.

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContributionId, MissingItemId, Moment, MunicipalityId};

use crate::columns::Col;
use crate::schema::missing_item;
use crate::{Connection, StoreError};

/// One thing that one unit misses, or missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingItemRecord {
    /// Its identity.
    pub id: MissingItemId,
    /// On which case.
    pub case: CaseId,
    /// For which contribution.
    pub contribution: ContributionId,
    /// Which unit needs it.
    pub unit: String,
    /// The document of the catalogue, if it is one.
    pub document: Option<String>,
    /// What exactly, in words.
    pub words: Option<String>,
    /// Who said so.
    pub registered_by: String,
    /// When.
    pub registered_at: Moment,
    /// When the business was asked for it, if it was.
    pub asked_at: Option<Moment>,
    /// When it came, if it has.
    pub received_at: Option<Moment>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = missing_item)]
struct MissingItemFound {
    id: Col<MissingItemId>,
    case_id: Col<CaseId>,
    contribution_id: Col<ContributionId>,
    unit_id: String,
    document: Option<String>,
    words: Option<String>,
    registered_by: String,
    registered_at: Col<Moment>,
    asked_at: Option<Col<Moment>>,
    received_at: Option<Col<Moment>>,
}

/// Adds something that is missing.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &MissingItemRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(missing_item::table)
        .values((
            missing_item::municipality_id.eq(Col(municipality)),
            missing_item::id.eq(Col(record.id)),
            missing_item::case_id.eq(Col(record.case)),
            missing_item::contribution_id.eq(Col(record.contribution)),
            missing_item::unit_id.eq(&record.unit),
            missing_item::document.eq(&record.document),
            missing_item::words.eq(&record.words),
            missing_item::registered_by.eq(&record.registered_by),
            missing_item::registered_at.eq(Col(record.registered_at)),
            missing_item::asked_at.eq(record.asked_at.map(Col)),
            missing_item::received_at.eq(record.received_at.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Everything that was ever missing on a case, oldest first.
///
/// # Errors
/// As every query.
pub fn of_case(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
) -> Result<Vec<MissingItemRecord>, StoreError> {
    let rows = missing_item::table
        .filter(missing_item::municipality_id.eq(Col(municipality)))
        .filter(missing_item::case_id.eq(Col(case)))
        .order(missing_item::id)
        .select(MissingItemFound::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(MissingItemFound::read).collect())
}

/// Notes that the business was asked for everything of the case for which it was not asked yet.
///
/// # Errors
/// As every query.
pub fn asked(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    at: Moment,
) -> Result<(), StoreError> {
    diesel::update(missing_item::table)
        .filter(missing_item::municipality_id.eq(Col(municipality)))
        .filter(missing_item::case_id.eq(Col(case)))
        .filter(missing_item::asked_at.is_null())
        .filter(missing_item::received_at.is_null())
        .set(missing_item::asked_at.eq(Some(Col(at))))
        .execute(conn)?;
    Ok(())
}

/// Notes that these things have come.
///
/// # Errors
/// As every query.
pub fn received(
    conn: &mut Connection,
    municipality: MunicipalityId,
    ids: &[MissingItemId],
    at: Moment,
) -> Result<(), StoreError> {
    let ids: Vec<Col<MissingItemId>> = ids.iter().copied().map(Col).collect();
    diesel::update(missing_item::table)
        .filter(missing_item::municipality_id.eq(Col(municipality)))
        .filter(missing_item::id.eq_any(ids))
        .filter(missing_item::received_at.is_null())
        .set(missing_item::received_at.eq(Some(Col(at))))
        .execute(conn)?;
    Ok(())
}

/// Notes that everything for which the business was asked has come: its papers are complete.
///
/// # Errors
/// As every query.
pub fn all_received(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    at: Moment,
) -> Result<(), StoreError> {
    diesel::update(missing_item::table)
        .filter(missing_item::municipality_id.eq(Col(municipality)))
        .filter(missing_item::case_id.eq(Col(case)))
        .filter(missing_item::asked_at.is_not_null())
        .filter(missing_item::received_at.is_null())
        .set(missing_item::received_at.eq(Some(Col(at))))
        .execute(conn)?;
    Ok(())
}

impl MissingItemFound {
    fn read(self) -> MissingItemRecord {
        MissingItemRecord {
            id: self.id.0,
            case: self.case_id.0,
            contribution: self.contribution_id.0,
            unit: self.unit_id,
            document: self.document,
            words: self.words,
            registered_by: self.registered_by,
            registered_at: self.registered_at.0,
            asked_at: self.asked_at.map(|at| at.0),
            received_at: self.received_at.map(|at| at.0),
        }
    }
}
