//! What stands behind a token or a session now.

use jiff::SignedDuration;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::event::Actor;
use onedoor_domain::policy::{Action, Caller, actions_of};
use onedoor_domain::signing_in::{Began, SessionLimits, Standing};
use onedoor_domain::{Moment, MunicipalityId, StaffId};
use onedoor_store::municipalities::MunicipalityRecord;
use onedoor_store::{Connection, StoreError, municipalities, sessions, staff};

use super::{Known, Used};
use crate::{Error, Result};

/// How long somebody may be heard of without it being noted again.
const NOTED: SignedDuration = SignedDuration::from_secs(60);

pub(super) fn look_up_token(conn: &mut Connection, hash: &[u8; 32], now: Moment) -> Result<Known> {
    let found = onedoor_store::tokens::find_by_hash(conn, hash)?;
    let (token, slug) = found.ok_or(Error::Unauthenticated)?;
    if token.revoked_at.is_some() || token.expires_at <= now {
        return Err(Error::Unauthenticated);
    }
    let mut caller = Caller {
        municipality: token.municipality,
        actor: Actor::Integration(token.id),
        roles: token.roles,
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        only: token.scopes.map(|words| narrowed(&words)),
    };
    if let Some(id) = token.staff {
        let person = active(conn, token.municipality, id)?;
        // A token gives no more than its person still has.
        caller.roles.retain(|role| person.has(*role));
        caller = of_person(caller, person);
    }
    let is_noted = token.last_used_at.is_some_and(|at| now < at.plus(NOTED));
    Ok(Known {
        looked_up_at: now,
        expires_at: token.expires_at,
        slug,
        caller,
        session: None,
        unnoted: (!is_noted).then_some(Used::Token(token.municipality, token.id)),
    })
}

pub(super) fn look_up_session(
    conn: &mut Connection,
    hash: &[u8; 32],
    now: Moment,
) -> Result<Known> {
    let session = sessions::find_by_hash(conn, hash)?.ok_or(Error::Unauthenticated)?;
    let person = active(conn, session.municipality, session.staff)?;
    let of = municipality(conn, session.municipality)?.municipality;
    let limits = SessionLimits::of(&of.settings);
    let began = Began {
        at: session.started_at,
        roles: session.roles.clone(),
        has_second_factor: session.has_second_factor,
    };
    let only = match began.standing(&person, limits, session.last_seen_at, now) {
        Standing::Over => return Err(Error::Unauthenticated),
        Standing::OnlyOwnAccount => Some(vec![Action::KeepOwnAccount]),
        Standing::Whole => None,
    };
    let caller = Caller {
        municipality: of.id,
        actor: Actor::Staff(person.id),
        roles: person.roles.clone(),
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        only,
    };
    let is_noted = now < session.last_seen_at.plus(NOTED);
    Ok(Known {
        looked_up_at: now,
        expires_at: session.started_at.plus(limits.whole),
        slug: of.slug,
        caller: of_person(caller, person),
        unnoted: (!is_noted).then_some(Used::Session(of.id, session.id)),
        session: Some(session),
    })
}

fn municipality(conn: &mut Connection, id: MunicipalityId) -> Result<MunicipalityRecord> {
    Ok(municipalities::get(conn, id)?)
}

/// Somebody who still works here.
pub(crate) fn active(
    conn: &mut Connection,
    of: MunicipalityId,
    id: StaffId,
) -> Result<StaffMember> {
    match staff::get(conn, of, id) {
        Ok(person) if person.value.active => Ok(person.value),
        Ok(_) | Err(StoreError::NotFound) => Err(Error::Unauthenticated),
        Err(error) => Err(error.into()),
    }
}

/// The caller as this person.
pub(crate) fn of_person(caller: Caller, person: StaffMember) -> Caller {
    Caller {
        actor: Actor::Staff(person.id),
        staff: Some(person.id),
        units: person.units,
        heads: person.heads,
        ..caller
    }
}

/// What these words of a scope allow. A word that is known no more allows nothing.
fn narrowed(words: &[String]) -> Vec<Action> {
    words
        .iter()
        .filter_map(|word| actions_of(word))
        .flatten()
        .collect()
}
