//! By what a municipality sends text messages and writes into chat channels.

use diesel::dsl::count_star;
use diesel::prelude::*;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::gateway::{Encoding, Gateway, GatewayKind};
use onedoor_domain::{GatewayId, Moment, MunicipalityId, Version};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::gateway;
use crate::{Connection, StoreError};

/// A gateway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GatewayRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: GatewayId,
    /// What it leads to.
    pub kind: GatewayKind,
    /// What people call it.
    pub description: String,
    /// Of which unit the channel is; of the whole municipality, if of none.
    pub unit: Option<String>,
    /// What is told by it.
    pub tidings: Vec<Tiding>,
    /// How it wants to be told.
    pub encoding: Encoding,
    /// What is sent, as JSON with texts that mention what is told.
    pub body: String,
    /// Its address and headers, sealed: both may hold what lets us in.
    pub way: Vec<u8>,
    /// Whether it is used.
    pub active: bool,
    /// Since when it is there.
    pub created_at: Moment,
    /// When it was last changed.
    pub updated_at: Moment,
    /// For optimistic concurrency.
    pub version: Version,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = gateway)]
struct GatewayRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<GatewayId>,
    kind: Col<GatewayKind>,
    description: String,
    unit: Option<String>,
    tidings: JsonText,
    encoding: Col<Encoding>,
    body: JsonText,
    way: Vec<u8>,
    active: bool,
    created_at: Col<Moment>,
    updated_at: Col<Moment>,
    version: i32,
}

/// Gateways of a municipality, newest first, before `before`.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    before: Option<GatewayId>,
    limit: i64,
) -> Result<Vec<GatewayRecord>, StoreError> {
    let mut query = gateway::table
        .filter(gateway::municipality_id.eq(Col(municipality)))
        .order(gateway::id.desc())
        .limit(limit)
        .select(GatewayRow::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(gateway::id.lt(Col(before)));
    }
    let rows: Vec<GatewayRow> = query.load(conn)?;
    rows.into_iter().map(GatewayRow::read).collect()
}

/// Those that are used, oldest first.
///
/// # Errors
/// As every query.
pub fn active(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<Gateway>, StoreError> {
    let rows: Vec<GatewayRow> = gateway::table
        .filter(gateway::municipality_id.eq(Col(municipality)))
        .filter(gateway::active.eq(true))
        .order(gateway::id)
        .select(GatewayRow::as_select())
        .load(conn)?;
    let read = rows.into_iter().map(GatewayRow::read);
    read.map(|record| record.map(Gateway::from)).collect()
}

/// How many a municipality has.
///
/// # Errors
/// As every query.
pub fn count(conn: &mut Connection, municipality: MunicipalityId) -> Result<i64, StoreError> {
    Ok(gateway::table
        .filter(gateway::municipality_id.eq(Col(municipality)))
        .select(count_star())
        .first(conn)?)
}

/// One gateway.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: GatewayId,
) -> Result<GatewayRecord, StoreError> {
    gateway::table
        .find((Col(municipality), Col(id)))
        .select(GatewayRow::as_select())
        .first(conn)?
        .read()
}

/// Adds a gateway.
///
/// # Errors
/// As every query.
pub fn insert(conn: &mut Connection, new: &GatewayRecord) -> Result<(), StoreError> {
    diesel::insert_into(gateway::table)
        .values((
            gateway::municipality_id.eq(Col(new.municipality)),
            gateway::id.eq(Col(new.id)),
            gateway::kind.eq(Col(new.kind)),
            gateway::description.eq(&new.description),
            gateway::unit.eq(new.unit.as_deref()),
            gateway::tidings.eq(to_json(&new.tidings)?),
            gateway::encoding.eq(Col(new.encoding)),
            gateway::body.eq(JsonText(new.body.clone())),
            gateway::way.eq(&new.way),
            gateway::active.eq(new.active),
            gateway::created_at.eq(Col(new.created_at)),
            gateway::updated_at.eq(Col(new.updated_at)),
            gateway::version.eq(new.version.0),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`. What it leads to stays as it is.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn save(
    conn: &mut Connection,
    changed: &GatewayRecord,
    seen: Version,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        gateway::table
            .find((Col(changed.municipality), Col(changed.id)))
            .filter(gateway::version.eq(seen.0)),
    )
    .set((
        gateway::description.eq(&changed.description),
        gateway::unit.eq(changed.unit.as_deref()),
        gateway::tidings.eq(to_json(&changed.tidings)?),
        gateway::encoding.eq(Col(changed.encoding)),
        gateway::body.eq(JsonText(changed.body.clone())),
        gateway::way.eq(&changed.way),
        gateway::active.eq(changed.active),
        gateway::updated_at.eq(Col(changed.updated_at)),
        gateway::version.eq(seen.next().0),
    ))
    .execute(conn)?;
    crate::one_row(rows)
}

/// Removes a gateway that is still as it was at `seen`.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: GatewayId,
    seen: Version,
) -> Result<(), StoreError> {
    let gone = diesel::delete(
        gateway::table
            .find((Col(municipality), Col(id)))
            .filter(gateway::version.eq(seen.0)),
    )
    .execute(conn)?;
    crate::one_row(gone)
}

impl GatewayRow {
    fn read(self) -> Result<GatewayRecord, StoreError> {
        Ok(GatewayRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            kind: self.kind.0,
            description: self.description,
            unit: self.unit,
            tidings: from_json(&self.tidings, "gateway", "tidings")?,
            encoding: self.encoding.0,
            body: self.body.0,
            way: self.way,
            active: self.active,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
            version: Version(self.version),
        })
    }
}

impl From<GatewayRecord> for Gateway {
    fn from(record: GatewayRecord) -> Self {
        Self {
            id: record.id,
            kind: record.kind,
            unit: record.unit,
            tidings: record.tidings,
        }
    }
}
