//! Passing a confidential part on to another unit: on a ground in law, which is recorded.

use onedoor_domain::access::{Access, AccessDeed, SharedPart};
use onedoor_domain::policy::{self, Action, Caller, ContributionInView, Object};
use onedoor_domain::{AttachmentId, CaseId, MeetingId, NoteId};
use onedoor_store::shares::{self, ShareRecord};
use onedoor_store::talk::notes;
use onedoor_store::{Connection, StoreError, attachments, cases, meetings};
use uuid::Uuid;

use crate::case_file::CaseFile;
use crate::error::taken_as;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// What is to be passed on.
#[derive(Debug, Clone)]
pub struct ShareInput {
    /// Of which case.
    pub case: CaseId,
    /// The word for what kind of part it is.
    pub part: String,
    /// Which.
    pub id: Uuid,
    /// To which unit.
    pub unit: String,
    /// The ground in law.
    pub legal_ground: String,
}

/// A part that was passed on, and the name of who did.
#[derive(Debug, Clone)]
pub struct ShareView {
    /// What was passed on, to whom and on what ground.
    pub record: ShareRecord,
    /// The name of who did.
    pub by_name: Option<String>,
}

impl Services {
    /// Passes a confidential part of a case on to another unit that takes part in it.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`]; [`Error::Forbidden`] for whoever could not read it;
    /// [`Error::Refused`] if that unit has it already.
    pub async fn share_part(
        &self,
        caller: Caller,
        input: ShareInput,
        once: Option<Once>,
        render: impl FnOnce(&ShareView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, asking) = (self.clone(), caller.clone());
        let change = move |conn: &mut Connection| {
            let case = input.case;
            let file = match cases::lock(conn, caller.municipality, case) {
                Ok(_) => services.file(conn, &caller, Action::ReadCase, case),
                Err(error) => Err(error.into()),
            };
            let file = file.map_err(no_such_case)?;
            let record = services.read_share(conn, &caller, &file, input)?;
            let taken = taken_as(Refusal::SharedAlready);
            shares::insert(conn, caller.municipality, &record).map_err(taken)?;
            let access = Access {
                deed: AccessDeed::Shared,
                part: record.part.logged(),
                part_id: record.part_id,
                case: Some(case),
                ground: record.legal_ground.clone(),
            };
            services.log(conn, &caller, access)?;
            Ok(ShareView::of(record, &file))
        };
        self.change_once(&asking, once, change, render).await
    }

    /// What was passed on of a case, as far as the caller may see the parts themselves.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_shares(&self, caller: Caller, case: CaseId) -> Result<Vec<ShareView>> {
        let services = self.clone();
        self.store
            .of(caller.municipality)
            .read(move |conn| {
                let file = services.file(conn, &caller, Action::ReadMessages, case)?;
                let found = shares::of_cases(conn, caller.municipality, &[case])?;
                let mut seen = Vec::new();
                for record in found {
                    let (part, id) = (record.part, record.part_id);
                    // What is not there any more is no part for all.
                    let Some(only_unit) = services.only_unit(conn, &file, part, id)? else {
                        continue;
                    };
                    let with = [record.unit.clone()];
                    let ties = file.ties(services.now());
                    let view = ties.of(&file.case);
                    if policy::sees_shared_part(&caller, &view, only_unit.as_deref(), &with) {
                        seen.push(ShareView::of(record, &file));
                    }
                }
                Ok(seen)
            })
            .await
    }

    fn read_share(
        &self,
        conn: &mut Connection,
        caller: &Caller,
        file: &CaseFile,
        input: ShareInput,
    ) -> Result<ShareRecord> {
        let mut fields = Fields::default();
        let part = fields.word("/part", &input.part, SharedPart::parse, SharedPart::ALL);
        let legal_ground = fields.line("/legal_ground", &input.legal_ground);
        let takes_part = file.contributions.iter().any(|of| of.unit == input.unit);
        if !takes_part {
            fields.wrong(FieldProblem::new("/unit", FieldCode::NoSuchThing));
        }
        let owner = match part {
            Some(part) => self.only_unit(conn, file, part, input.id)?,
            None => None,
        };
        let ties = file.ties(self.now());
        let view = ties.of(&file.case);
        let sees = |unit: &str| policy::sees_part(caller, &view, Some(unit));
        match &owner {
            // What the caller may not see is not there for them, and what is for all is no secret.
            Some(Some(unit)) if !sees(unit) => {
                fields.wrong(FieldProblem::new("/id", FieldCode::NoSuchThing));
            }
            Some(Some(unit)) if *unit == input.unit => {
                fields.wrong(FieldProblem::new("/unit", FieldCode::SameUnit));
            }
            Some(Some(_)) => {}
            Some(None) => fields.wrong(FieldProblem::new("/id", FieldCode::NotConfidential)),
            None if part.is_some() => {
                fields.wrong(FieldProblem::new("/id", FieldCode::NoSuchThing));
            }
            None => {}
        }
        let part = fields.finish_with(part)?;
        let owner = owner.flatten().ok_or(Error::NotFound)?;
        let owned = Object::Contribution(ContributionInView {
            case: view,
            unit: &owner,
            handler: None,
            lies_with_coordinator: false,
        });
        policy::require(caller, Action::ShareConfidential, &owned)?;
        let now = self.now();
        Ok(ShareRecord {
            id: self.chance.id(now),
            case: file.case.id,
            part,
            part_id: input.id,
            unit: input.unit,
            legal_ground,
            shared_at: now,
            shared_by: caller.actor.as_text(),
        })
    }

    /// For which unit alone a part of the case is; the inner one is nothing if it is for all, and
    /// the outer one if there is no such part.
    fn only_unit(
        &self,
        conn: &mut Connection,
        file: &CaseFile,
        part: SharedPart,
        id: Uuid,
    ) -> Result<Option<Option<String>>> {
        let (of, case) = (file.in_force.municipality.id, file.case.id);
        Ok(match part {
            SharedPart::Note => {
                notes::find(conn, of, &[case], NoteId(id))?.map(|note| note.only_unit)
            }
            SharedPart::Attachment => missing(attachments::get(conn, of, AttachmentId(id)))?
                .filter(|found| found.case == case)
                .map(|found| found.only_unit),
            SharedPart::Minutes => {
                let meeting = missing(meetings::case_of(conn, of, MeetingId(id)))?;
                match meeting.filter(|on| *on == case) {
                    Some(_) => {
                        meetings::minutes(conn, of, MeetingId(id))?.map(|minutes| minutes.only_unit)
                    }
                    None => None,
                }
            }
        })
    }
}

impl ShareView {
    fn of(record: ShareRecord, file: &CaseFile) -> Self {
        let by_name = crate::talk::name_of(&file.in_force, &record.shared_by);
        Self { record, by_name }
    }
}

/// A case that is named in a request and not there, or not theirs to know of.
fn no_such_case(error: Error) -> Error {
    if matches!(error, Error::NotFound) {
        let wrong = FieldProblem::new("/case", FieldCode::NoSuchThing);
        return Error::Invalid(vec![wrong]);
    }
    error
}

/// What is not there, is nothing.
fn missing<T>(found: std::result::Result<T, StoreError>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
