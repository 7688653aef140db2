//! Declaring papers complete, or telling the business in one list what is missing.

use onedoor_domain::event::Happened;
use onedoor_domain::papers::{Gap, MissingItem, MissingPapers};
use onedoor_domain::policy::Caller;
use onedoor_domain::text;
use onedoor_domain::{CaseId, MessageId, Moment};
use onedoor_store::Connection;
use onedoor_store::columns::OutboxKind;
use onedoor_store::talk::missing;

use super::happened_at;
use crate::case_file::CaseFile;
use crate::docket::Docket;
use crate::fields::{Fields, LINE};
use crate::idempotency::{Answer, Answered, Once};
use crate::{FieldCode, FieldProblem, Result, Services};

/// How many things one list may hold.
pub(crate) const ITEMS: usize = 100;

/// What is missing, as a caller hands it in.
#[derive(Debug, Clone)]
pub struct MissingInput {
    /// The word for how much the gap weighs.
    pub gap: String,
    /// What is missing.
    pub items: Vec<MissingItemInput>,
    /// When the business was asked, RFC 3339; now if left out.
    pub asked_at: Option<String>,
    /// By when it should answer, RFC 3339.
    pub reply_by: Option<String>,
}

/// One thing that is missing.
#[derive(Debug, Clone)]
pub struct MissingItemInput {
    /// The document of the catalogue.
    pub document: Option<String>,
    /// What exactly, in words.
    pub words: Option<String>,
    /// Which unit needs it.
    pub unit: Option<String>,
}

/// A declaration that the papers are complete.
#[derive(Debug, Clone)]
pub struct CompleteInput {
    /// Since when, RFC 3339; now if left out.
    pub complete_at: Option<String>,
    /// Why they count as complete.
    pub reason: String,
}

/// Papers that came unasked.
#[derive(Debug, Clone)]
pub struct SupplementInput {
    /// When, RFC 3339; now if left out.
    pub arrived_at: Option<String>,
    /// What they are.
    pub note: String,
}

impl Services {
    /// Tells the business in one list what is missing, and moves the clocks as their terms say.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_missing_papers(
        &self,
        caller: Caller,
        case: CaseId,
        input: MissingInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, _: &mut _| {
            let list = read(docket, &input)?;
            tell_missing(docket, list, None)
        };
        self.change_case(caller, case, once, work, render).await
    }

    /// Declares the papers complete, with a reason: clocks that waited for it start or count anew.
    ///
    /// # Errors
    /// As for listing what is missing.
    pub async fn declare_papers_complete(
        &self,
        caller: Caller,
        case: CaseId,
        input: CompleteInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            let mut fields = Fields::default();
            let raw = input.complete_at.as_deref();
            let at = happened_at(&mut fields, "/complete_at", raw, docket);
            let reason = fields.line("/reason", &input.reason);
            let complete_at = fields.finish_with(at)?;
            let ordered_at = docket.papers().asked_at();
            docket
                .promises
                .papers_complete(complete_at, &reason, ordered_at);
            docket.note(Happened::PapersComplete {
                complete_at,
                reason,
            });
            let (municipality, case) = (docket.municipality(), docket.head.record.id);
            Ok(missing::all_received(
                conn,
                municipality,
                case,
                complete_at,
            )?)
        };
        self.change_case(caller, case, once, work, render).await
    }

    /// Notes that the business added to its papers unasked.
    ///
    /// # Errors
    /// As for listing what is missing.
    pub async fn supplement_papers(
        &self,
        caller: Caller,
        case: CaseId,
        input: SupplementInput,
        once: Option<Once>,
        render: impl FnOnce(&CaseFile) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let work = move |docket: &mut Docket, _: &mut _| {
            let mut fields = Fields::default();
            let raw = input.arrived_at.as_deref();
            let at = happened_at(&mut fields, "/arrived_at", raw, docket);
            let note = fields.line("/note", &input.note);
            let at = fields.finish_with(at)?;
            docket.promises.papers_supplemented(at);
            docket.note(Happened::PapersSupplemented { at, note });
            Ok(())
        };
        self.change_case(caller, case, once, work, render).await
    }
}

/// Tells the business in one list what is missing: by this message, if one was written for it.
pub(crate) fn tell_missing(
    docket: &mut Docket,
    list: MissingPapers,
    message: Option<MessageId>,
) -> Result<()> {
    let received_at = docket.head.record.received_at;
    docket
        .promises
        .papers_missing(list.gap, received_at, list.asked_at);
    let payload = match message {
        Some(message) => serde_json::json!({ "list": list, "message": message }),
        None => serde_json::json!({ "list": list }),
    };
    docket.note(Happened::PapersMissing { list });
    docket.tell(OutboxKind::MissingPapers, &payload)
}

fn read(docket: &Docket, input: &MissingInput) -> Result<MissingPapers> {
    let mut fields = Fields::default();
    let gap = fields.word("/gap", &input.gap, Gap::parse, Gap::ALL);
    let asked = input.asked_at.as_deref();
    let asked_at = happened_at(&mut fields, "/asked_at", asked, docket);
    let reply_by = reply_by(&mut fields, input.reply_by.as_deref(), asked_at);
    fields.some("/items", &input.items);
    if input.items.len() > ITEMS {
        fields.wrong(FieldProblem::new("/items", FieldCode::TooMany).with("max", ITEMS));
    }
    let items = input.items.iter().take(ITEMS).enumerate();
    let items = items
        .map(|(at, given)| item(&mut fields, docket, &format!("/items/{at}"), given))
        .collect();
    let list = gap.zip(asked_at).map(|(gap, asked_at)| MissingPapers {
        gap,
        items,
        asked_at,
        reply_by,
    });
    fields.finish_with(list)
}

/// By when an answer is wanted: after the question.
pub(crate) fn reply_by(
    fields: &mut Fields,
    raw: Option<&str>,
    asked_at: Option<Moment>,
) -> Option<Moment> {
    let reply_by = fields.moment("/reply_by", raw?)?;
    if asked_at.is_some_and(|asked_at| reply_by <= asked_at) {
        fields.wrong(FieldProblem::new(
            "/reply_by",
            FieldCode::EndsBeforeItBegins,
        ));
    }
    Some(reply_by)
}

/// One thing that is missing, as a caller hands it in.
pub(crate) fn item(
    fields: &mut Fields,
    docket: &Docket,
    pointer: &str,
    given: &MissingItemInput,
) -> MissingItem {
    let catalogue = &docket.in_force.catalogue;
    let mut known = |name: &str, id: &Option<String>, is_there: bool| {
        if id.is_some() && !is_there {
            let pointer = format!("{pointer}/{name}");
            fields.wrong(FieldProblem::new(pointer, FieldCode::NoSuchThing));
        }
        id.clone()
    };
    let document = given.document.as_deref();
    let is_document = document.is_some_and(|id| catalogue.document_to_bring(id).is_some());
    let is_unit = given
        .unit
        .as_deref()
        .is_some_and(|id| catalogue.unit(id).is_some());
    let document = known("document", &given.document, is_document);
    let unit = known("unit", &given.unit, is_unit);
    let words = given.words.as_deref().and_then(|words| {
        let pointer = format!("{pointer}/words");
        fields.text(&pointer, text::line(words, LINE))
    });
    if document.is_none() && given.words.is_none() {
        fields.wrong(FieldProblem::new(
            format!("{pointer}/words"),
            FieldCode::Required,
        ));
    }
    MissingItem {
        document,
        words,
        unit,
    }
}
