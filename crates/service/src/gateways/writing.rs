//! Writing what a gateway is sent. It follows from the delivery, as a mail does.

use onedoor_domain::GatewayId;
use onedoor_domain::delivery::Channel;
use onedoor_store::deliveries::DeliveryRecord;
use onedoor_store::gateways::{self, GatewayRecord};
use onedoor_store::{Connection, StoreError, tracking};
use serde_json::Value;

use super::address::Address;
use super::body::{self, CannotFill, Told};
use crate::hooks::Call;
use crate::in_force::InForce;
use crate::post::{Brief, Written};
use crate::{Error, Result, Services};

/// One call of a gateway.
pub(crate) struct GatewayCall {
    pub(crate) gateway: GatewayId,
    pub(crate) call: Call,
}

impl Services {
    /// Writes what a delivery by a gateway tells, if that is still used and there is somebody to tell.
    pub(crate) fn written_call(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
    ) -> Result<Written> {
        let Some(gateway) = in_use(conn, record)? else {
            return Ok(Written::SwitchedOff);
        };
        let to = if record.channel == Channel::Chat {
            String::new()
        } else {
            let Some(phone) = phone(conn, in_force, record)? else {
                return Ok(Written::NoAddress);
            };
            if let Some(course) = self.too_many_receipts(conn, record, &phone)? {
                return Ok(Written::NotNow(course));
            }
            phone
        };
        let brief = self.brief(conn, record)?;
        let told = told(in_force, to, record.id.to_string(), brief);
        let call = self.call_of(&gateway, &told)?;
        Ok(Written::Call(Box::new(call)))
    }

    /// A gateway told this.
    pub(super) fn call_of(&self, gateway: &GatewayRecord, told: &Told) -> Result<GatewayCall> {
        let address = Address::open(&self.seal, gateway.municipality, &gateway.way)?;
        let broken =
            |_: CannotFill| Error::Fault("a gateway's body cannot be filled in".to_owned());
        let body: Value = serde_json::from_str(&gateway.body)
            .map_err(|error| Error::Fault(format!("a gateway's body: {error}")))?;
        let filled = body::fill(&body, told).map_err(broken)?;
        let (body, kind) = body::encode(&filled, gateway.encoding).map_err(broken)?;
        let ours = [
            ("content-type".to_owned(), kind.to_owned()),
            // Where it is understood, the same thing told twice is told once.
            ("idempotency-key".to_owned(), told.id.clone()),
        ];
        Ok(GatewayCall {
            gateway: gateway.id,
            call: Call {
                url: address.url,
                headers: ours.into_iter().chain(address.headers).collect(),
                body,
            },
        })
    }
}

/// What is told, by whom.
pub(super) fn told(in_force: &InForce, to: String, id: String, brief: Brief) -> Told {
    let municipality = &in_force.municipality;
    let name = municipality.settings.mail.sender_name.as_ref();
    Told {
        to,
        title: brief.title,
        text: brief.text,
        sender: name.unwrap_or(&municipality.name).clone(),
        id,
    }
}

/// The gateway of a delivery, if it is there and used.
fn in_use(conn: &mut Connection, record: &DeliveryRecord) -> Result<Option<GatewayRecord>> {
    let Some(id) = record.gateway else {
        return Ok(None);
    };
    match gateways::get(conn, record.municipality, id) {
        Ok(gateway) => Ok(Some(gateway).filter(|gateway| gateway.active)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The phone of whoever is told: of a colleague who works here, or of the contact person.
fn phone(
    conn: &mut Connection,
    in_force: &InForce,
    record: &DeliveryRecord,
) -> Result<Option<String>> {
    if let Some(staff) = record.staff {
        let person = in_force.directory.find(staff);
        let person = person.filter(|person| person.active && !person.phone.is_empty());
        return Ok(person.map(|person| person.phone.clone()));
    }
    let contact = record.contact_of(conn)?;
    let Some(contact) = contact else {
        return Ok(None);
    };
    Ok(tracking::ways_of(conn, record.municipality, contact)?.phone)
}
