//! Files that the business sends by its code: looked at like any other, and told to the coordinator
//! as what they are, something that came.

use onedoor_domain::event::Actor;
use onedoor_domain::policy::Caller;
use onedoor_domain::{CaseId, MunicipalityId};
use onedoor_store::tracking::TrackingRecord;
use onedoor_store::{Connection, attachments};

use super::add::{added, inspected};
use super::{AttachmentFile, AttachmentInput, Incoming};
use crate::idempotency::{Answer, Answered, Once};
use crate::talk::ReceivedInput;
use crate::tracking::goes_on_in;
use crate::{Error, FieldCode, FieldProblem, Result, Services, secret};

/// How many files may come to a case by one code: whoever has more brings them, or asks their person.
const MOST_FILES: i64 = 50;

impl Services {
    /// Passes if a code opens a case of this municipality.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it does not.
    pub async fn must_open_here(&self, code: &str, slug: &str) -> Result<()> {
        let opens = self.opened_by(secret::hash(code)).await?;
        let here = self.municipality_called(slug).await?;
        let is_here = opens.municipality == here;
        is_here.then_some(()).ok_or(Error::NotFound)
    }

    /// Makes ready to receive a file for the case that a code opens. Asked before its first byte is
    /// read.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the code opens nothing; [`crate::Refusal::CaseClosed`];
    /// [`Error::Invalid`] if too many came by it; [`Error::Unavailable`] if there is no place for
    /// files.
    pub async fn receive_file_from_business(&self, code: &str) -> Result<Incoming> {
        let opens = self.opened_by(secret::hash(code)).await?;
        let (services, by) = (self.clone(), Actor::Business(opens.id));
        let of = opens.municipality;
        let finding = move |conn: &mut Connection| goes_on_in(conn, of, opens.case);
        let case = self.store.of(of).read(finding).await?;
        let may = move |conn: &mut Connection| {
            let docket = services.open_docket(conn, of, case, by)?;
            docket.must_be_open()?;
            must_not_be_many(conn, of, case, by)
        };
        self.begin_file(of, case, may).await
    }

    /// Adds a file whose bytes have come in to the case that the code opens, and writes down that it
    /// came. If that is not possible, or was done before under the same key, the bytes are deleted.
    ///
    /// # Errors
    /// As for making ready; [`Error::Invalid`].
    pub async fn add_attachment_from_business(
        &self,
        code: &str,
        incoming: Incoming,
        input: AttachmentInput,
        once: Option<Once>,
        render: impl FnOnce(&AttachmentFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let mut incoming = incoming;
        let opens = self.opened_by(secret::hash(code)).await;
        let added = match opens {
            Ok(opens) => {
                let taking = self.take_from_business(&opens, &mut incoming, input, once, render);
                taking.await
            }
            Err(error) => Err(error),
        };
        if !matches!(&added, Ok(answered) if !answered.replayed) {
            incoming.give_up().await;
        }
        added
    }

    async fn take_from_business(
        &self,
        opens: &TrackingRecord,
        incoming: &mut Incoming,
        input: AttachmentInput,
        once: Option<Once>,
        render: impl FnOnce(&AttachmentFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        // Which part it is for, and who may see it, is for the house to say.
        let input = AttachmentInput {
            contribution: None,
            only_unit: None,
            ..input
        };
        let inspected = inspected(incoming, &input)?;
        incoming.finish().await?;
        let caller = Caller::without_rights(opens.municipality, Actor::Business(opens.id));
        let (services, by, of) = (self.clone(), caller.actor, opens.municipality);
        let (case, file) = (incoming.case, incoming.file);
        let change = move |conn: &mut Connection| {
            // It may have been merged while the bytes came in.
            let case = goes_on_in(conn, of, case)?;
            let mut docket = services.open_docket(conn, of, case, by)?;
            docket.must_be_open()?;
            must_not_be_many(conn, of, case, by)?;
            let new = services.drawn_up(&docket, by, file, inspected, &input)?;
            services.vouch(conn, of, file)?;
            attachments::insert(conn, of, &new)?;
            docket.note(added(&new));
            let words = new.note.as_deref().unwrap_or(new.name.as_str());
            let came = ReceivedInput::by_tracking(words);
            docket.receive(&services, conn, by, &came)?;
            docket.save(conn)?;
            Ok(AttachmentFile {
                attachment: new,
                steps: Vec::new(),
            })
        };
        self.change_once(&caller, once, change, render).await
    }
}

/// Passes if whoever holds this code may send one more file.
fn must_not_be_many(
    conn: &mut Connection,
    of: MunicipalityId,
    case: CaseId,
    by: Actor,
) -> Result<()> {
    if attachments::count_by(conn, of, case, &by.as_text())? < MOST_FILES {
        return Ok(());
    }
    let many = FieldProblem::new("/file", FieldCode::TooMany);
    Err(Error::Invalid(vec![many.with("max", MOST_FILES)]))
}
