//! A contribution as it is read from its table.

use diesel::prelude::*;
use onedoor_domain::case::Awaited;
use onedoor_domain::contribution::{ContributionStage, Remarks, Stage};
use onedoor_domain::routing::Manner;
use onedoor_domain::{CaseId, ContributionId, Moment, StaffId, Version};

use super::ContributionRecord;
use crate::StoreError;
use crate::columns::{Col, JsonText};
use crate::json::{from_json, to_json};
use crate::schema::contribution;

#[derive(Queryable, Selectable)]
#[diesel(table_name = contribution)]
pub(crate) struct ContributionFound {
    id: Col<ContributionId>,
    case_id: Col<CaseId>,
    unit_id: String,
    stage: Col<ContributionStage>,
    manner: Col<Manner>,
    handler_id: Option<Col<StaffId>>,
    accepted_at: Option<Col<Moment>>,
    because: JsonText,
    created_at: Col<Moment>,
    version: i32,
    answered_at: Option<Col<Moment>>,
    offered_at: Col<Moment>,
    offers: i32,
    next_at: Option<Col<Moment>>,
    offered_to_id: Option<Col<StaffId>>,
    awaited: Option<Col<Awaited>>,
    awaited_since: Option<Col<Moment>>,
    ended_at: Option<Col<Moment>>,
    hops: i32,
    rerouted_from_id: Option<Col<ContributionId>>,
    answer: Option<String>,
    remarks: Option<JsonText>,
}

pub(super) fn remarks(record: &ContributionRecord) -> Result<Option<JsonText>, StoreError> {
    let said = Some(&record.remarks).filter(|of| **of != Remarks::default());
    said.map(to_json).transpose()
}

impl ContributionFound {
    pub(crate) fn read(self) -> Result<ContributionRecord, StoreError> {
        let stage = self.stage()?;
        Ok(ContributionRecord {
            id: self.id.0,
            case: self.case_id.0,
            unit: self.unit_id,
            stage,
            manner: self.manner.0,
            because: from_json(&self.because, "contribution", "because")?,
            created_at: self.created_at.0,
            offered_at: self.offered_at.0,
            offers: crate::unsigned(self.offers),
            next_at: self.next_at.map(|at| at.0),
            hops: crate::unsigned(self.hops),
            rerouted_from: self.rerouted_from_id.map(|id| id.0),
            answer: self.answer,
            remarks: match &self.remarks {
                Some(remarks) => from_json(remarks, "contribution", "remarks")?,
                None => Remarks::default(),
            },
            version: Version(self.version),
        })
    }

    pub(super) fn stage(&self) -> Result<Stage, StoreError> {
        let taken = self.handler_id.zip(self.accepted_at);
        let awaits = self.awaited.zip(self.awaited_since);
        let ended = self.ended_at.map(|at| at.0);
        match (self.stage.0, taken, awaits, ended) {
            (ContributionStage::Held, None, None, None) => Ok(Stage::Held),
            (ContributionStage::Offered, None, None, None) => Ok(Stage::Offered {
                to: self.offered_to_id.map(|id| id.0),
            }),
            (ContributionStage::Accepted, Some((handler, at)), None, None) => Ok(Stage::Accepted {
                handler: handler.0,
                at: at.0,
            }),
            (ContributionStage::Waiting, Some((handler, at)), Some((awaited, since)), None) => {
                Ok(Stage::Waiting {
                    handler: handler.0,
                    accepted_at: at.0,
                    awaited: awaited.0,
                    since: since.0,
                })
            }
            (ContributionStage::Returned, None, None, Some(at)) => Ok(Stage::Returned { at }),
            (ContributionStage::Declined, None, None, Some(at)) => Ok(Stage::Declined { at }),
            (ContributionStage::Cancelled, None, None, Some(at)) => Ok(Stage::Cancelled { at }),
            (ContributionStage::Answered, taken, None, None) => self.answered(taken),
            (stage, ..) => Err(self.unreadable(stage)),
        }
    }

    fn answered(&self, taken: Option<(Col<StaffId>, Col<Moment>)>) -> Result<Stage, StoreError> {
        let at = self.answered_at.map(|at| at.0);
        Ok(Stage::Answered {
            handler: taken.map(|(handler, _)| handler.0),
            at: at.ok_or_else(|| self.unreadable(ContributionStage::Answered))?,
            accepted_at: taken.map(|(_, at)| at.0),
        })
    }

    fn unreadable(&self, stage: ContributionStage) -> StoreError {
        StoreError::Unreadable {
            table: "contribution",
            column: "stage",
            detail: format!("{} is {stage} without what belongs to it", self.id.0),
        }
    }
}
