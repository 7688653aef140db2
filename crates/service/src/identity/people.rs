//! Whom a provider means: somebody known, somebody with the same address, or somebody new.

use onedoor_domain::business::Phone;
use onedoor_domain::directory::StaffMember;
use onedoor_domain::signing_in::{Granted, needs_second_factor};
use onedoor_domain::{Moment, MunicipalityId, StaffId, Versioned};
use onedoor_store::identity_providers::IdentityProvider;
use onedoor_store::{Connection, StoreError, identities, municipalities, staff, units};

use super::claims::Claims;
use crate::directory::nobody;
use crate::{Error, Result, Services};

impl Services {
    /// The staff member for whom a provider vouches, brought to what their groups give.
    ///
    /// # Errors
    /// [`Error::SignInFailed`] if it is nobody who may come in.
    pub(super) fn vouched_for(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        provider: &IdentityProvider,
        claims: &Claims,
    ) -> Result<StaffId> {
        let now = self.now();
        let subject = claims.subject().ok_or(Error::SignInFailed)?;
        let granted = granted(conn, of, provider, claims)?;
        if granted
            .as_ref()
            .is_some_and(|granted| granted.roles.is_empty())
        {
            return Err(Error::SignInFailed);
        }
        let id = match identities::find(conn, of, provider.id, subject)? {
            Some(id) => id,
            None => {
                let id = match by_email(conn, of, provider, claims)? {
                    Some(id) => id,
                    None => self.add(conn, of, provider, claims, granted.as_ref())?,
                };
                identities::insert(conn, of, provider.id, subject, id, now)?;
                id
            }
        };
        let person = staff::get(conn, of, id)?;
        if !person.value.active {
            return Err(Error::SignInFailed);
        }
        let person = match granted {
            Some(granted) => bring_to(conn, of, person, granted, now)?,
            None => person.value,
        };
        if lacks_second_factor(&person, provider, claims) {
            tracing::warn!(staff = %id, provider = %provider.id, "not signed in: no second factor");
            return Err(Error::SignInFailed);
        }
        Ok(id)
    }

    /// Somebody new, where the municipality has them taken in.
    fn add(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        provider: &IdentityProvider,
        claims: &Claims,
        granted: Option<&Granted>,
    ) -> Result<StaffId> {
        let granted = granted.filter(|_| provider.adds_people);
        let granted = granted.ok_or(Error::SignInFailed)?;
        let email = verified_email(claims).ok_or(Error::SignInFailed)?;
        let name = claims.text("name").unwrap_or(&email);
        let name = onedoor_domain::text::line(name, crate::fields::LINE);
        let id: StaffId = self.chance.id(self.now());
        let person = StaffMember {
            name: name.unwrap_or_else(|_| email.clone()),
            email,
            phone: phone(conn, of, granted, claims)?,
            roles: granted.roles.clone(),
            units: granted.units.clone(),
            ..nobody(id)
        };
        // Whoever has the address already is somebody else, unless the municipality says they are
        // the same.
        municipalities::touch_directory(conn, of)?;
        match staff::insert(conn, of, &person, self.now()) {
            Err(StoreError::Taken(_)) => Err(Error::SignInFailed),
            inserted => {
                inserted?;
                Ok(id)
            }
        }
    }
}

/// Whether somebody leads, and the provider tells who showed more than a password, and did not tell
/// it of them.
pub(super) fn lacks_second_factor(
    person: &StaffMember,
    provider: &IdentityProvider,
    claims: &Claims,
) -> bool {
    let words = provider.second_factor_words.as_deref();
    needs_second_factor(&person.roles) && !claims.show_second_factor(words)
}

/// Where a business reaches somebody new: by the number that the provider knows, else by their
/// unit's.
fn phone(
    conn: &mut Connection,
    of: MunicipalityId,
    granted: &Granted,
    claims: &Claims,
) -> Result<String> {
    let country = municipalities::get(conn, of)?.municipality.country;
    let own = claims.text("phone_number");
    if let Some(own) = own.and_then(|raw| Phone::parse(raw, country).ok()) {
        return Ok(own.e164);
    }
    let theirs = units::list(conn, of)?.into_iter();
    let mut phones = theirs
        .filter(|unit| granted.units.contains(&unit.id))
        .filter_map(|unit| unit.phone);
    Ok(phones.next().unwrap_or_default())
}

/// Nothing where the provider's groups decide nothing.
fn granted(
    conn: &mut Connection,
    of: MunicipalityId,
    provider: &IdentityProvider,
    claims: &Claims,
) -> Result<Option<Granted>> {
    if provider.rules.is_empty() {
        return Ok(None);
    }
    let groups = claims.texts(&provider.groups_claim).unwrap_or_default();
    let mut granted = Granted::by(&provider.rules, &groups);
    let there = units::list(conn, of)?;
    granted
        .units
        .retain(|unit| there.iter().any(|known| known.id == *unit));
    Ok(Some(granted))
}

fn verified_email(claims: &Claims) -> Option<String> {
    let email = claims
        .text("email")
        .filter(|_| claims.is_true("email_verified"))?;
    let email = onedoor_domain::business::parse_email(email).ok()?;
    Some(email.to_lowercase())
}

fn by_email(
    conn: &mut Connection,
    of: MunicipalityId,
    provider: &IdentityProvider,
    claims: &Claims,
) -> Result<Option<StaffId>> {
    if !provider.links_by_email {
        return Ok(None);
    }
    let Some(email) = verified_email(claims) else {
        return Ok(None);
    };
    let found = staff::find_by_email(conn, of, &email)?;
    Ok(found.map(|person| person.value.id))
}

/// Gives somebody what their groups give, and nothing besides.
fn bring_to(
    conn: &mut Connection,
    of: MunicipalityId,
    person: Versioned<StaffMember>,
    granted: Granted,
    now: Moment,
) -> Result<StaffMember> {
    let Versioned { value, version } = person;
    let mut units = value.units.clone();
    units.sort();
    if value.roles == granted.roles && units == granted.units {
        return Ok(value);
    }
    let mut heads = value.heads.clone();
    heads.retain(|unit| granted.units.contains(unit));
    let changed = StaffMember {
        roles: granted.roles,
        units: granted.units,
        heads,
        ..value
    };
    municipalities::touch_directory(conn, of)?;
    staff::save(conn, of, &changed, version, now)?;
    Ok(changed)
}
