//! Deliveries as rows.

use diesel::prelude::*;
use onedoor_domain::delivery::{Channel, DeliveryState, Failure, Tiding};
use onedoor_domain::{
    CaseId, ContactId, DeliveryId, GatewayId, LeaseId, Moment, MunicipalityId, StaffId, Version,
};

use super::DeliveryRecord;
use crate::StoreError;
use crate::columns::{Col, JsonText};
use crate::course::CourseColumns;
use crate::schema::delivery;

#[derive(Queryable, Selectable)]
#[diesel(table_name = delivery)]
pub(super) struct DeliveryRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<DeliveryId>,
    tiding: Col<Tiding>,
    channel: Col<Channel>,
    case_id: Option<Col<CaseId>>,
    staff_id: Option<Col<StaffId>>,
    contact_id: Option<Col<ContactId>>,
    gateway_id: Option<Col<GatewayId>>,
    payload: JsonText,
    state: Col<DeliveryState>,
    attempts: i32,
    next_at: Option<Col<Moment>>,
    lease: Option<Col<LeaseId>>,
    failure: Option<Col<Failure>>,
    reply_code: Option<i32>,
    patient_since: Col<Moment>,
    created_at: Col<Moment>,
    ended_at: Option<Col<Moment>>,
    version: i32,
}

impl DeliveryRow {
    pub(super) fn read(self) -> Result<DeliveryRecord, StoreError> {
        let course = CourseColumns {
            state: self.state,
            attempts: self.attempts,
            next_at: self.next_at,
            lease: self.lease,
            failure: self.failure,
            reply_code: self.reply_code,
            patient_since: self.patient_since,
            ended_at: self.ended_at,
        };
        Ok(DeliveryRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            tiding: self.tiding.0,
            channel: self.channel.0,
            case: self.case_id.map(|id| id.0),
            staff: self.staff_id.map(|id| id.0),
            contact: self.contact_id.map(|id| id.0),
            gateway: self.gateway_id.map(|id| id.0),
            course: course.read("delivery", self.id.0)?,
            payload: self.payload.0,
            created_at: self.created_at.0,
            version: Version(self.version),
        })
    }
}
