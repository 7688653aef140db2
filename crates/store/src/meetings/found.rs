//! A meeting as its row has it.

use diesel::prelude::*;
use onedoor_domain::meeting::{Appointment, Meeting, MeetingKind, MeetingStage, Span, State};
use onedoor_domain::{CaseId, MeetingId, Moment, SlotId, Version};

use super::MeetingRecord;
use crate::StoreError;
use crate::columns::Col;
use crate::schema::meeting;

#[derive(Queryable, Selectable)]
#[diesel(table_name = meeting)]
pub(super) struct MeetingFound {
    id: Col<MeetingId>,
    case_id: Col<CaseId>,
    kind: Col<MeetingKind>,
    stage: Col<MeetingStage>,
    title: Option<String>,
    starts_at: Col<Moment>,
    ends_at: Col<Moment>,
    slot_id: Option<Col<SlotId>>,
    place: Option<String>,
    link: Option<String>,
    agenda: Option<String>,
    sequence: i32,
    held_at: Option<Col<Moment>>,
    cancelled_at: Option<Col<Moment>>,
    cancel_reason: Option<String>,
    version: i32,
    created_at: Col<Moment>,
    updated_at: Col<Moment>,
}

impl MeetingFound {
    pub(super) fn read(self) -> Result<MeetingRecord, StoreError> {
        let state = self.state()?;
        let span = Span::new(self.starts_at.0, self.ends_at.0);
        let span = span.map_err(|fault| unreadable(self.id.0, "ends_at", &fault.to_string()))?;
        Ok(MeetingRecord {
            meeting: Meeting {
                id: self.id.0,
                case: self.case_id.0,
                kind: self.kind.0,
                appointment: Appointment {
                    title: self.title,
                    span,
                    slot: self.slot_id.map(|id| id.0),
                    place: self.place,
                    link: self.link,
                    agenda: self.agenda,
                },
                sequence: crate::unsigned(self.sequence),
                state,
            },
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
            version: Version(self.version),
        })
    }

    fn state(&self) -> Result<State, StoreError> {
        match (self.stage.0, self.held_at, self.cancelled_at) {
            (MeetingStage::Planned, None, None) => Ok(State::Planned),
            (MeetingStage::Held, Some(at), None) => Ok(State::Held { at: at.0 }),
            (MeetingStage::Cancelled, None, Some(at)) => Ok(State::Cancelled {
                at: at.0,
                reason: self.cancel_reason.clone().unwrap_or_default(),
            }),
            (stage, ..) => Err(unreadable(
                self.id.0,
                "stage",
                &format!("{stage} without what belongs to it"),
            )),
        }
    }
}

fn unreadable(id: MeetingId, column: &'static str, what: &str) -> StoreError {
    StoreError::Unreadable {
        table: "meeting",
        column,
        detail: format!("{id}: {what}"),
    }
}
