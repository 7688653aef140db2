//! Messages to the business, and reading all of them.

use onedoor_domain::access::AccessPart;
use onedoor_domain::guarantee::Progress;
use onedoor_domain::policy::{Action, Caller};
use onedoor_domain::talk::MessagePurpose;
use onedoor_domain::{CaseId, ContributionId, MessageId};
use onedoor_store::Connection;
use onedoor_store::talk::messages::{self, MessageRecord};

use super::merged::Together;
use super::{Outgoing, channel, language, name_of, subject, words};
use crate::docket::Docket;
use crate::fields::Fields;
use crate::idempotency::{Answer, Answered, Once};
use crate::in_force::InForce;
use crate::listed::Listed;
use crate::{FieldCode, FieldProblem, Result, Services, texts};

/// A message as a caller hands it in.
#[derive(Debug, Clone, Default)]
pub struct MessageInput {
    /// The word for what it is for.
    pub purpose: Option<String>,
    /// Its subject; may be empty.
    pub subject: Option<String>,
    /// Its text.
    pub text: String,
    /// The word for its language; that of the case if left out.
    pub language: Option<String>,
    /// The word for how it is to travel; by e-mail if left out.
    pub channel: Option<String>,
    /// The message that it answers.
    pub in_reply_to: Option<MessageId>,
    /// The contribution it concerns.
    pub contribution: Option<ContributionId>,
}

/// A message, and who wrote it.
#[derive(Debug, Clone)]
pub struct MessageView {
    /// The message.
    pub record: MessageRecord,
    /// The name of the person who wrote it, or wrote it down, if it was one of the house.
    pub author_name: Option<String>,
    /// The reference of the case on which it was said, if that was merged into the one it is read
    /// with.
    pub from_case: Option<String>,
}

impl MessageView {
    pub(super) fn of(record: MessageRecord, in_force: &InForce) -> Self {
        Self {
            author_name: name_of(in_force, &record.author),
            from_case: None,
            record,
        }
    }

    fn among(record: MessageRecord, together: &Together, in_force: &InForce) -> Self {
        Self {
            from_case: together.merged(record.case),
            ..Self::of(record, in_force)
        }
    }
}

impl Services {
    /// Writes to the business.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`], [`crate::Error::NotFound`], [`crate::Error::Forbidden`];
    /// [`crate::Refusal::CaseClosed`].
    pub async fn send_message(
        &self,
        caller: Caller,
        case: CaseId,
        input: MessageInput,
        once: Option<Once>,
        render: impl FnOnce(&MessageView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let outgoing = read(docket, conn, &input)?;
            let progress = progress(outgoing.purpose);
            let record = docket.send(&services, conn, &by, outgoing)?;
            docket.note_sent(&record);
            if let Some(progress) = progress {
                docket.progressed(progress);
            }
            Ok(MessageView::of(record, &docket.in_force))
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// Sends a first answer while the final one takes time.
    ///
    /// # Errors
    /// As for any message.
    pub async fn send_interim_reply(
        &self,
        caller: Caller,
        case: CaseId,
        input: MessageInput,
        once: Option<Once>,
        render: impl FnOnce(&MessageView) -> Answer + Send + 'static,
    ) -> Result<Answered> {
        let (services, by) = (self.clone(), caller.clone());
        let work = move |docket: &mut Docket, conn: &mut Connection| {
            docket.must_be_open()?;
            let mut outgoing = read(docket, conn, &input)?;
            outgoing.purpose = MessagePurpose::InterimReply;
            if input.subject.is_none() {
                outgoing.subject = titled(docket, "interim-subject");
            }
            let record = docket.send(&services, conn, &by, outgoing)?;
            docket.note_sent(&record);
            docket.progressed(Progress::InterimReplySent);
            Ok(MessageView::of(record, &docket.in_force))
        };
        let on = (case, Action::CoordinateCase);
        self.talk(caller, on, once, work, render).await
    }

    /// A page of what was said between the municipality and the business, oldest first: on the case
    /// and on those that were merged into it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_messages(
        &self,
        caller: Caller,
        case: CaseId,
        after: Option<MessageId>,
        limit: u32,
    ) -> Result<Listed<MessageView, MessageId>> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadMessages, case)?;
                let wanted = i64::from(limit) + 1;
                let together = Together::with_merged(conn, caller.municipality, case)?;
                let on = &together.cases;
                let found = messages::list(conn, caller.municipality, on, after, wanted)?;
                let page = Listed::cut(found, limit, |record| record.id);
                let view = |record| MessageView::among(record, &together, &file.in_force);
                let page = Listed {
                    items: page.items.into_iter().map(view).collect(),
                    next: page.next,
                };
                Ok((file, page))
            },
        )
        .await
    }

    /// One message of a case, or of one that was merged into it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn find_message(
        &self,
        caller: Caller,
        case: CaseId,
        id: MessageId,
    ) -> Result<MessageView> {
        self.read_noted(
            caller,
            AccessPart::Messages,
            move |services, conn, caller| {
                let file = services.file(conn, caller, Action::ReadMessages, case)?;
                let together = Together::with_merged(conn, caller.municipality, case)?;
                let record = messages::get(conn, caller.municipality, &together.cases, id)?;
                let view = MessageView::among(record, &together, &file.in_force);
                Ok((file, view))
            },
        )
        .await
    }
}

