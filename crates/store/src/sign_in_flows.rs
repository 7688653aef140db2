//! Whoever was sent to an identity provider and has not come back yet.

use diesel::dsl::exists;
use diesel::prelude::*;
use onedoor_domain::{Moment, MunicipalityId, ProviderId};

use crate::columns::Col;
use crate::schema::sign_in_flow;
use crate::{Connection, StoreError};

/// What is remembered of somebody until they come back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInFlow {
    /// To whom they were sent.
    pub provider: ProviderId,
    /// The hash of what their browser holds.
    pub browser: Vec<u8>,
    /// What must stand in the token that they bring.
    pub nonce: String,
    /// What proves that the code was asked for by us, sealed.
    pub verifier: Vec<u8>,
    /// Where they wanted to go.
    pub return_to: String,
    /// Whether they were to show anew who they are.
    pub is_anew: bool,
    /// Until when they may come back.
    pub expires_at: Moment,
}

/// Remembers somebody under the hash of their state.
///
/// # Errors
/// As every query.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
    flow: &SignInFlow,
) -> Result<(), StoreError> {
    diesel::insert_into(sign_in_flow::table)
        .values((
            sign_in_flow::municipality_id.eq(Col(municipality)),
            sign_in_flow::hash.eq(hash),
            sign_in_flow::provider_id.eq(Col(flow.provider)),
            sign_in_flow::browser.eq(flow.browser.as_slice()),
            sign_in_flow::nonce.eq(&flow.nonce),
            sign_in_flow::verifier.eq(flow.verifier.as_slice()),
            sign_in_flow::return_to.eq(&flow.return_to),
            sign_in_flow::is_anew.eq(flow.is_anew),
            sign_in_flow::expires_at.eq(Col(flow.expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// What was remembered under the hash of a state.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
) -> Result<SignInFlow, StoreError> {
    type Row = (
        Col<ProviderId>,
        Vec<u8>,
        String,
        Vec<u8>,
        String,
        bool,
        Col<Moment>,
    );
    let row: Row = sign_in_flow::table
        .find((Col(municipality), hash))
        .select((
            sign_in_flow::provider_id,
            sign_in_flow::browser,
            sign_in_flow::nonce,
            sign_in_flow::verifier,
            sign_in_flow::return_to,
            sign_in_flow::is_anew,
            sign_in_flow::expires_at,
        ))
        .first(conn)?;
    let (provider, browser, nonce, verifier, return_to, is_anew, expires_at) = row;
    Ok(SignInFlow {
        provider: provider.0,
        browser,
        nonce,
        verifier,
        return_to,
        is_anew,
        expires_at: expires_at.0,
    })
}

/// Forgets it: a state counts once.
///
/// # Errors
/// [`StoreError::Stale`] if somebody else was faster.
pub fn delete(
    conn: &mut Connection,
    municipality: MunicipalityId,
    hash: &[u8],
) -> Result<(), StoreError> {
    let rows = diesel::delete(sign_in_flow::table.find((Col(municipality), hash))).execute(conn)?;
    crate::one_row(rows)
}

/// Whether any ended before `then`.
///
/// # Errors
/// As every query.
pub fn any_ended(conn: &mut Connection, then: Moment) -> Result<bool, StoreError> {
    let old = sign_in_flow::table.filter(sign_in_flow::expires_at.lt(Col(then)));
    Ok(diesel::select(exists(old)).get_result(conn)?)
}

/// Forgets all that ended before `then`, and says how many.
///
/// # Errors
/// As every query.
pub fn delete_ended(conn: &mut Connection, then: Moment) -> Result<usize, StoreError> {
    let old = sign_in_flow::table.filter(sign_in_flow::expires_at.lt(Col(then)));
    Ok(diesel::delete(old).execute(conn)?)
}
