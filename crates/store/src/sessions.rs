//! Who is signed in. Of what their browser holds, only a hash is kept.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::directory::Role;
use onedoor_domain::{Moment, MunicipalityId, ProviderId, SessionId, StaffId};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::session;
use crate::{Connection, StoreError};

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// In which municipality.
    pub municipality: MunicipalityId,
    /// Its identity.
    pub id: SessionId,
    /// Who.
    pub staff: StaffId,
    /// Who vouched for them, if not their password here.
    pub provider: Option<ProviderId>,
    /// What they might do when they signed in.
    pub roles: Vec<Role>,
    /// Whether they showed more than a password.
    pub has_second_factor: bool,
    /// What their browser said of itself.
    pub agent: Option<String>,
    /// When they signed in.
    pub started_at: Moment,
    /// When they last showed who they are.
    pub shown_at: Moment,
    /// When they were last heard of, to the minute.
    pub last_seen_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = session)]
struct SessionRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<SessionId>,
    staff_id: Col<StaffId>,
    provider_id: Option<Col<ProviderId>>,
    roles: JsonText,
    has_second_factor: bool,
    agent: Option<String>,
    started_at: Col<Moment>,
    shown_at: Col<Moment>,
    last_seen_at: Col<Moment>,
}

/// The session with this hash, of whatever municipality: it is how a municipality is entered.
///
/// # Errors
/// As every query.
pub fn find_by_hash(
    conn: &mut Connection,
    hash: &[u8],
) -> Result<Option<SessionRecord>, StoreError> {
    let row = session::table
        .filter(session::hash.eq(hash))
        .select(SessionRow::as_select())
        .first(conn)
        .optional()?;
    row.map(SessionRow::read).transpose()
}

/// Ends the session with this hash, if there is one, in whatever municipality.
///
/// # Errors
/// As every query.
pub fn delete_by_hash(conn: &mut Connection, hash: &[u8]) -> Result<(), StoreError> {
    diesel::delete(session::table.filter(session::hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// One session.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SessionId,
) -> Result<SessionRecord, StoreError> {
    session::table
        .find((Col(municipality), Col(id)))
        .select(SessionRow::as_select())
        .first(conn)?
        .read()
}

/// A page of somebody's sessions, newest first.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    before: Option<SessionId>,
    limit: i64,
) -> Result<Vec<SessionRecord>, StoreError> {
    let mut query = session::table
        .filter(session::municipality_id.eq(Col(municipality)))
        .filter(session::staff_id.eq(Col(staff)))
        .order(session::id.desc())
        .limit(limit)
        .select(SessionRow::as_select())
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(session::id.lt(Col(before)));
    }
    query
        .load(conn)?
        .into_iter()
        .map(SessionRow::read)
        .collect()
}

/// Adds a session.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    record: &SessionRecord,
    hash: &[u8],
) -> Result<(), StoreError> {
    diesel::insert_into(session::table)
        .values((
            session::municipality_id.eq(Col(record.municipality)),
            session::id.eq(Col(record.id)),
            session::hash.eq(hash),
            session::staff_id.eq(Col(record.staff)),
            session::provider_id.eq(record.provider.map(Col)),
            session::roles.eq(to_json(&record.roles)?),
            session::has_second_factor.eq(record.has_second_factor),
            session::agent.eq(record.agent.as_deref()),
            session::started_at.eq(Col(record.started_at)),
            session::shown_at.eq(Col(record.shown_at)),
            session::last_seen_at.eq(Col(record.last_seen_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that somebody was heard of.
///
/// # Errors
/// As every query.
pub fn touch(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SessionId,
    now: Moment,
) -> Result<usize, StoreError> {
    Ok(
        diesel::update(session::table.find((Col(municipality), Col(id))))
            .set(session::last_seen_at.eq(Col(now)))
            .execute(conn)?,
    )
}

/// Notes that somebody showed anew who they are, and gives the session another hash: what the
/// browser held before counts no more.
///
/// # Errors
/// [`StoreError::Stale`] if the session has ended.
pub fn renew(
    conn: &mut Connection,
    record: &SessionRecord,
    hash: &[u8],
    now: Moment,
) -> Result<(), StoreError> {
    let rows = diesel::update(session::table.find((Col(record.municipality), Col(record.id))))
        .set((
            session::hash.eq(hash),
            session::has_second_factor.eq(record.has_second_factor),
            session::shown_at.eq(Col(now)),
            session::last_seen_at.eq(Col(now)),
        ))
        .execute(conn)?;
    crate::one_row(rows)
}

/// Ends a session.
///
/// # Errors
/// [`StoreError::Stale`] if it has ended.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: SessionId,
) -> Result<(), StoreError> {
    let rows = diesel::delete(session::table.find((Col(municipality), Col(id)))).execute(conn)?;
    crate::one_row(rows)
}

/// Ends all sessions of somebody but one, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_of(
    conn: &mut Connection,
    municipality: MunicipalityId,
    staff: StaffId,
    but: Option<SessionId>,
) -> Result<usize, StoreError> {
    let theirs = session::table
        .filter(session::municipality_id.eq(Col(municipality)))
        .filter(session::staff_id.eq(Col(staff)));
    let rows = match but {
        None => diesel::delete(theirs).execute(conn)?,
        Some(but) => diesel::delete(theirs.filter(session::id.ne(Col(but)))).execute(conn)?,
    };
    Ok(rows)
}

/// Ends all sessions for which a provider vouched.
///
/// # Errors
/// As every query.
pub fn delete_by_provider(
    conn: &mut Connection,
    municipality: MunicipalityId,
    provider: ProviderId,
) -> Result<usize, StoreError> {
    Ok(diesel::delete(
        session::table
            .filter(session::municipality_id.eq(Col(municipality)))
            .filter(session::provider_id.eq(Some(Col(provider)))),
    )
    .execute(conn)?)
}

/// Whether any session began before `then`.
///
/// # Errors
/// As every query.
pub fn any_begun_before(conn: &mut Connection, then: Moment) -> Result<bool, StoreError> {
    let old = session::table.filter(session::started_at.lt(Col(then)));
    Ok(diesel::select(exists(old)).get_result(conn)?)
}

/// Forgets sessions that began before `then`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_begun_before(conn: &mut Connection, then: Moment) -> Result<usize, StoreError> {
    let old = session::table.filter(session::started_at.lt(Col(then)));
    Ok(diesel::delete(old).execute(conn)?)
}

impl SessionRow {
    fn read(self) -> Result<SessionRecord, StoreError> {
        Ok(SessionRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            staff: self.staff_id.0,
            provider: self.provider_id.map(|id| id.0),
            roles: from_json(&self.roles, "session", "roles")?,
            has_second_factor: self.has_second_factor,
            agent: self.agent,
            started_at: self.started_at.0,
            shown_at: self.shown_at.0,
            last_seen_at: self.last_seen_at.0,
        })
    }
}
