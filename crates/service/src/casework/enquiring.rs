//! A further enquiry on a case that is there already.

use onedoor_domain::enquiry::NamedContact;
use onedoor_domain::event::Happened;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{CaseId, ContactId, EnquiryId};
use onedoor_store::columns::{Col, OutboxKind};
use onedoor_store::intake::{CaseEnquiryRow, ContactRow, EnquiryRow};
use onedoor_store::{Connection, businesses, cases, enquiries};

use crate::case_file::CaseFile;
use crate::docket::{Docket, Taking};
use crate::idempotency::{Answer, Answered, Once};
use crate::intake::{EnquiryInput, Read, as_given, name_key, read_enquiry};
use crate::json::json;
use crate::notices::Recipient;
use crate::{Result, Services};

impl Services {
    /// Adds a further enquiry to a live case, word for word. What it is about is not routed anew:
    /// the coordinator sees it, and adds case types if it raises more.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`],
    /// [`crate::Refusal::CaseClosed`].
    pub async fn add_enquiry(
        &self,
        caller: Caller,
        case: CaseId,
        input: EnquiryInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let services = self.clone();
        let taking = Taking::any_version(case, Action::AddEnquiry);
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let in_force = std::sync::Arc::clone(&docket.in_force);
            let sender = as_given(&input)?;
            let read = read_enquiry(input, &in_force, docket.now)?;
            services.file_enquiry(conn, docket, &read, sender)
        };
        self.work_on_case(caller, taking, once, work, render).await
    }

    fn file_enquiry(
        &self,
        conn: &mut Connection,
        docket: &mut Docket,
        read: &Read,
        sender: onedoor_store::columns::JsonText,
    ) -> Result<()> {
        let (house, now) = (docket.municipality(), docket.now);
        let from = &read.enquiry;
        let id: EnquiryId = self.chance.id(now);
        let contact = match &from.contact {
            Some(named) => Some(self.contact(conn, docket, named, from.protected_identity)?),
            None => None,
        };
        self.insert_enquiry(conn, docket, read, (id, contact), sender)?;
        docket.note(Happened::EnquiryRegistered {
            enquiry: id,
            received_at: from.received_at,
        });
        let payload = serde_json::json!({ "enquiry": id });
        docket.tell(OutboxKind::IndexEnquiry, &payload)?;
        let to = [Recipient::Staff(docket.head.record.coordinator)];
        let payload = serde_json::json!({ "what": "enquiry", "enquiry": id, "to": to });
        docket.tell(OutboxKind::CaseMoved, &payload)?;
        if from.urgent && !docket.head.record.urgent {
            self.hurry(docket)?;
        }
        let weight = cases::Weight {
            urgent: docket.head.record.urgent || from.urgent,
            protected_identity: docket.head.record.protected_identity || from.protected_identity,
            ..docket.head.record.weight()
        };
        if weight == docket.head.record.weight() {
            return Ok(());
        }
        Ok(cases::set_weight(
            conn,
            house,
            docket.head.record.id,
            &weight,
        )?)
    }

    fn insert_enquiry(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        read: &Read,
        (id, contact): (EnquiryId, Option<ContactId>),
        sender: onedoor_store::columns::JsonText,
    ) -> Result<()> {
        let (house, from) = (docket.municipality(), &read.enquiry);
        let row = EnquiryRow {
            municipality_id: Col(house),
            id: Col(id),
            channel: Col(from.channel),
            received_at: Col(from.received_at),
            registered_at: Col(docket.now),
            registered_by: docket.changed_by().as_text(),
            language: Col(from.language),
            subject: from.subject.clone(),
            text: from.text.clone(),
            attributes: json(&from.answers)?,
            place: from.place.as_ref().map(json).transpose()?,
            sender,
            urgent: from.urgent,
            protected_identity: from.protected_identity,
            business_id: docket.head.record.business.map(Col),
            contact_id: contact.map(Col),
        };
        let of_case = CaseEnquiryRow {
            municipality_id: Col(house),
            case_id: Col(docket.head.record.id),
            enquiry_id: Col(id),
        };
        Ok(enquiries::insert(conn, &row, &of_case)?)
    }

    /// The contact person of the case's business, who may be new.
    fn contact(
        &self,
        conn: &mut Connection,
        docket: &Docket,
        named: &NamedContact,
        protected_identity: bool,
    ) -> Result<ContactId> {
        let (house, business) = (docket.municipality(), docket.head.record.business);
        let key = named.name.as_deref().map(name_key);
        let phone = named.phone.as_ref().map(|phone| phone.e164.clone());
        if let Some(business) = business {
            let (name, email) = (key.as_deref(), named.email.as_deref());
            let known =
                businesses::find_contact(conn, house, business, name, email, phone.as_deref())?;
            if let Some(known) = known {
                return Ok(known);
            }
        }
        let id: ContactId = self.chance.id(docket.now);
        let row = ContactRow {
            municipality_id: Col(house),
            id: Col(id),
            business_id: business.map(Col),
            name: named.name.clone(),
            name_key: key,
            email: named.email.clone(),
            phone,
            phone_raw: named.phone.as_ref().map(|phone| phone.raw.clone()),
            acting_as: named.acting_as.map(Col),
            protected_identity,
            created_at: Col(docket.now),
        };
        enquiries::insert_contact(conn, &row)?;
        Ok(id)
    }
}
