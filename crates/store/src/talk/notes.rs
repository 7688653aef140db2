//! Notes: what colleagues write for each other on a case.

use diesel::prelude::*;
use onedoor_domain::{CaseId, ContributionId, Moment, MunicipalityId, NoteId};

use crate::columns::Col;
use crate::schema::note;
use crate::{Connection, StoreError};

/// A note. It is never changed; a correction is another note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRecord {
    /// Its identity.
    pub id: NoteId,
    /// On which case.
    pub case: CaseId,
    /// The contribution it concerns, if it concerns one.
    pub contribution: Option<ContributionId>,
    /// The unit for which alone it is, if it is.
    pub only_unit: Option<String>,
    /// The ground in law for keeping it from the others.
    pub legal_ground: Option<String>,
    /// Its words.
    pub text: String,
    /// Who wrote it.
    pub author: String,
    /// When.
    pub written_at: Moment,
    /// The note that it corrects, if it corrects one.
    pub corrects: Option<NoteId>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = note)]
struct NoteFound {
    id: Col<NoteId>,
    case_id: Col<CaseId>,
    contribution_id: Option<Col<ContributionId>>,
    only_unit: Option<String>,
    legal_ground: Option<String>,
    text: String,
    author: String,
    written_at: Col<Moment>,
    corrects_id: Option<Col<NoteId>>,
}

/// Which notes of a case a reader may see: those for everybody, those for these units alone, and
/// those that were passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Visible {
    /// All of them.
    All,
    /// Those for everybody, those for these units alone, and these that were passed on to them.
    AndOfUnits(Vec<String>, Vec<NoteId>),
}

/// Adds a note.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: &NoteRecord,
) -> Result<(), StoreError> {
    diesel::insert_into(note::table)
        .values((
            note::municipality_id.eq(Col(municipality)),
            note::id.eq(Col(record.id)),
            note::case_id.eq(Col(record.case)),
            note::contribution_id.eq(record.contribution.map(Col)),
            note::only_unit.eq(&record.only_unit),
            note::legal_ground.eq(&record.legal_ground),
            note::text.eq(&record.text),
            note::author.eq(&record.author),
            note::written_at.eq(Col(record.written_at)),
            note::corrects_id.eq(record.corrects.map(Col)),
        ))
        .execute(conn)?;
    Ok(())
}

/// One note of these cases, if there is such a one.
///
/// # Errors
/// As every query.
pub fn find(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
    id: NoteId,
) -> Result<Option<NoteRecord>, StoreError> {
    let row = note::table
        .find((Col(municipality), Col(id)))
        .filter(note::case_id.eq_any(on(cases)))
        .select(NoteFound::as_select())
        .first(conn)
        .optional()?;
    Ok(row.map(NoteFound::read))
}

/// The notes of these cases after `after` that a reader may see, oldest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    cases: &[CaseId],
    visible: &Visible,
    after: Option<NoteId>,
    limit: i64,
) -> Result<Vec<NoteRecord>, StoreError> {
    let mut query = note::table
        .filter(note::municipality_id.eq(Col(municipality)))
        .filter(note::case_id.eq_any(on(cases)))
        .order(note::id)
        .limit(limit)
        .into_boxed();
    if let Visible::AndOfUnits(units, shared) = visible {
        let shared: Vec<Col<NoteId>> = shared.iter().copied().map(Col).collect();
        let theirs = note::only_unit.is_null().or(note::only_unit.eq_any(units));
        query = query.filter(theirs.or(note::id.eq_any(shared)));
    }
    if let Some(after) = after {
        query = query.filter(note::id.gt(Col(after)));
    }
    let rows = query.select(NoteFound::as_select()).load(conn)?;
    Ok(rows.into_iter().map(NoteFound::read).collect())
}

/// These cases, as a query compares with them.
fn on(cases: &[CaseId]) -> impl Iterator<Item = Col<CaseId>> + '_ {
    cases.iter().copied().map(Col)
}

impl NoteFound {
    fn read(self) -> NoteRecord {
        NoteRecord {
            id: self.id.0,
            case: self.case_id.0,
            contribution: self.contribution_id.map(|id| id.0),
            only_unit: self.only_unit,
            legal_ground: self.legal_ground,
            text: self.text,
            author: self.author,
            written_at: self.written_at.0,
            corrects: self.corrects_id.map(|id| id.0),
        }
    }
}
