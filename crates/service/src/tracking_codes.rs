//! Tracking codes after the first: issued, extended, revoked; and what helps whoever lost theirs.

use jiff::SignedDuration;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, ContactId, Moment, MunicipalityId, Reference, TrackingId, Version};
use onedoor_store::columns::{Col, JsonText, OutboxKind};
use onedoor_store::intake::OutboxRow;
use onedoor_store::tracking::{self, TrackingRecord};
use onedoor_store::{Connection, cases, lookup, municipalities, outbox};

use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::signing_in::{Guess, may_mail};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services, TrackingIssued, secret};

/// How long a code counts, in days.
const USUAL_DAYS: i64 = 365;
/// How many codes of a case are shown.
const SHOWN: i64 = 200;

/// A code that was just made.
#[derive(Debug, Clone)]
pub struct CodeIssued {
    /// What is kept of it.
    pub record: TrackingRecord,
    /// The code itself, shown this once.
    pub tracking: TrackingIssued,
}

/// A code that somebody lost.
#[derive(Debug, Clone)]
pub struct LostCodeInput {
    /// The reference of the case, as it was typed.
    pub reference: String,
    /// The address of whoever lost it.
    pub email: String,
    /// Whence they ask.
    pub source: String,
}

impl Services {
    /// The codes of a case, without their secrets.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_codes(&self, caller: Caller, case: CaseId) -> Result<Vec<TrackingRecord>> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                services.file(conn, &caller, Action::CoordinateCase, case)?;
                Ok(tracking::list(conn, caller.municipality, case, SHOWN)?)
            })
            .await
    }

    /// One code, without its secret.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_code(&self, caller: Caller, id: TrackingId) -> Result<TrackingRecord> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| services.code(conn, &caller, id))
            .await
    }

    /// Makes another code of a case, for one contact person: the case's own if none is named.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`].
    pub async fn issue_code(
        &self,
        caller: Caller,
        case: CaseId,
        contact: Option<ContactId>,
        once: Option<Once>,
        render: impl FnOnce(&CodeIssued) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let of = caller.municipality;
            services.file(conn, &caller, Action::CoordinateCase, case)?;
            let record = cases::get(conn, of, case)?;
            if let Some(contact) = contact
                && record.contact != Some(contact)
                && !speaks_for(conn, of, &record, contact)?
            {
                let problem = FieldProblem::new("/contact", FieldCode::NoSuchThing);
                return Err(Error::Invalid(vec![problem]));
            }
            let now = services.now();
            let code = secret::tracking_code(&services.chance);
            let record = TrackingRecord {
                id: services.chance.id(now),
                municipality: of,
                case,
                contact: contact.or(record.contact),
                created_at: now,
                expires_at: in_a_year(now),
                revoked_at: None,
                version: Version::FIRST,
            };
            tracking::insert(conn, &record, &secret::hash(&code))?;
            let url = format!("{}/t/{code}", services.public_url);
            Ok(CodeIssued {
                record,
                tracking: TrackingIssued { code, url },
            })
        };
        self.change_once(&asking, once, change, render).await
    }

    /// Lets a code count for a year from now.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], [`Refusal::CodeEnded`].
    pub async fn extend_code(
        &self,
        caller: Caller,
        id: TrackingId,
        seen: Version,
    ) -> Result<TrackingRecord> {
        self.change_code(caller, id, seen, |code, now| TrackingRecord {
            expires_at: in_a_year(now),
            ..code
        })
        .await
    }

    /// Revokes a code: from now on it opens nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`], [`Refusal::CodeEnded`].
    pub async fn revoke_code(
        &self,
        caller: Caller,
        id: TrackingId,
        seen: Version,
    ) -> Result<TrackingRecord> {
        self.change_code(caller, id, seen, |code, now| TrackingRecord {
            revoked_at: Some(now),
            ..code
        })
        .await
    }

    /// Has whoever lost the code of a case sent another, if the address is that of its contact
    /// person. Whether there is such a case is not told: the answer is the same.
    ///
    /// # Errors
    /// [`Error::Invalid`] and [`Error::TooManyAttempts`], which follow from what was asked and not
    /// from what is there.
    pub async fn lose_code(&self, slug: &str, input: LostCodeInput) -> Result<()> {
        let mut fields = Fields::default();
        for (pointer, raw) in [("/reference", &input.reference), ("/email", &input.email)] {
            fields.line_if_any(pointer, Some(raw));
        }
        fields.finish()?;
        let (services, slug) = (self.clone(), slug.to_owned());
        self.store
            .installation()
            .write(move |conn| {
                let Some(found) = municipalities::find_by_slug(conn, &slug)? else {
                    return Ok(());
                };
                services.send_another(conn, found.municipality.id, &input)
            })
            .await
    }

    fn send_another(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        input: &LostCodeInput,
    ) -> Result<()> {
        let now = self.now();
        let reference = Reference::parse(&input.reference).ok();
        let asked = reference.as_ref().map_or("", Reference::as_str);
        Guess::new(of, &input.source, &format!("lost code of {asked}")).count(conn, now)?;
        let Some(reference) = reference else {
            return Ok(());
        };
        let Some(case) = cases::find_by_reference(conn, of, reference.as_str())? else {
            return Ok(());
        };
        let Some(contact) = case.contact else {
            return Ok(());
        };
        let known = tracking::email_of(conn, of, contact)?;
        let is_theirs =
            known.is_some_and(|known| known.to_lowercase() == input.email.trim().to_lowercase());
        if !is_theirs || !may_mail(conn, of, reference.as_str(), now)? {
            return Ok(());
        }
        // Whoever delivers it makes the code: none stands in the outbox.
        let payload = serde_json::json!({ "contact": contact }).to_string();
        let row = OutboxRow {
            municipality_id: Col(of),
            id: Col(self.chance.id(now)),
            kind: Col(OutboxKind::LostCode),
            case_id: Some(Col(case.id)),
            payload: JsonText(payload),
            created_at: Col(now),
            available_at: Col(now),
            attempts: 0,
        };
        Ok(outbox::insert(conn, &[row])?)
    }

    /// A code of a case that the caller coordinates.
    fn code(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: TrackingId,
    ) -> Result<TrackingRecord> {
        let code = tracking::get(conn, caller.municipality, id)?;
        self.file(conn, caller, Action::CoordinateCase, code.case)?;
        Ok(code)
    }

    async fn change_code(
        &self,
        caller: Caller,
        id: TrackingId,
        seen: Version,
        change: fn(TrackingRecord, Moment) -> TrackingRecord,
    ) -> Result<TrackingRecord> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let code = services.code(conn, &caller, id)?;
                if code.revoked_at.is_some() {
                    return Err(Error::Refused(Refusal::CodeEnded));
                }
                unchanged(code.version, seen)?;
                let changed = change(code, services.now());
                tracking::save(conn, &changed, seen)?;
                Ok(TrackingRecord {
                    version: seen.next(),
                    ..changed
                })
            })
            .await
    }
}

/// Whether somebody speaks for the business whose case it is.
fn speaks_for(
    conn: &mut Connection,
    of: MunicipalityId,
    case: &cases::CaseRecord,
    contact: ContactId,
) -> Result<bool> {
    let known = lookup::contacts(conn, of, &[contact])?;
    let theirs = known.first().and_then(|known| known.business);
    Ok(theirs.is_some() && theirs == case.business)
}

fn in_a_year(now: Moment) -> Moment {
    now.plus(SignedDuration::from_hours(24 * USUAL_DAYS))
}