/// A subject of ours, with the number of the case, in the language of the business.
pub(super) fn titled(docket: &Docket, key: &str) -> String {
    let case = &docket.head.record;
    let reference = [("reference", case.reference.clone())];
    texts::say_with(case.language, key, &reference)
}

/// A message of this case, or of one merged into it, that a request names, if there is such a one.
pub(super) fn replied_to(
    fields: &mut Fields,
    docket: &Docket,
    conn: &mut Connection,
    id: Option<MessageId>,
) -> Result<Option<MessageRecord>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let (house, case) = (docket.municipality(), docket.head.record.id);
    let together = Together::with_merged(conn, house, case)?;
    let found = messages::find(conn, house, &together.cases, id)?;
    if found.is_none() {
        fields.wrong(FieldProblem::new("/in_reply_to", FieldCode::NoSuchThing));
    }
    Ok(found)
}

fn read(docket: &Docket, conn: &mut Connection, input: &MessageInput) -> Result<Outgoing> {
    let mut fields = Fields::default();
    let purpose = input
        .purpose
        .as_deref()
        .map_or(Some(MessagePurpose::General), |word| {
            let (parse, all) = (MessagePurpose::parse_free, MessagePurpose::FREE);
            fields.word("/purpose", word, parse, all)
        });
    let outgoing = Outgoing {
        purpose: purpose.unwrap_or(MessagePurpose::General),
        subject: subject(&mut fields, input.subject.as_deref(), String::new()),
        text: words(&mut fields, &input.text),
        language: language(&mut fields, input.language.as_deref(), docket),
        channel: channel(&mut fields, input.channel.as_deref()),
        in_reply_to: input.in_reply_to,
        contribution: docket.named_part(&mut fields, input.contribution),
    };
    replied_to(&mut fields, docket, conn, input.in_reply_to)?;
    fields.finish_with(Some(outgoing))
}

/// What promises a message keeps by being sent.
fn progress(purpose: MessagePurpose) -> Option<Progress> {
    match purpose {
        MessagePurpose::Update => Some(Progress::BusinessTold),
        MessagePurpose::Delay => Some(Progress::DelayTold),
        MessagePurpose::InterimReply => Some(Progress::InterimReplySent),
        MessagePurpose::FinalAnswer => Some(Progress::FinalAnswerSent),
        MessagePurpose::Overview => Some(Progress::OverviewSent),
        MessagePurpose::General | MessagePurpose::Question | MessagePurpose::MissingItems => None,
    }
}
