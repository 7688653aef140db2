//! Writing what is told, and to whom. All of it follows from the delivery, so that whoever writes it again
//! after a crash writes the same.

use onedoor_domain::delivery::{Channel, Course, Tiding};
use onedoor_domain::{ContactId, Language};
use onedoor_store::deliveries::DeliveryRecord;
use onedoor_store::{Connection, StoreError, tracking, webhooks};

use super::Mail;
use super::brief::Brief;
use super::layout::lay_out;
use super::mailer::one_line;
use super::wording::Content;
use crate::gateways::GatewayCall;
use crate::hooks::SwitchedOffNotice;
use crate::in_force::InForce;
use crate::json::recorded;
use crate::{Result, Services};

/// What a delivery tells, or why it tells nothing.
pub(crate) enum Written {
    Mail(Box<Mail>),
    Call(Box<GatewayCall>),
    /// There is nowhere to send it.
    NoAddress,
    /// Its gateway is not used any more.
    SwitchedOff,
    /// It is not sent now, and stands so instead.
    NotNow(Course),
    /// Another has taken its place, and it is gone.
    Overtaken,
}

impl Services {
    /// Writes what a delivery tells.
    ///
    /// # Errors
    /// As every write; [`crate::Error::NotFound`] if what it is about is not there.
    pub(super) async fn write_delivery(&self, record: &DeliveryRecord) -> Result<Written> {
        let (services, record) = (self.clone(), record.clone());
        self.store
            .of(record.municipality)
            .write(move |conn| services.written(conn, &record))
            .await
    }

    fn written(&self, conn: &mut Connection, record: &DeliveryRecord) -> Result<Written> {
        let in_force = self.copies.get(conn, record.municipality, self.now())?;
        match record.channel {
            Channel::Mail => self.written_mail(conn, &in_force, record),
            Channel::Sms | Channel::Chat => self.written_call(conn, &in_force, record),
        }
    }

    fn written_mail(
        &self,
        conn: &mut Connection,
        in_force: &InForce,
        record: &DeliveryRecord,
    ) -> Result<Written> {
        if record.tiding.is_of_meeting() {
            return self.write_invitation(conn, in_force, record);
        }
        if record.tiding == Tiding::MorningQueue {
            return self.write_morning_queue(conn, in_force, record);
        }
        let Some((to, contact)) = address(conn, in_force, record)? else {
            return Ok(Written::NoAddress);
        };
        if let Some(course) = self.too_many_receipts(conn, record, &to)? {
            return Ok(Written::NotNow(course));
        }
        let (mut content, language, tag) = if record.tiding == Tiding::Digest {
            let items = self.digest(conn, record)?;
            let language = in_force.municipality.language;
            (Content::digest(in_force, language, &items), language, None)
        } else if record.tiding == Tiding::WebhookSwitchedOff {
            let language = in_force.municipality.language;
            let content = switched_off(conn, in_force, language, record)?;
            (content, language, None)
        } else {
            self.about_a_case(conn, record, contact)?
        };
        content.subject = one_line(&content.subject);
        let mail = self.mail(record, in_force, (to, language, tag), &content)?;
        Ok(Written::Mail(Box::new(mail)))
    }

    /// What is told of a case where there is room for little.
    pub(crate) fn brief(&self, conn: &mut Connection, record: &DeliveryRecord) -> Result<Brief> {
        let contact = match record.staff {
            Some(_) => None,
            None => record.contact_of(conn)?,
        };
        let (content, ..) = self.about_a_case(conn, record, contact)?;
        Ok(if record.channel == Channel::Chat {
            Brief::of_channel(&content)
        } else {
            Brief::of_phone(&content)
        })
    }

    /// What a mail of a case says, in which language, and how answers find the case.
    fn about_a_case(
        &self,
        conn: &mut Connection,
        record: &DeliveryRecord,
        contact: Option<ContactId>,
    ) -> Result<(Content, Language, Option<String>)> {
        let facts = self.facts(conn, record)?;
        let mut content = facts.content();
        let mentions = facts.mentions(&content);
        let of = (record.tiding, facts.language);
        // Words to one person are not replaced by words to all.
        if facts.message.is_none() {
            self.reword(conn, record.municipality, of, &mentions, &mut content)?;
        }
        self.add_links(conn, record, &facts, contact, &mut content)?;
        let tag = facts.file.case.reference.clone();
        let tag = facts.is_for_business.then_some(tag);
        Ok((content, facts.language, tag))
    }

    pub(super) fn mail(
        &self,
        record: &DeliveryRecord,
        in_force: &InForce,
        (to, language, reply_tag): (String, Language, Option<String>),
        content: &Content,
    ) -> Result<Mail> {
        let laid_out = lay_out(content)?;
        let municipality = &in_force.municipality;
        let settings = &municipality.settings.mail;
        let name = settings.sender_name.as_ref();
        let host = self.host();
        Ok(Mail {
            id: format!("{}@{host}", record.id),
            thread: record.case.map(|case| format!("case.{case}@{host}")),
            from_name: one_line(name.unwrap_or(&municipality.name)),
            from: settings.sender_address.clone(),
            reply_tag,
            to,
            subject: content.subject.clone(),
            text: laid_out.text,
            html: laid_out.html,
            calendar: None,
            language,
            at: self.now(),
        })
    }

    /// The name under which this installation is known.
    pub(crate) fn host(&self) -> &str {
        host_of(&self.public_url)
    }
}

/// Where a delivery goes: to a colleague who works here, or to the contact person.
pub(super) fn address(
    conn: &mut Connection,
    in_force: &InForce,
    record: &DeliveryRecord,
) -> Result<Option<(String, Option<ContactId>)>> {
    if let Some(staff) = record.staff {
        let person = in_force.directory.find(staff);
        let person = person.filter(|person| person.active && !person.email.is_empty());
        return Ok(person.map(|person| (person.email.clone(), None)));
    }
    let Some(contact) = record.contact_of(conn)? else {
        return Ok(None);
    };
    let email = tracking::email_of(conn, record.municipality, contact)?;
    Ok(email.map(|email| (email, Some(contact))))
}

/// What those who administer are told of a webhook that was switched off.
fn switched_off(
    conn: &mut Connection,
    in_force: &InForce,
    language: Language,
    record: &DeliveryRecord,
) -> Result<Content> {
    let notice: SwitchedOffNotice = recorded(&record.payload)?;
    let webhook = match webhooks::get(conn, record.municipality, notice.webhook) {
        Ok(webhook) => Some(webhook),
        // It was removed meanwhile; that it was switched off is still true.
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let called = webhook.map(|webhook| {
        let host = host_of(&webhook.url).to_owned();
        let called = Some(webhook.description).filter(|text| !text.is_empty());
        called.unwrap_or(host)
    });
    Ok(Content::switched_off(
        in_force,
        language,
        notice.because,
        called,
    ))
}

/// The host of an address. What stands behind it may be a secret.
pub(crate) fn host_of(url: &str) -> &str {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = host.find(['/', ':', '?']).unwrap_or(host.len());
    &host[..end]
}
