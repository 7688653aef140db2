//! Deliveries as rows: a state with exactly its columns.

use diesel::prelude::*;
use onedoor_domain::delivery::{
    Channel, Course, DeliveryState, Failure, Standing, Tiding, Trouble,
};
use onedoor_domain::{
    CaseId, ContactId, DeliveryId, LeaseId, Moment, MunicipalityId, StaffId, Version,
};

use super::DeliveryRecord;
use crate::StoreError;
use crate::columns::{Col, JsonText};
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

/// The columns that say how far a delivery is.
pub(super) struct CourseChange {
    pub(super) state: Col<DeliveryState>,
    pub(super) attempts: i32,
    pub(super) next_at: Option<Col<Moment>>,
    pub(super) lease: Option<Col<LeaseId>>,
    pub(super) failure: Option<Col<Failure>>,
    pub(super) reply_code: Option<i32>,
    pub(super) patient_since: Col<Moment>,
    pub(super) ended_at: Option<Col<Moment>>,
}

pub(super) fn change(course: &Course) -> CourseChange {
    let (lease, trouble, ended_at) = match course.standing {
        Standing::Waiting { trouble, .. } => (None, trouble, None),
        Standing::Sending { lease, .. } => (Some(lease), None, None),
        Standing::Delivered { at } | Standing::NoAddress { at } => (None, None, Some(at)),
        Standing::Dead { at, trouble } => (None, Some(trouble), Some(at)),
    };
    CourseChange {
        state: Col(course.standing.word()),
        attempts: crate::signed(course.attempts),
        next_at: course.standing.next_at().map(Col),
        lease: lease.map(Col),
        failure: trouble.map(|trouble| Col(trouble.failure)),
        reply_code: trouble
            .and_then(|trouble| trouble.reply_code)
            .map(i32::from),
        patient_since: Col(course.patient_since),
        ended_at: ended_at.map(Col),
    }
}

impl DeliveryRow {
    pub(super) fn read(self) -> Result<DeliveryRecord, StoreError> {
        Ok(DeliveryRecord {
            municipality: self.municipality_id.0,
            id: self.id.0,
            tiding: self.tiding.0,
            channel: self.channel.0,
            case: self.case_id.map(|id| id.0),
            staff: self.staff_id.map(|id| id.0),
            contact: self.contact_id.map(|id| id.0),
            course: Course {
                standing: self.standing()?,
                attempts: u32::try_from(self.attempts).unwrap_or(0),
                patient_since: self.patient_since.0,
            },
            payload: self.payload.0,
            created_at: self.created_at.0,
            version: Version(self.version),
        })
    }

    fn standing(&self) -> Result<Standing, StoreError> {
        let needs = |column| StoreError::Unreadable {
            table: "delivery",
            column,
            detail: format!("{} has none", self.id.0),
        };
        let next_at = self.next_at.map(|at| at.0);
        let ended_at = self.ended_at.map(|at| at.0);
        let trouble = self.failure.map(|failure| Trouble {
            failure: failure.0,
            reply_code: self.reply_code.and_then(|code| u16::try_from(code).ok()),
        });
        Ok(match self.state.0 {
            DeliveryState::Waiting => Standing::Waiting {
                due_at: next_at.ok_or_else(|| needs("next_at"))?,
                trouble,
            },
            DeliveryState::Sending => Standing::Sending {
                lease: self.lease.ok_or_else(|| needs("lease"))?.0,
                until: next_at.ok_or_else(|| needs("next_at"))?,
            },
            DeliveryState::Delivered => Standing::Delivered {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
            },
            DeliveryState::Dead => Standing::Dead {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
                trouble: trouble.ok_or_else(|| needs("failure"))?,
            },
            DeliveryState::NoAddress => Standing::NoAddress {
                at: ended_at.ok_or_else(|| needs("ended_at"))?,
            },
        })
    }
}
