//! The ways back to a case that are told with it. Each follows from its delivery and the installation's
//! key, so that a second try has the same, and stands in the database only as a hash.

use jiff::SignedDuration;
use onedoor_domain::contribution::Stage;
use onedoor_domain::delivery::Tiding;
use onedoor_domain::{ContactId, TrackingId, Version};
use onedoor_store::deliveries::DeliveryRecord;
use onedoor_store::offer_links::{self, OfferLink};
use onedoor_store::tracking::{self, TrackingRecord};
use onedoor_store::{Connection, StoreError};

use super::facts::Facts;
use super::layout::Link;
use super::wording::Content;
use crate::texts::say;
use crate::{Result, Services, secret};

/// How long a link in a mail to the business opens its case.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(365 * 24);
/// How long an offer can be taken from a mail.
const OFFER_LASTS: SignedDuration = SignedDuration::from_hours(14 * 24);

impl Services {
    /// The links of a mail.
    pub(super) fn add_links(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        facts: &Facts,
        contact: Option<ContactId>,
        content: &mut Content,
    ) -> Result<()> {
        let link = |key: &str, url| Link {
            words: say(facts.language, key),
            url,
        };
        if facts.is_for_business {
            let code = self.tracking_code(conn, record, facts, contact)?;
            let url = code.map(|code| format!("{}/t/{code}", self.public_url));
            content
                .actions
                .extend(url.map(|url| link("mail-follow", url)));
        }
        let survey = facts
            .file
            .in_force
            .municipality
            .settings
            .mail
            .survey_url
            .clone();
        if let Some(survey) = survey.filter(|_| facts.tiding == Tiding::Closing) {
            content.actions.push(link("mail-survey", survey));
        }
        if let Some(secret) = self.offer_secret(conn, record, facts)? {
            let url = format!("{}/offer/{secret}", self.public_url);
            content.actions.push(link("mail-take-offer", url));
        }
        Ok(())
    }

    /// The code of this very mail: it follows from the delivery and the installation's key, so that
    /// a second try has the same, and it stands in the database only as a hash, like every code.
    fn tracking_code(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        facts: &Facts,
        contact: Option<ContactId>,
    ) -> Result<Option<String>> {
        let of = (record.municipality, "tracking code of a mail");
        let Ok(code) = self.seal.derive(of, record.id.0.as_bytes()) else {
            return Ok(None);
        };
        let id = TrackingId(record.id.0);
        match tracking::get(conn, record.municipality, id) {
            Ok(_) => return Ok(Some(code)),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
        let now = self.now();
        let issued = TrackingRecord {
            id,
            municipality: record.municipality,
            case: facts.file.case.id,
            contact,
            created_at: now,
            expires_at: now.plus(LINK_LASTS),
            revoked_at: None,
            version: Version::FIRST,
        };
        tracking::insert(conn, &issued, &secret::hash(&code))?;
        Ok(Some(code))
    }

    /// The secret of a link by which this person may take this offer, if it is still one.
    fn offer_secret(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        facts: &Facts,
    ) -> Result<Option<String>> {
        let (Some(part), Some(staff)) = (&facts.part, record.staff) else {
            return Ok(None);
        };
        let is_offered = matches!(part.stage, Stage::Offered { .. })
            && part.stage.offered_to().is_none_or(|to| to == staff);
        if !record.tiding.offers() || !is_offered {
            return Ok(None);
        }
        let of = (record.municipality, "offer in a mail");
        let Ok(secret) = self.seal.derive(of, record.id.0.as_bytes()) else {
            return Ok(None);
        };
        if offer_links::find(conn, record.municipality, record.id)?.is_none() {
            let now = self.now();
            let link = OfferLink {
                municipality: record.municipality,
                delivery: record.id,
                contribution: part.id,
                seen: part.version,
                staff,
                created_at: now,
                expires_at: now.plus(OFFER_LASTS),
                used_at: None,
            };
            offer_links::insert(conn, &link, &secret::hash(&secret))?;
        }
        Ok(Some(secret))
    }
}
