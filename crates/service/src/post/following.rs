//! Whether a business follows its case by mail: its own choice, on the page of the case.

use onedoor_domain::{CaseId, ContactId};
use onedoor_store::tracking::{self, TrackingRecord};
use onedoor_store::{Connection, cases, mail_stops};

use crate::tracking::goes_on_in;
use crate::{Error, Result, Services, secret};

impl Services {
    /// Whoever holds a tracking code wants to follow its case by mail from now on, or does not. What
    /// the rules owe them comes either way.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the code opens nothing, or no address is known.
    pub async fn follow_by_mail(&self, code: &str, follows: bool) -> Result<()> {
        let opens = self.opened_by(secret::hash(code)).await?;
        let (of, now) = (opens.municipality, self.now());
        self.store
            .of(of)
            .write(move |conn| {
                let case = goes_on_in(conn, of, opens.case)?;
                // Two clicks at once take turns.
                cases::lock(conn, of, case)?;
                let contact = reader(conn, opens, case)?.ok_or(Error::NotFound)?;
                let which = (case, contact);
                if follows {
                    mail_stops::lift(conn, of, which)?;
                } else {
                    mail_stops::set(conn, of, which, now)?;
                }
                Ok(())
            })
            .await
    }

    /// Whether whoever holds this code follows its case by mail; none if no address is known.
    pub(crate) fn follows_by_mail(
        &self,
        conn: &mut Connection,
        opens: TrackingRecord,
        case: CaseId,
    ) -> Result<Option<bool>> {
        if self.mailer.is_none() {
            return Ok(None);
        }
        let Some(contact) = reader(conn, opens, case)? else {
            return Ok(None);
        };
        let stopped = mail_stops::is_set(conn, opens.municipality, (case, contact))?;
        Ok(Some(!stopped))
    }
}

/// Who holds the code, if it is known where they read their mail.
fn reader(conn: &mut Connection, opens: TrackingRecord, case: CaseId) -> Result<Option<ContactId>> {
    let of = opens.municipality;
    let contact = match opens.contact {
        Some(contact) => Some(contact),
        None => cases::get(conn, of, case)?.contact,
    };
    let Some(contact) = contact else {
        return Ok(None);
    };
    let email = tracking::email_of(conn, of, contact)?;
    Ok(email.map(|_| contact))
}
