//! Calls, visits, mails and meetings on a case.

use diesel::prelude::*;
use onedoor_domain::contact::{ContactKind, ContactOutcome, Direction};
use onedoor_domain::{
    CallBackId, CaseId, ContactId, ContactMomentId, Moment, MunicipalityId, StaffId,
};

use crate::columns::Col;
use crate::schema::contact_moment;
use crate::{Connection, StoreError};

/// A contact moment. Never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactMomentRecord {
    /// Its identity.
    pub id: ContactMomentId,
    /// On which case.
    pub case: CaseId,
    /// How.
    pub kind: ContactKind,
    /// Who turned to whom.
    pub direction: Direction,
    /// What came of it.
    pub outcome: ContactOutcome,
    /// Who of the municipality.
    pub staff: StaffId,
    /// With whom, if they are known.
    pub contact: Option<ContactId>,
    /// With whom, by the name they gave.
    pub name: Option<String>,
    /// When.
    pub at: Moment,
    /// For how many minutes.
    pub minutes: Option<u32>,
    /// What was said, for the house, word for word.
    pub note: Option<String>,
    /// The call-back that it opened or saw to.
    pub call_back: Option<CallBackId>,
    /// When it was noted.
    pub created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = contact_moment)]
struct MomentFound {
    id: Col<ContactMomentId>,
    case_id: Col<CaseId>,
    kind: Col<ContactKind>,
    direction: Col<Direction>,
    outcome: Col<ContactOutcome>,
    staff_id: Col<StaffId>,
    contact_id: Option<Col<ContactId>>,
    name: Option<String>,
    at: Col<Moment>,
    minutes: Option<i32>,
    note: Option<String>,
    call_back_id: Option<Col<CallBackId>>,
    created_at: Col<Moment>,
}

/// A page of the contact moments of a case, newest first, before `before`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    case: CaseId,
    before: Option<ContactMomentId>,
    limit: i64,
) -> Result<Vec<ContactMomentRecord>, StoreError> {
    let mut query = contact_moment::table
        .filter(contact_moment::municipality_id.eq(Col(municipality)))
        .filter(contact_moment::case_id.eq(Col(case)))
        .order(contact_moment::id.desc())
        .limit(limit)
        .select(MomentFound::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(contact_moment::id.lt(Col(before)));
    }
    Ok(query
        .load(conn)?
        .into_iter()
        .map(MomentFound::read)
        .collect())
}

/// One contact moment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: ContactMomentId,
) -> Result<ContactMomentRecord, StoreError> {
    Ok(contact_moment::table
        .find((Col(municipality), Col(id)))
        .select(MomentFound::as_select())
        .first(conn)?
        .read())
}

/// Adds a contact moment.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &ContactMomentRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(contact_moment::table)
        .values((
            contact_moment::municipality_id.eq(Col(municipality)),
            contact_moment::id.eq(Col(record.id)),
            contact_moment::case_id.eq(Col(record.case)),
            contact_moment::kind.eq(Col(record.kind)),
            contact_moment::direction.eq(Col(record.direction)),
            contact_moment::outcome.eq(Col(record.outcome)),
            contact_moment::staff_id.eq(Col(record.staff)),
            contact_moment::contact_id.eq(record.contact.map(Col)),
            contact_moment::name.eq(&record.name),
            contact_moment::at.eq(Col(record.at)),
            contact_moment::minutes.eq(record.minutes.map(crate::signed)),
            contact_moment::note.eq(&record.note),
            contact_moment::call_back_id.eq(record.call_back.map(Col)),
            contact_moment::created_at.eq(Col(record.created_at)),
        ))
        .execute(conn)?;
    Ok(())
}

impl MomentFound {
    fn read(self) -> ContactMomentRecord {
        ContactMomentRecord {
            id: self.id.0,
            case: self.case_id.0,
            kind: self.kind.0,
            direction: self.direction.0,
            outcome: self.outcome.0,
            staff: self.staff_id.0,
            contact: self.contact_id.map(|id| id.0),
            name: self.name,
            at: self.at.0,
            minutes: self.minutes.map(crate::unsigned),
            note: self.note,
            call_back: self.call_back_id.map(|id| id.0),
            created_at: self.created_at.0,
        }
    }
}
