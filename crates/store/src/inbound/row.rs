//! A mail that came in, as its table has it.

use diesel::prelude::*;
use onedoor_domain::inbound::{Became, Outcome, WhyIgnored};
use onedoor_domain::{
    CaseId, EnquiryId, FileId, InboundMailId, MessageId, Moment, MunicipalityId, StaffId, Version,
};

use super::InboundRecord;
use crate::StoreError;
use crate::columns::Col;
use crate::schema::inbound_mail;

#[derive(Queryable, Selectable)]
#[diesel(table_name = inbound_mail)]
pub(super) struct InboundRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<InboundMailId>,
    message_key: Vec<u8>,
    internet_message_id: Option<String>,
    sender: Option<String>,
    subject: String,
    size: i64,
    sha256: Vec<u8>,
    file_id: Option<Col<FileId>>,
    received_at: Col<Moment>,
    received_by: String,
    outcome: Col<Outcome>,
    why: Option<Col<WhyIgnored>>,
    case_id: Option<Col<CaseId>>,
    enquiry_id: Option<Col<EnquiryId>>,
    message_id: Option<Col<MessageId>>,
    mentions_id: Option<Col<CaseId>>,
    passed_on_by_id: Option<Col<StaffId>>,
    version: i32,
}

impl InboundRow {
    pub(super) fn read(self) -> Result<InboundRecord, StoreError> {
        let id = self.id.0;
        let unreadable = |column| StoreError::Unreadable {
            table: "inbound_mail",
            column,
            detail: format!("{id} lacks what belongs to it"),
        };
        let became = self.became().ok_or_else(|| unreadable("outcome"))?;
        let hash = |bytes: Vec<u8>, column| {
            <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_| unreadable(column))
        };
        Ok(InboundRecord {
            municipality: self.municipality_id.0,
            id,
            key: hash(self.message_key, "message_key")?,
            internet_id: self.internet_message_id,
            sender: self.sender,
            subject: self.subject,
            size: u64::try_from(self.size).unwrap_or(0),
            sha256: hash(self.sha256, "sha256")?,
            file: self.file_id.map(|id| id.0),
            received_at: self.received_at.0,
            received_by: self.received_by,
            became,
            mentions: self.mentions_id.map(|id| id.0),
            passed_on_by: self.passed_on_by_id.map(|id| id.0),
            version: Version(self.version),
        })
    }

    fn became(&self) -> Option<Became> {
        Some(match self.outcome.0 {
            Outcome::Enquiry => Became::Enquiry {
                case: self.case_id.as_ref()?.0,
                enquiry: self.enquiry_id.as_ref()?.0,
            },
            Outcome::Reply => Became::Reply {
                case: self.case_id.as_ref()?.0,
                message: self.message_id.as_ref()?.0,
            },
            Outcome::Ignored => Became::Ignored {
                why: self.why.as_ref()?.0,
            },
        })
    }
}
