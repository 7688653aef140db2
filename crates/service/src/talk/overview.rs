//! The overview of the process: written from what is planned, edited by people, numbered, sent.

mod content;

use onedoor_domain::CaseId;
use onedoor_domain::access::AccessPart;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::guarantee::Progress;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::MessagePurpose;
use onedoor_store::Connection;
use onedoor_store::talk::overviews::{self, OverviewRecord};

use content::content;
pub use content::{OverviewContent, OverviewUnit};

use super::messages::titled;
use super::{Outgoing, letter, name_of, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::json::{json, recorded};
use crate::listed::Listed;
use crate::{Error, Refusal, Result, Services};

/// An overview as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct OverviewInput {
    /// Its words; written from the plan if left out.
    pub text: Option<String>,
}

/// An overview, who wrote it, and what it says.
#[derive(Debug, Clone)]
pub struct Overview {
    /// The overview.
    pub record: OverviewRecord,
    /// What it says, for programs.
    pub content: OverviewContent,
    /// The name of who wrote it.
    pub author_name: Option<String>,
}

impl Overview {
    fn of(record: OverviewRecord, in_force: &InForce) -> Result<Self> {
        Ok(Self {
            content: recorded(&record.content)?,
            author_name: name_of(in_force, &record.created_by),
            record,
        })
    }
}

impl Services {
    /// Writes an overview of the process from what is planned now.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::CaseClosed`].
    pub async fn write_overview(
        &self,
        caller: Caller,
        case: CaseId,
        input: OverviewInput,
        once: Option<Once>,
        render: impl FnOnce(&Overview) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let mut fields = Fields::default();
            let given = input.text.map(|text| words(&mut fields, &text));
            fields.finish()?;
            let file = services.file(conn, &by, Action::ReadMessages, case)?;
            let content = content(&file);
            let last = overviews::last_number(conn, docket.municipality(), case)?;
            let record = OverviewRecord {
                case,
                number: last + 1,
                language: file.case.language,
                text: given.unwrap_or_else(|| letter::overview(&file, &content)),
                content: json(&content)?.0,
                created_by: by.actor.as_text(),
                created_at: docket.now,
                sent: None,
            };
            overviews::insert(conn, docket.municipality(), &record)?;
            let number = record.number;
            docket.note(Happened::Talk(TalkEvent::OverviewWritten { number }));
            Overview::of(record, &docket.in_force)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// Sends an overview to the business, once.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::CaseClosed`],
    /// [`Refusal::OverviewSent`].
    pub async fn send_overview(
        &self,
        caller: Caller,
        case: CaseId,
        number: u32,
        once: Option<Once>,
        render: impl FnOnce(&Overview) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let municipality = docket.municipality();
            let mut record = overviews::get(conn, municipality, case, number)?;
            if record.sent.is_some() {
                return Err(Error::Refused(Refusal::OverviewSent));
            }
            let subject = titled(docket, "overview-subject");
            let text = record.text.clone();
            let outgoing = Outgoing {
                language: record.language,
                ..docket.to_business(MessagePurpose::Overview, subject, text)
            };
            let message = docket.send(&services, conn, &by, outgoing)?.id;
            overviews::sent(conn, municipality, case, number, message, docket.now)?;
            record.sent = Some((docket.now, message));
            docket.note(Happened::Talk(TalkEvent::OverviewSent { number, message }));
            docket.progressed(Progress::OverviewSent);
            Overview::of(record, &docket.in_force)
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// A page of the overviews of a case, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn list_overviews(
        &self,
        caller: Caller,
        case: CaseId,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Listed<Overview, u32>> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadMessages, case)?;
                let wanted = i64::from(limit) + 1;
                let found = overviews::list(conn, caller.municipality, case, before, wanted)?;
                let page = Listed::cut(found, limit, |record| record.number);
                let items = page.items.into_iter();
                let items = items.map(|record| Overview::of(record, &file.in_force));
                let page = Listed {
                    items: items.collect::<Result<_>>()?,
                    next: page.next,
                };
                Ok((file, page))
            },
        )
        .await
    }

    /// One overview of a case.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn find_overview(
        &self,
        caller: Caller,
        case: CaseId,
        number: u32,
    ) -> Result<Overview> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadMessages, case)?;
                let record = overviews::get(conn, caller.municipality, case, number)?;
                let view = Overview::of(record, &file.in_force)?;
                Ok((file, view))
            },
        )
        .await
    }
}
