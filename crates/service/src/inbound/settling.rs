//! What becomes of a mail, each in one transaction with the mail itself.

use onedoor_domain::enquiry::Channel;
use onedoor_domain::event::{Happened, TalkEvent};
use onedoor_domain::inbound::{Became, Decision, NotTaken, WhyIgnored, Writer, without_quotes};
use onedoor_domain::suggestion::detect_language;
use onedoor_domain::talk::MessageChannel;
use onedoor_domain::{CaseId, DeliveryId, Moment, MunicipalityId};
use onedoor_store::{Connection, StoreError, deliveries, inbound};

use super::deciding::Decided;
use super::keeping::Kept;
use super::reading::Letter;
use super::receiving::Arrived;
use crate::docket::Docket;
use crate::idempotency::Answer;
use crate::in_force::InForce;
use crate::intake::{ContactInput, EnquiryInput, Opened};
use crate::talk::ReceivedInput;
use crate::tracking::goes_on_in;
use crate::{Result, Services};

impl Services {
    /// Sets a mail aside, where somebody can look at it. Nobody is answered.
    pub(super) async fn set_mail_aside(&self, arrived: &Arrived, decided: Decided) -> Result<()> {
        let why = match decided.decision {
            Decision::Ignored(why) => why,
            Decision::Reply { .. } | Decision::NewEnquiry { .. } => WhyIgnored::Unreadable,
        };
        let (services, arrived) = (self.clone(), arrived.clone());
        let of = arrived.caller.municipality;
        let work = move |conn: &mut Connection| {
            services.vouch(conn, of, arrived.file)?;
            let became = Became::Ignored { why };
            let record = arrived.record(became, Writer::Outsider, None);
            inbound::insert(conn, &record)?;
            for id in &decided.came_back {
                note_return(conn, of, *id, arrived.at)?;
            }
            Ok(())
        };
        self.store.of(of).write(work).await
    }

    /// Takes a mail as a message on a case, or on the one in which that goes on.
    pub(super) async fn take_as_reply(
        &self,
        arrived: &Arrived,
        decided: Decided,
        case: CaseId,
        letter: Letter,
        mut kept: Kept,
    ) -> Result<()> {
        let (services, arrived) = (self.clone(), arrived.clone());
        let (of, by) = (arrived.caller.municipality, arrived.caller.actor);
        let work = move |conn: &mut Connection| {
            let case = goes_on_in(conn, of, case)?;
            let mut docket = services.open_docket(conn, of, case, by)?;
            // What is received is received, whatever the case; its papers are closed with it.
            if !docket.head.record.stage.is_live() {
                kept.leave_all(NotTaken::CaseClosed);
            }
            let words = without_quotes(&letter.text);
            let language = docket.head.record.language;
            let input = ReceivedInput {
                subject: Some(letter.facts.subject.clone()),
                text: kept.told(words, &letter.facts.subject, language),
                channel: Some(MessageChannel::Email.to_string()),
                in_reply_to: docket.first_answered(conn, &decided.answers)?,
                ..ReceivedInput::default()
            };
            let received = docket.receive(&services, conn, by, &input)?;
            kept.add_to(&services, conn, &mut docket)?;
            docket.note_mail(&arrived, decided.writer, None);
            services.vouch(conn, of, arrived.file)?;
            let message = received.message.record.id;
            let became = Became::Reply { case, message };
            inbound::insert(conn, &arrived.record(became, decided.writer, None))?;
            docket.save(conn)?;
            Ok(())
        };
        self.store.of(of).write(work).await
    }

    /// Takes a mail as an enquiry of its own.
    pub(super) async fn take_as_enquiry(
        &self,
        arrived: &Arrived,
        decided: Decided,
        letter: Letter,
        kept: Kept,
    ) -> Result<()> {
        let mentions = match decided.decision {
            Decision::NewEnquiry { mentions } => mentions,
            Decision::Reply { .. } | Decision::Ignored(_) => None,
        };
        let writer = decided.writer;
        let input = self
            .as_enquiry(&arrived.caller, writer, &letter, &kept)
            .await?;
        let (services, caller, arrived) = (self.clone(), arrived.caller.clone(), arrived.clone());
        let of = caller.municipality;
        let besides = move |conn: &mut Connection, opened: Opened| {
            let mut docket = services.open_docket(conn, of, opened.case, arrived.caller.actor)?;
            kept.add_to(&services, conn, &mut docket)?;
            docket.note_mail(&arrived, writer, mentions);
            services.vouch(conn, of, arrived.file)?;
            let became = Became::Enquiry {
                case: opened.case,
                enquiry: opened.enquiry,
            };
            inbound::insert(conn, &arrived.record(became, writer, mentions))?;
            docket.save(conn)?;
            Ok(())
        };
        let registering = self.register_with(caller, input, None, |_| untold(), besides);
        registering.await.map(|_| ())
    }

    /// A letter as an enquiry. What a colleague writes for themselves is nobody's whom we answer.
    pub(super) async fn as_enquiry(
        &self,
        caller: &onedoor_domain::policy::Caller,
        writer: Writer,
        letter: &Letter,
        kept: &Kept,
    ) -> Result<EnquiryInput> {
        let (services, of) = (self.clone(), caller.municipality);
        let looking = move |conn: &mut Connection| services.copies.get(conn, of, services.now());
        let in_force: std::sync::Arc<InForce> = self.store.of(of).read(looking).await?;
        let of = &in_force.municipality;
        let language = detect_language(&letter.text, of.country).unwrap_or(of.language);
        let from = letter.facts.from.as_ref();
        let from = from.filter(|_| !matches!(writer, Writer::Colleague(_)));
        Ok(EnquiryInput {
            channel: Channel::Email.to_string(),
            subject: Some(letter.facts.subject.clone()),
            text: kept.told(&letter.text, &letter.facts.subject, language),
            contact: from.map(|from| ContactInput {
                name: from.name.clone(),
                email: Some(from.address.clone()),
                ..ContactInput::default()
            }),
            ..EnquiryInput::default()
        })
    }
}

impl Docket {
    /// Notes from which mail something was taken.
    pub(super) fn note_mail(
        &mut self,
        arrived: &Arrived,
        writer: Writer,
        mentions: Option<CaseId>,
    ) {
        self.note(Happened::Talk(TalkEvent::MailTaken {
            mail: arrived.id,
            passed_on_by: writer.passed_on_by(),
            mentions,
        }));
    }
}

/// A mail of ours came back for good: whoever looks after deliveries sees it as one that was refused.
fn note_return(
    conn: &mut Connection,
    of: MunicipalityId,
    id: DeliveryId,
    now: Moment,
) -> Result<()> {
    let record = match deliveries::get(conn, of, id) {
        Err(StoreError::NotFound) => return Ok(()),
        record => record?,
    };
    if let Some(course) = record.course.came_back(now) {
        deliveries::save(conn, (of, id), &course, record.version)?;
    }
    Ok(())
}

/// What the mail became is told by the mail.
pub(super) fn untold() -> Answer {
    Answer {
        status: 201,
        location: None,
        etag: None,
        body: String::new(),
    }
}
