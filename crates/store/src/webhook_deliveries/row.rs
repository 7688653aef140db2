//! Deliveries to webhooks as rows.

use diesel::prelude::*;
use onedoor_domain::delivery::{DeliveryState, Failure};
use onedoor_domain::{
    CaseId, DeliveryId, EventId, LeaseId, Moment, MunicipalityId, Version, WebhookId,
};

use super::WebhookDelivery;
use crate::StoreError;
use crate::columns::Col;
use crate::course::CourseColumns;
use crate::schema::webhook_delivery;

#[derive(Queryable, Selectable)]
#[diesel(table_name = webhook_delivery)]
pub(crate) struct WebhookDeliveryRow {
    municipality_id: Col<MunicipalityId>,
    id: Col<DeliveryId>,
    webhook_id: Col<WebhookId>,
    event_id: Option<Col<EventId>>,
    number: Option<i64>,
    kind: String,
    case_id: Option<Col<CaseId>>,
    body: String,
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

impl WebhookDeliveryRow {
    pub(crate) fn read(self) -> Result<WebhookDelivery, StoreError> {
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
        let event = self.event_id.zip(self.number);
        Ok(WebhookDelivery {
            municipality: self.municipality_id.0,
            id: self.id.0,
            webhook: self.webhook_id.0,
            event: event.map(|(event, number)| (event.0, number)),
            kind: self.kind,
            case: self.case_id.map(|id| id.0),
            body: self.body,
            course: course.read("webhook_delivery", self.id.0)?,
            created_at: self.created_at.0,
            version: Version(self.version),
        })
    }
}
