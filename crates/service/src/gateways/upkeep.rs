//! Gateways of a municipality: listed, added, changed, removed.

use onedoor_domain::gateway::{AT_MOST, GatewayKind};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{GatewayId, Version};
use onedoor_store::gateways::{self, GatewayRecord};
use onedoor_store::{Connection, deliveries};

use super::GatewayInput;
use super::address::Address;
use super::fields::{Opened, blank};
use crate::idempotency::{Answer, Answered, Once};
use crate::listed::Listed;
use crate::post::host_of;
use crate::services::{allowed, unchanged};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// A gateway as those see it who look after it.
#[derive(Debug, Clone)]
pub struct GatewayView {
    /// The gateway.
    pub record: GatewayRecord,
    /// The host where it is called. What stands behind it may be a secret.
    pub host: String,
    /// The names of its headers.
    pub headers: Vec<String>,
}

impl Services {
    /// A page of the gateways, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_gateways(
        &self,
        caller: Caller,
        before: Option<GatewayId>,
        limit: u32,
    ) -> Result<Listed<GatewayView, GatewayId>> {
        allowed(&caller, Action::ManageGateways)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let wanted = i64::from(limit) + 1;
                let found = gateways::list(conn, caller.municipality, before, wanted)?;
                let found = found
                    .into_iter()
                    .map(|one| Ok(services.opened(one)?.view()));
                let found = found.collect::<Result<Vec<_>>>()?;
                Ok(Listed::cut(found, limit, |one| one.record.id))
            })
            .await
    }

    /// One gateway.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_gateway(&self, caller: Caller, id: GatewayId) -> Result<GatewayView> {
        allowed(&caller, Action::ManageGateways)?;
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let found = gateways::get(conn, caller.municipality, id)?;
                Ok(services.opened(found)?.view())
            })
            .await
    }

    /// Adds a gateway. People are told by it from now on.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::Forbidden`], [`Refusal::TooManyGateways`].
    pub async fn create_gateway(
        &self,
        caller: Caller,
        (kind, input): (String, GatewayInput),
        once: Option<Once>,
        render: impl FnOnce(&GatewayView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        allowed(&caller, Action::ManageGateways)?;
        let (services, of, now) = (self.clone(), caller.municipality, self.now());
        let change = move |conn: &mut Connection| {
            let kind = kind_of(&kind)?;
            let blank = blank((of, services.chance.id(now)), kind, now);
            let new = services.read_gateway(conn, &input, blank)?;
            if gateways::count(conn, of)? >= i64::from(AT_MOST) {
                return Err(Error::Refused(Refusal::TooManyGateways));
            }
            gateways::insert(conn, &new.record)?;
            Ok(new.view())
        };
        self.change_once(&caller, once, change, render).await
    }

    /// Changes a gateway, or takes it out of use: what waits for it then fails where everybody sees
    /// it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Invalid`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn change_gateway(
        &self,
        caller: Caller,
        id: GatewayId,
        seen: Version,
        input: GatewayInput,
    ) -> Result<GatewayView> {
        allowed(&caller, Action::ManageGateways)?;
        let (services, now) = (self.clone(), self.now());
        let changing = self.store.of(caller.municipality).write(move |conn| {
            let before = gateways::get(conn, caller.municipality, id)?;
            unchanged(before.version, seen)?;
            let before = services.opened(before)?;
            let mut changed = services.read_gateway(conn, &input, before)?;
            changed.record.updated_at = now;
            changed.record.version = seen.next();
            gateways::save(conn, &changed.record, seen)?;
            Ok::<_, Error>(changed.view())
        });
        let changed = changing.await?;
        // Whoever changed something wants to see at once whether it helped.
        self.ways.answered(&id.to_string());
        Ok(changed)
    }

    /// Removes a gateway. What was told by it stays; what waits for it fails where everybody sees it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Stale`].
    pub async fn delete_gateway(&self, caller: Caller, id: GatewayId, seen: Version) -> Result<()> {
        allowed(&caller, Action::ManageGateways)?;
        self.store
            .of(caller.municipality)
            .write(move |conn| {
                let before = gateways::get(conn, caller.municipality, id)?;
                unchanged(before.version, seen)?;
                deliveries::let_go(conn, caller.municipality, id)?;
                Ok(gateways::delete(conn, caller.municipality, id, seen)?)
            })
            .await
    }

    /// A gateway with its address, which is sealed where it is kept.
    pub(super) fn opened(&self, record: GatewayRecord) -> Result<Opened> {
        let address = Address::open(&self.seal, record.municipality, &record.way)?;
        Ok(Opened { record, address })
    }
}

impl Opened {
    fn view(self) -> GatewayView {
        GatewayView {
            host: host_of(&self.address.url).to_owned(),
            headers: self.address.headers.into_keys().collect(),
            record: self.record,
        }
    }
}

fn kind_of(word: &str) -> Result<GatewayKind> {
    GatewayKind::parse(word).ok_or_else(|| {
        let all: Vec<String> = GatewayKind::ALL.iter().map(ToString::to_string).collect();
        let problem = FieldProblem::new("/kind", FieldCode::UnknownValue);
        Error::Invalid(vec![problem.with("allowed", all.join(", "))])
    })
}
