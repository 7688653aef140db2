//! Adding a file to a case, once its bytes are in the store.

use onedoor_domain::attachment::{
    Attachment, Declared, FileProblem, Inspected, MediaType, Standing,
};
use onedoor_domain::event::{Actor, AttachmentEvent, Happened};
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::{AttachmentId, ContributionId, FileId, MunicipalityId, Version};
use onedoor_store::{Connection, StoreError, attachments, stray_files};

use super::AttachmentFile;
use super::incoming::{Incoming, MUST_BE_LEFT};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::{Error, FieldCode, FieldProblem, Refusal, Result, Services};

/// What a sender says of a file.
#[derive(Debug, Clone, Default)]
pub struct AttachmentInput {
    /// What it is called.
    pub name: Option<String>,
    /// What kind of file it is, as a media type.
    pub declared: Option<String>,
    /// To which contribution it belongs.
    pub contribution: Option<String>,
    /// The only unit that may see it.
    pub only_unit: Option<String>,
    /// What it shows.
    pub note: Option<String>,
}

impl Services {
    /// Adds a file whose bytes have come in to its case. If that is not possible, or was done
    /// before under the same key, the bytes are deleted.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`], [`Error::Refused`] if the
    /// case is closed; [`Error::Unavailable`].
    pub async fn add_attachment(
        &self,
        caller: Caller,
        incoming: Incoming,
        input: AttachmentInput,
        once: Option<Once>,
        render: impl FnOnce(&AttachmentFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let mut incoming = incoming;
        let added = self
            .take_in(caller, &mut incoming, input, once, render)
            .await;
        if !matches!(&added, Ok(answered) if !answered.replayed) {
            incoming.give_up().await;
        }
        added
    }

    async fn take_in(
        &self,
        caller: Caller,
        incoming: &mut Incoming,
        input: AttachmentInput,
        once: Option<Once>,
        render: impl FnOnce(&AttachmentFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let inspected = inspected(incoming, &input)?;
        incoming.finish().await?;
        let (services, asking) = (self.clone(), caller.clone());
        let (case, file) = (incoming.case, incoming.file);
        let change = move |conn: &mut Connection| {
            let mut docket = services.take(conn, &caller, Action::AddAttachment, case)?;
            docket.must_be_open()?;
            let new = services.drawn_up(&docket, caller.actor, file, inspected, &input)?;
            services.vouch(conn, caller.municipality, file)?;
            attachments::insert(conn, caller.municipality, &new)?;
            docket.note(added(&new));
            docket.save(conn)?;
            services.attachment_file(conn, &caller, new)
        };
        self.change_once(&asking, once, change, render).await
    }

    pub(super) fn drawn_up(
        &self,
        docket: &Docket,
        by: Actor,
        file: FileId,
        inspected: Inspected,
        input: &AttachmentInput,
    ) -> Result<Attachment> {
        let mut fields = Fields::default();
        let contribution = input.contribution.as_deref();
        let contribution = contribution.and_then(|raw| contribution_of(&mut fields, docket, raw));
        let only_unit = input.only_unit.clone();
        if let Some(unit) = &only_unit
            && !docket.contributions.iter().any(|part| part.unit == *unit)
        {
            fields.wrong(FieldProblem::new("/only_unit", FieldCode::NoSuchThing));
        }
        let note = fields.line_if_any("/note", input.note.as_deref());
        fields.finish()?;
        let standing = match self.files.scanner() {
            None => Standing::Unscanned,
            Some(_) => Standing::Quarantined {
                scan_at: docket.now,
                attempts: 0,
            },
        };
        Ok(Attachment {
            id: self.chance.id::<AttachmentId>(docket.now),
            case: docket.head.record.id,
            contribution,
            only_unit,
            name: inspected.name,
            media_type: inspected.media_type,
            size: inspected.size,
            sha256: inspected.sha256,
            file,
            note,
            added_at: docket.now,
            added_by: by.as_text(),
            standing,
            version: Version(1),
        })
    }

    /// From this commit on the attachment refers to the bytes, and the sweep leaves them alone.
    pub(crate) fn vouch(
        &self,
        conn: &mut Connection,
        of: MunicipalityId,
        file: FileId,
    ) -> Result<()> {
        let until = self.now().plus(MUST_BE_LEFT);
        match stray_files::vouch(conn, of, file, until) {
            Err(StoreError::Stale) => Err(Error::Refused(Refusal::TryAgain)),
            other => Ok(other?),
        }
    }
}

pub(super) fn inspected(incoming: &Incoming, input: &AttachmentInput) -> Result<Inspected> {
    let declared = Declared::read(input.declared.as_deref());
    let found = incoming.seen.finish(input.name.as_deref(), declared);
    found.map_err(|problem| {
        let wrong = match problem {
            FileProblem::Empty => FieldProblem::new("/file", FieldCode::FileEmpty),
            FileProblem::NotAllowed => {
                let all = MediaType::ALL
                    .iter()
                    .filter_map(|kind| kind.extensions().first());
                let allowed: Vec<&str> = all.copied().collect();
                FieldProblem::new("/file", FieldCode::FileNotAllowed)
                    .with("allowed", allowed.join(", "))
            }
            FileProblem::Disagrees => FieldProblem::new("/file", FieldCode::FileDisagrees),
        };
        Error::Invalid(vec![wrong])
    })
}

fn contribution_of(fields: &mut Fields, docket: &Docket, raw: &str) -> Option<ContributionId> {
    let id = raw.parse().ok().map(ContributionId);
    let id = id.filter(|id| docket.contributions.iter().any(|part| part.id == *id));
    fields.take("/contribution", id.ok_or(FieldCode::NoSuchThing))
}

pub(super) fn added(new: &Attachment) -> Happened {
    Happened::Attachment(AttachmentEvent::AttachmentAdded {
        attachment: new.id,
        media_type: new.media_type,
        size: new.size,
        sha256: new
            .sha256
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        contribution: new.contribution,
        only_unit: new.only_unit.clone(),
    })
}
