//! Legal holds: what keeps a case whatever else is said of it.

use onedoor_domain::access::AccessDeed;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, HoldId, Version};
use onedoor_store::legal_holds::{self, HoldRecord, Lifted};
use onedoor_store::{Connection, cases};

use super::retention::of_case;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::services::unchanged;
use crate::{Error, Refusal, Result, Services};

/// A legal hold as a caller asks for it.
#[derive(Debug, Clone, Default)]
pub struct LegalHoldInput {
    /// The ground in law, or the matter for which it is kept.
    pub ground: String,
}

/// Why a hold is taken off.
#[derive(Debug, Clone, Default)]
pub struct LiftInput {
    /// Why.
    pub reason: String,
}

impl Services {
    /// Puts a legal hold on a case, however it stands.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn place_hold(
        &self,
        caller: Caller,
        case: CaseId,
        input: LegalHoldInput,
        once: Option<Once>,
        render: impl FnOnce(&HoldRecord) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            // Held until the transaction ends, so that nobody disposes of it meanwhile.
            cases::lock(conn, caller.municipality, case)?;
            services.file(conn, &caller, Action::HoldCase, case)?;
            let mut fields = Fields::default();
            let ground = fields.line("/ground", &input.ground);
            fields.finish()?;
            let now = services.now();
            let hold = HoldRecord {
                id: services.chance.id(now),
                case,
                ground,
                placed_at: now,
                placed_by: caller.actor.as_text(),
                lifted: None,
                version: Version::FIRST,
            };
            legal_holds::insert(conn, caller.municipality, &hold)?;
            let placed = of_case(AccessDeed::HoldPlaced, case, &hold.ground);
            services.log(conn, &caller, placed)?;
            Ok(hold)
        };
        self.change_once(&asking, once, change, render).await
    }

    /// One legal hold.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_hold(&self, caller: Caller, id: HoldId) -> Result<HoldRecord> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let hold = legal_holds::get(conn, caller.municipality, id)?;
                services.file(conn, &caller, Action::ReadRetention, hold.case)?;
                Ok(hold)
            })
            .await
    }

    /// Takes a legal hold off a case, with a reason.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`];
    /// [`Error::Refused`] if it was taken off before.
    pub async fn lift_hold(
        &self,
        caller: Caller,
        (id, seen): (HoldId, Version),
        input: LiftInput,
        once: Option<Once>,
        render: impl FnOnce(&HoldRecord) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let mut hold = legal_holds::get(conn, caller.municipality, id)?;
            services.file(conn, &caller, Action::HoldCase, hold.case)?;
            if hold.lifted.is_some() {
                return Err(Error::Refused(Refusal::HoldLifted));
            }
            unchanged(hold.version, seen)?;
            let mut fields = Fields::default();
            let because = fields.line("/reason", &input.reason);
            fields.finish()?;
            let lifted = Lifted {
                at: services.now(),
                by: caller.actor.as_text(),
                because,
            };
            legal_holds::lift(conn, caller.municipality, id, &lifted, seen)?;
            let noted = of_case(AccessDeed::HoldLifted, hold.case, &hold.ground);
            services.log(conn, &caller, noted)?;
            hold.lifted = Some(lifted);
            hold.version = seen.next();
            Ok(hold)
        };
        self.change_once(&asking, once, change, render).await
    }
}
