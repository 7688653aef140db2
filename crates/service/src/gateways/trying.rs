//! Trying a gateway: something about nothing, to oneself.

use onedoor_domain::delivery::Trouble;
use onedoor_domain::gateway::{GatewayKind, Outcome, outcome};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{DeliveryId, GatewayId};
use onedoor_store::{Connection, gateways};

use super::writing::{GatewayCall, told};
use crate::post::Brief;
use crate::services::allowed;
use crate::texts::say;
use crate::{Error, Result, Services};

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GatewayTried {
    /// What went wrong; nothing, if it was taken on.
    pub trouble: Option<Trouble>,
}

impl Services {
    /// Sends something about nothing: to the caller's own phone, or into the channel. It is tried
    /// once, also while the gateway is out of use.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`] for whoever is no person, [`Error::Unavailable`] where
    /// nothing is called.
    pub async fn try_gateway(&self, caller: Caller, id: GatewayId) -> Result<GatewayTried> {
        allowed(&caller, Action::ManageGateways)?;
        let unset = || Error::Unavailable("nobody calls gateways here".to_owned());
        let courier = self.courier.clone().ok_or_else(unset)?;
        let (services, of) = (self.clone(), caller.municipality);
        let writing = move |conn: &mut Connection| services.sample_call(conn, &caller, id);
        let written = self.store.of(of).read(writing).await?;
        let trouble = match courier.call(&written.call).await {
            Ok(response) => match outcome(&response, self.now()) {
                Outcome::Taken => None,
                Outcome::Refused(trouble) | Outcome::NotNow { trouble, .. } => Some(trouble),
            },
            Err(failure) => Some(Trouble::of(failure)),
        };
        Ok(GatewayTried { trouble })
    }

    fn sample_call(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        id: GatewayId,
    ) -> Result<GatewayCall> {
        let gateway = gateways::get(conn, caller.municipality, id)?;
        let in_force = self.copies.get(conn, caller.municipality, self.now())?;
        let person = caller.staff.and_then(|id| in_force.directory.find(id));
        let to = match gateway.kind {
            GatewayKind::Chat => String::new(),
            GatewayKind::Sms => person.ok_or(Error::Forbidden)?.phone.clone(),
        };
        let language = in_force.municipality.language;
        let brief = Brief {
            title: say(language, "gateway-try"),
            text: say(language, "gateway-try"),
        };
        let id: DeliveryId = self.chance.id(self.now());
        self.call_of(&gateway, &told(&in_force, to, id.to_string(), brief))
    }
}
