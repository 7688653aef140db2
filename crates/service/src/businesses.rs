//! The register of businesses: find them, mend their name, name their account manager.

use onedoor_domain::business::{Identifier, Scheme};
use onedoor_domain::directory::Role;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{BusinessId, StaffId, Version};
use onedoor_store::businesses::{self, BusinessRecord};
use onedoor_store::{Connection, StoreError};

use crate::directory::active_person;
use crate::fields::Fields;
use crate::intake::name_key;
use crate::listed::Listed;
use crate::services::{allowed, unchanged};
use crate::{Error, Result, Services};

/// How many characters of a masked identifier are shown.
const SHOWN: usize = 4;

/// Which businesses.
#[derive(Debug, Clone, Default)]
pub struct BusinessQuery {
    /// The beginning of the name.
    pub name: Option<String>,
    /// After this one.
    pub after: Option<BusinessId>,
    /// At most so many.
    pub limit: u32,
}

/// A business as a caller may see it.
#[derive(Debug, Clone)]
pub struct BusinessView {
    /// The business.
    pub record: BusinessRecord,
    /// Its identifiers; none for those who may not read the register.
    pub identifiers: Option<Vec<IdentifierShown>>,
}

/// An identifier as a caller may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentifierShown {
    /// Which register issued it.
    pub scheme: Scheme,
    /// The number, or its end if it identifies a person.
    pub value: String,
    /// Whether only its end is shown.
    pub masked: bool,
}

/// What changes about a business: what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct BusinessChange {
    /// Its name.
    pub name: Option<String>,
    /// Who looks after it; null takes the account manager away.
    pub account_manager: Option<Option<StaffId>>,
}

impl Services {
    /// A page of businesses, in the order in which they became known.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_businesses(
        &self,
        caller: Caller,
        query: BusinessQuery,
    ) -> Result<Listed<BusinessView, BusinessId>> {
        allowed(&caller, Action::ReadBusinesses)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let key = query.name.as_deref().map(name_key);
                let found = businesses::list(
                    conn,
                    caller.municipality,
                    key.as_deref().filter(|key| !key.is_empty()),
                    query.after,
                    i64::from(query.limit) + 1,
                )?;
                let page = Listed::cut(found, query.limit, |business| business.id);
                Ok(Listed {
                    items: views(conn, &caller, page.items)?,
                    next: page.next,
                })
            })
            .await
    }

    /// One business.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_business(&self, caller: Caller, id: BusinessId) -> Result<BusinessView> {
        allowed(&caller, Action::ReadBusinesses)?;
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let record = businesses::get(conn, caller.municipality, id)?;
                view(conn, &caller, record)
            })
            .await
    }

    /// Mends a business's name, or says who looks after it.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_business(
        &self,
        caller: Caller,
        id: BusinessId,
        seen: Version,
        change: BusinessChange,
    ) -> Result<BusinessView> {
        allowed(&caller, Action::ChangeBusiness)?;
        let now = self.now();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let before = businesses::get(conn, caller.municipality, id)?;
                unchanged(before.version, seen)?;
                let mut record = read(conn, &caller, before, change)?;
                let key = name_key(&record.name);
                businesses::save(conn, caller.municipality, &record, &key, now)?;
                record.version = seen.next();
                view(conn, &caller, record)
            })
            .await
    }
}

fn read(
    conn: &mut Connection,
    caller: &Caller,
    mut record: BusinessRecord,
    change: BusinessChange,
) -> Result<BusinessRecord> {
    let mut fields = Fields::default();
    if let Some(name) = change.name {
        record.name = fields.line("/name", &name);
    }
    if let Some(manager) = change.account_manager {
        if let Some(id) = manager {
            active_person(
                conn,
                &mut fields,
                caller.municipality,
                "/account_manager",
                id,
            )?;
        }
        record.account_manager = manager;
    }
    fields.finish()?;
    Ok(record)
}

fn view(conn: &mut Connection, caller: &Caller, record: BusinessRecord) -> Result<BusinessView> {
    views(conn, caller, vec![record])?
        .pop()
        .ok_or(Error::NotFound)
}

/// Who may change a business may not always read the register: they see what they changed.
pub(crate) fn views(
    conn: &mut Connection,
    caller: &Caller,
    records: Vec<BusinessRecord>,
) -> std::result::Result<Vec<BusinessView>, StoreError> {
    let reads = allowed(caller, Action::ReadBusinesses).is_ok();
    let ids: Vec<BusinessId> = records.iter().map(|record| record.id).collect();
    let mut identifiers = businesses::identifiers(conn, caller.municipality, &ids)?;
    let mut of = |id: BusinessId| {
        identifiers
            .extract_if(.., |(owner, ..)| *owner == id)
            .map(|(_, scheme, value)| shown(caller, scheme, value))
            .collect()
    };
    Ok(records
        .into_iter()
        .map(|record| BusinessView {
            identifiers: reads.then(|| of(record.id)),
            record,
        })
        .collect())
}

/// A sole trader's number is personal data: only managers read all of it.
fn shown(caller: &Caller, scheme: Scheme, value: String) -> IdentifierShown {
    let masked = is_personal(scheme, &value) && !caller.has(Role::Manager);
    IdentifierShown {
        scheme,
        value: if masked { mask(&value) } else { value },
        masked,
    }
}

/// Whether it may be a person's; what cannot be read any more is treated as if it were.
pub(crate) fn is_personal(scheme: Scheme, value: &str) -> bool {
    Identifier::parse(scheme, value).map_or(true, |(read, _)| read.is_personal())
}

/// All digits hidden but the last few.
fn mask(value: &str) -> String {
    let hidden = value.chars().count().saturating_sub(SHOWN);
    value
        .chars()
        .enumerate()
        .map(|(at, sign)| match sign {
            '-' => sign,
            _ if at < hidden => '•',
            _ => sign,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use onedoor_domain::MunicipalityId;
    use onedoor_domain::event::Actor;
    use uuid::Uuid;

    use super::*;

    fn seen_by(role: Role, scheme: Scheme, value: &str) -> (String, bool) {
        let caller = Caller {
            municipality: MunicipalityId(Uuid::nil()),
            actor: Actor::System,
            roles: vec![role],
            units: Vec::new(),
            heads: Vec::new(),
            only: None,
            staff: None,
        };
        let shown = shown(&caller, scheme, value.to_owned());
        (shown.value, shown.masked)
    }

    #[test]
    fn a_sole_traders_number_is_masked_except_for_managers() {
        let number = "811218-9876";
        assert_eq!(
            seen_by(Role::FrontDesk, Scheme::SeOrgnr, number),
            ("••••••-9876".to_owned(), true)
        );
        assert_eq!(
            seen_by(Role::Manager, Scheme::SeOrgnr, number),
            (number.to_owned(), false)
        );
    }

    #[test]
    fn a_companys_number_is_shown_to_everybody() {
        for (scheme, number) in [
            (Scheme::SeOrgnr, "556036-0793"),
            (Scheme::DkCvr, "29190623"),
        ] {
            assert_eq!(
                seen_by(Role::FrontDesk, scheme, number),
                (number.to_owned(), false)
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_masked() {
        assert_eq!(
            seen_by(Role::Coordinator, Scheme::DkCvr, "12 34"),
            ("•2 34".to_owned(), true)
        );
    }
}
