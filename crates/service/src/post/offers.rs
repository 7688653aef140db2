//! Taking an offer, or saying whose it is, from a mail: by a link that counts once, for one person,
//! for the offer as it was when they were told of it. Looking at it changes nothing: whatever scans
//! mail follows links.

use onedoor_domain::contribution::{DeclineReason, Stage};
use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{Language, MunicipalityId};
use onedoor_store::offer_links::{self, OfferLink};
use onedoor_store::{Connection, StoreError, contributions, staff};

use crate::access::of_person;
use crate::contributions::DeclineInput;
use crate::{Error, Result, Services, secret};

/// What somebody replies to an offer.
#[derive(Debug, Clone)]
pub enum Replied {
    /// They take it.
    Accepted,
    /// They say that it is not theirs.
    Declined(DeclineInput),
}

/// An offer as whoever holds the link sees it. Nothing in it is confidential.
#[derive(Debug, Clone)]
pub struct OfferShown {
    /// The municipality's name.
    pub municipality: String,
    /// The language of its staff.
    pub language: Language,
    /// The reference of the case.
    pub reference: String,
    /// What it is about.
    pub case_types: Vec<String>,
    /// Which unit is asked.
    pub unit: String,
    /// To whom the link was sent.
    pub person: String,
    /// Who coordinates the case, and their phone.
    pub coordinator: Option<(String, String)>,
    /// The words for why an offer may be declined.
    pub reasons: &'static [DeclineReason],
}

impl Services {
    /// The offer behind a link. This changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link does not count: which of the reasons it is, is not told.
    pub async fn show_offer(&self, link: &str) -> Result<OfferShown> {
        let link = self.offer_link(link).await?;
        let services = self.clone();
        self.store
            .of(link.municipality)
            .read(move |conn| services.offer_shown(conn, &link))
            .await
    }

    /// Replies to the offer behind a link, which is used up by it.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the link does not count, and as for accepting and declining: then it
    /// is not used up.
    pub async fn reply_to_offer(&self, link: &str, reply: Replied) -> Result<()> {
        let link = self.offer_link(link).await?;
        let services = self.clone();
        self.store
            .of(link.municipality)
            .write(move |conn| {
                must_be_as_told(conn, &link)?;
                let caller = caller(conn, &link)?;
                let used = offer_links::use_up(conn, &link, services.now());
                if matches!(used, Err(StoreError::Stale)) {
                    return Err(Error::NotFound);
                }
                used?;
                let (id, seen) = (link.contribution, link.seen);
                match &reply {
                    Replied::Accepted => services.accept_now(conn, &caller, id, seen),
                    Replied::Declined(input) => {
                        services.decline_now(conn, &caller, id, seen, input)
                    }
                }
                .map(drop)
            })
            .await
    }

    async fn offer_link(&self, link: &str) -> Result<OfferLink> {
        let (hash, now) = (secret::hash(link), self.now());
        let finding = move |conn: &mut Connection| {
            let found = offer_links::find_by_hash(conn, &hash)?;
            let counts = |link: &OfferLink| link.used_at.is_none() && now < link.expires_at;
            found.filter(counts).ok_or(Error::NotFound)
        };
        self.store.installation().read(finding).await
    }

    fn offer_shown(&self, conn: &mut Connection, link: &OfferLink) -> Result<OfferShown> {
        must_be_as_told(conn, link)?;
        let of: MunicipalityId = link.municipality;
        let part = contributions::get(conn, of, link.contribution)?;
        let file = self.public_file(conn, of, part.case)?;
        let language = file.in_force.municipality.language;
        let types = file.types.iter();
        let person = file.person(link.staff).filter(|person| person.active);
        let coordinator = file.coordinator();
        Ok(OfferShown {
            municipality: file.in_force.municipality.name.clone(),
            language,
            reference: file.case.reference.clone(),
            case_types: types
                .map(|one| file.case_type_name(&one.case_type, language))
                .collect(),
            unit: file.unit_name(&part.unit, language),
            person: person.ok_or(Error::NotFound)?.name.clone(),
            coordinator: coordinator.map(|one| (one.name.clone(), one.phone.clone())),
            reasons: DeclineReason::ALL,
        })
    }
}

/// Passes while the offer is the one of which the mail told.
fn must_be_as_told(conn: &mut Connection, link: &OfferLink) -> Result<()> {
    let part = contributions::get(conn, link.municipality, link.contribution)?;
    let is_same = part.version == link.seen && matches!(part.stage, Stage::Offered { .. });
    is_same.then_some(()).ok_or(Error::NotFound)
}

/// The person to whom the link was sent, with the rights they have now.
fn caller(conn: &mut Connection, link: &OfferLink) -> Result<Caller> {
    let person = staff::get(conn, link.municipality, link.staff)?.value;
    if !person.active {
        return Err(Error::NotFound);
    }
    let caller = Caller {
        municipality: link.municipality,
        actor: Actor::Staff(person.id),
        roles: person.roles.clone(),
        units: Vec::new(),
        heads: Vec::new(),
        staff: None,
        only: None,
    };
    Ok(of_person(caller, person))
}
