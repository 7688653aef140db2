//! Whose word about identities a municipality believes.

use diesel::prelude::*;
use onedoor_domain::signing_in::GroupRule;
use onedoor_domain::{Moment, MunicipalityId, ProviderId, Version, Versioned};

use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::identity_provider;
use crate::{Connection, StoreError};

/// Whoever vouches for identities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityProvider {
    /// Its identity.
    pub id: ProviderId,
    /// What people call it.
    pub name: String,
    /// Its address, as it stands in its tokens.
    pub issuer: String,
    /// Who we are to it.
    pub client_id: String,
    /// Our secret there, sealed; a public client has none.
    pub client_secret: Option<Vec<u8>>,
    /// For whom access tokens are made that count here; without it none does.
    pub audience: Option<String>,
    /// The claim in which groups stand.
    pub groups_claim: String,
    /// What groups give.
    pub rules: Vec<GroupRule>,
    /// What it says of whoever showed more than a password; none if every sign-in there counts so.
    pub second_factor_words: Option<Vec<String>>,
    /// Whether somebody unknown is taken into the directory.
    pub adds_people: bool,
    /// Whether somebody unknown is the staff member with their verified address.
    pub links_by_email: bool,
    /// Whether its word counts.
    pub active: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = identity_provider)]
struct ProviderRow {
    id: Col<ProviderId>,
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<Vec<u8>>,
    audience: Option<String>,
    groups_claim: String,
    rules: JsonText,
    second_factor_words: Option<JsonText>,
    adds_people: bool,
    links_by_email: bool,
    active: bool,
    version: i32,
}

/// All of a municipality: there are a handful.
///
/// # Errors
/// As every query.
pub fn list(
    conn: &mut Connection,
    municipality: MunicipalityId,
) -> Result<Vec<Versioned<IdentityProvider>>, StoreError> {
    let rows = identity_provider::table
        .filter(identity_provider::municipality_id.eq(Col(municipality)))
        .order(identity_provider::id)
        .select(ProviderRow::as_select())
        .load(conn)?;
    rows.into_iter().map(ProviderRow::read).collect()
}

/// One provider.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn get(
    conn: &mut Connection,
    municipality: MunicipalityId,
    id: ProviderId,
) -> Result<Versioned<IdentityProvider>, StoreError> {
    identity_provider::table
        .find((Col(municipality), Col(id)))
        .select(ProviderRow::as_select())
        .first(conn)?
        .read()
}

/// The provider with this address, if there is one.
///
/// # Errors
/// As every query.
pub fn find_by_issuer(
    conn: &mut Connection,
    municipality: MunicipalityId,
    issuer: &str,
) -> Result<Option<Versioned<IdentityProvider>>, StoreError> {
    let row = identity_provider::table
        .filter(identity_provider::municipality_id.eq(Col(municipality)))
        .filter(identity_provider::issuer.eq(issuer))
        .select(ProviderRow::as_select())
        .first(conn)
        .optional()?;
    row.map(ProviderRow::read).transpose()
}

/// Adds a provider.
///
/// # Errors
/// [`StoreError::Taken`] if there is one with this address.
pub fn insert(
    conn: &mut Connection,
    municipality: MunicipalityId,
    new: &IdentityProvider,
    now: Moment,
) -> Result<(), StoreError> {
    diesel::insert_into(identity_provider::table)
        .values((
            identity_provider::municipality_id.eq(Col(municipality)),
            identity_provider::id.eq(Col(new.id)),
            identity_provider::name.eq(&new.name),
            identity_provider::issuer.eq(&new.issuer),
            identity_provider::client_id.eq(&new.client_id),
            identity_provider::client_secret.eq(new.client_secret.as_deref()),
            identity_provider::audience.eq(new.audience.as_deref()),
            identity_provider::groups_claim.eq(&new.groups_claim),
            identity_provider::rules.eq(to_json(&new.rules)?),
            identity_provider::second_factor_words.eq(words(new)?),
            identity_provider::adds_people.eq(new.adds_people),
            identity_provider::links_by_email.eq(new.links_by_email),
            identity_provider::active.eq(new.active),
            identity_provider::version.eq(Version::FIRST.0),
            identity_provider::created_at.eq(Col(now)),
            identity_provider::updated_at.eq(Col(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Saves what was changed since `seen`. The address stays: identities belong to it.
///
/// # Errors
/// [`StoreError::Stale`] if it changed since.
pub fn save(
    conn: &mut Connection,
    municipality: MunicipalityId,
    changed: &IdentityProvider,
    seen: Version,
    now: Moment,
) -> Result<(), StoreError> {
    let rows = diesel::update(
        identity_provider::table
            .find((Col(municipality), Col(changed.id)))
            .filter(identity_provider::version.eq(seen.0)),
    )
    .set((
        identity_provider::name.eq(&changed.name),
        identity_provider::client_id.eq(&changed.client_id),
        identity_provider::client_secret.eq(changed.client_secret.as_deref()),
        identity_provider::audience.eq(changed.audience.as_deref()),
        identity_provider::groups_claim.eq(&changed.groups_claim),
        identity_provider::rules.eq(to_json(&changed.rules)?),
        identity_provider::second_factor_words.eq(words(changed)?),
        identity_provider::adds_people.eq(changed.adds_people),
        identity_provider::links_by_email.eq(changed.links_by_email),
        identity_provider::active.eq(changed.active),
        identity_provider::version.eq(seen.next().0),
        identity_provider::updated_at.eq(Col(now)),
    ))
    .execute(conn)?;
    crate::one_row(rows)
}

fn words(of: &IdentityProvider) -> Result<Option<JsonText>, StoreError> {
    of.second_factor_words.as_ref().map(to_json).transpose()
}

impl ProviderRow {
    fn read(self) -> Result<Versioned<IdentityProvider>, StoreError> {
        let words = self.second_factor_words.as_ref();
        let words = words.map(|words| from_json(words, "identity_provider", "second_factor_words"));
        Ok(Versioned {
            value: IdentityProvider {
                id: self.id.0,
                name: self.name,
                issuer: self.issuer,
                client_id: self.client_id,
                client_secret: self.client_secret,
                audience: self.audience,
                groups_claim: self.groups_claim,
                rules: from_json(&self.rules, "identity_provider", "rules")?,
                second_factor_words: words.transpose()?,
                adds_people: self.adds_people,
                links_by_email: self.links_by_email,
                active: self.active,
            },
            version: Version(self.version),
        })
    }
}
