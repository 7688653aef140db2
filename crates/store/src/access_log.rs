//! Who saw what is protected or confidential, or did something that must be known of.

use diesel::prelude::*;
use onedoor_domain::access::{Access, AccessDeed, AccessPart};
use onedoor_domain::{AccessId, CaseId, Moment, MunicipalityId};
use uuid::Uuid;

use crate::columns::{AnyId, Col};
use crate::schema::access_log;
use crate::{Connection, StoreError};

/// One look, or one deed, as it was logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRecord {
    /// Its identity.
    pub id: AccessId,
    /// When.
    pub at: Moment,
    /// Who: an actor, by id.
    pub actor: String,
    /// What was done, to what, and by what ground.
    pub access: Access,
}

#[derive(Insertable, Queryable, Selectable)]
#[diesel(table_name = access_log, treat_none_as_default_value = false)]
struct Row {
    id: Col<AccessId>,
    at: Col<Moment>,
    actor: String,
    deed: Col<AccessDeed>,
    part: Col<AccessPart>,
    part_id: Col<AnyId>,
    case_id: Option<Col<CaseId>>,
    ground: String,
}

/// Which entries of the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccessFilter {
    /// Only on this case.
    pub case: Option<CaseId>,
    /// Only by this actor.
    pub actor: Option<String>,
}

/// Adds an entry.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    record: AccessRecord,
) -> Result<(), StoreError> {
    let AccessRecord {
        id,
        at,
        actor,
        access,
    } = record;
    let row = Row {
        id: Col(id),
        at: Col(at),
        actor,
        deed: Col(access.deed),
        part: Col(access.part),
        part_id: Col(AnyId(access.part_id)),
        case_id: access.case.map(Col),
        ground: access.ground,
    };
    diesel::insert_into(access_log::table)
        .values((access_log::municipality_id.eq(Col(municipality)), row))
        .execute(conn)?;
    Ok(())
}

/// The entries before `before`, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    filter: &AccessFilter,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<AccessRecord>, StoreError> {
    let mut query = access_log::table
        .filter(access_log::municipality_id.eq(Col(municipality)))
        .order(access_log::id.desc())
        .limit(limit)
        .into_boxed();
    if let Some(case) = filter.case {
        query = query.filter(access_log::case_id.eq(Some(Col(case))));
    }
    if let Some(actor) = &filter.actor {
        query = query.filter(access_log::actor.eq(actor));
    }
    if let Some(before) = before {
        query = query.filter(access_log::id.lt(Col(AccessId(before))));
    }
    let rows: Vec<Row> = query.select(Row::as_select()).load(conn)?;
    Ok(rows.into_iter().map(Row::read).collect())
}

impl Row {
    fn read(self) -> AccessRecord {
        AccessRecord {
            id: self.id.0,
            at: self.at.0,
            actor: self.actor,
            access: Access {
                deed: self.deed.0,
                part: self.part.0,
                part_id: self.part_id.0.0,
                case: self.case_id.map(|id| id.0),
                ground: self.ground,
            },
        }
    }
}
