//! What is left of cases that went, and of people who were forgotten.

use diesel::prelude::*;
use onedoor_domain::retention::{Figures, RetentionClass};
use onedoor_domain::{CaseId, ErasureId, Moment, MunicipalityId};
use uuid::Uuid;

use crate::columns::{AnyId, Col, JsonText, SubjectKind};
use crate::json::{from_json, to_json};
use crate::schema::{disposed_case, erasure};
use crate::{Connection, StoreError};

/// What is left of a case that went.
#[derive(Debug, Clone, PartialEq)]
pub struct DisposedRecord {
    /// Which case it was.
    pub id: CaseId,
    /// The number people read over the phone.
    pub reference: String,
    /// By which class it was kept.
    pub class: RetentionClass,
    /// What figures are made of.
    pub figures: Figures,
    /// When its first enquiry had come in.
    pub received_at: Moment,
    /// When it was closed.
    pub closed_at: Moment,
    /// When the archive had it, if it had to.
    pub archived_at: Option<Moment>,
    /// When it went.
    pub disposed_at: Moment,
    /// Who disposed of it.
    pub disposed_by: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = disposed_case)]
struct Found {
    id: Col<CaseId>,
    reference: String,
    class: Col<RetentionClass>,
    figures: JsonText,
    received_at: Col<Moment>,
    closed_at: Col<Moment>,
    archived_at: Option<Col<Moment>>,
    disposed_at: Col<Moment>,
    disposed_by: String,
}

/// Keeps what is left of a case.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &DisposedRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(disposed_case::table)
        .values((
            disposed_case::municipality_id.eq(Col(municipality)),
            disposed_case::id.eq(Col(record.id)),
            disposed_case::reference.eq(&record.reference),
            disposed_case::class.eq(Col(record.class)),
            disposed_case::figures.eq(to_json(&record.figures)?),
            disposed_case::received_at.eq(Col(record.received_at)),
            disposed_case::closed_at.eq(Col(record.closed_at)),
            disposed_case::archived_at.eq(record.archived_at.map(Col)),
            disposed_case::disposed_at.eq(Col(record.disposed_at)),
            disposed_case::disposed_by.eq(&record.disposed_by),
        ))
        .execute(conn)?;
    Ok(())
}

/// What is left of the cases after `after`, in the order of their identities.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<DisposedRecord>, StoreError> {
    let mut query = disposed_case::table
        .filter(disposed_case::municipality_id.eq(Col(municipality)))
        .order(disposed_case::id)
        .limit(limit)
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(disposed_case::id.gt(Col(after)));
    }
    let rows = query.select(Found::as_select()).load(conn)?;
    rows.into_iter().map(Found::read).collect()
}

/// Notes that somebody was forgotten, and what stayed by which rule.
///
/// # Errors
/// As every query.
pub fn insert_erasure(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: ErasureId,
    (subject, subject_id): (SubjectKind, Uuid),
    (at, by, outcome): (Moment, &str, JsonText),
) -> Result<(), StoreError> {
    diesel::insert_into(erasure::table)
        .values((
            erasure::municipality_id.eq(Col(municipality)),
            erasure::id.eq(Col(id)),
            erasure::subject.eq(Col(subject)),
            erasure::subject_id.eq(Col(AnyId(subject_id))),
            erasure::at.eq(Col(at)),
            erasure::by.eq(by),
            erasure::outcome.eq(outcome),
        ))
        .execute(conn)?;
    Ok(())
}

impl Found {
    fn read(self) -> Result<DisposedRecord, StoreError> {
        Ok(DisposedRecord {
            id: self.id.0,
            reference: self.reference,
            class: self.class.0,
            figures: from_json(&self.figures, "disposed_case", "figures")?,
            received_at: self.received_at.0,
            closed_at: self.closed_at.0,
            archived_at: self.archived_at.map(|at| at.0),
            disposed_at: self.disposed_at.0,
            disposed_by: self.disposed_by,
        })
    }
}
